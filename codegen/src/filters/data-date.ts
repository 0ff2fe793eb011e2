// How old data is: by the days that its facts give themselves, never by that of a run.
import type { ModelRecord, SourceRecord } from "../record.js";

type Sources = Readonly<Record<string, SourceRecord>> | undefined;

/** The latest day of any fact of a model (`YYYY-MM-DD`); undefined where none has one. */
export function latestDayOf({ provenance, popularity }: ModelRecord, sources: Sources): string | undefined {
  const days = Object.values(provenance ?? {}).map(({ date, source }) => {
    return date ?? (sources !== undefined && Object.hasOwn(sources, source) ? sources[source]?.date : undefined);
  });
  if (popularity?.date.length === 10) days.push(popularity.date);
  return latest(days);
}

/** The latest of some days; undefined where there is none. */
export function latest(days: Iterable<string | undefined>): string | undefined {
  let found: string | undefined;
  for (const day of days) if (day !== undefined && (found === undefined || day > found)) found = day;
  return found;
}

/** The day of the newest figures of popularity among some models: that of the newest list that their source gave. */
export function latestSnapshot(models: readonly ModelRecord[]): string | undefined {
  return latest(models.map(({ popularity }) => (popularity?.date.length === 10 ? popularity.date : undefined)));
}

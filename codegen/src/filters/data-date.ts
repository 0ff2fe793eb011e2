// How old data is: by the days that its facts give themselves, never by that of a run.
import type { ModelRecord, SourceRecord } from "../record.js";

type Sources = Readonly<Record<string, SourceRecord>> | undefined;

/** The latest day of any fact of some models (`YYYY-MM-DD`); undefined where none has one. */
export function latestDay(models: Iterable<ModelRecord>, sources: Sources): string | undefined {
  let latest: string | undefined;
  for (const record of models) {
    for (const { date, source } of Object.values(record.provenance ?? {})) {
      const day = date ?? (sources !== undefined && Object.hasOwn(sources, source) ? sources[source]?.date : undefined);
      if (day !== undefined && (latest === undefined || day > latest)) latest = day;
    }
    const day = record.popularity?.date;
    if (day?.length === 10 && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}

/** The day of the newest figures of popularity among some models: that of the newest list that their source gave. */
export function latestSnapshot(models: Iterable<ModelRecord>): string | undefined {
  let latest: string | undefined;
  for (const { popularity } of models) {
    const day = popularity?.date;
    if (day?.length === 10 && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}

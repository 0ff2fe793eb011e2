import { type Entry, problemAt, recordRule } from "./rule.js";

/** Dates exist in the calendar and follow one another. */
export const dates = recordRule(
  "dates",
  "Dates exist in the calendar, and release, deprecation and retirement follow one another.",
  function* (entry) {
    for (const path of DATE_PATHS) {
      const date = read(entry, path);
      if (date === undefined || isCalendarDate(date)) continue;
      const message = `Model ${entry.record.id} has invalid ${path.join(".")}: ${date} is not a day of the calendar`;
      yield problemAt("dates", entry, path, message, "Use a date from 1990 to 2099 that exists.");
    }
    for (const [earlier, later] of ORDER) {
      const first = read(entry, earlier);
      const second = read(entry, later);
      if (first === undefined || second === undefined || precedes(first, second)) continue;
      const message = `Model ${entry.record.id} ${later.join(".")} (${second}) is before ${earlier.join(".")} (${first})`;
      yield problemAt("dates", entry, later, message, "Correct one of the two: were they swapped?");
    }
  },
);

const RELEASE = ["release_date"];
const CUTOFF = ["knowledge_cutoff"];
const DEPRECATED = ["deprecated_on"];
const RETIRED = ["retired_on"];
const POPULARITY = ["popularity", "date"];
const DATE_PATHS = [RELEASE, CUTOFF, DEPRECATED, RETIRED, POPULARITY];
const ORDER = [
  [CUTOFF, RELEASE],
  [RELEASE, DEPRECATED],
  [RELEASE, RETIRED],
  [DEPRECATED, RETIRED],
  [RELEASE, POPULARITY],
] as const;

function read({ record }: Entry, path: readonly string[]): string | undefined {
  let value: unknown = record;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === "string" ? value : undefined;
}

function isCalendarDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  if (year < 1990 || year > 2099) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether `first` can lie before or on `second`, as far as both are given: 2024 does not follow 2024-05. */
function precedes(first: string, second: string): boolean {
  const shared = Math.min(first.length, second.length);
  return first.slice(0, shared) <= second.slice(0, shared);
}

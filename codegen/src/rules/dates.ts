import type { Problem } from "../problem.js";
import { type Entry, problemAt, type Rule } from "./rule.js";

/** Dates exist in the calendar and follow one another. */
export const dates: Rule = {
  code: "dates",
  description: "Dates exist in the calendar, and release, deprecation and retirement follow one another.",
  *check({ entries, sources }) {
    for (const [key, { date }] of Object.entries(sources ?? {})) {
      if (!isImpossible(date)) continue;
      const message = `The source ${key} has invalid date: ${date} is not a day of the calendar`;
      yield { code: "dates", at: ["sources", key, "date"], message, help: CALENDAR_HELP };
    }
    for (const entry of entries) {
      yield* checkCalendar(entry);
      yield* checkOrder(entry);
    }
  },
};

const CALENDAR_HELP = "Use a date from 1990 to 2099 that exists.";

function* checkCalendar(entry: Entry): Iterable<Problem> {
  const read = Object.keys(entry.record.provenance ?? {}).map((path) => ["provenance", path, "date"]);
  for (const path of [...DATE_PATHS, ...read]) {
    const date = dateAt(entry, path);
    if (!isImpossible(date)) continue;
    const message = `Model ${entry.record.id} has invalid ${path.join(".")}: ${date} is not a day of the calendar`;
    yield problemAt("dates", entry, path, message, CALENDAR_HELP);
  }
}

function* checkOrder(entry: Entry): Iterable<Problem> {
  for (const [earlier, later] of ORDER) {
    const first = dateAt(entry, earlier);
    const second = dateAt(entry, later);
    if (first === undefined || second === undefined || precedes(first, second)) continue;
    const message = `Model ${entry.record.id} ${later.join(".")} (${second}) is before ${earlier.join(".")} (${first})`;
    yield problemAt("dates", entry, later, message, "Correct one of the two: were they swapped?");
  }
}

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

function dateAt({ record }: Entry, path: readonly string[]): string | undefined {
  let value: unknown = record;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === "string" ? value : undefined;
}

function isImpossible(date: unknown): date is string {
  return typeof date === "string" && FORM.test(date) && !isCalendarDate(date);
}

// What is out of form is reported as that.
const FORM = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether a year, month or day of the right form is one of the calendar, from 1990 to 2099. */
export function isCalendarDate(text: string): boolean {
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

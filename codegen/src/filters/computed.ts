// Conditions on what is computed from facts, beside those on the facts themselves.
import { type SizeCategory, sizeCategory } from "../../../src/size-category.js";
import type { ModelRecord } from "../record.js";
import { RATING_BITS } from "../sources/civitai/ratings.js";

/** Words of `size_category`. */
export const SIZE_CATEGORIES: readonly SizeCategory[] = ["small", "medium", "large", "unknown"];

/** Words of `max_rating`, mildest first. */
export const RATINGS: readonly string[] = Object.keys(RATING_BITS);

/** Words of `released_within`, with their days. */
export const PERIODS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** What a condition can be on, beside facts. */
export const COMPUTED: readonly string[] = ["size_category", "license_group", "max_rating", "released_within"];

/** Size category of a record. */
export function sizeOf({ specs }: ModelRecord): SizeCategory {
  return sizeCategory(specs?.parameters);
}

/** The highest rating among the pictures of a model; undefined where they are not rated. */
export function highestRating({ content_ratings: ratings = [] }: ModelRecord): number | undefined {
  const ranks = ratings.map((rating) => RATINGS.indexOf(rating)).filter((rank) => rank !== -1);
  return ranks.length === 0 ? undefined : Math.max(...ranks);
}

/** Whether a model surely came out within a number of days before a day: a year alone begins too early to be sure. */
export function isReleasedWithin({ release_date: date }: ModelRecord, days: number, day: string | undefined): boolean {
  if (date === undefined || day === undefined) return false;
  const age = (Date.parse(day) - Date.parse(earliestDay(date))) / MS_PER_DAY;
  return age >= 0 && age <= days;
}

const MS_PER_DAY = 86_400_000;

/** First day that a date of a year, month or day can mean. */
export function earliestDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

/** Last day that it can mean. */
export function latestDay(date: string): string {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split("-").map(Number);
  // Day 0 of a month is the last one of the month before.
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

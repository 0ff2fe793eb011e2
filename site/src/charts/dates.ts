// Where a release date stands on an axis of time.

/**
 * The middle of the year, month or day that a date names (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), in milliseconds since 1970, UTC: the
 * place with the smallest error where the source is not more exact.
 */
export function placeDate(date: string): number {
  const [year = 0, month, day] = date.split("-").map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end =
    month === undefined
      ? Date.UTC(year + 1, 0, 1)
      : day === undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1);
  return (start + end) / 2;
}

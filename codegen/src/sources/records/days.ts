// Days of the calendar, as sources write them.

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T[\d:.]+Z$/;

/** Whether a text is a day of the calendar from 1990 to 2099, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1990 || year > 2099) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day of a moment such as `2026-08-09T15:12:32.918Z`; undefined where there is no such moment. */
export function dayOf(moment: string): string | undefined {
  const day = MOMENT.exec(moment)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}

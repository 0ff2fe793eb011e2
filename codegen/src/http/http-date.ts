// Dates as HTTP headers write them.

// Later years have more than four digits.
const LAST = Date.UTC(10_000, 0) - 1;

/** Milliseconds since 1970, or undefined where the text is no such date. */
export function parseHttpDate(text: string | undefined): number | undefined {
  // Without the zone, `Date.parse` would take the local one.
  if (text === undefined || !text.endsWith(" GMT")) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) || time > LAST ? undefined : time;
}

/** Day of an answer with this Date header, `YYYY-MM-DD`; by the local clock where it has none. */
export function dayOf(header: string | undefined): string {
  return new Date(parseHttpDate(header) ?? Date.now()).toISOString().slice(0, 10);
}

// How long an answer asks to wait.

/** Seconds from now on; undefined where the headers do not say. */
export function askedWait(headers: Headers, now: number): number | undefined {
  const after = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(after)) return Number(after);
  const moment = Date.parse(after);
  if (after !== "" && !Number.isNaN(moment)) return Math.max(0, Math.ceil((moment - now) / 1000));
  // The Hub's own way: `"resolvers";r=0;t=120`, nothing left for so many seconds.
  const [, seconds] = /;\s*r=0\s*;\s*t=(\d{1,9})/.exec(headers.get("ratelimit") ?? "") ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

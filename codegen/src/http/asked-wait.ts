// Takes status and headers of an answer, gives how long its host asks to be left alone.
import { parseList } from "structured-headers";
import { parseHttpDate } from "./http-date.js";

/** A wait that a host asks for. */
export interface AskedWait {
  /** From the receipt of the answer. */
  readonly seconds: number;
  /** In one sentence that goes on from the host, such as `it answered 429`. */
  readonly because: string;
}

const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the same request may get another status later. */
export function mayPass(status: number): boolean {
  return PASSING_STATUSES.has(status);
}

/** The longest wait asked for, or undefined. Headers by name in lower case; malformed ones ask for none. */
export function findAskedWait(status: number, headers: Readonly<Record<string, string>>): AskedWait | undefined {
  const untilReset = readRateLimit(headers.ratelimit);
  const untilRetry = mayPass(status) ? readRetryAfter(headers["retry-after"], headers.date) : undefined;
  if (untilRetry !== undefined && untilRetry >= (untilReset ?? 0)) {
    return { seconds: untilRetry, because: `it answered ${status}` };
  }
  return untilReset === undefined ? undefined : { seconds: untilReset, because: "its limit is used up" };
}

/** Seconds until the last of the used-up limits is reset. */
function readRateLimit(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const waits = parseParameters(header).flatMap((parameters) => {
    const seconds = parameters.get("r") === 0 ? parameters.get("t") : undefined;
    return typeof seconds === "number" && seconds >= 0 ? [seconds] : [];
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function parseParameters(header: string): ReadonlyMap<string, unknown>[] {
  try {
    return parseList(header).map(([, parameters]) => parameters);
  } catch {
    return [];
  }
}

function readRetryAfter(header: string | undefined, date: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const moment = parseHttpDate(header);
  // By the host's own clock, which need not be right.
  return moment === undefined ? undefined : Math.max(0, (moment - (parseHttpDate(date) ?? Date.now())) / 1000);
}

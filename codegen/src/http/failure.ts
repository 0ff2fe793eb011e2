// How one try failed, in words: what happened, what to do, and whether another try may do better.
import { visible } from "../report/escape.js";
import type { RequestFault } from "./request-error.js";

interface Failure {
  readonly fault: RequestFault;
  /** What happened, in one sentence with this inserted: nothing, or such as ` 5 times`. */
  readonly say: (times: string) => string;
  /** What to do, in one sentence. */
  readonly help: string;
  readonly mayPass?: boolean;
  readonly status?: number;
  readonly askedAt?: number | undefined;
  readonly cause?: unknown;
}

/** A try that gave nothing. Its texts are free of secrets and of unsafe characters. */
export class TryFailure extends Error {
  readonly fault: RequestFault;
  readonly say: (times: string) => string;
  readonly help: string;
  /** Whether another try may do better. */
  readonly mayPass: boolean;
  readonly status: number | undefined;
  /** The moment when the host asked to wait before the next try; undefined where it did not. */
  readonly askedAt: number | undefined;

  constructor({ fault, say, help, mayPass = false, status, askedAt, cause }: Failure) {
    super(say(""), { cause });
    this.fault = fault;
    this.say = say;
    this.help = help;
    this.mayPass = mayPass;
    this.status = status;
    this.askedAt = askedAt;
  }
}

export const LATER = "Try again later; what was read so far is kept.";
export const REACH = "Check the address and your network or proxy.";

/** No answer in time. `timeout` in milliseconds. */
export function timeoutFailure(timeout: number): TryFailure {
  const event = `did not answer within ${inSeconds(timeout)}`;
  const say = (times: string) => (times === "" ? event : `${event},${times}`);
  return new TryFailure({ fault: "timeout", say, help: LATER, mayPass: true });
}

/** An answer that is larger than this many bytes. */
export function sizeFailure(bytes: number, status: number): TryFailure {
  return new TryFailure({
    fault: "too-large",
    say: () => `answered with more than ${inUnits(bytes)}`,
    help: 'Allow more with "max_answer_bytes" in the settings, if that much is to be expected.',
    status,
  });
}

/** A redirect that is not followed; `event` says why, such as `redirects in a circle`. */
export function redirectFailure(event: string, status: number): TryFailure {
  return new TryFailure({ fault: "redirect", say: () => event, help: "Check the address.", status });
}

/** Something else than JSON; `what` is such as `HTML instead of JSON`. */
export function notJsonFailure(what: string, status: number): TryFailure {
  const say = (times: string) => `answered with ${what}${times}`;
  return new TryFailure({ fault: "not-json", say, help: LATER, mayPass: true, status });
}

/** Nothing was sent; `why` is such as `its address is neither http nor https`. */
export function unsentFailure(why: string, help: string): TryFailure {
  return new TryFailure({ fault: "connection", say: () => `was not sent, because ${why}`, help });
}

/** A wait that the run has no time for. Both in milliseconds. */
export function waitFailure(asked: number, left: number): TryFailure {
  const [long, short] = [Math.ceil(asked / 1000), Math.max(0, Math.floor(left / 1000))];
  const event = `asks to wait ${long} s, more than the ${short} s that are left of this run`;
  return new TryFailure({ fault: "wait-too-long", say: () => event, help: LATER });
}

const LONGEST_QUOTE = 200;

/** Strangers' text for a message: not long, and nothing unsafe in it. */
export function quote(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST_QUOTE)];
  const isWhole = characters.length <= LONGEST_QUOTE && text.length <= 2 * LONGEST_QUOTE;
  return visible(isWhole ? text : `${characters.slice(0, LONGEST_QUOTE).join("")}…`);
}

/** Such as `1.5 s`. */
export function inSeconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}

function inUnits(bytes: number): string {
  if (bytes % 1024 ** 2 === 0) return `${bytes / 1024 ** 2} MB`;
  return bytes % 1024 === 0 ? `${bytes / 1024} KB` : `${bytes} bytes`;
}

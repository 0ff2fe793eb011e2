// Why the characteristics of a model could not be had.
import { showText } from "../show-text.js";

/**
 * - `invalid-id`: no id of a model; nothing was asked.
 * - `not-found`: no such model, revision or file.
 * - `gated`: the model is there for those who were let in, or the token is refused.
 * - `rate-limited`: the Hub wants fewer requests.
 * - `timeout`: no whole answer in time.
 * - `too-large`: more bytes than a config.json has.
 * - `not-json`: something else than an object of JSON.
 * - `unavailable`: no connection, or an answer that is a fault of the Hub.
 * - `aborted`: whoever asked gave it up.
 */
export type HubErrorCode =
  | "invalid-id"
  | "not-found"
  | "gated"
  | "rate-limited"
  | "timeout"
  | "too-large"
  | "not-json"
  | "unavailable"
  | "aborted";

/** What is known of a failure. */
export interface HubFailure {
  readonly code: HubErrorCode;
  /** Id of the model, as it was given. */
  readonly id: string;
  /** What happened, in words that go on from the id. */
  readonly fault: string;
  /** What to do about it, in one sentence. */
  readonly cure: string;
  /** Status of the Hub's answer, where there was one. */
  readonly status?: number | undefined;
  /** Seconds after which the Hub wants to be asked again. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The characteristics of a model could not be had. The message names the model, what happened, and what to do; never a token. */
export class HubError extends Error {
  override readonly name = "HubError";
  readonly code: HubErrorCode;
  /** Id of the model, as it was given: text of a stranger where the code is `invalid-id`. */
  readonly id: string;
  /** Status of the Hub's answer, where there was one. */
  readonly status: number | undefined;
  /** Seconds after which the Hub wants to be asked again, where it said so. */
  readonly retryAfter: number | undefined;

  constructor({ code, id, fault, cure, status, retryAfter, cause }: HubFailure) {
    super(`${showText(id)} ${fault}. ${cure}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.id = id;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

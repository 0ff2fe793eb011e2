// Why manifests could not be had.

/**
 * - `unknown-filter`: index.json names no such filter; nothing else was asked.
 * - `not-found`: a file is not there.
 * - `unavailable`: no connection, or an answer that is a fault of the server.
 * - `timeout`: no whole answer in time.
 * - `not-json`: something else than JSON, such as the page of an application.
 * - `wrong-shape`: JSON that is no manifest.
 * - `out-of-step`: files of different generations.
 * - `aborted`: whoever asked gave it up.
 */
export type ManifestErrorCode =
  | "unknown-filter"
  | "not-found"
  | "unavailable"
  | "timeout"
  | "not-json"
  | "wrong-shape"
  | "out-of-step"
  | "aborted";

/** What is known of a failure. */
export interface ManifestFailure {
  readonly code: ManifestErrorCode;
  /** What the message begins with: an address, or the name that was asked for. */
  readonly place: string;
  /** What happened, in words that go on from the place. */
  readonly fault: string;
  /** What to do about it. */
  readonly cure: string;
  /** Address of the file, where one is to blame. */
  readonly url?: string | undefined;
  /** Status of the answer, where there was one. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/** Manifests could not be had. The message names the place, what happened, and what to do; never a header. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
  readonly code: ManifestErrorCode;
  /** Address of the file, where one is to blame. */
  readonly url: string | undefined;
  /** Status of the answer, where there was one. */
  readonly status: number | undefined;

  constructor({ code, place, fault, cure, url, status, cause }: ManifestFailure) {
    super(`${place} ${fault}. ${cure}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.url = url;
    this.status = status;
  }
}

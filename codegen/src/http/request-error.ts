// Why a request gave nothing that can be used: which request, what happened, what to do. Messages are free of secrets, and
// may hold strangers' text: escape before printing.

/** What kind of failure it was. */
export type RequestFault =
  | "status"
  | "connection"
  | "timeout"
  | "too-large"
  | "redirect"
  | "not-json"
  | "shape"
  | "offline"
  | "wait-too-long"
  | "run-timeout"
  | "interrupted";

/** What is known of a failed request. */
export interface RequestFailure {
  readonly fault: RequestFault;
  /** Such as `GET https://huggingface.co/api/models?limit=500`. */
  readonly request: string;
  /** What happened, in one sentence that goes on from the request, such as `answered 503 (Service Unavailable) 5 times`. */
  readonly event: string;
  /** What to do about it, in one sentence. */
  readonly help: string;
  /** Status of the last answer, where there was one. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** A request that failed for good. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly fault: RequestFault;
  readonly request: string;
  readonly event: string;
  readonly help: string;
  readonly status: number | undefined;

  constructor({ fault, request, event, help, status, cause }: RequestFailure) {
    super(`${request} ${event}. ${help}`, { cause });
    this.fault = fault;
    this.request = request;
    this.event = event;
    this.help = help;
    this.status = status;
  }
}

// Failures of requests that a source goes on without, and those that end a run.
import { RequestError, type RequestFault } from "../http/request-error.js";

// After these no request of the run can succeed.
const FINAL: ReadonlySet<RequestFault> = new Set(["run-timeout", "interrupted", "wait-too-long"]);

/**
 * The failure of one request, where the run can go on without it.
 *
 * @throws whatever else was caught.
 */
export function toFailure(error: unknown): RequestError {
  if (error instanceof RequestError && !FINAL.has(error.fault)) return error;
  throw error;
}

// Answers and failures of the Hub in words: what happened, and what to do.
import { HubError, type HubFailure } from "./hub-error.js";
import type { HubSettings } from "./options.js";

/** A file of a model. */
export interface FileRequest {
  readonly id: string;
  /** Path in the repository. */
  readonly file: string;
  readonly settings: HubSettings;
}

/** Statuses after which another try may do better. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

const LATER = "Try again later.";

/** An answer that is none of 2xx. */
export function statusError(request: FileRequest, { status, headers }: Response, retryAfter?: number): HubError {
  const failure = (rest: Omit<HubFailure, "id" | "status">) => new HubError({ ...rest, id: request.id, status });
  if (status === 429) {
    const cure = retryAfter === undefined ? LATER : `Try again in ${retryAfter} s.`;
    return failure({ code: "rate-limited", fault: "was not given, for there are too many requests", cure, retryAfter });
  }
  if (isMissing(status, headers)) return failure({ code: "not-found", ...describeMissing(request, status, headers) });
  if (status === 401 || status === 403) return failure({ code: "gated", ...describeGate(request, status, headers) });
  const asked = retryAfter === undefined ? {} : { retryAfter };
  return failure({
    code: "unavailable",
    fault: `could not be read: ${host(request)} answered ${status}`,
    cure: LATER,
    ...asked,
  });
}

const WRONG_TOKEN = "Invalid credentials in Authorization header";

// To whom it does not know, the Hub answers 401 for what does not exist as for what is private, without a code; its own client
// reads it so (huggingface/huggingface_hub, src/huggingface_hub/utils/_http.py). A gated model has the code GatedRepo.
function isMissing(status: number, headers: Headers): boolean {
  const code = headers.get("x-error-code");
  if (code === "GatedRepo") return false;
  if (code === "RepoNotFound" || status === 404 || status === 410) return true;
  return status === 401 && headers.get("x-error-message") !== WRONG_TOKEN;
}

type Words = Pick<HubFailure, "fault" | "cure">;

function describeMissing({ file, settings, ...request }: FileRequest, status: number, headers: Headers): Words {
  const code = headers.get("x-error-code");
  if (code === "EntryNotFound") {
    return { fault: `has no ${file}`, cure: "Only models in the layout of transformers have one." };
  }
  if (code === "RevisionNotFound")
    return { fault: `has no revision ${settings.revision}`, cure: "Check the revision." };
  return {
    fault: `does not exist, or is private (${host({ file, settings, ...request })} answered ${status})`,
    cure: "Check the id; for a private model give a token that may read it.",
  };
}

function describeGate({ id, settings, ...request }: FileRequest, status: number, headers: Headers): Words {
  const answered = `${host({ id, settings, ...request })} answered ${status}`;
  if (headers.get("x-error-message") === WRONG_TOKEN) {
    return { fault: `could not be read, for the token is not valid (${answered})`, cure: "Make a new token." };
  }
  return {
    fault: `is not open to everybody (${answered})`,
    cure: `Ask for access on ${settings.endpoint}/${id}, and give a token that may read it.`,
  };
}

/** No whole answer in time. */
export function timeoutError(request: FileRequest): HubError {
  const { id, settings } = request;
  const fault = `could not be read: ${host(request)} did not answer within ${settings.timeout / 1000} s`;
  return new HubError({ code: "timeout", id, fault, cure: LATER });
}

/** No connection, or one that broke off. What `fetch` says of it becomes the cause. */
export function connectionError(request: FileRequest, cause: unknown): HubError {
  const fault = `could not be read: the connection to ${host(request)} failed`;
  const cure = "Check the network and the endpoint.";
  return new HubError({ code: "unavailable", id: request.id, fault, cure, cause });
}

/** More bytes than allowed. */
export function sizeError({ id, file, settings }: FileRequest, status: number): HubError {
  const fault = `has a ${file} of more than ${settings.maxBytes} bytes`;
  return new HubError({
    code: "too-large",
    id,
    fault,
    cure: "No model needs as much; raise maxBytes if it does.",
    status,
  });
}

/** Something else than an object of JSON; `what` is such as `HTML`. */
export function formError({ id, file }: FileRequest, what: string, status: number): HubError {
  const fault = `has a ${file} that cannot be used: it is ${what} instead of a JSON object`;
  return new HubError({
    code: "not-json",
    id,
    fault,
    cure: "Check the endpoint, and the file on the page of the model.",
    status,
  });
}

/** Whoever asked gave it up. */
export function abortError(id: string, cause: unknown): HubError {
  return new HubError({ code: "aborted", id, fault: "was given up", cure: "Ask again if it is still wanted.", cause });
}

function host({ settings }: FileRequest): string {
  return new URL(settings.endpoint).host;
}

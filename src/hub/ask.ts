// One file of a model: in time, of a size, and again where that may help.
import { isObject } from "../characteristics/config-block.js";
import { parseConfig } from "../characteristics/parse-config.js";
import { askedWait } from "./asked-wait.js";
import {
  connectionError,
  type FileRequest,
  formError,
  mayPass,
  sizeError,
  statusError,
  timeoutError,
} from "./faults.js";
import { HubError } from "./hub-error.js";
import { nameForm, readBody } from "./read-body.js";
import { wait } from "./wait.js";

/**
 * Content of a JSON file of a model.
 *
 * @throws HubError where it cannot be had, and the reason of the signal where that is aborted.
 */
export async function askForFile(request: FileRequest, signal: AbortSignal): Promise<object> {
  const { retries, backoff, longestWait } = request.settings;
  for (let tries = 0; ; tries++) {
    const failure = await tryInTime(request, signal);
    if (!(failure instanceof HubError)) return failure;
    const isLast = tries >= retries || !isPassing(failure);
    const pause = failure.retryAfter === undefined ? backoff * 2 ** tries : failure.retryAfter * 1000;
    if (isLast || pause > longestWait) throw failure;
    await wait(pause, signal);
  }
}

// Who waited for a whole time-out has waited long enough.
function isPassing({ code, status }: HubError): boolean {
  return code === "rate-limited" || (code === "unavailable" && (status === undefined || mayPass(status)));
}

async function tryInTime(request: FileRequest, signal: AbortSignal): Promise<object | HubError> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, request.settings.timeout);
  try {
    return await tryOnce(request, controller.signal);
  } catch (error) {
    signal.throwIfAborted();
    return isLate ? timeoutError(request) : connectionError(request, error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

async function tryOnce(request: FileRequest, signal: AbortSignal): Promise<object | HubError> {
  const { fetch, token, maxBytes } = request.settings;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(addressOf(request), {
    headers: { accept: "application/json", ...authorization },
    signal,
  });
  const { status, headers, ok } = response;
  if (!ok) {
    // Its body is of no use, and would keep the connection; one that broke off changes nothing.
    await response.body?.cancel().catch(() => {});
    return statusError(request, response, mayPass(status) ? askedWait(headers, Date.now()) : undefined);
  }
  const text = await readBody(response, maxBytes);
  return text === undefined ? sizeError(request, status) : parse(request, text, status);
}

function parse(request: FileRequest, text: string, status: number): object | HubError {
  try {
    const content = parseConfig(text);
    return isObject(content) ? content : formError(request, nameContent(content), status);
  } catch {
    return formError(request, nameForm(text), status);
  }
}

function nameContent(content: unknown): string {
  if (content === null) return "null";
  return Array.isArray(content) ? "a list" : `a ${typeof content}`;
}

// Ids and revisions are checked before: a slash of an id parts segments, one of a revision (`refs/pr/1`) does not.
function addressOf({ id, file, settings }: FileRequest): string {
  return `${settings.endpoint}/${id}/resolve/${encodeURIComponent(settings.revision)}/${file}`;
}

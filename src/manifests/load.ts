// One file of JSON: in time, and again only where it changed.
import { nameForm, readBody } from "../hub/read-body.js";
import { connectionError, formError, shapeError, statusError, timeoutError } from "./faults.js";
import { ManifestError } from "./manifest-error.js";
import type { ManifestFetch, ManifestSettings } from "./options.js";

/** A file that was read, with what tells whether it changed. */
export interface Loaded<Content> {
  readonly url: string;
  readonly content: Content;
  /** As it arrived: where a server or a browser tells no more than the whole file, this tells whether it changed. */
  readonly text: string;
  /** Headers that ask for it only if it changed. */
  validators: Readonly<Record<string, string>>;
}

/** What is asked for, and how it is read. */
export interface FileRequest<Content> {
  readonly settings: ManifestSettings;
  /** Name of the file below the base. */
  readonly file: string;
  /**
   * Reads what JSON says.
   *
   * @throws whatever `fault` makes of the place and of what is wrong there.
   */
  readonly read: (content: unknown, fault: (wrong: string) => ManifestError) => Content;
  /** What is there of it. */
  readonly known?: Loaded<Content> | undefined;
  /** Whether an answer that a browser kept is too old. */
  readonly isRenewed: boolean;
}

// Far more than any registry has; an answer without an end must not fill the memory.
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * A file. The object that is known comes back where it did not change.
 *
 * @throws ManifestError where it cannot be had, and the reason of the signal where that is aborted.
 */
export async function load<Content>(request: FileRequest<Content>, signal: AbortSignal): Promise<Loaded<Content>> {
  const { settings, file } = request;
  const url = settings.base + file;
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(() => controller.abort(timeoutError(url, settings.timeout)), settings.timeout);
  try {
    return await Promise.race([ask(url, request, controller.signal), untilAborted(controller.signal)]);
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error instanceof ManifestError ? error : connectionError(url, error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

// A `fetch` that was given may not listen to the signal.
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

async function ask<Content>(url: string, request: FileRequest<Content>, signal: AbortSignal): Promise<Loaded<Content>> {
  const { settings, known, read } = request;
  const response = await settings.fetch(url, { ...describeRequest(request), signal });
  const { status, headers, ok } = response;
  const isUnchanged = status === 304 && known !== undefined;
  if (isUnchanged || !ok) {
    // Its body is of no use, and would keep the connection; one that broke off changes nothing.
    await response.body?.cancel().catch(() => {});
    if (isUnchanged) return known;
    throw statusError(url, status);
  }
  const text = await readBody(response, MOST_BYTES);
  if (text === undefined) throw shapeError(url, `it has more than ${MOST_BYTES} bytes`);
  const validators = validatorsOf(headers);
  if (text === known?.text) {
    known.validators = validators;
    return known;
  }
  const content = read(parse(url, text, status), (wrong) => shapeError(url, wrong));
  return { url, content, text, validators };
}

function parse(url: string, text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw formError(url, nameForm(text), status, error);
  }
}

type Described = Omit<Parameters<ManifestFetch>[1], "signal">;

function describeRequest({ settings, known, isRenewed }: FileRequest<unknown>): Described {
  const headers = { accept: "application/json", ...settings.headers };
  if (!isRenewed) return { headers };
  const { revalidation } = settings;
  const validators = revalidation === "cache" ? {} : (known?.validators ?? {});
  if (revalidation === "headers" || Object.keys(validators).length > 0) {
    return { headers: { ...headers, ...validators } };
  }
  return { headers, cache: "no-cache" };
}

function validatorsOf(headers: Headers): Readonly<Record<string, string>> {
  const etag = headers.get("etag");
  const modified = headers.get("last-modified");
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(modified === null ? {} : { "if-modified-since": modified }),
  };
}

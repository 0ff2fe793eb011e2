// Answers and failures in words: what happened, and what to do.
import { showText } from "../show-text.js";
import { suggestFilters } from "../suggest.js";
import { ManifestError } from "./manifest-error.js";

/** The file that names all others. */
export const INDEX_FILE = "index.json";

const LATER = "Try again later.";
const TOGETHER = "Deploy all files of one generation together, and call refresh().";
const ANEW = "Generate the files anew, and deploy them together.";

/** An answer that is none of 2xx. */
export function statusError(url: string, status: number): ManifestError {
  const isMissing = status === 404 || status === 410;
  return isMissing
    ? new ManifestError({
        code: "not-found",
        place: url,
        fault: `is not there (the server answered ${status})`,
        cure: url.endsWith(`/${INDEX_FILE}`) ? "Check baseUrl." : `${INDEX_FILE} names it. ${TOGETHER}`,
        url,
        status,
      })
    : new ManifestError({
        code: "unavailable",
        place: url,
        fault: `could not be read: the server answered ${status}`,
        cure: LATER,
        url,
        status,
      });
}

/** No connection, or one that broke off. What `fetch` says of it becomes the cause. */
export function connectionError(url: string, cause: unknown): ManifestError {
  const fault = "could not be read: the connection failed";
  const cure = "Check the network and baseUrl, and for a page of another origin that the server lets it in (CORS).";
  return new ManifestError({ code: "unavailable", place: url, fault, cure, url, cause });
}

/** No whole answer in so many milliseconds. */
export function timeoutError(url: string, timeout: number): ManifestError {
  const fault = `could not be read: there was no whole answer within ${timeout / 1000} s`;
  return new ManifestError({
    code: "timeout",
    place: url,
    fault,
    cure: `${LATER} Raise timeout if that is common.`,
    url,
  });
}

/** Something else than JSON; `what` is such as `HTML`. */
export function formError(url: string, what: string, status: number, cause: unknown): ManifestError {
  const cure =
    what === "HTML"
      ? "Check baseUrl: many servers answer with a page of their own where a file is not there."
      : "Deploy the file again; it may be cut off.";
  const fault = `cannot be used: it is ${what} instead of JSON`;
  return new ManifestError({ code: "not-json", place: url, fault, cure, url, status, cause });
}

/** JSON that is no manifest; `wrong` says where and what. */
export function shapeError(url: string, wrong: string): ManifestError {
  return new ManifestError({
    code: "wrong-shape",
    place: url,
    fault: `cannot be used: ${wrong}`,
    cure: ANEW,
    url,
  });
}

/** A filter that has another number of models than the index says. */
export function countError(url: string, found: number, count: number): ManifestError {
  const fault = `cannot be used: modelIds has ${found} entries, and ${INDEX_FILE} says ${count}`;
  return new ManifestError({ code: "wrong-shape", place: url, fault, cure: TOGETHER, url });
}

/** A filter that names a model which models.json has not. */
export function stepError(url: string, id: string, models: string): ManifestError {
  const fault = `names the model ${showText(id)}, which ${models} does not have`;
  return new ManifestError({ code: "out-of-step", place: url, fault, cure: TOGETHER, url });
}

/** A filter that the index does not name. */
export function filterError(url: string, filter: string, names: readonly string[]): ManifestError {
  const near = suggestFilters(names, filter, 3).map(showText);
  return new ManifestError({
    code: "unknown-filter",
    place: showText(filter),
    fault: `is no filter of ${url}`,
    cure: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "filters() tells those that there are.",
    url,
  });
}

/** Whoever asked gave it up. */
export function abortError(base: string, cause: unknown): ManifestError {
  const fault = "was given up by whoever asked";
  return new ManifestError({ code: "aborted", place: base, fault, cure: "Ask again if it is still wanted.", cause });
}

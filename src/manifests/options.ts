// What a client of manifests is made with; a wrong option is a mistake in a program, and said at once.
import { readCount } from "../hub/options.js";

/** What is needed of `fetch`. `cache` is given in browsers alone. */
export type ManifestFetch = (
  address: string,
  request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
    readonly cache?: "no-cache";
  },
) => Promise<Response>;

/** Where manifests are, and how they are asked for. */
export interface ManifestClientOptions {
  /**
   * Address of the folder with index.json, with or without a slash at its end: http or https, without query and fragment. In a
   * browser it may be relative to the document.
   */
  readonly baseUrl: string | URL;
  /** Used for every request; `fetch` of the run-time by default. Nothing is tried twice: give one that does, where that is wanted. */
  readonly fetch?: ManifestFetch | undefined;
  /** Milliseconds for one request with its whole answer; 30,000 by default. */
  readonly timeout?: number | undefined;
  /** Sent with every request. In a page, for another origin, they need that server's leave (CORS). */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Options with everything filled in and checked. */
export interface ManifestSettings {
  readonly fetch: ManifestFetch;
  /** With a slash at its end. */
  readonly base: string;
  readonly timeout: number;
  readonly headers: Readonly<Record<string, string>>;
  /** How it is asked whether a file changed. */
  readonly revalidation: Revalidation;
}

/**
 * - `headers`: If-None-Match and If-Modified-Since, on servers. There, some run-times refuse the option `cache`.
 * - `either`: the same headers in a page of the same origin, and the browser's cache where nothing is known that they could hold.
 * - `cache`: the browser's own cache, in a page of another origin, where such a header would need a request before (CORS preflight)
 *   that few servers of files answer.
 */
export type Revalidation = "headers" | "either" | "cache";

/**
 * Fills in and checks options.
 *
 * @throws TypeError for an option that cannot be used. It never shows a header.
 */
export function readOptions({ baseUrl, fetch: given, timeout, headers = {} }: ManifestClientOptions): ManifestSettings {
  const page = globalThis as unknown as Page;
  const base = readBase(baseUrl, page.document?.baseURI ?? page.location?.href);
  return {
    // Taken when it is called, so that whoever replaces it later is heard; never as a method, which it refuses to be.
    fetch: given === undefined ? (address, request) => fetch(address, request) : (...call) => given(...call),
    base,
    timeout: readCount("timeout", timeout, 30_000, 1),
    headers: readHeaders(headers),
    revalidation: chooseRevalidation(base, page),
  };
}

// What a page or a worker of a browser has, and other run-times have not.
interface Page {
  readonly document?: { readonly baseURI: string };
  readonly location?: { readonly href: string; readonly origin: string };
  readonly origin?: string;
}

function chooseRevalidation(base: string, { location, origin = location?.origin }: Page): Revalidation {
  if (location === undefined) return "headers";
  return new URL(base).origin === origin ? "either" : "cache";
}

function readBase(baseUrl: string | URL, page: string | undefined): string {
  const text = typeof baseUrl === "string" ? baseUrl : baseUrl?.href;
  let url: URL | undefined;
  try {
    // An empty text is more likely a variable that was not set than the document's own folder.
    if (typeof text === "string" && text !== "") url = new URL(text, page);
  } catch {}
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError("baseUrl is no address of http or https. Write one such as https://example.com/manifests/.");
  }
  if (/[?#]/.test(url.href)) {
    throw new TypeError("baseUrl has a query or a fragment. Write the address of the folder alone.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError("baseUrl holds a user name or a password. Give a header instead.");
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

// In small letters, so that one replaces what is sent otherwise instead of being added to it.
function readHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    throw new TypeError("headers holds a name or a value that no header can have.");
  }
}

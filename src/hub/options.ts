// What a client of the Hub is made with; a wrong option is a mistake in a program, and said at once.
import type { ModelCharacteristics } from "../characteristics/types.js";

/** What is needed of `fetch`. It has to follow redirects, as `fetch` does by itself. */
export type Fetch = (
  address: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Promise<Response>;

/** Where characteristics are kept, by a key that names endpoint, revision and model. A `Map` is one. */
export interface CharacteristicsCache {
  get(key: string): ModelCharacteristics | undefined;
  set(key: string, value: ModelCharacteristics): unknown;
}

/** Where the Hub is, and how one model is asked for. */
export interface HubRequestOptions {
  /** Used for every request; `fetch` of the run-time by default. */
  readonly fetch?: Fetch | undefined;
  /** Address of the Hub or of a mirror, which may have a path; `https://huggingface.co` by default. */
  readonly endpoint?: string | URL | undefined;
  /**
   * Token of somebody who may read gated models, sent to the endpoint as `Authorization`. Leave it out in a page: everybody could
   * read it there. Redirects to another host are the affair of `fetch`, which takes the token off, as its standard demands.
   */
  readonly token?: string | undefined;
  /** Branch, tag or commit; `main` by default. */
  readonly revision?: string | undefined;
  /** Whether `hf_quant_config.json` is asked for where config.json says nothing of quantisation: a second request. No by default. */
  readonly quantConfig?: boolean | undefined;
  /** Milliseconds for one try with its whole answer; 15,000 by default. Waiting for a turn does not count. */
  readonly timeout?: number | undefined;
  /** Further tries after a failure that may pass; 2 by default. */
  readonly retries?: number | undefined;
  /** Milliseconds before the first further try where the Hub does not say how long; doubles each time. 1,000 by default. */
  readonly backoff?: number | undefined;
  /** Milliseconds that the Hub may ask to wait. Where it asks for more, the request fails at once. 30,000 by default. */
  readonly longestWait?: number | undefined;
  /** Bytes of a config.json, unpacked; 4 MB by default. */
  readonly maxBytes?: number | undefined;
  /** Where characteristics are kept. Failures never are. */
  readonly cache?: CharacteristicsCache | undefined;
}

/** How a client works. */
export interface HubClientOptions extends HubRequestOptions {
  /** Models asked for at the same time; 6 by default. */
  readonly concurrency?: number | undefined;
  /** Models kept, where `cache` is left out; 1,000 by default, 0 for none. The one unused for longest goes first. */
  readonly cacheSize?: number | undefined;
}

/** Options with everything filled in and checked. */
export interface HubSettings {
  readonly fetch: Fetch;
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly token: string | undefined;
  readonly revision: string;
  readonly quantConfig: boolean;
  readonly timeout: number;
  readonly retries: number;
  readonly backoff: number;
  readonly longestWait: number;
  readonly maxBytes: number;
}

/**
 * Fills in and checks options.
 *
 * @throws TypeError for an option that cannot be used. It never shows the token.
 */
export function readOptions(options: HubRequestOptions): HubSettings {
  const { fetch: given, token = "", revision = "main", quantConfig = false } = options;
  if (!/^[!-~]*$/.test(token)) throw new TypeError("The token holds signs that no token has, such as spaces.");
  if (!/^\w[\w./-]{0,199}$/.test(revision) || revision.includes("..")) {
    throw new TypeError(`${JSON.stringify(revision)} is no revision. Write a branch, a tag or a commit, such as main.`);
  }
  return {
    // Taken when it is called, so that whoever replaces it later is heard; never as a method, which it refuses to be.
    fetch: given === undefined ? (address, request) => fetch(address, request) : (...call) => given(...call),
    endpoint: readEndpoint(options.endpoint ?? "https://huggingface.co"),
    // An empty variable of an environment is no token.
    token: token === "" ? undefined : token,
    revision,
    quantConfig,
    timeout: readCount("timeout", options.timeout, 15_000, 1),
    retries: readCount("retries", options.retries, 2),
    backoff: readCount("backoff", options.backoff, 1_000),
    longestWait: readCount("longestWait", options.longestWait, 30_000),
    maxBytes: readCount("maxBytes", options.maxBytes, 4 * 1024 * 1024, 1),
  };
}

function readEndpoint(endpoint: string | URL): string {
  let url: URL | undefined;
  try {
    url = new URL(endpoint);
  } catch {}
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new TypeError(`The endpoint is no address. Write one such as https://huggingface.co.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError("The endpoint holds a user name or a password. Give a token instead.");
  }
  return url.href.replace(/\/+$/, "");
}

// What a timer can hold; a longer one fires at once.
const MOST = 2 ** 31 - 1;

/**
 * A whole number, or what stands for it where it is left out.
 *
 * @throws TypeError for anything else.
 */
export function readCount(name: string, given: number | undefined, otherwise: number, least = 0): number {
  const value = given ?? otherwise;
  if (Number.isInteger(value) && value >= least && value <= MOST) return value;
  throw new TypeError(`${name} must be a whole number from ${least} to ${MOST}.`);
}

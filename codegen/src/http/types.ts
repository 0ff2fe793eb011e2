// What the HTTP client is asked for and what it gives: the contract between sources and the one client.

/** How polite and how patient the client is. Times in milliseconds. */
export interface HttpSettings {
  /** Requests in flight per host at most. */
  readonly concurrency: number;
  /** From the start of a request to the start of the next one to the same host, at least. */
  readonly interval: number;
  /** For one request with its answer. */
  readonly requestTimeout: number;
  /** For all requests of a run. */
  readonly runTimeout: number;
  /** Further tries after a failure that may pass. */
  readonly retries: number;
  /** Wait before the first further try where the host does not say how long; it doubles, and a random part is taken off. */
  readonly backoff: number;
  /** Size of an answer, unpacked, in bytes. */
  readonly maxBytes: number;
}

/** The figures of the design: 3 in flight per host, 100 ms between starts. */
export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  concurrency: 3,
  interval: 100,
  requestTimeout: 60_000,
  runTimeout: 3_600_000,
  retries: 4,
  backoff: 1_000,
  maxBytes: 64 * 1024 * 1024,
};

/** One GET request for JSON. */
export interface JsonRequest {
  /** Of http or https. A name and password in it are neither sent nor shown. */
  readonly url: URL;
  /** Sent to the origin of the URL and to nobody else, as `Authorization: Bearer`. */
  readonly token?: string | undefined;
  /** Which of a host's limits it counts against, such as `api` or `resolvers`; a limit holds back this kind only. */
  readonly bucket?: string;
  /** Whether the answer at this address can never change, so that a stored one is as good as a new one. */
  readonly immutable?: boolean;
  /** Statuses beside 2xx that are answers, not failures. */
  readonly accept?: readonly number[];
  /** Whether an accepted answer beside 2xx may be kept where answers cannot change; without it, none is. */
  readonly mayKeep?: (answer: Pick<JsonAnswer, "status" | "headers">) => boolean;
}

/** An answer. */
export interface JsonAnswer {
  readonly status: number;
  /** Headers by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined where an accepted status came without JSON. */
  readonly body: unknown;
  /** Day of the answer (`YYYY-MM-DD`), by the clock of whoever gave it. */
  readonly date: string;
  /** Where redirects led, else the address asked for. */
  readonly url: URL;
}

/** What the client did so far. */
export interface HttpCounts {
  /** Requests sent, tries and redirects included. */
  readonly sent: number;
  /** Answers taken from the store, whether the host confirmed them or nobody had to be asked. */
  readonly stored: number;
  /** Time spent waiting because a host asked for it, in milliseconds. */
  readonly waited: number;
}

/** The one way to the network. */
export interface JsonClient {
  /** @throws RequestError where the request failed for good. */
  getJson(request: JsonRequest): Promise<JsonAnswer>;
  readonly counts: HttpCounts;
}

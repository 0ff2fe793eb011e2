// The connections: straight or through the proxies of the environment, and a word when a request is on its connection.
import { type Dispatcher, EnvHttpProxyAgent, fetch, type Response } from "undici";
import { unsentFailure } from "./failure.js";

/** What a request needs on its way. */
export interface Departure {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Called when the request is put on its connection. */
  onStart(): void;
  /** Called when a part of the body came, as it was sent. */
  onData(): void;
}

/** Open connections. */
export interface Network {
  /** Sends a GET request and comes back with status and headers; redirects are not followed. */
  get(url: URL, departure: Departure): Promise<Response>;
  /** Credentials of proxies. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/** Gets ready; nothing is connected yet. Where the environment names no proper proxy, every request fails. */
export function openNetwork(): Network {
  try {
    const httpProxy = findProxy(["http_proxy", "HTTP_PROXY"]);
    const httpsProxy = findProxy(["https_proxy", "HTTPS_PROXY"]);
    return connectThrough(httpProxy, httpsProxy);
  } catch (error) {
    return { get: () => Promise.reject(error), secrets: [], close: () => Promise.resolve() };
  }
}

function connectThrough(httpProxy: URL | undefined, httpsProxy: URL | undefined): Network {
  const agent = new EnvHttpProxyAgent({
    // The client has a time-out of its own, which covers the whole answer.
    headersTimeout: 0,
    bodyTimeout: 0,
    httpProxy: httpProxy?.href ?? "",
    httpsProxy: httpsProxy?.href ?? "",
  });
  return {
    get: (url, { headers, signal, ...events }) => {
      const dispatcher = agent.compose((dispatch) => (options, handler) => dispatch(options, tell(handler, events)));
      return fetch(url, { dispatcher, headers, signal, redirect: "manual" });
    },
    secrets: [httpProxy, httpsProxy].flatMap((proxy) => (proxy === undefined ? [] : credentials(proxy))),
    close: () => agent.destroy(),
  };
}

function tell(
  handler: Dispatcher.DispatchHandler,
  { onStart, onData }: Pick<Departure, "onStart" | "onData">,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller, context) {
      handler.onRequestStart?.(controller, context);
      // A request that was given up while its connection was made is not sent.
      if (!controller.aborted) onStart();
    },
    onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
    onResponseStart: (...start) => handler.onResponseStart?.(...start),
    onResponseData: (...data) => {
      onData();
      handler.onResponseData?.(...data);
    },
    onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
    onResponseError: (...error) => handler.onResponseError?.(...error),
  };
}

const PROXY_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "socks:", "socks5:"]);

function findProxy(variables: readonly string[]): URL | undefined {
  const variable = variables.find((name) => process.env[name] !== undefined);
  const address = variable === undefined ? undefined : process.env[variable];
  if (variable === undefined || address === undefined || address === "") return undefined;
  // A bare host and port is usual as well.
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !PROXY_PROTOCOLS.has(url.protocol) || !isDecodable(url)) {
    throw unsentFailure(
      `${variable} holds no address of a proxy`,
      "Correct or unset it; an address is such as http://proxy.example:8080.",
    );
  }
  return url;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

function credentials({ username, password }: URL): string[] {
  const [name, word] = [decodeURIComponent(username), decodeURIComponent(password)];
  return [word, Buffer.from(`${name}:${word}`).toString("base64")];
}

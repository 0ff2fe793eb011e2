// What the tests of the HTTP client share: real servers on the loopback interface, and clients for them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createBareServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, afterEach, expect } from "vitest";
import { createJsonClient, type JsonClientOptions, type OpenJsonClient } from "../../src/http/client.js";
import { RequestError } from "../../src/http/request-error.js";
import { DEFAULT_HTTP_SETTINGS, type HttpSettings } from "../../src/http/types.js";

// Proxies of the environment have no part in these tests.
for (const name of ["http_proxy", "https_proxy", "no_proxy"]) {
  delete process.env[name];
  delete process.env[name.toUpperCase()];
}

/** A token that no answer and no message may hold. */
export const TOKEN = "hf_TopSecretTokenOfTheTests";

/** A request as a server saw it. */
export interface Seen {
  /** In milliseconds, by the monotonic clock. */
  readonly at: number;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A server of a test. */
export interface TestServer {
  readonly origin: string;
  readonly seen: Seen[];
  /** Connections so far. */
  readonly connections: () => number;
  url(path: string): URL;
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Has something closed when the test is over. */
export function atEnd(close: () => unknown): void {
  closing.push(close);
}

/** Starts a server, which is closed when the test is over. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const at = performance.now();
    seen.push({ at, path: request.url ?? "", headers: request.headers });
    listener(request, response);
  });
  let connections = 0;
  server.on("connection", () => {
    connections++;
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin, seen, connections: () => connections, url: (path) => new URL(path, origin) };
}

/** A server that deals with bare connections, closed when the test is over. `count` is that of its requests. */
export async function serveBare(onRequest: (socket: Socket, count: number) => void): Promise<URL> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createBareServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", () => onRequest(socket, ++count));
  });
  const port = await listen(server);
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return new URL(`http://127.0.0.1:${port}/`);
}

/** Comes back with the port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Answers with JSON. */
export function json(value: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): RequestListener {
  const text = JSON.stringify(value);
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
  };
}

/** Gives each request the next of these answers, and the last one to all that follow. */
export function inTurn(...listeners: readonly RequestListener[]): RequestListener {
  let index = 0;
  return (request, response) => {
    const listener = listeners[Math.min(index++, listeners.length - 1)];
    listener?.(request, response);
  };
}

/** Answers at once, after a while, or with a body that takes a while, in turn; and counts those in flight. */
export function varied(): { readonly listener: RequestListener; readonly mostInFlight: () => number } {
  let [count, inFlight, most] = [0, 0, 0];
  const listener: RequestListener = (_, response) => {
    inFlight++;
    most = Math.max(most, inFlight);
    response.on("finish", () => {
      inFlight--;
    });
    const kind = count++ % 4;
    response.writeHead(200, { "content-type": "application/json" });
    response.write("[");
    if (kind < 2) response.end("]");
    else setTimeout(() => response.end("]"), 100 + ((count * 37) % 400));
  };
  return { listener, mostInFlight: () => most };
}

/** Times between the requests of a server, in milliseconds. */
export function gapsOf({ seen }: TestServer): number[] {
  return seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
}

/** Settings with which tests do not wait longer than they have to. */
export const QUICK: HttpSettings = { ...DEFAULT_HTTP_SETTINGS, interval: 0, backoff: 2 };

/** A client, which is closed when the test is over. */
export function makeClient(
  options: Partial<Omit<JsonClientOptions, "settings">> & { readonly settings?: Partial<HttpSettings> } = {},
): OpenJsonClient {
  const client = createJsonClient({
    cache: undefined,
    offline: false,
    secrets: [TOKEN],
    userAgent: "modeldex-tests",
    ...options,
    settings: { ...QUICK, ...options.settings },
  });
  atEnd(() => client.close());
  return client;
}

/** The error that a request ends with. */
export async function failureOf(request: Promise<unknown>): Promise<RequestError> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RequestError);
  // Whatever is printed of it, and of what it carries along.
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(TOKEN);
  return error as RequestError;
}

const temporary: string[] = [];
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
});

/** A directory of this test file's own, removed when its tests are done. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "modeldex-http-"));
  temporary.push(path);
  return path;
}

/** Every file below a directory, by path, with its bytes as text. */
export function readFiles(directory: string): Map<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(directory, name)).isFile());
  return new Map(files.map((name) => [join(directory, name), readFileSync(join(directory, name), "latin1")]));
}

/** Paths of the bodies in a store. */
export function contentOf(directory: string): string[] {
  return [...readFiles(join(directory, "content-v2")).keys()];
}

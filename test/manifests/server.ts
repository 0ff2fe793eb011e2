// A server of files on loopback, as a CDN is one, that keeps what it was asked for.
import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect } from "vitest";
import { ManifestError } from "../../src/manifests/index.js";
import type { Files } from "./fixtures.js";

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  /** Path without the slash it begins with. */
  readonly file: string;
  readonly headers: IncomingHttpHeaders;
  /** Status of the answer; undefined as long as there is none. */
  readonly status: number | undefined;
}

/** How files are served. */
export interface ServerOptions {
  /** Sent with every file. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Validators that answers have; ETag by default. */
  readonly validators?: readonly ("etag" | "last-modified")[];
}

/** A running server. What it serves may be changed at any time. */
export interface TestServer {
  /** With a slash at its end. */
  readonly base: string;
  readonly seen: Seen[];
  /** Content by name: text as it is, anything else as JSON; a function answers by itself. */
  files: Files | Record<string, RequestListener>;
  /** Names of files in the order in which they were asked for since the last call. */
  asked(): string[];
  /** The same with the statuses of the answers. */
  answers(): string[];
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Starts a server, which is closed when the test is over. */
export async function startServer(files: TestServer["files"], options: ServerOptions = {}): Promise<TestServer> {
  const seen: Seen[] = [];
  let told = 0;
  const recent = () => {
    const entries = seen.slice(told);
    told = seen.length;
    return entries;
  };
  const http = createServer((request, response) => {
    const entry: Seen = {
      method: request.method ?? "",
      file: (request.url ?? "").slice(1),
      headers: request.headers,
      get status() {
        return response.headersSent ? response.statusCode : undefined;
      },
    };
    seen.push(entry);
    const content = server.files[entry.file];
    if (entry.method !== "GET") response.writeHead(405).end();
    else if (content === undefined) response.writeHead(404, options.headers).end("Not found");
    else if (typeof content === "function") (content as RequestListener)(request, response);
    else sendFile(response, entry, content, options);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  const server: TestServer = {
    base: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    seen,
    files,
    asked: () => recent().map(({ file }) => file),
    answers: () => recent().map(({ file, status }) => `${status} ${file}`),
  };
  return server;
}

function sendFile(response: ServerResponse, asked: Seen, content: unknown, options: ServerOptions): void {
  const { headers = {}, validators = ["etag"] } = options;
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const etag = `"${createHash("sha256").update(text).digest("hex").slice(0, 16)}"`;
  const modified = new Date(Number.parseInt(etag.slice(1, 9), 16) * 1000).toUTCString();
  const sent = { etag, "last-modified": modified };
  const own = Object.fromEntries(validators.map((name) => [name, sent[name]]));
  const isKnown = validators.includes("etag")
    ? asked.headers["if-none-match"] === etag
    : validators.length > 0 && asked.headers["if-modified-since"] === modified;
  if (isKnown) response.writeHead(304, { ...headers, ...own }).end();
  else response.writeHead(200, { "content-type": contentType(asked.file), ...headers, ...own }).end(text);
}

function contentType(file: string): string {
  if (file.endsWith(".html")) return "text/html";
  return file.endsWith(".js") ? "text/javascript" : "application/json";
}

/** The error that a request ends with. */
export async function failureOf(request: Promise<unknown>): Promise<ManifestError> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ManifestError);
  return error as ManifestError;
}

// A server on loopback that answers as one of the upstream services does, notes every request, and goes wrong where a test says.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** One request as the server saw it. */
export interface SeenRequest {
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  /** Milliseconds on a clock that never jumps. */
  readonly at: number;
  /** Requests under way at that moment, this one included. */
  readonly inFlight: number;
  /** What the service says to it where nothing goes wrong. */
  readonly answer: Answer;
}

/** An answer with a body of JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers a request in a way of its own, or not at all; returns false where it leaves the request to the service. */
export type Fault = (request: SeenRequest, response: ServerResponse) => boolean;

/** A running service. */
export interface Upstream {
  /** Address for the variable of the environment. */
  readonly address: string;
  readonly requests: SeenRequest[];
  /** What goes wrong from now on; undefined for nothing. */
  fault: Fault | undefined;
  close(): Promise<void>;
}

/** Starts a service. It is stopped when the test file is done. */
export async function startUpstream(service: (url: URL) => Answer): Promise<Upstream> {
  const requests: SeenRequest[] = [];
  let inFlight = 0;
  const upstream: { fault: Fault | undefined } = { fault: undefined };
  const server = createServer((incoming, response) => {
    const at = Number(process.hrtime.bigint()) / 1e6;
    inFlight++;
    response.on("close", () => {
      inFlight--;
    });
    const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
    const request = { url, headers: incoming.headers, at, inFlight, answer: service(url) };
    requests.push(request);
    if (upstream.fault?.(request, response) !== true) send(response, request.answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => stop(server);
  running.push(close);
  return Object.assign(upstream, { address: `http://127.0.0.1:${port}`, requests, close });
}

const running: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(running.map((close) => close()));
});

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Sends an answer as the services do, on a day of its own. */
export function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", date: DATE, ...headers });
  response.end(text);
}

/** When the services answer, by their own clocks. */
export const DATE = "Tue, 24 Nov 2026 12:00:00 GMT";

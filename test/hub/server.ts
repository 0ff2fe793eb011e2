// A server on loopback in the place of the Hub.
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

/** A request as the server saw it. */
export interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Requests under way at that moment, this one included. */
  readonly inFlight: number;
}

/** A running server. */
export interface TestHub {
  readonly endpoint: string;
  /** Host and port, as messages name them. */
  readonly host: string;
  readonly seen: Seen[];
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Starts a server, which is closed when the test is over. */
export async function startHub(listener: RequestListener): Promise<TestHub> {
  const seen: Seen[] = [];
  let inFlight = 0;
  const server = createServer((request, response) => {
    inFlight++;
    response.on("close", () => {
      inFlight--;
    });
    seen.push({ path: request.url ?? "", headers: request.headers, inFlight });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://${host}`, host, seen };
}

/** What a server says. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends an answer as the Hub does: text as it is, anything else as JSON. */
export function send(response: ServerResponse, { status = 200, headers = {}, body = "" }: Answer): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(text);
}

/** Gives every request the same answer. */
export function always(answer: Answer): RequestListener {
  return (_, response) => send(response, answer);
}

/** Gives each request the next of these answers, and the last one to all that follow. */
export function inTurn(...answers: readonly Answer[]): RequestListener {
  let index = 0;
  return (_, response) => send(response, answers[Math.min(index++, answers.length - 1)] ?? {});
}

/** An answer that waits until the test lets it go. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A config.json of a small model. */
export const LLAMA = {
  model_type: "llama",
  num_hidden_layers: 2,
  hidden_size: 64,
  vocab_size: 1_000,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  max_position_embeddings: 2_048,
  quantization_config: { quant_method: "gptq", bits: 4 },
} as const;

/** Errors as the Hub answers them, by its headers. */
export const HUB_ERRORS = {
  gated: {
    status: 401,
    headers: { "x-error-code": "GatedRepo", "x-error-message": "Access to model is restricted." },
    body: "Access to model is restricted.",
  },
  missing: {
    status: 401,
    headers: { "x-error-message": "Invalid username or password." },
    body: "Invalid username or password.",
  },
  wrongToken: {
    status: 401,
    headers: { "x-error-message": "Invalid credentials in Authorization header" },
    body: "",
  },
  noEntry: { status: 404, headers: { "x-error-code": "EntryNotFound" }, body: "Entry not found" },
  noRevision: { status: 404, headers: { "x-error-code": "RevisionNotFound" }, body: "" },
} as const satisfies Record<string, Answer>;

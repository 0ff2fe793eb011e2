// Everything that goes wrong at services, one kind a name: what the server does, and what the command says of it. Each is tried with
// each of the three services.
import { gzipSync } from "node:zlib";
import { type Fault, type SeenRequest, send } from "./server.js";

/** How a run with a fault ends. */
export type Ending =
  /** It passes: the run is as if nothing had been. */
  | { readonly passes: true }
  /** The request fails for good; `event` goes on from it. */
  | { readonly event: string; readonly help: string }
  /** Records are refused, one by one; the others are read. */
  | { readonly refuses: readonly RegExp[] };

/** One kind of fault. */
export interface FaultKind {
  readonly name: string;
  /** Makes what goes wrong, fresh for each run. `isHit` says of a request whether it is the one to go wrong. */
  readonly make: (isHit: (request: SeenRequest) => boolean) => Fault;
  readonly ending: Ending;
  /** Requests of the run to the page, beyond which nobody may go. */
  readonly tries: number;
}

const LATER = "Try again later; what was read so far is kept.";
const NETWORK = "Check the address and your network or proxy.";

/** Tries of a request in the tests: one, and two more. */
export const TRIES = 3;

// Packed once, before anybody waits for it.
const BOMB = gzipSync(JSON.stringify("x".repeat(50_000_000)));

type Respond = (...given: Parameters<Fault>) => void;

function always(respond: Respond) {
  return (isHit: (request: SeenRequest) => boolean): Fault =>
    (request, response) => {
      if (!isHit(request)) return false;
      respond(request, response);
      return true;
    };
}

function once(respond: Respond) {
  return (isHit: (request: SeenRequest) => boolean): Fault => {
    let isDone = false;
    return (request, response) => {
      if (isDone || !isHit(request)) return false;
      isDone = true;
      respond(request, response);
      return true;
    };
  };
}

function statuses(status: number, text: string): FaultKind {
  return {
    name: `${status}, each time`,
    make: always((_, response) => send(response, { status, body: "" })),
    ending: { event: `answered ${status} (${text}) ${TRIES} times`, help: LATER },
    tries: TRIES,
  };
}

function passing(name: string, respond: Respond): FaultKind {
  return { name, make: once(respond), ending: { passes: true }, tries: 2 };
}

function failing(name: string, respond: Respond, event: string, help: string, tries = TRIES): FaultKind {
  return { name, make: always(respond), ending: { event, help }, tries };
}

/** Faults of a page of a list. */
export const PAGE_FAULTS: readonly FaultKind[] = [
  passing("429 with Retry-After, once", (_, response) =>
    send(response, { status: 429, headers: { "retry-after": "1" }, body: { error: "Slow down" } }),
  ),
  passing("429 with RateLimit, once", (_, response) =>
    send(response, {
      status: 429,
      headers: { ratelimit: '"api";r=0;t=1', "ratelimit-policy": '"fixed window";"api";q=500;w=300' },
    }),
  ),
  passing("429 with nothing, once", (_, response) => send(response, { status: 429, body: "" })),
  passing("500, once", (_, response) =>
    send(response, { status: 500, body: { message: "An unexpected error", error: "x" } }),
  ),
  passing("502 in HTML, once", (_, response) =>
    send(response, { status: 502, headers: { "content-type": "text/html" }, body: "<html>Bad gateway</html>" }),
  ),
  passing("503 with Retry-After, once", (_, response) =>
    send(response, { status: 503, headers: { "retry-after": "1" }, body: { error: "Model search is overloaded" } }),
  ),
  passing("reset before the answer, once", (_, response) => void response.destroy()),
  {
    name: "slow answer",
    make: always(({ answer }, response) => setTimeout(() => send(response, answer), 250)),
    ending: { passes: true },
    tries: 1,
  },
  failing(
    "error with status 200",
    (_, response) => send(response, { body: { error: "canceling statement due to statement timeout" } }),
    'answered with an error instead of a list of models: "canceling statement due to statement timeout"',
    "Try again later; if it stays so, check the address of the endpoint, or report that its API has changed.",
    1,
  ),
  statuses(408, "Request Timeout"),
  statuses(429, "Too Many Requests"),
  statuses(500, "Internal Server Error"),
  statuses(502, "Bad Gateway"),
  statuses(503, "Service Unavailable"),
  statuses(504, "Gateway Timeout"),
  failing("hang", () => undefined, `did not answer within 0.4 s, ${TRIES} times`, LATER),
  failing(
    "answer that drips",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(timer));
    },
    `did not answer within 0.4 s, ${TRIES} times`,
    LATER,
  ),
  failing(
    "connection reset in the middle of the body",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('[{"id": "lab-1/');
      setTimeout(() => response.destroy(), 10);
    },
    `broke off ${TRIES} times (connection closed)`,
    NETWORK,
  ),
  failing(
    "body shorter than its Content-Length",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
      response.write('[{"id": "lab-1/');
      setTimeout(() => response.destroy(), 10);
    },
    `broke off ${TRIES} times (connection closed)`,
    NETWORK,
  ),
  failing(
    "JSON that breaks off",
    (_, response) => send(response, { body: '{"items": [{"id": 1, ' }),
    `answered with JSON that breaks off ${TRIES} times`,
    LATER,
  ),
  failing(
    "HTML with status 200",
    (_, response) => {
      send(response, { headers: { "content-type": "text/html" }, body: "<!doctype html><title>Maintenance</title>" });
    },
    `answered with HTML instead of JSON ${TRIES} times`,
    LATER,
  ),
  failing(
    "huge body",
    (_, response) => send(response, { body: JSON.stringify("x".repeat(5_000_000)) }),
    "answered with more than 4000000 bytes",
    'Allow more with "max_answer_bytes" in the settings, if that much is to be expected.',
    1,
  ),
  failing(
    "huge body in a small one",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(BOMB);
    },
    "answered with more than 4000000 bytes",
    'Allow more with "max_answer_bytes" in the settings, if that much is to be expected.',
    1,
  ),
  failing(
    "redirect to itself",
    ({ url }, response) => send(response, { status: 307, headers: { location: url.href } }),
    "redirects in a circle",
    "Check the address.",
    1,
  ),
  failing(
    "401",
    (_, response) => send(response, { status: 401, body: { error: "Unauthorized" } }),
    'answered 401 (Unauthorized): "Unauthorized"',
    "Check the token, and whether it may read this.",
    1,
  ),
  failing(
    "403",
    (_, response) => send(response, { status: 403, body: { error: "Forbidden" } }),
    'answered 403 (Forbidden): "Forbidden"',
    "Check the token, and whether it may read this.",
    1,
  ),
  failing(
    "404",
    (_, response) => send(response, { status: 404, body: { error: "Not found" } }),
    'answered 404 (Not Found): "Not found"',
    "Check the address.",
    1,
  ),
];

// Takes an error of the network, gives it in words, without whatever else such errors carry along.
import { quote, REACH, TryFailure } from "./failure.js";
import type { Mask } from "./secrets.js";

const REASONS: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: "connection closed",
  UND_ERR_CONNECT_TIMEOUT: "connecting took too long",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "another length than announced",
  UND_ERR_HEADERS_OVERFLOW: "headers too large",
};

/** `isSent` tells whether the request was on the connection. */
export function connectionFailure(error: unknown, isSent: boolean, mask: Mask): TryFailure {
  const { code, message } = innermost(error);
  const reason = quote(REASONS[code] ?? (code === "" || code === "UND_ERR_ABORTED" ? mask(message) : code));
  return new TryFailure({
    fault: "connection",
    say: (times) => `${isSent ? "broke off" : "got no connection"}${times} (${reason})`,
    help: REACH,
    mayPass: true,
    // Errors of the network may hold headers that were sent and bytes that came: only two texts are kept.
    cause: Object.assign(new Error(mask(message)), { code }),
  });
}

function innermost(error: unknown): { readonly code: string; readonly message: string } {
  let inner = error instanceof Error ? error : new Error(String(error));
  for (let next = nested(inner); next !== undefined; next = nested(inner)) inner = next;
  const { code, message } = inner as NodeJS.ErrnoException;
  return { code: typeof code === "string" ? code : "", message };
}

function nested(error: Error): Error | undefined {
  const next: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return next instanceof Error ? next : undefined;
}

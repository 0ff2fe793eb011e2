// Takes an answer that is a failure by its status, gives it in words, with what the host says of it.
import { STATUS_CODES } from "node:http";
import { mayPass } from "./asked-wait.js";
import { LATER, quote, TryFailure } from "./failure.js";
import type { Reply } from "./reply.js";

/** Such as `answered 404 (RepoNotFound)`. */
export function statusFailure({ status, statusText, headers, text, askedAt }: Reply): TryFailure {
  const words = headers["x-error-code"] || STATUS_CODES[status] || statusText;
  const answer = words === "" ? String(status) : `${status} (${quote(words)})`;
  const said = quote(findMessage(text));
  return new TryFailure({
    fault: "status",
    say: (times) => `answered ${answer}${times}${said === "" ? "" : `: "${said}"`}`,
    help: helpWith(status),
    mayPass: mayPass(status),
    status,
    askedAt,
  });
}

function helpWith(status: number): string {
  if (mayPass(status)) return LATER;
  return status === 401 || status === 403 ? "Check the token, and whether it may read this." : "Check the address.";
}

/** What a JSON error says, or nothing. */
function findMessage(text: string): string {
  const body = parseObject(text);
  const error = body.error;
  const inner = typeof error === "object" && error !== null ? (error as { message?: unknown }).message : undefined;
  return [error, inner, body.message].find((said) => typeof said === "string") ?? "";
}

function parseObject(text: string): { readonly error?: unknown; readonly message?: unknown } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

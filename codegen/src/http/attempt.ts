// One try to get an answer: follows redirects, and judges what comes at their end.
import { parseBody } from "./body.js";
import { notJsonFailure, unsentFailure } from "./failure.js";
import { isRedirect, nextHop } from "./redirect.js";
import { type Call, exchange, type Reply, type Wire } from "./reply.js";
import type { Mask } from "./secrets.js";
import { statusFailure } from "./status-failure.js";

/** What is asked for, ready to be sent. */
export interface Question {
  readonly url: URL;
  readonly token: string | undefined;
  readonly bucket: string;
  readonly accept: readonly number[];
  readonly mask: Mask;
  /** For everyone. */
  readonly headers: Readonly<Record<string, string>>;
  /** For the address that gave the stored answer: whether it would give the same again. */
  readonly validators: { readonly url: string; readonly headers: Readonly<Record<string, string>> } | undefined;
}

/** What a try gave. */
export interface Outcome {
  readonly reply: Reply;
  /** Where redirects led, else the address asked for. */
  readonly url: URL;
  readonly isRedirected: boolean;
  /** The parsed body; undefined where an accepted status came without JSON, or the stored answer is confirmed. */
  readonly body: unknown;
  readonly isConfirmed: boolean;
}

/**
 * Asks once. `since` is the moment since when it waits because the host asked for it, if it does.
 *
 * @throws TryFailure, and Stopped when the run ends.
 */
export async function attempt(wire: Wire, question: Question, since: number | undefined): Promise<Outcome> {
  refuseUnsendable(question);
  const visited = [question.url];
  for (;;) {
    const url = visited.at(-1) ?? question.url;
    const call = prepare(question, visited, since);
    const reply = await exchange(wire, call);
    const came = { reply, url, isRedirected: visited.length > 1 };
    if (call.needsBody(reply.status)) return { ...came, body: readBody(reply), isConfirmed: false };
    const isConfirmed = reply.status === 304 && url.href === question.validators?.url;
    if (isConfirmed) return { ...came, body: undefined, isConfirmed };
    if (!isRedirect(reply)) throw statusFailure(reply);
    visited.push(nextHop(reply, visited));
  }
}

function refuseUnsendable({ url, token = "" }: Question): void {
  if (!/^https?:$/.test(url.protocol))
    throw unsentFailure("its address is neither http nor https", "Check the address.");
  if (!/^[\x21-\x7e]*$/.test(token)) {
    throw unsentFailure("its token holds what no token can", "Set the token anew, without spaces and line breaks.");
  }
}

function prepare(question: Question, visited: readonly URL[], since: number | undefined): Call {
  const { url: asked, token, bucket, accept, mask, validators } = question;
  const url = visited.at(-1) ?? asked;
  // A stranger on the way may send back, but with an address of its own making.
  const isHome = visited.every(({ origin }) => origin === asked.origin);
  return {
    url,
    headers: {
      ...question.headers,
      ...(validators?.url === url.href ? validators.headers : {}),
      ...(token !== undefined && isHome ? { authorization: `Bearer ${token}` } : {}),
    },
    bucket,
    since: visited.length === 1 ? since : undefined,
    mask,
    needsBody: (status) => isSuccess(status) || accept.includes(status),
  };
}

/** Whether a status is 2xx. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function readBody({ status, headers, text }: Reply): unknown {
  const parsed = parseBody(text, headers["content-type"]);
  if ("value" in parsed) return parsed.value;
  if (isSuccess(status)) throw notJsonFailure(parsed.fault, status);
  return undefined;
}

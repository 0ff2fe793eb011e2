// Where a redirect leads, and which ones are not followed.
import { redirectFailure } from "./failure.js";
import type { Reply } from "./reply.js";

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 5;

/** Whether an answer sends elsewhere. */
export function isRedirect({ status, headers }: Reply): boolean {
  return REDIRECTS.has(status) && headers.location !== undefined;
}

/**
 * The next address. `visited` are those before, in order; the last of them gave the reply.
 *
 * @throws TryFailure where it is not to be followed.
 */
export function nextHop({ status, headers }: Reply, visited: readonly URL[]): URL {
  const from = visited.at(-1);
  const location = headers.location ?? "";
  if (!URL.canParse(location, from?.href)) throw redirectFailure("redirects to something that is no address", status);
  const next = withoutExtras(new URL(location, from));
  if (next.protocol !== "https:" && next.protocol !== "http:") {
    throw redirectFailure("redirects to an address that is neither http nor https", status);
  }
  if (from?.protocol === "https:" && next.protocol === "http:") {
    throw redirectFailure("redirects from https to http", status);
  }
  if (visited.some(({ href }) => href === next.href)) throw redirectFailure("redirects in a circle", status);
  if (visited.length > MOST_HOPS) throw redirectFailure(`redirects more than ${MOST_HOPS} times`, status);
  return next;
}

/** An address as it is asked and shown: without name, password and fragment. */
export function withoutExtras(url: URL): URL {
  const plain = new URL(url);
  plain.username = "";
  plain.password = "";
  plain.hash = "";
  return plain;
}

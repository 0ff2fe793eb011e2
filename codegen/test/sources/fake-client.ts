// A client that answers from a table of addresses, and remembers what it was asked.
import { RequestError, type RequestFault } from "../../src/http/request-error.js";
import type { JsonAnswer, JsonClient, JsonRequest } from "../../src/http/types.js";

/** What an address answers: an answer, with status 200 where it says no other, or a failure. */
export type Canned = RequestError | Partial<JsonAnswer>;

export const DAY = "2026-11-24";

export class FakeClient implements JsonClient {
  readonly requests: JsonRequest[] = [];
  readonly counts = { sent: 0, stored: 0, waited: 0 };
  readonly #answers: ReadonlyMap<string, Canned>;
  readonly #otherwise: Canned | undefined;

  /** By address with its query, or by path. Where `otherwise` is absent, nothing else may be asked for. */
  constructor(answers: Readonly<Record<string, Canned>>, otherwise?: Canned) {
    this.#answers = new Map(Object.entries(answers));
    this.#otherwise = otherwise;
  }

  get urls(): string[] {
    return this.requests.map(({ url }) => url.href);
  }

  get paths(): string[] {
    return this.requests.map(({ url }) => url.pathname);
  }

  async getJson(request: JsonRequest): Promise<JsonAnswer> {
    this.requests.push(request);
    const { url, accept } = request;
    const canned = this.#answers.get(url.href) ?? this.#answers.get(url.pathname) ?? this.#otherwise;
    if (canned === undefined) throw new Error(`Nobody expected ${url.href}`);
    if (canned instanceof RequestError) throw canned;
    const answer = { status: 200, headers: {}, body: undefined, date: DAY, url, ...canned };
    if (answer.status === 200 || accept?.includes(answer.status)) return answer;
    throw failure("status", answer.status);
  }
}

/** A request that failed. */
export function failure(fault: RequestFault, status?: number): RequestError {
  const event = status === undefined ? `failed (${fault})` : `answered ${status}`;
  return new RequestError({
    fault,
    request: "GET x",
    event,
    help: "Wait.",
    ...(status === undefined ? {} : { status }),
  });
}

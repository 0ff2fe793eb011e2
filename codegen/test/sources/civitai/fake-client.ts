// A client that answers from a table of addresses, and remembers what it was asked.
import type { RequestError } from "../../../src/http/request-error.js";
import type { JsonAnswer, JsonClient, JsonRequest } from "../../../src/http/types.js";

/** What an address answers: a body with status 200, a body with another status, or a failure. */
export type Canned = RequestError | { readonly status?: number; readonly body: unknown };

export const DAY = "2026-11-24";

export class FakeClient implements JsonClient {
  readonly requests: JsonRequest[] = [];
  readonly counts = { sent: 0, stored: 0, waited: 0 };
  readonly #answers: ReadonlyMap<string, Canned>;

  /** By address, query included. */
  constructor(answers: Readonly<Record<string, Canned>>) {
    this.#answers = new Map(Object.entries(answers));
  }

  get urls(): string[] {
    return this.requests.map(({ url }) => url.href);
  }

  async getJson(request: JsonRequest): Promise<JsonAnswer> {
    this.requests.push(request);
    const canned = this.#answers.get(request.url.href);
    if (canned === undefined) throw new Error(`Nobody expected ${request.url.href}`);
    if (canned instanceof Error) throw canned;
    const { status = 200, body } = canned;
    if (status !== 200 && request.accept?.includes(status) !== true) throw new Error(`Nobody accepts ${status}.`);
    return { status, headers: {}, body, date: DAY, url: request.url };
  }
}

// A client that answers from a table, and records in the shapes of the Hub (small, and made up).
import { RequestError, type RequestFault } from "../../../src/http/request-error.js";
import type { JsonAnswer, JsonClient, JsonRequest } from "../../../src/http/types.js";
import type { HuggingFaceList } from "../../../src/ingestion-settings.js";
import type { HubModel } from "../../../src/sources/huggingface/model.js";
import { parseModel } from "../../../src/sources/huggingface/parse.js";
import type { HubContext } from "../../../src/sources/huggingface/request.js";
import { translateModel } from "../../../src/sources/huggingface/translate.js";
import { type ListedTranslation, Malformed, PassedOver } from "../../../src/sources/source.js";

export const DAY = "2026-11-24";
export const SHA = "0123456789abcdef0123456789abcdef01234567";

export type Reply = Partial<JsonAnswer> | RequestError;

export class FakeClient implements JsonClient {
  readonly counts = { sent: 0, stored: 0, waited: 0 };
  readonly requests: JsonRequest[] = [];
  readonly #replies: Readonly<Record<string, Reply>>;

  /** Replies by path, without the query; whatever is not there is not found. */
  constructor(replies: Readonly<Record<string, Reply>>) {
    this.#replies = replies;
  }

  get paths(): string[] {
    return this.requests.map(({ url }) => url.pathname);
  }

  async getJson(request: JsonRequest): Promise<JsonAnswer> {
    this.requests.push(request);
    const { pathname } = request.url;
    const reply: Reply = this.#replies[pathname] ?? { status: 404, headers: {} };
    if (reply instanceof RequestError) throw reply;
    const answer = { status: 200, headers: {}, body: undefined, date: DAY, url: request.url, ...reply };
    if (answer.status === 200 || request.accept?.includes(answer.status)) return answer;
    throw failure("status", answer.status);
  }
}

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

export function contextOf(client: JsonClient, changes: Partial<HubContext> = {}): HubContext {
  return {
    client,
    endpoint: new URL("https://hub.example"),
    token: undefined,
    settings: { lists: [listOf()], configs: true, visitKnown: true },
    ...changes,
  };
}

export function listOf(changes: Partial<HuggingFaceList> = {}): HuggingFaceList {
  return { name: "list", sort: "downloads", filter: [], ask: "expand", limit: 1000, ...changes };
}

export function parse(record: object): HubModel {
  const model = parseModel(JSON.parse(JSON.stringify({ id: "acme/model", disabled: false, ...record })));
  if (model instanceof Malformed) throw new Error(model.message);
  return model;
}

export function translate(record: object, config?: HubModel["config"]): ListedTranslation {
  const translation = translateModel({ ...parse(record), ...(config === undefined ? {} : { config }) }, DAY);
  if (translation instanceof PassedOver) throw new Error(translation.reason);
  return translation;
}

/** Values by field path, without those that every record gives. */
export function valuesOf({ candidate }: ListedTranslation): Record<string, unknown> {
  const { organization: _, ...facts } = candidate.facts;
  return Object.fromEntries(Object.entries(facts).map(([path, { value }]) => [path, value]));
}

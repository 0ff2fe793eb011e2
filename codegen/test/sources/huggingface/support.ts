// The client that the source asks, and records in the shapes of the Hub (small, and made up).
import type { JsonClient } from "../../../src/http/types.js";
import type { HuggingFaceList } from "../../../src/ingestion-settings.js";
import type { HubModel } from "../../../src/sources/huggingface/model.js";
import { parseModel } from "../../../src/sources/huggingface/parse.js";
import type { HubContext } from "../../../src/sources/huggingface/request.js";
import { translateModel } from "../../../src/sources/huggingface/translate.js";
import { type ListedTranslation, Malformed, PassedOver } from "../../../src/sources/source.js";
import { type Canned, DAY, FakeClient } from "../fake-client.js";

export const SHA = "0123456789abcdef0123456789abcdef01234567";

/** A client of a Hub that has nothing else than this, by path without the query. */
export function hubClient(replies: Readonly<Record<string, Canned>>): FakeClient {
  return new FakeClient(replies, { status: 404, headers: { "x-error-code": "EntryNotFound" } });
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

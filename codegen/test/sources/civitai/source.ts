// The source over a client that answers from a table, and what it makes of records.
import type { JsonClient } from "../../../src/http/types.js";
import { type CivitaiList, DEFAULT_INGESTION_SETTINGS } from "../../../src/ingestion-settings.js";
import { createCivitaiSource } from "../../../src/sources/civitai/index.js";
import type { CivitaiModel } from "../../../src/sources/civitai/model.js";
import { type ListedTranslation, PassedOver } from "../../../src/sources/source.js";
import { DAY, FakeClient } from "../fake-client.js";
import { modelRecord } from "./records.js";

export const ENDPOINT = "https://civitai.example/mirror";

export const DEFAULT_LIST = DEFAULT_INGESTION_SETTINGS.civitai.lists[0] as CivitaiList;

export function civitai(client: JsonClient = new FakeClient({}), list: Partial<CivitaiList> = {}) {
  const settings = { lists: [{ ...DEFAULT_LIST, ...list }], visitKnown: true };
  return createCivitaiSource({ client, endpoint: new URL(ENDPOINT), token: "token-of-mine", settings });
}

const source = civitai();

export function translate(changes: Readonly<Record<string, unknown>> = {}): ListedTranslation | PassedOver {
  return source.translate(source.parse(modelRecord(changes)) as CivitaiModel, DAY);
}

export function candidate(changes: Readonly<Record<string, unknown>> = {}) {
  const translation = translate(changes);
  if (translation instanceof PassedOver) throw new Error(translation.reason);
  return translation;
}

/** Values of facts by path. */
export function facts(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(candidate(changes).candidate.facts).map(([path, { value }]) => [path, value]),
  );
}

// Looking for models of CivitAI by number: a hundred at a time, and one by one those that do not show up there.
import type { ModelKey } from "../../candidate.js";
import { RequestError } from "../../http/request-error.js";
import type { JsonAnswer } from "../../http/types.js";
import { toFailure } from "../failure.js";
import { ownProperty } from "../records/own-property.js";
import { insteadOf, unexpected } from "../records/unexpected.js";
import type { Visit } from "../source.js";
import { idsQuery, PAGE_SIZE, readItems } from "./lists.js";

/** Asks CivitAI, with its endpoint and token. */
export interface CivitaiApi {
  /** Address below `/api/v1/models`. */
  urlOf(id?: string, query?: readonly (readonly [string, string])[]): URL;
  get(url: URL, accept?: readonly number[]): Promise<JsonAnswer>;
}

type CivitaiKey = Extract<ModelKey, { field: "civitai_id" }>;

/** Looks for models, in the order of the keys; keys of other places are left out. */
export async function* visitModels(keys: readonly ModelKey[], api: CivitaiApi): AsyncGenerator<Visit> {
  const own = keys.filter((key) => key.field === "civitai_id");
  for (let start = 0; start < own.length; start += PAGE_SIZE)
    yield* visitBatch(own.slice(start, start + PAGE_SIZE), api);
}

async function* visitBatch(keys: readonly CivitaiKey[], api: CivitaiApi): AsyncGenerator<Visit> {
  const url = api.urlOf(undefined, idsQuery(keys.map(({ value }) => value)));
  const found = await attempt(async () => {
    const answer = await api.get(url);
    const items = readItems(answer, url).map((raw) => [ownProperty(raw, "id"), raw] as const);
    return { items: new Map(items), date: answer.date };
  });
  for (const key of keys) {
    if (found instanceof RequestError) yield { key, state: "unknown", error: found };
    // The list hides archived models and others; only the model's own address says that it is gone.
    else if (!found.items.has(key.value)) yield await visitOne(key, api);
    else yield whereabouts(key, found.items.get(key.value), found.date);
  }
}

async function visitOne(key: CivitaiKey, api: CivitaiApi): Promise<Visit> {
  const url = api.urlOf(String(key.value));
  const visit = await attempt(async (): Promise<Visit> => {
    const answer = await api.get(url, [404]);
    const { body, status, date } = answer;
    if (status === 404) {
      // Any proxy can answer 404; CivitAI says so in JSON.
      if (typeof ownProperty(body, "error") === "string") return { key, state: "gone", answer: "404", date };
      throw unexpected(url, status, "answered 404 (Not Found), but not in the words of CivitAI");
    }
    const id = ownProperty(body, "id");
    if (id === key.value) return whereabouts(key, body, date);
    const wanted = `model ${key.value}`;
    const other = typeof id === "number" ? `answered with model ${id} instead of ${wanted}` : undefined;
    throw unexpected(url, status, other ?? insteadOf(wanted, body, "modelVersions"));
  });
  return visit instanceof RequestError ? { key, state: "unknown", error: visit } : visit;
}

function whereabouts(key: CivitaiKey, raw: unknown, date: string): Visit {
  if (ownProperty(raw, "mode") === "TakenDown") return { key, state: "gone", answer: "mode TakenDown", date };
  return { key, state: "there", raw, date };
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value | RequestError> {
  try {
    return await work();
  } catch (error) {
    return toFailure(error);
  }
}

// How the models of a registry refer to one another, worked out once for all pages.
import type { ModelRecord } from "@modeldex/codegen";
import { linkTo } from "../facts/display.js";
import { modelHref } from "../page.js";

/** A model as other pages name it. */
export interface ModelLink {
  readonly name: string;
  /** Its page here, or on the Hub; absent where it has none. */
  readonly href?: string;
}

/** How others refer to a model. */
export interface Referrers {
  readonly adaptedInto: readonly ModelRecord[];
  readonly tokenizerFor: readonly ModelRecord[];
  readonly replaces: readonly ModelRecord[];
}

/** All references between the models of a registry. */
export interface Relations {
  /** The model that an id, an alias or a Hub id means, if it is in the registry. */
  readonly find: (reference: string) => ModelRecord | undefined;
  /** Who refers to a model, in the order of the registry. */
  readonly referrersOf: (id: string) => Referrers;
}

const KINDS = ["adaptedInto", "tokenizerFor", "replaces"] as const;

/** Reads the references of all models, each record once. */
export function relateModels(records: readonly ModelRecord[]): Relations {
  const byName = new Map<string, ModelRecord>();
  const byHubId = new Map<string, ModelRecord>();
  for (const record of records) {
    for (const name of [record.id, ...(record.aliases ?? [])]) byName.set(name, record);
    const hubId = record.huggingface_id?.toLowerCase();
    // Several forms of a model may share a repository; the first one stands for it.
    if (hubId !== undefined && !byHubId.has(hubId)) byHubId.set(hubId, record);
  }
  const find = (reference: string) => byName.get(reference) ?? byHubId.get(reference.toLowerCase());
  const referrers = { adaptedInto: new Map(), tokenizerFor: new Map(), replaces: new Map() } as Readonly<
    Record<(typeof KINDS)[number], Map<string, ModelRecord[]>>
  >;
  for (const record of records) {
    const { adapted_from: bases = [], tokenizer_model: tokenizer } = record.dependencies ?? {};
    for (const base of bases) add(referrers.adaptedInto, find(base), record);
    if (tokenizer !== undefined) add(referrers.tokenizerFor, find(tokenizer), record);
    if (record.replaced_by !== undefined) add(referrers.replaces, find(record.replaced_by), record);
  }
  const listOf = (kind: (typeof KINDS)[number], id: string) => referrers[kind].get(id) ?? [];
  return {
    find,
    referrersOf: (id) => ({
      adaptedInto: listOf("adaptedInto", id),
      tokenizerFor: listOf("tokenizerFor", id),
      replaces: listOf("replaces", id),
    }),
  };
}

function add(lists: Map<string, ModelRecord[]>, target: ModelRecord | undefined, referrer: ModelRecord): void {
  if (target === undefined || target === referrer) return;
  const list = lists.get(target.id);
  if (list === undefined) lists.set(target.id, [referrer]);
  else if (list.at(-1) !== referrer) list.push(referrer);
}

/** The page of a model that a record refers to: here where the registry has it, else on the Hub. */
export function linkToModel(reference: string, { find }: Relations, root: string): ModelLink {
  const record = find(reference);
  if (record !== undefined) return { name: reference, href: modelHref(root, record.id) };
  if (!/^[\w.-]+\/[\w.-]+$/.test(reference)) return { name: reference };
  return { name: reference, ...linkTo(`https://huggingface.co/${reference}`) };
}

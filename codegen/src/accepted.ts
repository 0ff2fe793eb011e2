// Accepted claims into the registry. Pure. A person decided them, so they come before what the order of trust makes of the
// others, and take the place of what the registry says.
import { type Fact, formatKey, type ModelKey } from "./candidate.js";
import { deleteField, getField, setField } from "./field-path.js";
import type { ReconciledModel } from "./reconcile.js";
import type { ModelRecord, ProvenanceRecord } from "./record.js";
import { isCovered, requirementsOf } from "./schema.js";
import { fieldsDecidedWith, type Trust } from "./trust.js";

/** What was accepted about one model, is still said, and was accepted in the place of what the registry has. */
export interface AcceptedModel {
  readonly key: ModelKey;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** Accepted claims by the text of the model's key. */
export type AcceptedClaims = ReadonlyMap<string, AcceptedModel>;

/** Reconciled models with what was accepted about them; models that only accepted claims speak of come last. */
export function withAccepted(
  models: readonly ReconciledModel[],
  accepted: AcceptedClaims,
  trust: Trust,
): readonly ReconciledModel[] {
  if (accepted.size === 0) return models;
  const known = new Set(models.map(({ key }) => formatKey(key)));
  const alone = [...accepted].filter(([key]) => !known.has(key));
  return [
    ...models.map((model) => overlay(model, accepted.get(formatKey(model.key)), trust)),
    ...alone.map(([, { key, facts }]) => ({ key, facts, confirmations: {} })),
  ];
}

function overlay(model: ReconciledModel, accepted: AcceptedModel | undefined, trust: Trust): ReconciledModel {
  if (accepted === undefined) return model;
  const decided = new Set(listBundles(accepted, trust).flat());
  const others = Object.entries(model.facts).filter(([field]) => !decided.has(field));
  return { ...model, facts: { ...Object.fromEntries(others), ...accepted.facts } };
}

/** Puts accepted values in the place of those that they were accepted for. Returns the fields that changed. */
export function replaceFields(record: ModelRecord, accepted: AcceptedModel, trust: Trust): string[] {
  const { forbidden } = requirementsOf(record.type);
  return listBundles(accepted, trust).flatMap((fields) => {
    const free = fields.filter((field) => !isCovered(field, forbidden));
    return isContradicted(record, accepted, free) ? replaceBundle(record, accepted, free) : [];
  });
}

// Fields that are decided together are replaced together.
function listBundles({ facts }: AcceptedModel, trust: Trust): readonly (readonly string[])[] {
  const bundles = Object.keys(facts).map((field) => fieldsDecidedWith(field, trust));
  return [...new Map(bundles.map((fields) => [fields.join(), fields])).values()];
}

function isContradicted(record: ModelRecord, { facts }: AcceptedModel, fields: readonly string[]): boolean {
  return fields.some((field) => {
    const present = getField(record, field);
    return present !== undefined && !isSame(present, facts[field]?.value);
  });
}

function replaceBundle(record: ModelRecord, { facts }: AcceptedModel, fields: readonly string[]): string[] {
  const changed = fields.filter((field) => !isSame(getField(record, field), facts[field]?.value));
  const provenance: Record<string, ProvenanceRecord> = { ...record.provenance };
  for (const field of fields) {
    const fact = facts[field];
    if (fact === undefined) {
      deleteField(record, field);
      delete provenance[field];
    } else {
      setField(record, field, fact.value);
      provenance[field] = fact.provenance;
    }
  }
  record.provenance = provenance;
  return changed;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

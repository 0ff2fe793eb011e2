// Reconciled facts into the registry. Pure: a registry goes in, a new one comes out, with what was added, filled, kept
// and held back. What people wrote in models.json always wins over what a source says.
import { type AcceptedClaims, replaceFields, withAccepted } from "./accepted.js";
import { type Admission, describeNeed, fieldOf, meetsNeed, type Need } from "./admission.js";
import { type Fact, formatKey, type ModelKey, recordsByKey } from "./candidate.js";
import { getField, setField } from "./field-path.js";
import { compareText } from "./issue.js";
import { assignIds, type Nameless } from "./model-ids.js";
import type { ReconciledModel } from "./reconcile.js";
import type { ModelRecord, ProvenanceRecord, Registry } from "./record.js";
import { isCovered, recordFields, requirementsOf } from "./schema.js";
import type { Trust } from "./trust.js";

/** What to respect while promoting. */
export interface PromoteOptions {
  /** For the fields that must come from one source. */
  readonly trust: Trust;
  /** What a new model needs; the schema's requirements hold in any case. */
  readonly admission?: Admission;
  /** What people accepted of sources on the network. */
  readonly accepted?: AcceptedClaims;
  /** Why models that could enter must not, by the text of their keys. */
  readonly barred?: ReadonlyMap<string, readonly string[]>;
}

/** A model of the registry and some of its fields. */
export interface FieldsOfModel {
  readonly id: string;
  readonly fields: readonly string[];
}

/** A model that stays a candidate, and why. */
export interface Held {
  readonly key: ModelKey;
  readonly reasons: readonly string[];
}

/** What promoting did. */
export interface Promotion {
  readonly registry: Registry;
  /** Ids of new models. */
  readonly added: readonly string[];
  /** Fields that were empty and now are not. */
  readonly filled: readonly FieldsOfModel[];
  /** Fields whose values were replaced, because people accepted others. */
  readonly replaced: readonly FieldsOfModel[];
  /** Fields where a source says something else than the registry, and the registry stays. */
  readonly kept: readonly FieldsOfModel[];
  readonly held: readonly Held[];
}

/** Merges reconciled models into a registry: known ones are completed, new ones enter if they have what it takes. */
export function promote(
  registry: Registry,
  reconciled: readonly ReconciledModel[],
  options: PromoteOptions,
): Promotion {
  const accepted = options.accepted ?? new Map();
  const models = withAccepted(reconciled, accepted, options.trust);
  const records = structuredClone(registry.models);
  const byKey = recordsByKey(records);
  const filled: FieldsOfModel[] = [];
  const replaced: FieldsOfModel[] = [];
  const kept: FieldsOfModel[] = [];
  const held: Held[] = [];
  const admitted: { model: ReconciledModel; record: ModelRecord }[] = [];

  for (const model of models) {
    const known = byKey.get(formatKey(model.key));
    if (known !== undefined) {
      const claims = accepted.get(formatKey(model.key));
      const fields = claims === undefined ? [] : replaceFields(known, claims, options.trust);
      if (fields.length > 0) replaced.push({ id: known.id, fields });
      const result = fillRecord(known, withKnownSuccessor(model.facts, known, byKey), options.trust);
      if (result.filled.length > 0) filled.push({ id: known.id, fields: result.filled });
      if (result.kept.length > 0) kept.push({ id: known.id, fields: result.kept });
      continue;
    }
    const barred = options.barred?.get(formatKey(model.key));
    if (barred !== undefined) {
      held.push({ key: model.key, reasons: barred });
      continue;
    }
    const record = draftRecord(model);
    if (record !== undefined) fillRecord(record, model.facts, options.trust);
    const reasons = record === undefined ? ["no source states its type"] : listMissing(record, options.admission ?? {});
    if (record === undefined || reasons.length > 0) held.push({ key: model.key, reasons });
    else admitted.push({ model, record });
  }

  const taken = new Set(records.flatMap((record) => [record.id, ...(record.aliases ?? [])]));
  const ids = assignIds(
    admitted.map(({ model, record }) => nameless(model.key, record)),
    taken,
  );
  const added: string[] = [];
  for (const { model, record } of admitted) {
    const id = ids.get(formatKey(model.key));
    if (id === undefined) held.push({ key: model.key, reasons: ["every id made from its name is taken"] });
    else {
      records.push({ ...record, id });
      added.push(id);
    }
  }
  resolveSuccessors(records);
  records.sort((left, right) => compareText(left.id, right.id));
  return {
    registry: { ...registry, models: records },
    added: added.sort(),
    filled: withoutUndone(filled, records),
    replaced,
    kept,
    held,
  };
}

// On the Hub the repository names the model for good; display names change and repeat.
function nameless(key: ModelKey, { name, organization }: ModelRecord): Nameless {
  return { key, organization, name: key.field === "huggingface_id" ? (key.value.split("/")[1] ?? name) : name };
}

// A record with nothing but its identity; the id comes last, when all newcomers are known.
function draftRecord({ key, facts }: ReconciledModel): ModelRecord | undefined {
  const text = (field: string): string | undefined => {
    const value = facts[field]?.value;
    return typeof value === "string" ? value : undefined;
  };
  const type = text("type");
  if (type === undefined) return undefined;
  if (key.field === "civitai_id") {
    const name = text("name") ?? `Model ${key.value}`;
    const organization = text("organization") ?? "civitai";
    return { id: "", type, name, source: "civitai", civitai_id: key.value, organization };
  }
  const [owner = "", repository = ""] = key.value.split("/");
  const name = text("name") ?? repository;
  return {
    id: "",
    type,
    name,
    source: "huggingface",
    huggingface_id: key.value,
    organization: text("organization") ?? owner,
  };
}

function fillRecord(
  record: ModelRecord,
  facts: Readonly<Record<string, Fact>>,
  trust: Trust,
): { filled: string[]; kept: string[] } {
  const { forbidden } = requirementsOf(record.type);
  const filled: string[] = [];
  const kept: string[] = [];
  const provenance: Record<string, ProvenanceRecord> = { ...record.provenance };
  for (const [field, fact] of Object.entries(facts)) {
    if (isCovered(field, forbidden)) continue;
    const present = getField(record, field);
    if (present === undefined && !hasPeopleIn(record, field, facts, trust)) {
      setField(record, field, fact.value);
      filled.push(field);
      provenance[field] = fact.provenance;
    } else if (present !== undefined && JSON.stringify(present) === JSON.stringify(fact.value)) {
      // A draft takes its identity from the facts; it owes them the provenance.
      if (record.id === "" && !isCovered(field, new Set(Object.keys(provenance)))) provenance[field] = fact.provenance;
    } else if (present !== undefined) kept.push(field);
  }
  if (Object.keys(provenance).length > 0) record.provenance = sortProvenance(provenance);
  return { filled, kept };
}

// Sources name a successor by its Hub id. Where the registry has that model, its id takes the place; else nobody could follow.
function resolveSuccessors(records: readonly ModelRecord[]): void {
  const ids = new Map(records.map((record) => [record.huggingface_id, record.id]));
  for (const record of records) {
    if (!record.replaced_by?.includes("/")) continue;
    const id = ids.get(record.replaced_by);
    if (id !== undefined && id !== record.id) record.replaced_by = id;
    else {
      for (const field of ["status", "replaced_by", "reason"] as const) {
        delete record[field];
        delete record.provenance?.[field];
      }
    }
  }
}

// Its Hub id and its registry id are one successor: no difference to tell.
function withKnownSuccessor(
  facts: ReconciledModel["facts"],
  { id }: ModelRecord,
  byKey: ReadonlyMap<string, ModelRecord>,
): ReconciledModel["facts"] {
  const { replaced_by: fact } = facts;
  const successor = byKey.get(`huggingface_id:${fact?.value}`);
  if (fact === undefined || successor === undefined || successor.id === id) return facts;
  return { ...facts, replaced_by: { ...fact, value: successor.id } };
}

// What was filled and taken out again, for want of the successor, was not filled.
function withoutUndone(filled: readonly FieldsOfModel[], records: readonly ModelRecord[]): FieldsOfModel[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return filled.flatMap(({ id, fields }) => {
    const record = byId.get(id);
    const present = fields.filter((field) => record !== undefined && getField(record, field) !== undefined);
    return present.length === 0 ? [] : [{ id, fields: present }];
  });
}

// A source may not complete a group of belonging fields that people began with other values.
function hasPeopleIn(record: ModelRecord, field: string, facts: Readonly<Record<string, Fact>>, trust: Trust): boolean {
  const rule = trust.rules.find((candidate) => candidate.together && candidate.fields.includes(field));
  return (rule?.fields ?? []).some((other) => {
    const present = getField(record, other);
    return present !== undefined && JSON.stringify(present) !== JSON.stringify(facts[other]?.value);
  });
}

function listMissing(record: ModelRecord, admission: Admission): string[] {
  const required = [...requirementsOf(record.type).required].map((field): readonly Need[] => [field]);
  const wanted = [...required, ...(admission["*"] ?? []), ...(admission[record.type] ?? [])];
  const missing = wanted.filter((choice) => !choice.some((need) => meetsNeed(getField(record, fieldOf(need)), need)));
  return [...new Set(missing.map((choice) => `no source states ${choice.map(describeNeed).join(" or ")}`))];
}

const FIELD_ORDER = new Map(recordFields.map((field, index) => [field.path, index]));

function sortProvenance(provenance: Readonly<Record<string, ProvenanceRecord>>): Record<string, ProvenanceRecord> {
  const place = (path: string): number =>
    FIELD_ORDER.get(path) ?? [...FIELD_ORDER.keys()].findIndex((field) => field.startsWith(`${path}.`));
  return Object.fromEntries(
    Object.entries(provenance).sort(([left], [right]) => place(left) - place(right) || compareText(left, right)),
  );
}

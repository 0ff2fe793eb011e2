// What a source says about one model: facts by field path, each with its provenance. Reconciling turns several of them
// into one record; nothing here is approved.
import { compareText } from "./issue.js";
import type { ModelRecord, ProvenanceRecord } from "./record.js";

/** A value that one field can hold. */
export type FactValue = string | number | boolean | readonly string[] | readonly number[];

/** Values by dotted field path. */
export type FieldValues = Readonly<Record<string, FactValue>>;

/** One value and where it comes from. */
export interface Fact {
  readonly value: FactValue;
  readonly provenance: ProvenanceRecord;
}

/** What holds the facts about one model together: its id at the place that publishes it. */
export type ModelKey =
  | { readonly field: "huggingface_id"; readonly value: string }
  | { readonly field: "civitai_id"; readonly value: number };

/** Everything one row of a source states about one model. */
export interface Candidate {
  readonly key: ModelKey;
  /** Facts by dotted field path, such as `specs.parameters`. */
  readonly facts: Readonly<Record<string, Fact>>;
}

/** A key as text, such as `huggingface_id:BAAI/bge-m3`: the same text means the same model. */
export function formatKey(key: ModelKey): string {
  return `${key.field}:${key.value}`;
}

/** The key that a text stands for, as `formatKey` writes it. */
export function parseKey(text: string): ModelKey {
  const value = text.slice(text.indexOf(":") + 1);
  const isCivitai = text.startsWith("civitai_id:");
  return isCivitai ? { field: "civitai_id", value: Number(value) } : { field: "huggingface_id", value };
}

/** An entry of a file that is about one model. */
export interface KeyedEntry {
  readonly huggingface_id?: string;
  readonly civitai_id?: number;
}

/** The key of an entry that names one model. */
export function keyOf({ huggingface_id: hub, civitai_id: civitai }: KeyedEntry): ModelKey {
  return hub === undefined
    ? { field: "civitai_id", value: civitai as number }
    : { field: "huggingface_id", value: hub };
}

/** The keys under which sources may speak of a model; one in the registry can have both. */
export function keysOf({ huggingface_id: hub, civitai_id: civitai }: KeyedEntry): ModelKey[] {
  return [
    ...(hub === undefined ? [] : [{ field: "huggingface_id", value: hub } as const]),
    ...(civitai === undefined ? [] : [{ field: "civitai_id", value: civitai } as const]),
  ];
}

/** Records by the texts of all their keys. */
export function recordsByKey(records: readonly ModelRecord[]): Map<string, ModelRecord> {
  return new Map(records.flatMap((record) => keysOf(record).map((key) => [formatKey(key), record] as const)));
}

/** Orders keys by field, numbers by size and text by code unit. */
export function compareKeys(left: ModelKey, right: ModelKey): number {
  if (left.field === "civitai_id" && right.field === "civitai_id") return left.value - right.value;
  return compareText(formatKey(left), formatKey(right));
}

/** Whether a provenance source is the address of a page instead of a key of the registry's `sources`. */
export function isPage(source: string): boolean {
  return source.startsWith("https://");
}

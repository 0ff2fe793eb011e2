// The facts of a record that say where they come from, one by one.
import { getField } from "./field-path.js";
import type { ModelRecord, ProvenanceRecord } from "./record.js";
import { fieldByPath, recordFields } from "./schema.js";

/** One field of a record and where its value comes from. */
export interface SourcedFact {
  readonly path: string;
  readonly value: unknown;
  readonly provenance: ProvenanceRecord;
}

/** Every field that is there and has provenance, its own or that of a group above it, in the order of the schema. */
export function listSourcedFacts(record: ModelRecord): SourcedFact[] {
  const { provenance } = record;
  if (provenance === undefined) return [];
  const hasGroups = Object.keys(provenance).some((path) => !fieldByPath.has(path));
  return recordFields.flatMap(({ path }) => {
    const origin = hasGroups ? nearestProvenance(path, provenance) : provenance[path];
    const value = origin === undefined ? undefined : getField(record, path);
    return origin === undefined || value === undefined ? [] : [{ path, value, provenance: origin }];
  });
}

/** Where the value at a path comes from: by its own provenance, else by that of the nearest group above it. */
export function nearestProvenance(
  path: string,
  provenance: Readonly<Record<string, ProvenanceRecord>>,
): ProvenanceRecord | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
    const group = path.slice(0, end);
    if (Object.hasOwn(provenance, group)) return provenance[group];
  }
  return undefined;
}

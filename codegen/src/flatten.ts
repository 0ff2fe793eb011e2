// From the grouped snake_case record to the flat camelCase constant: the one place of that mapping, driven by the schema.
import { camelCase } from "change-case";
import { getField } from "./field-path.js";
import type { ModelRecord } from "./record.js";
import { recordFields } from "./schema.js";

/** A value as it stands in a constant. */
export type FlatValue = string | number | boolean | readonly FlatValue[] | { readonly [name: string]: FlatValue };

/** The fields of one constant. */
export type FlatModelEntries = readonly (readonly [name: string, value: FlatValue])[];

/** The fields of a constant, in the order of the schema; internal fields and provenance are left out. */
export function flattenModel(record: ModelRecord): FlatModelEntries {
  const entries: [string, FlatValue][] = [];
  for (const { path, name, internal } of recordFields) {
    if (internal) continue;
    const value = getField(record, path);
    if (value !== undefined) entries.push([name, camelCaseKeys(value as FlatValue)]);
    if (name === "matryoshkaDims" && value !== undefined) entries.push(["matryoshka", true]);
  }
  return entries;
}

function camelCaseKeys(value: FlatValue): FlatValue {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(camelCaseKeys);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camelCase(key), camelCaseKeys(item)]));
}

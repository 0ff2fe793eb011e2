// Which values models have, for conditions on facts whose words are free.
import { languageRanges, licenseTerms } from "../../../src/model-index.js";
import { getField } from "../field-path.js";
import type { ModelRecord } from "../record.js";

/** Values of fields in a registry, each looked up once. */
export class KnownValues {
  readonly #models: readonly ModelRecord[];
  readonly #values = new Map<string, ReadonlySet<unknown>>();

  constructor(models: readonly ModelRecord[]) {
    this.#models = models;
  }

  /** Every value of a field; the items of lists, and of the ranges that language tags fall under. */
  of(path: string): ReadonlySet<unknown> {
    let values = this.#values.get(path);
    if (values === undefined) {
      values = new Set(this.#models.flatMap((record) => valuesAt(record, path)));
      this.#values.set(path, values);
    }
    return values;
  }
}

/** What a condition on a field is compared with; empty where the fact is unknown. */
export function valuesAt(record: ModelRecord, path: string): readonly unknown[] {
  const value = getField(record, path);
  // Absent means active.
  if (path === "status") return [value ?? "active"];
  if (value === undefined) return [];
  if (path === "capabilities.languages") return (value as readonly string[]).flatMap(languageRanges);
  if (path === "license") return licenseTerms(value as string);
  return Array.isArray(value) ? value : [value];
}

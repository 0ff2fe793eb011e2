// The rows of the comparison: which facts are known of any model, which of them differ, and which cannot be compared.
import type { Facts } from "../facts/display.js";
import { own } from "../facts/own.js";

/** A field as the table names it. */
export interface CompareField {
  /** Name in the constant. */
  readonly name: string;
  readonly title: string;
  /** Title of the group it stands in. */
  readonly group: string;
}

/** What a reader has to know before comparing the values of a row. */
export type RowNote = "beirDatasets" | "beirBasis" | "msMarcoBasis" | "popularitySource";

/** One fact of all models. */
export interface CompareRow {
  readonly field: CompareField;
  /** By model, `undefined` where it is not known. */
  readonly values: readonly unknown[];
  /** Two known values are not the same. What is not known is no difference. */
  readonly differs: boolean;
  readonly notes: readonly RowNote[];
}

/** Facts that stand together. */
export interface RowGroup {
  readonly name: string;
  readonly rows: readonly CompareRow[];
}

/** Fields whose values are only as good as what another field says of them. */
const DEPENDS_ON: Readonly<Record<string, Readonly<Record<string, RowNote>>>> = {
  beirAvg: { beirDatasets: "beirDatasets", beirBasis: "beirBasis" },
  msMarcoMrr10: { msMarcoBasis: "msMarcoBasis" },
  downloads: { source: "popularitySource" },
  likes: { source: "popularitySource" },
};

/** Rows by group, in the order of the fields. Models whose facts are not there yet are `undefined`. */
export function compareRows(
  fields: readonly CompareField[],
  models: readonly (Facts | undefined)[],
): readonly RowGroup[] {
  const groups = new Map<string, CompareRow[]>();
  for (const field of fields) {
    const values = models.map((facts) => facts?.[field.name]);
    if (values.every((value) => value === undefined)) continue;
    const row = { field, values, differs: differs(values), notes: notesOf(field.name, models) };
    groups.set(field.group, [...(groups.get(field.group) ?? []), row]);
  }
  return Array.from(groups, ([name, rows]) => ({ name, rows }));
}

/** Number of rows, and of those that differ. */
export function countRows(groups: readonly RowGroup[]): { readonly all: number; readonly differing: number } {
  const rows = groups.flatMap(({ rows }) => rows);
  return { all: rows.length, differing: rows.filter(({ differs }) => differs).length };
}

/** The rows that differ; groups without any are left out. */
export function differingRows(groups: readonly RowGroup[]): readonly RowGroup[] {
  return groups
    .map(({ name, rows }) => ({ name, rows: rows.filter(({ differs }) => differs) }))
    .filter(({ rows }) => rows.length > 0);
}

function differs(values: readonly unknown[]): boolean {
  return new Set(values.filter((value) => value !== undefined).map(canonical)).size > 1;
}

// What is not known of one model may differ too, so it asks for the note as well.
function notesOf(name: string, models: readonly (Facts | undefined)[]): readonly RowNote[] {
  const stating = models.filter((facts) => facts?.[name] !== undefined);
  return Object.entries(own(DEPENDS_ON, name) ?? {})
    .filter(([other]) => new Set(stating.map((facts) => canonical(facts?.[other]))).size > 1)
    .map(([, note]) => note);
}

// Lists of the registry are sets: their order says nothing.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort());
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return JSON.stringify(
    Object.entries(value)
      .map(([key, item]) => [key, canonical(item)])
      .sort(),
  );
}

// The list as columns: values that repeat stand once. Written by the renderer, read by the page.
import { LIST_FIELDS, type ListModel } from "./list-model.js";

/**
 * One column. Where values repeat, `values` holds each of them once and `places` says which one a model has; otherwise `values`
 * has one for each model. A model without the fact has `null`.
 */
export interface Column {
  readonly values: readonly unknown[];
  readonly places?: readonly (number | null)[];
}

/** All models as columns by field. */
export interface ListColumns {
  readonly count: number;
  readonly columns: Readonly<Record<string, Column>>;
  /** Files with all facts, each with as many models as `perFile`, in the order of the list. */
  readonly factFiles: readonly string[];
  readonly perFile: number;
}

/** Puts models into columns; a column that is empty is left out. */
export function toColumns(models: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, Column>> {
  const columns = LIST_FIELDS.map((field) => [field, toColumn(models.map((model) => model[field] ?? null))] as const);
  return Object.fromEntries(columns.filter(([, { values, places }]) => places !== undefined || values.length > 0));
}

function toColumn(values: readonly unknown[]): Column {
  const known = new Map<string, number>();
  const distinct: unknown[] = [];
  const places = values.map((value) => {
    if (value === null) return null;
    const key = JSON.stringify(value);
    const place = known.get(key) ?? distinct.push(value) - 1;
    known.set(key, place);
    return place;
  });
  if (distinct.length === 0) return { values: [] };
  return distinct.length * 2 > values.length ? { values } : { values: distinct, places };
}

/** Makes models of columns again. */
export function fromColumns({ count, columns }: ListColumns): readonly ListModel[] {
  const models: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const field of LIST_FIELDS) {
    const column = columns[field];
    if (column === undefined) continue;
    const { values, places } = column;
    for (const [position, model] of models.entries()) {
      const place = places === undefined ? position : places[position];
      const value = place === null || place === undefined ? null : values[place];
      if (value !== null && value !== undefined) model[field] = value;
    }
  }
  return models as unknown as readonly ListModel[];
}

// Orders of the list. A model whose fact is not known comes last, whichever way the list goes.
import type { Locale } from "../messages/locale.js";
import type { ListModel } from "./list-model.js";

/** What the list can be sorted by: fields of a model. */
export const SORT_FIELDS = ["name", "parameters", "contextLength", "beirAvg", "downloads", "releaseDate"] as const;

/** A field that the list can be sorted by. */
export type SortField = (typeof SORT_FIELDS)[number];

/** An order of the list. */
export interface Sort {
  readonly field: SortField;
  readonly descending: boolean;
}

/** What people see first: what is used most. */
export const DEFAULT_SORT: Sort = { field: "downloads", descending: true };

/** Models in an order, those that are equal by id. */
export function sortModels(models: readonly ListModel[], { field, descending }: Sort, locale: Locale): ListModel[] {
  // Days are compared as they are written; names as a reader sorts them.
  const compareTexts = field === "name" ? locale.compare : compareSigns;
  return sortByKey(models, (model) => model[field], descending, compareTexts);
}

/** Models in the order of a key, those that are equal by id. A model without a key comes last, whichever way the order goes. */
export function sortByKey<Model extends { readonly id: string }>(
  models: readonly Model[],
  keyOf: (model: Model) => string | number | undefined,
  descending: boolean,
  compareTexts: (left: string, right: string) => number,
): Model[] {
  const sign = descending ? -1 : 1;
  return [...models].sort((left, right) => {
    const a = keyOf(left);
    const b = keyOf(right);
    const byId = compareSigns(left.id, right.id);
    if (a === undefined || b === undefined) return a === b ? byId : a === undefined ? 1 : -1;
    const order = typeof a === "number" && typeof b === "number" ? a - b : compareTexts(String(a), String(b));
    return order === 0 ? byId : sign * order;
  });
}

/** Compares texts as they are written. */
export function compareSigns(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

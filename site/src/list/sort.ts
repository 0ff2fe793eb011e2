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
  const sign = descending ? -1 : 1;
  return [...models].sort((left, right) => {
    const a = left[field];
    const b = right[field];
    if (a === undefined || b === undefined) {
      return a === b ? compareIds(left, right) : a === undefined ? 1 : -1;
    }
    const order =
      typeof a === "number" && typeof b === "number" ? a - b : compareTexts(field, String(a), String(b), locale);
    return order === 0 ? compareIds(left, right) : sign * order;
  });
}

// Days are compared as they are written; names as a reader sorts them.
function compareTexts(field: SortField, left: string, right: string, { compare }: Locale): number {
  if (field === "name") return compare(left, right);
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareIds({ id: left }: ListModel, { id: right }: ListModel): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

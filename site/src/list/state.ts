// What a visitor asked of the list. All of it stands in the address, so that it can be kept, sent and gone back to.
import type { InvalidPart } from "../address.js";
import type { ListModel } from "../registry/list-model.js";
import { DEFAULT_SORT, type Sort } from "../registry/sort.js";
import { readParts, SORT_NAMES } from "./facet-parts.js";
import { filterModels, type Wanted } from "./facet-select.js";
import { FILTER_NAMES } from "./facets.js";

/** What a visitor asked of the list. */
export interface ListState {
  /** Words to search for; empty for none. */
  readonly query: string;
  readonly sort: Sort;
  readonly filters: Filters;
  /** Ids of models to compare, four at most. */
  readonly compare: readonly string[];
  /** What the address says and cannot be followed, in its order. */
  readonly invalid: readonly InvalidPart[];
}

/** Chosen values by name of the filter; a filter without any is left out. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** Reads the part of an address behind `?`. */
export function readState(search: string, models: readonly ListModel[]): ListState {
  const { query, sort = DEFAULT_SORT, filters, compare, refused } = readParts(search, models);
  return { query, sort, filters, compare, invalid: refused.map(({ name, value }) => ({ name, value })) };
}

/** Writes the part of an address behind `?`, without it; empty for what everybody sees first. Keeps invalid parts. */
export function writeState({ query, sort, filters, compare, invalid }: ListState): string {
  const parts = new URLSearchParams();
  if (query !== "") parts.append("q", query);
  // An invalid order beside it would else be the first that is read.
  const isSaid = invalid.some(({ name }) => name === "sort");
  if (isSaid || sort.field !== DEFAULT_SORT.field || sort.descending !== DEFAULT_SORT.descending) {
    parts.append("sort", writeSort(sort));
  }
  for (const name of FILTER_NAMES) for (const value of filters[name] ?? []) parts.append(name, value);
  for (const id of compare) parts.append("compare", id);
  for (const { name, value } of invalid) parts.append(name, value);
  return parts.toString();
}

function writeSort({ field, descending }: Sort): string {
  const name = Object.keys(SORT_NAMES).find((key) => SORT_NAMES[key] === field) as string;
  return `${descending ? "-" : ""}${name}`;
}

/**
 * The state as its address is read again: what was invalid only beside something that is gone is followed, as it would be after a
 * reload.
 */
export function settleState(state: ListState, models: readonly ListModel[]): ListState {
  return readState(writeState(state), models);
}

/** Those of `sorted` that meet query and filters; they are `models` in the order asked for. */
export function selectModels(
  models: readonly ListModel[],
  sorted: readonly ListModel[],
  wanted: Wanted,
): readonly ListModel[] {
  const met = filterModels(models, wanted);
  if (met === models) return sorted;
  const kept = new Set(met);
  return sorted.filter((model) => kept.has(model));
}

// What a visitor asked of the list. All of it stands in the address, so that it can be kept, sent and gone back to.
import type { Locale } from "../messages/locale.js";
import type { ListModel } from "./list-model.js";
import { DEFAULT_SORT, type Sort } from "./sort.js";

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

/** A part of the address that cannot be followed. */
export interface InvalidPart {
  /** Name of the parameter. */
  readonly name: string;
  readonly value: string;
}

/** Reads the part of an address behind `?`. */
export function readState(_search: string, _models: readonly ListModel[]): ListState {
  return { query: "", sort: DEFAULT_SORT, filters: {}, compare: [], invalid: [] };
}

/** Writes the part of an address behind `?`, without it; empty for what everybody sees first. Keeps invalid parts. */
export function writeState(_state: ListState): string {
  return "";
}

/** The models that meet query and filters, in the order asked for. */
export function selectModels(models: readonly ListModel[], _state: ListState, _locale: Locale): readonly ListModel[] {
  return models;
}

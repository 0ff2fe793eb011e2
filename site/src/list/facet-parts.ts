// Reads the parts of an address one by one. What cannot be followed is refused with a reason, never dropped.
import type { InvalidPart } from "../address.js";
import { MOST_COMPARED } from "../compare/compare-state.js";
import { own } from "../facts/own.js";
import type { ListModel } from "../registry/list-model.js";
import type { Sort, SortField } from "../registry/sort.js";
import { type FacetIndex, facetIndex } from "./facet-index.js";
import { BOUNDS, type Bound, facetOf, withFilter } from "./facets.js";
import type { Filters } from "./state.js";

/** Orders by their names in the address. */
export const SORT_NAMES: Readonly<Record<string, SortField>> = {
  name: "name",
  parameters: "parameters",
  context_length: "contextLength",
  beir_avg: "beirAvg",
  downloads: "downloads",
  release_date: "releaseDate",
};

/**
 * Why a part of an address cannot be followed: no parameter has its `name`; nothing in the registry has its `value`; it is no `number`,
 * no `order` of the list; the bounds exclude each other (`range`); it is given `again` where one can be; `many` are compared.
 */
export type Refusal = "name" | "value" | "number" | "order" | "range" | "again" | "many";

/** A part that cannot be followed, and why. */
export interface RefusedPart extends InvalidPart {
  readonly why: Refusal;
}

/** What an address says. */
export interface AddressParts {
  readonly query: string;
  readonly sort: Sort | undefined;
  readonly filters: Filters;
  readonly compare: readonly string[];
  /** In the order of the address. */
  readonly refused: readonly RefusedPart[];
}

type Draft = { -readonly [Key in Exclude<keyof AddressParts, "refused">]: AddressParts[Key] };

/** Reads the part of an address behind `?`. */
export function readParts(search: string, models: readonly ListModel[]): AddressParts {
  const index = facetIndex(models);
  const draft: Draft = { query: "", sort: undefined, filters: {}, compare: [] };
  const refused: RefusedPart[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    const why = take(draft, name, value, index);
    if (why !== undefined) refused.push({ name, value, why });
  }
  return { ...draft, refused };
}

function take(draft: Draft, name: string, value: string, index: FacetIndex): Refusal | undefined {
  if (name === "q") return takeQuery(draft, value);
  if (name === "sort") return takeSort(draft, value);
  if (name === "compare") return takeCompared(draft, value, index);
  const bound = BOUNDS.find((candidate) => candidate.name === name);
  return bound === undefined ? takeChoice(draft, name, value, index) : takeBound(draft, bound, value);
}

function takeQuery(draft: Draft, value: string): Refusal | undefined {
  if (draft.query !== "" && value !== "" && value !== draft.query) return "again";
  if (value !== "") draft.query = value;
  return undefined;
}

function takeSort(draft: Draft, value: string): Refusal | undefined {
  const descending = value.startsWith("-");
  const name = descending ? value.slice(1) : value;
  const field = own(SORT_NAMES, name);
  if (field === undefined) return "order";
  if (draft.sort !== undefined && (draft.sort.field !== field || draft.sort.descending !== descending)) return "again";
  draft.sort = { field, descending };
  return undefined;
}

function takeCompared(draft: Draft, value: string, { ids }: FacetIndex): Refusal | undefined {
  if (!ids.has(value)) return "value";
  if (draft.compare.includes(value)) return undefined;
  if (draft.compare.length === MOST_COMPARED) return "many";
  draft.compare = [...draft.compare, value];
  return undefined;
}

function takeChoice(draft: Draft, name: string, value: string, index: FacetIndex): Refusal | undefined {
  const facet = facetOf(name);
  if (facet === undefined) return "name";
  const found = index.of(facet);
  const place = found.placeOf(value);
  if (place === undefined) return "value";
  const choice = found.values[place] as string;
  const chosen = draft.filters[name] ?? [];
  if (chosen.includes(choice)) return undefined;
  if (facet.isSingle && chosen.length > 0) return "again";
  draft.filters = withFilter(draft.filters, facet.name, [...chosen, choice]);
  return undefined;
}

function takeBound(draft: Draft, { name, field, side }: Bound, value: string): Refusal | undefined {
  const number = readLimit(value);
  if (number === undefined) return "number";
  const [given] = draft.filters[name] ?? [];
  if (given !== undefined) return given === number ? undefined : "again";
  const opposite = BOUNDS.find((bound) => bound.field === field && bound.side !== side);
  const [limit] = (opposite && draft.filters[opposite.name]) ?? [];
  if (limit !== undefined && isCrossed(side, number, limit)) return "range";
  draft.filters = withFilter(draft.filters, name, [number]);
  return undefined;
}

function isCrossed(side: Bound["side"], number: string, limit: string): boolean {
  return side === "min" ? Number(number) > Number(limit) : Number(number) < Number(limit);
}

/** A whole number above 0 as it is written in an address; `undefined` for any other text. */
export function readLimit(text: string): string | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  return number > 0 && Number.isSafeInteger(number) ? String(number) : undefined;
}

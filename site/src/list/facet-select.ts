// Which models meet a query and filters, and how many would with each further choice.

import type { ListModel } from "../registry/list-model.js";
import { matches, searchWords } from "../registry/search.js";
import { facetIndex } from "./facet-index.js";
import { BOUNDS, CONTEXT_LENGTHS, FACETS, type FilterName, isWithin } from "./facets.js";
import type { ListState } from "./state.js";

/** What models are held to. */
export type Wanted = Pick<ListState, "query" | "filters">;

interface Condition {
  /** Absent for the query. */
  readonly name?: FilterName;
  /** Whether the model at a place meets it. */
  readonly holds: (place: number) => boolean;
}

function conditionsOf(models: readonly ListModel[], { query, filters }: Wanted): readonly Condition[] {
  const index = facetIndex(models);
  const words = searchWords(query);
  const conditions: Condition[] = [];
  if (words.length > 0) {
    const { texts } = index;
    conditions.push({ holds: (place) => matches(texts[place] as string, words) });
  }
  for (const facet of FACETS) {
    const chosen = filters[facet.name] ?? [];
    if (chosen.length === 0) continue;
    const { values, places, placeOf } = index.of(facet);
    const wanted = values.map(() => false);
    for (const value of chosen) {
      const place = placeOf(value);
      if (place !== undefined) wanted[place] = true;
    }
    conditions.push({
      name: facet.name,
      holds: (place) => (places[place] as readonly number[]).some((choice) => wanted[choice]),
    });
  }
  for (const bound of BOUNDS) {
    const [limit] = filters[bound.name] ?? [];
    if (limit === undefined) continue;
    conditions.push({
      name: bound.name,
      holds: (place) => isWithin(models[place] as ListModel, bound, Number(limit)),
    });
  }
  return conditions;
}

/** The models that meet query and filters, in the order of the list. */
export function filterModels(models: readonly ListModel[], wanted: Wanted): readonly ListModel[] {
  const conditions = conditionsOf(models, wanted);
  return conditions.length === 0 ? models : models.filter((_, place) => conditions.every(({ holds }) => holds(place)));
}

/** Numbers of models. */
export interface FacetCounts {
  /** Models that meet everything. */
  readonly total: number;
  /** Models that meet everything but the filter of this name. */
  readonly without: (name: FilterName) => number;
  /** Those of them that fall under each of its choices, in the order of the index; for the context length of `CONTEXT_LENGTHS`. */
  readonly choices: (name: FilterName) => readonly number[];
}

/** Counts the models for each choice, given the query and all other filters. */
export function countModels(models: readonly ListModel[], wanted: Wanted): FacetCounts {
  const conditions = conditionsOf(models, wanted);
  const facets = facetIndex(models).all();
  const counts = new Map<FilterName, number[]>(facets.map(({ facet, values }) => [facet.name, values.map(() => 0)]));
  counts.set(
    "min_context_length",
    CONTEXT_LENGTHS.map(() => 0),
  );
  const missedAlone = new Map<FilterName, number>();
  let total = 0;

  for (const [place, { contextLength }] of models.entries()) {
    const missed = missedBy(conditions, place);
    if (missed === MANY) continue;
    if (missed === undefined) total += 1;
    else missedAlone.set(missed, (missedAlone.get(missed) ?? 0) + 1);
    for (const { facet, places } of facets) {
      if (missed !== undefined && missed !== facet.name) continue;
      const own = counts.get(facet.name) as number[];
      for (const choice of places[place] as readonly number[]) own[choice] = (own[choice] as number) + 1;
    }
    if (contextLength !== undefined && (missed === undefined || missed === "min_context_length")) {
      const own = counts.get("min_context_length") as number[];
      for (const [choice, least] of CONTEXT_LENGTHS.entries()) {
        if (contextLength >= least) own[choice] = (own[choice] as number) + 1;
      }
    }
  }
  return {
    total,
    without: (name) => total + (missedAlone.get(name) ?? 0),
    choices: (name) => counts.get(name) ?? [],
  };
}

const MANY = "many";

// The one filter that the model at a place misses; `many` for several, or for the query.
function missedBy(conditions: readonly Condition[], place: number): FilterName | typeof MANY | undefined {
  let missed: FilterName | undefined;
  for (const { name, holds } of conditions) {
    if (holds(place)) continue;
    if (missed !== undefined || name === undefined) return MANY;
    missed = name;
  }
  return missed;
}

// Which choices the filters offer for a list of models, and which of them each model falls under.

import type { ListModel } from "../registry/list-model.js";
import { searchText } from "../registry/search.js";
import { type ChoiceName, FACETS, type Facet } from "./facets.js";

/** The choices of one filter. */
export interface FacetChoices {
  readonly facet: Facet;
  /** Fixed ones first, then by number of models. */
  readonly values: readonly string[];
  /** For each model where in `values` its choices stand. */
  readonly places: readonly (readonly number[])[];
  /** Where in `values` a value stands; case does not count. */
  readonly placeOf: (value: string) => number | undefined;
}

/** A list of models, ready to be searched and filtered. Each part is made on its first use and kept. */
export class FacetIndex {
  readonly #models: readonly ListModel[];
  readonly #choices = new Map<ChoiceName, FacetChoices>();
  #ids: ReadonlySet<string> | undefined;
  #texts: readonly string[] | undefined;

  constructor(models: readonly ListModel[]) {
    this.#models = models;
  }

  /** The choices of one filter. */
  of(facet: Facet): FacetChoices {
    let choices = this.#choices.get(facet.name);
    if (choices === undefined) {
      choices = choicesOf(facet, this.#models);
      this.#choices.set(facet.name, choices);
    }
    return choices;
  }

  /** The choices of all filters. */
  all(): readonly FacetChoices[] {
    return FACETS.map((facet) => this.of(facet));
  }

  get ids(): ReadonlySet<string> {
    this.#ids ??= new Set(this.#models.map(({ id }) => id));
    return this.#ids;
  }

  /** What of each model is searched. */
  get texts(): readonly string[] {
    this.#texts ??= this.#models.map(searchText);
    return this.#texts;
  }
}

const known = new WeakMap<readonly ListModel[], FacetIndex>();

/** The index of a list. */
export function facetIndex(models: readonly ListModel[]): FacetIndex {
  let index = known.get(models);
  if (index === undefined) {
    index = new FacetIndex(models);
    known.set(models, index);
  }
  return index;
}

// One choice and how models spell it: `Qwen` and `qwen` are one, as in the queries.
interface Found {
  readonly spellings: Map<string, number>;
  models: number;
}

function choicesOf(facet: Facet, models: readonly ListModel[]): FacetChoices {
  const found = new Map<string, Found>(facet.fixed.map((value) => [fold(value), { spellings: new Map(), models: 0 }]));
  const keys = models.map((model) => countChoices(facet.choicesOf(model), found));
  const fixed = new Map(facet.fixed.map((value) => [fold(value), value]));
  const order = [...found.keys()].filter((key) => !fixed.has(key)).sort(byNumber(found));
  const places = new Map([...fixed.keys(), ...order].map((key, place) => [key, place]));
  return {
    facet,
    values: [...places.keys()].map((key) => fixed.get(key) ?? commonest(found.get(key)?.spellings ?? new Map())),
    places: keys.map((own) => own.map((key) => places.get(key) as number)),
    placeOf: (value) => places.get(fold(value)),
  };
}

function countChoices(values: readonly string[], found: Map<string, Found>): readonly string[] {
  const keys = new Set<string>();
  for (const value of values) {
    const key = fold(value);
    let entry = found.get(key);
    if (entry === undefined) {
      entry = { spellings: new Map(), models: 0 };
      found.set(key, entry);
    }
    entry.spellings.set(value, (entry.spellings.get(value) ?? 0) + 1);
    if (!keys.has(key)) entry.models += 1;
    keys.add(key);
  }
  return [...keys];
}

function byNumber(found: ReadonlyMap<string, Found>): (left: string, right: string) => number {
  const models = (key: string) => found.get(key)?.models ?? 0;
  return (left, right) => models(right) - models(left) || (left < right ? -1 : 1);
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  return first?.[0] ?? "";
}

function fold(value: string): string {
  return value.toLowerCase();
}

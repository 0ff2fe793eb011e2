// What a part of an address that cannot be followed may have meant.
import { suggestIds } from "modeldex/runtime";
import type { InvalidPart } from "../address.js";
import type { Locale } from "../messages/locale.js";
import type { ListModel } from "../registry/list-model.js";
import { type FacetIndex, facetIndex } from "./facet-index.js";
import { choiceLabel } from "./facet-labels.js";
import { type RefusedPart, SORT_NAMES } from "./facet-parts.js";
import { FILTER_NAMES, facetOf } from "./facets.js";
import type { ListState } from "./state.js";

/** A part that may have been meant. */
export interface Suggestion {
  /** What stands in the place of what was mistaken: a name or a value. */
  readonly text: string;
  readonly part: InvalidPart;
}

const MOST = 2;

/** The nearest parts that can be followed; none where nothing is near. */
export function suggestParts(part: RefusedPart, models: readonly ListModel[], locale: Locale): readonly Suggestion[] {
  const { name, value, why } = part;
  if (why === "name") {
    const names = ["q", "sort", "compare", ...FILTER_NAMES];
    return suggestIds(names, name, MOST).map((text) => ({ text, part: { name: text, value } }));
  }
  if (why === "order") {
    const sign = value.startsWith("-") ? "-" : "";
    return suggestIds(Object.keys(SORT_NAMES), value, MOST).map((text) => ({
      text: sign + text,
      part: { name, value: sign + text },
    }));
  }
  if (why !== "value") return [];
  const known = knownValues(name, facetIndex(models), locale);
  const found = new Set(suggestIds(known.keys(), value, MOST).map((text) => known.get(text) as string));
  return [...found].map((text) => ({ text, part: { name, value: text } }));
}

// Values by what they are called: people who write an address by hand write `german` as well as `de`.
function knownValues(name: string, index: FacetIndex, locale: Locale): ReadonlyMap<string, string> {
  const facet = facetOf(name);
  if (facet === undefined) return new Map([...index.ids].map((id) => [id, id]));
  const { values } = index.of(facet);
  const labels = values.map((value) => [choiceLabel(facet.name, value, locale), value] as const);
  return new Map([...labels, ...values.map((value) => [value, value] as const)]);
}

/** The state without one invalid part. */
export function withoutPart(state: ListState, position: number): ListState {
  return { ...state, invalid: state.invalid.filter((_, other) => other !== position) };
}

/** The state with another part in the place of an invalid one. */
export function withPart(state: ListState, position: number, part: InvalidPart): ListState {
  return { ...state, invalid: state.invalid.map((other, place) => (place === position ? part : other)) };
}

// The choice of models for the comparison.
import { MOST_COMPARED } from "../compare/compare-state.js";
import type { ListState } from "./state.js";

/** Id of the text that says why no further model can be chosen. */
export const LIMIT_ID = "compare-limit";

/** The state with a model chosen, or no longer. One too many changes nothing. */
export function toggleCompared(state: ListState, id: string): ListState {
  const { compare } = state;
  if (compare.includes(id)) return { ...state, compare: compare.filter((other) => other !== id) };
  return compare.length >= MOST_COMPARED ? state : { ...state, compare: [...compare, id] };
}

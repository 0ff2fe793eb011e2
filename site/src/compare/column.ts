// One column of the comparison.
import type { ListModel } from "../registry/list-model.js";
import type { FactsState } from "./facts-store.svelte.js";

/** A model, its place in the list, and its facts or how far they are. */
export type CompareColumn = FactsState & { readonly model: ListModel; readonly place: number };

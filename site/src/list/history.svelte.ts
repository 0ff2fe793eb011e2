// The state of the list and its place in the history of the browser.

import type { ListModel } from "../registry/list-model.js";
import { pushSearch, replaceSearch } from "../ui/history.js";
import { type ListState, readState, writeState } from "./state.js";

/** The state of the list, as the address of the page has it. */
export class ListHistory {
  readonly #models: readonly ListModel[];
  #current: ListState;

  /** Starts with what the address asks for. */
  constructor(models: readonly ListModel[]) {
    this.#models = models;
    this.#current = $state.raw(readState(location.search, models));
  }

  /** What is asked of the list now. */
  get current(): ListState {
    return this.#current;
  }

  /** Goes on in the same entry of the history: each letter of a query is no place to come back to. */
  replace(state: ListState): void {
    this.#current = state;
    replaceSearch(writeState(state));
  }

  /** Goes on in a new entry, so that the way back leads to what was before. */
  push(state: ListState): void {
    this.#current = state;
    pushSearch(writeState(state));
  }

  /** Takes up what the address asks for after a step through the history. */
  restore(): void {
    this.#current = readState(location.search, this.#models);
  }
}

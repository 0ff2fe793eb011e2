// Facts of models as they arrive. Components that read from it are drawn again when that changes.
import { SvelteMap } from "svelte/reactivity";
import type { Facts } from "../facts/display.js";
import { loadFacts } from "../registry/data.js";

/** Facts of one model, or how far they are. */
export type FactsState =
  | { readonly state: "loading" | "failed"; readonly facts?: undefined }
  | { readonly state: "loaded"; readonly facts: Facts };

const LOADING: FactsState = { state: "loading" };

/** Loads facts of models once, and again when asked to. */
export class FactsStore {
  readonly #root: string;
  readonly #asked = new Set<number>();
  readonly #settled = new SvelteMap<number, FactsState>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Facts of the model at a place of the list. */
  get(place: number): FactsState {
    return this.#settled.get(place) ?? LOADING;
  }

  /** Loads the facts of a model, where nobody has asked for them yet. */
  ask(place: number): void {
    if (this.#asked.has(place)) return;
    this.#asked.add(place);
    void this.#load(place);
  }

  /** Loads the facts of a model again after they could not be loaded. */
  retry(place: number): void {
    this.#settled.delete(place);
    void this.#load(place);
  }

  async #load(place: number): Promise<void> {
    const settled: FactsState = await loadFacts(place, this.#root).then(
      (facts) => ({ state: "loaded", facts }),
      () => ({ state: "failed" }),
    );
    this.#settled.set(place, settled);
  }
}

// Models by filter: which models a filter lists was worked out when the code was generated.
import { suggestFilters } from "./suggest.js";

/** Lists of models by name of their filter. A list is made on its first use, kept, shared between callers, and must not be changed. */
export class FilterIndex<Model> {
  readonly #models: readonly Model[];
  readonly #positions: Readonly<Record<string, readonly number[]>>;
  readonly #lists = new Map<string, readonly Model[]>();

  /** `positions`: by name of the filter, where in `models` its models stand. */
  constructor(models: readonly Model[], positions: Readonly<Record<string, readonly number[]>>) {
    this.#models = models;
    this.#positions = positions;
  }

  has(filter: string): boolean {
    return Object.hasOwn(this.#positions, filter);
  }

  /**
   * The models that a filter lists, in its order.
   *
   * @throws RangeError for a name that no filter has.
   */
  of(filter: string): readonly Model[] {
    let list = this.#lists.get(filter);
    if (list === undefined) {
      if (!this.has(filter)) throw new RangeError(describeUnknown(filter, Object.keys(this.#positions)));
      list = (this.#positions[filter] as readonly number[]).map((position) => this.#models[position] as Model);
      this.#lists.set(filter, list);
    }
    return list;
  }
}

function describeUnknown(filter: string, names: readonly string[]): string {
  const near = suggestFilters(names, filter, 3);
  const cure = near.length === 0 ? "FILTERS lists all." : `Did you mean ${near.join(" or ")}?`;
  return `There is no filter ${JSON.stringify(filter.slice(0, 100))}. ${cure}`;
}

// What was used lately, and not more of it than agreed.
import type { ModelCharacteristics } from "../characteristics/types.js";
import type { CharacteristicsCache } from "./options.js";

/** A cache of so many models; the one that was unused for longest makes room. */
export class RecentModels implements CharacteristicsCache {
  // A map keeps the order in which its keys came.
  readonly #models = new Map<string, ModelCharacteristics>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  get(key: string): ModelCharacteristics | undefined {
    const found = this.#models.get(key);
    if (found !== undefined) {
      this.#models.delete(key);
      this.#models.set(key, found);
    }
    return found;
  }

  set(key: string, value: ModelCharacteristics): void {
    this.#models.delete(key);
    this.#models.set(key, value);
    for (const oldest of this.#models.keys()) {
      if (this.#models.size <= this.#size) return;
      this.#models.delete(oldest);
    }
  }
}

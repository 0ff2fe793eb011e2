// Reading of a config.json for what layers keep; remembers which keys were used, and whether a class filled one in.
import type { ConfigBlock } from "./config-block.js";
import type { Skeleton, StatedSizes } from "./skeleton.js";
import type { CacheLayers, Evidence } from "./types.js";

/** Sizes of a language model, whether its file states them or not. */
export interface CacheSizes {
  readonly layers?: number | undefined;
  readonly heads?: number | undefined;
  readonly kvHeads?: number | undefined;
  readonly headSize?: number | undefined;
  readonly hiddenSize?: number | undefined;
  readonly slidingWindow?: number | undefined;
}

/** What one layer keeps. */
export type KeptByLayer = Omit<CacheLayers, "layers">;

/** What each layer keeps, in order; layers that keep nothing are left out. Undefined where one is not understood. */
export type Kept = readonly KeptByLayer[] | undefined;

// No model has as many; a file that says so would fill the memory.
const MOST_LAYERS = 10_000;

export class CacheReader {
  readonly text: ConfigBlock;
  readonly type: string;
  readonly #sizes: CacheSizes;
  readonly #stated: StatedSizes;
  readonly #from = new Set<string>();
  #usesDefault = false;

  constructor({ text, textType, sizes: stated }: Skeleton, sizes: CacheSizes) {
    this.text = text;
    this.type = textType?.value ?? "";
    this.#sizes = sizes;
    this.#stated = stated;
  }

  size(name: Exclude<keyof CacheSizes, "slidingWindow">): number | undefined {
    const value = this.#sizes[name];
    const from = this.#stated[name]?.from;
    if (value !== undefined && from !== undefined) this.#from.add(from);
    return isCount(value) ? value : undefined;
  }

  /** Number of layers, unless it is absurd. */
  layers(): number | undefined {
    const layers = this.size("layers");
    return layers !== undefined && layers <= MOST_LAYERS ? layers : undefined;
  }

  /** A count; where the file says nothing, the one of the class. */
  count(key: string, classDefault?: number): number | undefined {
    return this.#read(key, this.text.count(key), classDefault);
  }

  countOrZero(key: string, classDefault?: number): number | undefined {
    return this.#read(key, this.text.countOrZero(key), classDefault);
  }

  counts(key: string): readonly number[] | undefined {
    return this.#read(key, this.text.counts(key));
  }

  texts(key: string): readonly string[] | undefined {
    return this.#read(key, this.text.texts(key));
  }

  word(key: string): string | undefined {
    return this.#read(key, this.text.text(key));
  }

  flag(key: string, classDefault: boolean): boolean | undefined {
    return this.#read(key, this.text.flag(key), classDefault);
  }

  /** Tokens of the window; "none" where the file or the class says that there is none, undefined where that is not clear. */
  window(classDefault: number | "none"): number | "none" | undefined {
    const key = "sliding_window";
    if (this.text.has(key) && !this.text.says(key)) {
      this.used(key);
      return "none";
    }
    if (!this.text.says(key) && isCount(this.#sizes.slidingWindow)) return this.#sizes.slidingWindow;
    return this.#read<number | "none">(key, this.text.count(key), classDefault);
  }

  /** Notes a key of the text block. */
  used(key: string): void {
    this.#from.add(`${this.text.path}${key}`);
  }

  evidence(rule: string, isKnown: boolean): Evidence {
    return {
      from: [...this.#from].join(", "),
      rule,
      how: this.#usesDefault ? "default" : "derived",
      confidence: isKnown && !this.#usesDefault ? "high" : "medium",
    };
  }

  #read<Value>(key: string, read: { value: Value; from: string } | undefined, classDefault?: Value): Value | undefined {
    if (read !== undefined) {
      this.#from.add(read.from);
      return read.value;
    }
    // A key that says nonsense is not replaced by what the class would say.
    if (this.text.says(key) || classDefault === undefined) return undefined;
    this.#usesDefault = true;
    return classDefault;
  }
}

/** Layers that keep the same, counted; undefined where a number is beyond what can be counted with. */
export function countLayers(kept: readonly KeptByLayer[]): readonly CacheLayers[] | undefined {
  const groups = new Map<string, CacheLayers>();
  for (const layer of kept) {
    const key = [layer.kind, layer.valuesPerToken, layer.valuesPerSequence, layer.window].join();
    groups.set(key, { ...layer, layers: (groups.get(key)?.layers ?? 0) + 1 });
  }
  const counted = [...groups.values()].map(({ kind, layers, ...rest }) => ({ kind, layers, ...rest }));
  return counted.every(isCountable) ? counted : undefined;
}

function isCountable({ valuesPerToken, valuesPerSequence = 0 }: CacheLayers): boolean {
  return Number.isSafeInteger(valuesPerToken) && Number.isSafeInteger(valuesPerSequence);
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

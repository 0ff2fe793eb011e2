// Sizes of one block for arithmetic: what is missing or wrong is NaN, and NaN makes the whole sum worthless.
import type { ConfigBlock, Read } from "../config-block.js";

/** What was read for a count. */
export interface ReadLog {
  /** Paths that a value was read from. */
  readonly from: Set<string>;
  /** Whether a class of the library filled something in. */
  filled: boolean;
  /** Whether a key says something that does not fit; then nothing can be told. */
  broken: boolean;
}

/** More layers than this are nonsense, and would only cost time. */
const MOST_LAYERS = 10_000;

/** One block of a config, read for arithmetic. */
export class Sizes {
  readonly block: ConfigBlock;
  readonly log: ReadLog;
  readonly #known = new Map<string, unknown>();

  constructor(block: ConfigBlock, log: ReadLog) {
    this.block = block;
    this.log = log;
  }

  /** A number from 1 on, under the first of some keys that says anything; else what the class of the library has. */
  n(keys: string | readonly string[], fallback = Number.NaN): number {
    const key = this.#key(keys);
    return this.#take(key, this.block.count(key), fallback, fallback !== 1);
  }

  /** A number from 0 on. */
  zero(key: string, fallback = Number.NaN): number {
    return this.#take(key, this.block.countOrZero(key), fallback, fallback !== 1);
  }

  /** Any finite number. */
  real(key: string, fallback = Number.NaN): number {
    return this.#take(key, this.block.number(key), fallback, fallback !== 1);
  }

  /** A flag; that the class has none where the file has none is so plain that it does not count as filled in. */
  yes(key: string, fallback = false): boolean {
    return this.#take(key, this.block.flag(key), fallback);
  }

  /** A flag that weighs much; where the file has none, the class fills in that it is off. */
  heavy(key: string): boolean {
    return this.#take(key, this.block.flag(key), false, true);
  }

  /** Whether one of some keys says anything. */
  says(keys: readonly string[]): boolean {
    return keys.some((key) => this.block.says(key));
  }

  /** Text without which nothing can be told. */
  word(key: string): string | undefined {
    const read = this.block.text(key);
    if (read === undefined) this.log.broken = true;
    return read?.value;
  }

  text(key: string, fallback = ""): string {
    return this.#take(key, this.block.text(key), fallback);
  }

  texts(key: string): readonly string[] | undefined {
    return this.#once(key, () => this.#take(key, this.block.texts(key), undefined));
  }

  counts(key: string): readonly number[] | undefined {
    return this.#once(key, () => this.#take(key, this.block.counts(key), undefined));
  }

  list(key: string): readonly unknown[] | undefined {
    return this.#once(key, () => this.#take(key, this.block.list(key), undefined));
  }

  /** Number of labels of a classifier: two where the file names none. */
  get labels(): number {
    const labels = this.inner("id2label");
    if (labels === undefined) return this.n("num_labels", 2);
    this.log.from.add(`${this.block.path}id2label`);
    return labels.block.keys.length;
  }

  /** Number of layers, small enough to go through them. */
  layers(keys: string | readonly string[], fallback?: number): number {
    const layers = this.n(keys, fallback);
    return layers <= MOST_LAYERS ? layers : Number.NaN;
  }

  /** A block inside; undefined also where it is said to be something else. */
  inner(key: string): Sizes | undefined {
    return this.#once(key, () => {
      const block = this.block.block(key);
      if (block === undefined && this.block.says(key)) this.log.broken = true;
      return block === undefined ? undefined : new Sizes(block, this.log);
    });
  }

  // Every layer asks for the same lists, and to look through a long one each time would take its length squared. A key is
  // always read as the same thing.
  #once<Value>(key: string, read: () => Value): Value {
    if (!this.#known.has(key)) this.#known.set(key, read());
    return this.#known.get(key) as Value;
  }

  #key(keys: string | readonly string[]): string {
    return typeof keys === "string" ? keys : (keys.find((key) => this.block.says(key)) ?? keys[0] ?? "");
  }

  #take<Value>(key: string, read: Read<Value> | undefined, fallback: Value, isFilled = false): Value {
    if (read !== undefined) {
      this.log.from.add(read.from);
      return read.value;
    }
    // A comparison with NaN would go one way or the other as if nothing were missing.
    if (this.block.says(key) || Number.isNaN(fallback)) this.log.broken = true;
    else if (isFilled) this.log.filled = true;
    return fallback;
  }
}

/** Sum over the numbers from 0 to below `times`. */
export function sum(times: number, part: (index: number) => number): number {
  let total = Number.isInteger(times) ? 0 : Number.NaN;
  for (let index = 0; index < times; index++) total += part(index);
  return total;
}

/** A whole quotient, else NaN. */
export function divide(dividend: number, divisor: number): number {
  return dividend % divisor === 0 ? dividend / divisor : Number.NaN;
}

/** Weights of a linear layer. */
export function linear(inputs: number, outputs: number, bias = false): number {
  return inputs * outputs + (bias ? outputs : 0);
}

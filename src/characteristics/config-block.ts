// Reading of a config.json that anybody may have written: own keys only, and a value of the wrong type is no value.

/** A value with the path that it was read from. */
export interface Read<Value> {
  readonly value: Value;
  readonly from: string;
}

/** One object of a config.json, with its path. */
export class ConfigBlock {
  /** Path of this block with a dot at its end; empty for the outermost. */
  readonly path: string;
  readonly #content: Readonly<Record<string, unknown>>;

  constructor(content: Readonly<Record<string, unknown>>, path = "") {
    this.#content = content;
    this.path = path;
  }

  /** Block of whatever JSON says; undefined for anything but an object. */
  static of(content: unknown, path = ""): ConfigBlock | undefined {
    return isObject(content) ? new ConfigBlock(content, path) : undefined;
  }

  /** Names of its keys, as long as there are not absurdly many. */
  get keys(): readonly string[] {
    return Object.keys(this.#content);
  }

  /** Whether a key says anything, be it nonsense. `null` says nothing. */
  says(key: string): boolean {
    return (this.#raw(key) ?? undefined) !== undefined;
  }

  /** Whether a key is there, be it with null. */
  has(key: string): boolean {
    return Object.hasOwn(this.#content, key);
  }

  /** A whole number from 1 on, below 2^53. */
  count(key: string): Read<number> | undefined {
    return this.#read(key, (value): value is number => Number.isSafeInteger(value) && (value as number) > 0);
  }

  /** A whole number from 0 on. */
  countOrZero(key: string): Read<number> | undefined {
    return this.#read(key, (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0);
  }

  /** Any finite number. */
  number(key: string): Read<number> | undefined {
    return this.#read(key, (value): value is number => Number.isFinite(value));
  }

  flag(key: string): Read<boolean> | undefined {
    return this.#read(key, (value): value is boolean => typeof value === "boolean");
  }

  /** Text of at most 200 characters without control characters; longer is no name. */
  text(key: string): Read<string> | undefined {
    return this.#read(key, isName);
  }

  /** A list of names, at most 10,000. */
  texts(key: string): Read<readonly string[]> | undefined {
    return this.#read(
      key,
      (value): value is string[] => Array.isArray(value) && value.length <= MOST_ITEMS && value.every(isName),
    );
  }

  /** A list of whole numbers from 0 on, at most 10,000. */
  counts(key: string): Read<readonly number[]> | undefined {
    return this.#read(
      key,
      (value): value is number[] =>
        Array.isArray(value) &&
        value.length <= MOST_ITEMS &&
        value.every((item) => Number.isSafeInteger(item) && item >= 0),
    );
  }

  /** A list of anything, at most 10,000. */
  list(key: string): Read<readonly unknown[]> | undefined {
    return this.#read(key, (value): value is unknown[] => Array.isArray(value) && value.length <= MOST_ITEMS);
  }

  /** An object inside this one. */
  block(key: string): ConfigBlock | undefined {
    return ConfigBlock.of(this.#raw(key), `${this.path}${key}.`);
  }

  /** The first of some keys that says anything, if it says a count; a key that says nonsense is not passed over. */
  firstCount(keys: readonly string[]): Read<number> | undefined {
    const key = keys.find((name) => this.says(name));
    return key === undefined ? undefined : this.count(key);
  }

  #raw(key: string): unknown {
    return Object.hasOwn(this.#content, key) ? this.#content[key] : undefined;
  }

  #read<Value>(key: string, fits: (value: unknown) => value is Value): Read<Value> | undefined {
    const value = this.#raw(key);
    return fits(value) ? { value, from: `${this.path}${key}` } : undefined;
  }
}

const MOST_ITEMS = 10_000;
const MOST_CHARACTERS = 200;

/** Whether JSON says an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MOST_CHARACTERS && !/\p{Cc}/u.test(value);
}

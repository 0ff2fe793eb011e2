// Collects what the translation of one record states: facts that the registry's schema accepts, each with its
// provenance, and words that are not known here.
import type { Fact, FactValue } from "../../candidate.js";
import type { ProvenanceRecord } from "../../record.js";
import { fieldAccepts } from "../field-values.js";
import type { UnknownWord } from "../source.js";
import { cut, plainText } from "./text.js";

/** Where a value stands. What is not given is `declared`. */
export interface Origin {
  /** Field of the Hub's answer, or file and key. */
  readonly field: string;
  readonly how?: "declared" | "derived";
  /** Commit that it was read at. */
  readonly revision?: string | undefined;
  readonly note?: string;
}

// Longer ones are no words any more; they are shown as far as anybody can need it.
const LONGEST_WORD = 200;
// A card with a thousand unknown languages needs no thousand notices.
const MOST_WORDS = 20;

/** What one record states. */
export class Statement {
  readonly #date: string;
  readonly #facts: Record<string, Fact> = {};
  readonly #words: UnknownWord[] = [];
  readonly #raw: Record<string, string> = {};

  /** `date` is the day of the answer. */
  constructor(date: string) {
    this.#date = date;
  }

  get facts(): Readonly<Record<string, Fact>> {
    return this.#facts;
  }

  get unknownWords(): readonly UnknownWord[] {
    return this.#words;
  }

  /** By upstream field; undefined where nothing is kept raw. */
  get raw(): Readonly<Record<string, string>> | undefined {
    return Object.keys(this.#raw).length === 0 ? undefined : this.#raw;
  }

  has(path: string): boolean {
    return this.#facts[path] !== undefined;
  }

  /** States a value where its field accepts it, and says whether it does. */
  state(path: string, value: FactValue, { field, how = "declared", revision, note }: Origin): boolean {
    if (!isAcceptable(path, value)) return false;
    const provenance: ProvenanceRecord = {
      source: "huggingface",
      field,
      ...(revision === undefined ? {} : { revision }),
      date: this.#date,
      how,
      ...(note === undefined ? {} : { note }),
    };
    this.#facts[path] = { value, provenance };
    return true;
  }

  /** Notes a word that is not known here, and keeps it. */
  flag(field: string, word: string): void {
    if (this.#words.length < MOST_WORDS) this.#words.push({ field, word: cut(word, LONGEST_WORD) });
    this.keep(field, word);
  }

  /** Keeps what a field says, as it stands there. */
  keep(field: string, text: string): void {
    this.#raw[field] = cut(text, LONGEST_WORD);
  }
}

/** Whether a field accepts a value, and no text in it can hide or reorder what stands around it. */
export function isAcceptable(path: string, value: FactValue): boolean {
  const texts = (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string");
  return texts.every((text) => plainText(text, text.length) === text) && fieldAccepts(path, value);
}

// What one source says of one model on one day: facts that the registry's schema accepts, each with its provenance, and
// words that are not known here.
import type { Fact, FactValue } from "../../candidate.js";
import type { ProvenanceRecord } from "../../record.js";
import { fieldAccepts } from "../field-values.js";
import type { SourceName, UnknownWord } from "../source.js";
import { plainText } from "./plain-text.js";
import { cut } from "./show.js";

/** Where in the source's record a value stands, and how it became the fact: `declared` where nothing else is given. */
export interface Origin {
  /** Field of the answer, or file and key. */
  readonly field?: string;
  readonly how?: ProvenanceRecord["how"];
  /** Commit that it was read at. */
  readonly revision?: string | undefined;
  readonly note?: string | undefined;
}

// Longer ones are no words any more; they are shown as far as anybody can need it.
const LONGEST_WORD = 200;
// A record with a thousand unknown words needs no thousand notices.
const MOST_WORDS = 20;

/** Collects what one record states. */
export class Statements {
  readonly #source: SourceName;
  readonly #date: string;
  readonly #facts: Record<string, Fact> = {};
  readonly #words: UnknownWord[] = [];
  readonly #raw = new Map<string, string[]>();

  /** `date` is the day of the answer, `YYYY-MM-DD`. */
  constructor(source: SourceName, date: string) {
    this.#source = source;
    this.#date = date;
  }

  get facts(): Readonly<Record<string, Fact>> {
    return this.#facts;
  }

  /** The first 20 words that were flagged. */
  get unknownWords(): readonly UnknownWord[] {
    return this.#words;
  }

  /** By field of the source; undefined where nothing is kept raw. */
  get raw(): Readonly<Record<string, string>> | undefined {
    if (this.#raw.size === 0) return undefined;
    const entries = [...this.#raw].map(([field, texts]) => [field, cut(texts.join(", "), LONGEST_WORD)] as const);
    return Object.fromEntries(entries);
  }

  has(path: string): boolean {
    return this.#facts[path] !== undefined;
  }

  /** States a value that is known and that its field accepts, and says whether it is one. */
  state(path: string, value: FactValue | undefined, { field, how = "declared", revision, note }: Origin = {}): boolean {
    if (value === undefined || !isAcceptable(path, value)) return false;
    const provenance: ProvenanceRecord = {
      source: this.#source,
      ...(field === undefined ? {} : { field }),
      ...(revision === undefined ? {} : { revision }),
      date: this.#date,
      how,
      ...(note === undefined ? {} : { note }),
    };
    this.#facts[path] = { value, provenance };
    return true;
  }

  /** Notes a word that is not known here, and keeps it beside those that its field has already. */
  flag(field: string, word: string): void {
    if (this.#words.length < MOST_WORDS) this.#words.push({ field, word: cut(word, LONGEST_WORD) });
    const kept = this.#raw.get(field);
    if (kept === undefined) this.keep(field, word);
    // Beside another word there is no room for more of it.
    else kept.push(word.slice(0, LONGEST_WORD));
  }

  /** Keeps what a field says, as it stands there, in place of what was kept of it before. */
  keep(field: string, text: string): void {
    this.#raw.set(field, [text]);
  }
}

/** Whether a field accepts a value, and no text in it can hide or reorder what stands around it. */
export function isAcceptable(path: string, value: FactValue): boolean {
  const texts = (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string");
  return texts.every((text) => plainText(text, text.length) === text) && fieldAccepts(path, value);
}

// What a source on the network is: three duties and nothing else. It fetches raw answers, parses them strictly, and
// translates one record into a candidate or says why not. It keeps nothing and writes nothing.
import type { ModelKey } from "../candidate.js";
import type { RequestError } from "../http/request-error.js";
import type { ListedCandidate } from "../listing.js";

/** Names of the sources, in the order in which what they say is joined. */
export const SOURCE_NAMES = ["huggingface", "civitai", "openrouter", "rankings"] as const;

/** Name of a source: of its command, its candidates file, and its key among the registry's sources. */
export type SourceName = (typeof SOURCE_NAMES)[number];

/** One list that a source has, such as the most downloaded models. */
export interface SourceList {
  /** Name for reports, from the settings. */
  readonly name: string;
  /** Models to read at most. */
  readonly limit: number;
  /** Whether the source has it by itself, so that ingestion.json does not name it. */
  readonly isFixed?: true;
}

/** One page of a list. */
export interface ListPage {
  readonly items: readonly unknown[];
  /** How many records the answer had, where the list does not want all of them. */
  readonly given?: number;
  /** Where the next page begins; undefined at the end of the list. */
  readonly next: string | undefined;
  /** Day of the answer, `YYYY-MM-DD`. */
  readonly date: string;
}

/** What became of looking for a model by its id. */
export type Visit = { readonly key: ModelKey } & (
  | { readonly state: "there"; readonly raw: unknown; readonly date: string }
  /** The source says that it has no such model. `answer` says how, such as `404 RepoNotFound`. */
  | { readonly state: "gone"; readonly answer: string; readonly date: string }
  /** It has another id now, under which its record was found. */
  | { readonly state: "moved"; readonly to: string; readonly date: string }
  /** Nobody can tell: the request failed, or the model may not be seen. */
  | { readonly state: "unknown"; readonly error: RequestError }
);

/** A raw record that is not what the source promises. */
export class Malformed {
  constructor(
    /** What is wrong, in one sentence that does not name the record. */
    readonly message: string,
    /** Its id, where that much could be read. */
    readonly id?: string,
  ) {}
}

/** Why a sound record becomes no candidate, such as `it has no Hugging Face id`. The same reason is the same text. */
export class PassedOver {
  constructor(readonly reason: string) {}
}

/** A word where the source is known to use a fixed set of them, and which is not in that set. */
export interface UnknownWord {
  /** Field of the source, such as `pipeline_tag`. */
  readonly field: string;
  readonly word: string;
}

/** A record with what further requests said of it. */
export interface Detailed<Item> {
  readonly item: Item;
  /** Requests that failed. What they would have told stays as an earlier run left it. */
  readonly failures: readonly RequestError[];
}

/** What a record became. */
export interface ListedTranslation {
  readonly candidate: ListedCandidate;
  /** Words that are kept raw. */
  readonly unknownWords: readonly UnknownWord[];
  /** Fields of which nobody can tell, because a request failed or was refused. */
  readonly hidden: readonly string[];
}

/** One source. `Item` is its parsed record. */
export interface Source<Item> {
  readonly name: SourceName;
  /** As its owners write it, such as `Hugging Face Hub`. */
  readonly title: string;
  readonly lists: readonly SourceList[];
  /** Whether people here keep its list: what it does not have any more, they took out. */
  readonly isCurated?: boolean;
  /**
   * Fetches a page of a list. `wanted` is how many more models are wanted.
   *
   * @throws RequestError where there is no such page, or its form is not that of a page.
   */
  fetchPage(list: SourceList, cursor: string | undefined, wanted: number): Promise<ListPage>;
  parse(raw: unknown): Item | Malformed;
  /** Fetches what the list does not say, where there is more. */
  fetchDetails?(item: Item): Promise<Detailed<Item>>;
  /** Pure. `date` is the day of the answer that the record came with. */
  translate(item: Item, date: string): ListedTranslation | PassedOver;
  /** Joins two candidates for the same model, in the order in which they were met; without it the first one stands. */
  combine?(first: ListedCandidate, second: ListedCandidate): ListedCandidate;
  /** Looks for models by id. A source that lists everything it has needs no such thing. */
  visit?(keys: readonly ModelKey[]): AsyncGenerator<Visit>;
}

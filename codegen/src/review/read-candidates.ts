// The candidates files of all sources side by side: model by model, with what each of them says. One model at a time is held.
import { compareKeys, formatKey, type ModelKey } from "../candidate.js";
import type { Issue } from "../issue.js";
import { listedPath, readListedCandidates } from "../listed-candidates.js";
import type { ListedCandidate } from "../listing.js";
import type { SourceName } from "../sources/source.js";

/** One model and its candidates, in the order of the sources. */
export interface ListedModel {
  readonly key: ModelKey;
  readonly candidates: readonly [ListedCandidate, ...ListedCandidate[]];
}

/** Yields every model that any of the sources lists, in the order of keys, and in between what is wrong with their files. */
export async function* readListedModels(
  registry: string,
  sources: readonly SourceName[],
): AsyncGenerator<ListedModel | Issue> {
  const readers = sources.map((source) => new Reader(readListedCandidates(listedPath(registry, source))));
  for (const reader of readers) yield* reader.advance();
  for (;;) {
    const heads = readers.flatMap(({ head }) => (head === undefined ? [] : [head.key]));
    if (heads.length === 0) return;
    const key = heads.reduce((least, other) => (compareKeys(other, least) < 0 ? other : least));
    const candidates: ListedCandidate[] = [];
    for (const reader of readers) {
      if (reader.head === undefined || formatKey(reader.head.key) !== formatKey(key)) continue;
      candidates.push(reader.head);
      yield* reader.advance();
    }
    const [first, ...others] = candidates;
    if (first !== undefined) yield { key, candidates: [first, ...others] };
  }
}

class Reader {
  readonly #entries: AsyncGenerator<ListedCandidate | Issue>;
  /** The candidate that is next; undefined at the end. */
  head: ListedCandidate | undefined;

  constructor(entries: AsyncGenerator<ListedCandidate | Issue>) {
    this.#entries = entries;
  }

  async *advance(): AsyncGenerator<Issue> {
    for (;;) {
      const { value, done } = await this.#entries.next();
      if (done === true) {
        this.head = undefined;
        return;
      }
      if (!("code" in value)) {
        this.head = value;
        return;
      }
      yield value;
    }
  }
}

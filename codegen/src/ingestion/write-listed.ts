// A run's journal and the candidates file of earlier runs to the new file: one candidate at a time, in the order of keys, in one
// step. What the run could not see stays.
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { compareKeys, formatKey, type ModelKey, parseKey } from "../candidate.js";
import { removeLeftOvers, streamIfChanged, temporaryPath } from "../files.js";
import type { Issue } from "../issue.js";
import {
  formatListedCandidate,
  formatListedHead,
  type ListedCounts,
  type ListedHead,
  listedPath,
  readListedCandidates,
} from "../listed-candidates.js";
import type { Absence, ListedCandidate } from "../listing.js";
import type { SourceName } from "../sources/source.js";
import type { Journal } from "./journal.js";
import { mayLack, mergeAbsent, mergeMet, mergeUnlisted } from "./merge-earlier.js";

/** What is to be written, and what is known of the models that the run did not meet. */
export interface WriteOptions {
  /** Directory of the registry. */
  readonly registry: string;
  readonly source: SourceName;
  readonly outcome: ListedHead["outcome"];
  readonly journal: Journal;
  /** Figures of the run. */
  readonly met: Pick<ListedCounts, "rows" | "passed_over" | "faults" | "skipped" | "duplicates">;
  /** Models that were looked for and not found, by key. */
  readonly absent: ReadonlyMap<string, Absence>;
  /** Day of the run's latest answer; undefined where it saw only a part, so that not to be met means nothing. */
  readonly wholeOn: string | undefined;
  /** Whether the list is kept by people here: what it does not have any more, they took out. */
  readonly isCurated: boolean;
  /** Whether people refused the model, also after the run met it. */
  isRefused(key: string): boolean;
  /** Whether the registry has the model, or people accepted a claim about it. */
  isKnown(key: string): boolean;
  /** A candidate for a model of the registry that no run has met; undefined for other keys. */
  draft(key: string): ListedCandidate | undefined;
  /** Path beside which files may be written and removed on the way. */
  readonly scratch: string;
  readonly dryRun: boolean;
}

/** What became of the file. */
export interface Written {
  /** Of an earlier file that cannot be read; then nothing was written. */
  readonly issues: readonly Issue[];
  readonly counts: ListedCounts;
  /** Candidates that the earlier file did not have. */
  readonly added: number;
  /** Candidates of which the source says something else than before, popularity aside. */
  readonly changed: number;
  /** Candidates that left the file: not listed for long, and nobody's. */
  readonly dropped: number;
  readonly isWritten: boolean;
}

/** Writes the candidates file of a source. */
export async function writeListed(options: WriteOptions): Promise<Written> {
  const { registry, source, outcome, dryRun } = options;
  const scratch = temporaryPath(options.scratch);
  const path = listedPath(registry, source);
  const tally = new Tally();
  try {
    await mkdir(dirname(scratch), { recursive: true });
    await removeLeftOvers(options.scratch);
    await pipeline(candidateTexts(options, tally), createWriteStream(scratch));
    const counts = tally.countsWith(options.met);
    if (tally.issues.length > 0 || dryRun) return { ...tally.result, counts, isWritten: false };
    await mkdir(dirname(path), { recursive: true });
    const isWritten = await streamIfChanged(path, wholeFile({ source, outcome, counts }, scratch));
    return { ...tally.result, counts, isWritten };
  } finally {
    await rm(scratch, { force: true });
  }
}

// The counts stand before what they count.
async function* wholeFile(head: ListedHead, body: string): AsyncGenerator<string | Buffer> {
  yield formatListedHead(head);
  yield* createReadStream(body) as AsyncIterable<Buffer>;
  yield head.counts.candidates === 0 ? "]\n}\n" : "\n  ]\n}\n";
}

async function* candidateTexts(options: WriteOptions, tally: Tally): AsyncGenerator<string> {
  for await (const candidate of mergeAll(options, tally)) {
    yield `${tally.candidates === 0 ? "\n" : ",\n"}${formatListedCandidate(candidate)}`;
    tally.count(candidate);
  }
}

async function* mergeAll(options: WriteOptions, tally: Tally): AsyncGenerator<ListedCandidate> {
  const { registry, source, journal } = options;
  const upcoming = new Upcoming(options);
  for await (const earlier of readListedCandidates(listedPath(registry, source))) {
    if ("code" in earlier) {
      tally.issues.push(earlier);
      continue;
    }
    for (const key of upcoming.takeBefore(earlier.key)) yield* mergeNew(key, options, tally);
    const key = formatKey(earlier.key);
    const met = upcoming.takeSame(earlier.key) && journal.has(key) ? await journal.read(key) : undefined;
    if (met !== undefined && !(options.wholeOn === undefined && mayLack(met, earlier))) {
      const merged = mergeMet(met, earlier);
      if (saysOther(merged, earlier)) tally.changed++;
      yield merged;
    } else {
      const merged = mergeUnmet(key, earlier, options);
      if (merged === undefined) tally.dropped++;
      else {
        tally.kept++;
        yield merged;
      }
    }
  }
  for (const key of upcoming.takeRest()) yield* mergeNew(key, options, tally);
}

async function* mergeNew(key: string, options: WriteOptions, tally: Tally): AsyncGenerator<ListedCandidate> {
  const { journal, absent, draft } = options;
  if (journal.has(key)) {
    tally.added++;
    yield (await journal.read(key)).candidate;
    return;
  }
  const absence = absent.get(key);
  const drafted = draft(key);
  if (absence === undefined || drafted === undefined) return;
  tally.added++;
  yield mergeAbsent(drafted, absence);
}

function mergeUnmet(key: string, earlier: ListedCandidate, options: WriteOptions): ListedCandidate | undefined {
  const { absent, wholeOn, isCurated, isKnown } = options;
  const absence = absent.get(key);
  if (absence !== undefined) return mergeAbsent(earlier, absence);
  if (wholeOn === undefined) return earlier;
  if (isCurated) return undefined;
  const unlisted = mergeUnlisted(earlier, wholeOn);
  return isKnown(key) ? (unlisted ?? earlier) : unlisted;
}

function saysOther({ facts }: ListedCandidate, { facts: before }: ListedCandidate): boolean {
  const paths = new Set(
    [...Object.keys(facts), ...Object.keys(before)].filter((path) => !path.startsWith("popularity.")),
  );
  return [...paths].some((path) => JSON.stringify(facts[path]?.value) !== JSON.stringify(before[path]?.value));
}

/** The keys of a run in order, taken one after another beside those of the earlier file. */
class Upcoming {
  readonly #keys: readonly ModelKey[];
  #next = 0;

  constructor({ journal, absent, isRefused }: WriteOptions) {
    const met = [...journal.keys].filter((key) => !isRefused(key));
    this.#keys = [...new Set([...met, ...absent.keys()])].map(parseKey).sort(compareKeys);
  }

  *takeBefore(limit: ModelKey): Generator<string> {
    for (
      let key = this.#keys[this.#next];
      key !== undefined && compareKeys(key, limit) < 0;
      key = this.#keys[this.#next]
    ) {
      this.#next++;
      yield formatKey(key);
    }
  }

  takeSame(key: ModelKey): boolean {
    const next = this.#keys[this.#next];
    if (next === undefined || compareKeys(next, key) !== 0) return false;
    this.#next++;
    return true;
  }

  *takeRest(): Generator<string> {
    for (const key of this.#keys.slice(this.#next)) yield formatKey(key);
  }
}

/** Counts what goes into the file. */
class Tally {
  readonly issues: Issue[] = [];
  candidates = 0;
  facts = 0;
  kept = 0;
  unlisted = 0;
  gone = 0;
  added = 0;
  changed = 0;
  dropped = 0;

  count({ facts, absence }: ListedCandidate): void {
    this.candidates++;
    this.facts += Object.keys(facts).length;
    if (absence?.state === "unlisted") this.unlisted++;
    if (absence?.state === "gone") this.gone++;
  }

  countsWith({ rows, passed_over, faults, skipped, duplicates }: WriteOptions["met"]): ListedCounts {
    const { candidates, facts, kept, unlisted, gone } = this;
    return { rows, passed_over, faults, skipped, duplicates, candidates, facts, kept, unlisted, gone };
  }

  get result(): Pick<Written, "issues" | "added" | "changed" | "dropped"> {
    return { issues: this.issues, added: this.added, changed: this.changed, dropped: this.dropped };
  }
}

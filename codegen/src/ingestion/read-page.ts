// Raw records of one page to models and what is to be noted of the others. Knows no source and writes nothing.
import pLimit from "p-limit";
import { formatKey } from "../candidate.js";
import type { ListedCandidate } from "../listing.js";
import { type ListedTranslation, Malformed, PassedOver, type Source } from "../sources/source.js";
import type { RunEntry } from "./entry.js";
import { describeFailure, type Findings, MOST_NOTED, NO_FINDINGS, sumFindings } from "./page-record.js";

/** What a run knows that decides on a record. */
export interface ReadContext {
  /** Whether a model was met before. */
  isMet(key: string): boolean;
  /** The model as it was met before. */
  recall(key: string): Promise<RunEntry>;
  /** Why people refused a model; undefined where they did not. */
  whyRefused(key: string): string | undefined;
  readonly patience: Patience;
}

/** How long a run goes on asking for details when none come. */
export class Patience {
  #failures = 0;

  /** Whether so many requests failed in a row that the next ones would, too. */
  get isLost(): boolean {
    return this.#failures >= MOST_FAILURES;
  }

  /** Notes whether a request failed. */
  note(isFailed: boolean): void {
    this.#failures = isFailed ? this.#failures + 1 : 0;
  }
}

// Each of them was tried several times, with growing waits in between.
const MOST_FAILURES = 10;

// More would wait for their turn at the client, and know nothing of what became of the others meanwhile.
const AT_ONCE = 16;

/** What the records of a page became. */
export interface ReadRecords {
  readonly entries: ReadonlyMap<string, RunEntry>;
  readonly findings: Findings;
}

/** Reads the records of a page, several at once as far as the client lets their requests through. */
export async function readRecords<Item>(
  source: Source<Item>,
  records: readonly unknown[],
  date: string,
  context: ReadContext,
): Promise<ReadRecords> {
  const turns = pLimit(AT_ONCE);
  const readings = await Promise.all(records.map((raw) => turns(() => readRecord(source, raw, date, context))));
  const entries = new Map<string, RunEntry>();
  const findings: Findings[] = [];
  for (const reading of readings) {
    findings.push(reading.findings);
    if (reading.entry === undefined) continue;
    const { key, entry } = reading.entry;
    const earlier = entries.get(key) ?? (context.isMet(key) ? await context.recall(key) : undefined);
    if (earlier === undefined) entries.set(key, entry);
    else {
      findings.push({ ...NO_FINDINGS, duplicates: 1 });
      if (source.combine !== undefined) entries.set(key, combine(earlier, entry, source.combine.bind(source)));
    }
  }
  return { entries, findings: sumFindings(findings) };
}

interface RecordReading {
  readonly entry?: { readonly key: string; readonly entry: RunEntry };
  readonly findings: Findings;
}

async function readRecord<Item>(
  source: Source<Item>,
  raw: unknown,
  date: string,
  { isMet, whyRefused, patience }: ReadContext,
): Promise<RecordReading> {
  const item = source.parse(raw);
  if (item instanceof Malformed) {
    const { id, message } = item;
    const malformed = [{ ...(id === undefined ? {} : { id }), message }];
    return { findings: { ...NO_FINDINGS, rows: 1, malformed, malformedCount: 1 } };
  }
  const first = source.translate(item, date);
  if (first instanceof PassedOver) return passOver(first);
  const key = formatKey(first.candidate.key);
  const reason = whyRefused(key);
  if (reason !== undefined) return { findings: { ...NO_FINDINGS, rows: 1, skipped: [{ key, reason }] } };
  // Details cost requests, and of what was met already there is nothing more to learn.
  const isKnown = isMet(key) && source.combine === undefined;
  if (source.fetchDetails === undefined || isKnown) return keep(key, first);
  if (patience.isLost) return keep(key, first, { undetailed: 1 });
  const { item: detailed, failures } = await source.fetchDetails(item);
  patience.note(failures.length > 0);
  const translation = source.translate(detailed, date);
  return translation instanceof PassedOver
    ? passOver(translation)
    : keep(key, translation, { failures: failures.map(describeFailure) });
}

function passOver({ reason }: PassedOver): RecordReading {
  return { findings: { ...NO_FINDINGS, rows: 1, passedOver: { [reason]: 1 } } };
}

function keep(
  key: string,
  { candidate, hidden, unknownWords }: ListedTranslation,
  noted: Partial<Findings> = {},
): RecordReading {
  return {
    entry: { key, entry: { candidate, hidden } },
    findings: {
      ...NO_FINDINGS,
      rows: 1,
      unknownWords: unknownWords.slice(0, MOST_NOTED).map((word) => ({ ...word, count: 1 })),
      ...noted,
    },
  };
}

function combine(
  earlier: RunEntry,
  later: RunEntry,
  join: (first: ListedCandidate, second: ListedCandidate) => ListedCandidate,
): RunEntry {
  return {
    candidate: join(earlier.candidate, later.candidate),
    hidden: [...new Set([...earlier.hidden, ...later.hidden])],
  };
}

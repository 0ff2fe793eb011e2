// One source from its answers to its candidates file: the run, what it leaves for the next one, and the report.
import { formatKey, type ModelKey } from "../candidate.js";
import { displayPath } from "../files.js";
import type { Issue } from "../issue.js";
import { type ListedCounts, type ListedHead, listedPath } from "../listed-candidates.js";
import type { ListedCandidate } from "../listing.js";
import { takeLock } from "../lock.js";
import type { Source, SourceName } from "../sources/source.js";
import type { CachePaths } from "./cache-folder.js";
import { Journal } from "./journal.js";
import { type FailedRequest, type Findings, type SkippedModel, sumFindings } from "./page-record.js";
import { type RunEnd, runSource } from "./run-source.js";
import { writeListed } from "./write-listed.js";

/** What a run of one source knows beside the source. */
export interface SourceContext {
  /** Directory of the registry. */
  readonly registry: string;
  readonly paths: CachePaths;
  /** What the run is about, for going on with an unfinished one of the same. */
  readonly fingerprint: string;
  readonly limit?: number;
  readonly dryRun: boolean;
  /** Whether an unfinished run is forgotten. */
  readonly isFresh: boolean;
  /** Models to look for where the lists do not show them, in order. */
  readonly known: readonly ModelKey[];
  whyRefused(key: string): string | undefined;
  isKnown(key: string): boolean;
  draft(key: string): ListedCandidate | undefined;
  onProgress?(read: number, total: number | undefined): void;
}

/** One list of a source and how far it was read. */
export interface ListReport {
  readonly name: string;
  readonly pages: number;
  /** Records read. */
  readonly rows: number;
  readonly isFinished: boolean;
}

/** What became of a source. */
export interface SourceReport {
  readonly source: SourceName;
  readonly title: string;
  readonly outcome: ListedHead["outcome"];
  /** Whether an unfinished run was gone on with. */
  readonly isResumed: boolean;
  /** Whether the next run goes on with this one. */
  readonly isUnfinished: boolean;
  /** Whether the limit of the run left records unread. */
  readonly isCut: boolean;
  readonly lists: readonly ListReport[];
  readonly findings: Findings;
  /** Requests whose failure left something unread. */
  readonly failures: readonly FailedRequest[];
  readonly counts: ListedCounts;
  readonly added: number;
  readonly changed: number;
  readonly dropped: number;
  /** Path of the candidates file, for messages. */
  readonly file: string;
  /** Whether the file differs from before, and was written. */
  readonly isWritten: boolean;
  /** Of an earlier file that cannot be read; then nothing was written. */
  readonly issues: readonly Issue[];
}

/**
 * Reads a source and writes its candidates file.
 *
 * @throws RequestError where the run was interrupted; UsageError where another run reads the source. What was read until
 *   then is there for the next run.
 */
export async function ingestSource(source: Source<unknown>, context: SourceContext): Promise<SourceReport> {
  const { paths, fingerprint, isFresh } = context;
  const release = await takeLock(paths.lock(source.name), "reads the same source into this registry");
  try {
    const journal = await Journal.open(paths.journal(source.name), { fingerprint, now: Date.now() });
    // Behind a page at which its list broke off, there is nowhere to go on.
    if (isFresh || journal.pages.some(({ failure }) => failure !== undefined)) await journal.clear();
    const isBegun = journal.pages.length > 0;
    let isDone = false;
    try {
      const { limit, known, whyRefused, onProgress } = context;
      const options = { journal, known, whyRefused, ...(limit === undefined ? {} : { limit }) };
      const end = await runSource(source, { ...options, ...(onProgress === undefined ? {} : { onProgress }) });
      const report = await write(source, journal, end, context);
      isDone = (end.isComplete || !end.isResumable) && report.issues.length === 0;
      return { ...report, isResumed: isBegun && !end.isRenewed, isUnfinished: !isDone };
    } finally {
      await (isDone ? journal.remove() : journal.close());
    }
  } finally {
    await release();
  }
}

async function write(
  source: Source<unknown>,
  journal: Journal,
  end: RunEnd,
  context: SourceContext,
): Promise<Omit<SourceReport, "isResumed" | "isUnfinished">> {
  const { registry, paths, whyRefused, isKnown, draft, dryRun } = context;
  const noted = sumFindings(journal.pages);
  const findings = { ...noted, skipped: [...noted.skipped, ...refusedSince(journal, noted, whyRefused)] };
  const failures = [...end.failures, ...emptyLists(source, journal)];
  const faults = findings.malformedCount + findings.failures.length + failures.length;
  const outcome = findings.rows === 0 && failures.length > 0 ? "failed" : faults > 0 || end.isCut ? "partial" : "ok";
  const dates = journal.pages.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
  const isWhole = end.isComplete && !end.isCut && findings.malformedCount === 0 && failures.length === 0;
  const written = await writeListed({
    registry,
    source: source.name,
    outcome,
    journal,
    met: {
      rows: findings.rows,
      passed_over: Object.values(findings.passedOver).reduce((sum, count) => sum + count, 0),
      faults,
      skipped: findings.skipped.length,
      duplicates: findings.duplicates,
    },
    absent: new Map(findings.absent.map(({ key, absence }) => [key, absence])),
    wholeOn: isWhole ? dates.at(-1) : undefined,
    isCurated: source.isCurated ?? false,
    isRefused: (key) => whyRefused(key) !== undefined,
    isKnown,
    draft,
    scratch: paths.scratch(source.name),
    dryRun,
  });
  return {
    source: source.name,
    title: source.title,
    outcome,
    isCut: end.isCut,
    lists: describeLists(source, journal),
    findings,
    failures,
    ...written,
    file: displayPath(listedPath(registry, source.name)),
  };
}

/** Models that people refused after an unfinished run had met them. */
function refusedSince(
  { keys }: Journal,
  { skipped }: Findings,
  whyRefused: SourceContext["whyRefused"],
): readonly SkippedModel[] {
  const known = new Set(skipped.map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const reason = known.has(key) ? undefined : whyRefused(key);
    return reason === undefined ? [] : [{ key, reason }];
  });
}

// A list that ends before it begins is far more often a filter that the source forgot than the end of all its models.
function emptyLists({ title, lists, isCurated }: Source<unknown>, { pages }: Journal): readonly FailedRequest[] {
  if (isCurated === true) return [];
  return lists.flatMap(({ name, isFixed }) => {
    const own = pages.filter(({ list }) => list === name);
    const isRead = own.length > 0 && own.at(-1)?.next === undefined;
    if (!isRead || own.some(({ given, failure }) => given !== 0 || failure !== undefined)) return [];
    const help = isFixed
      ? "What was known of it stays; try again later."
      : "What was known of it stays; if that is right, take the list out of ingestion.json.";
    return [{ request: `${title}, list "${name}"`, event: "has no model at all", help }];
  });
}

function describeLists({ lists }: Source<unknown>, { pages }: Journal): ListReport[] {
  return lists.map(({ name, limit }) => {
    const own = pages.filter(({ list }) => list === name);
    const rows = own.reduce((sum, page) => sum + page.rows, 0);
    const last = own.at(-1);
    const isBroken = last === undefined || last.isCut === true || last.failure !== undefined;
    const isFinished = !isBroken && (last.next === undefined || rows >= limit);
    return { name, pages: own.length, rows, isFinished };
  });
}

/** A model of the registry as a candidate, before a source says anything about it. */
export function draftCandidate(key: ModelKey, source: SourceName, provider: string): ListedCandidate {
  const id = formatKey(key).slice(key.field.length + 1);
  const listing = { model_id: id, provider, source, popularity_score: 0, tags: [], signals: {} };
  return { key, facts: {}, listing };
}

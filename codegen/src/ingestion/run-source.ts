// One source from its first list to its last visit: pages are read, noted in the journal, and gone on with after a stop. What
// cannot be read is noted, too; nothing is decided about the registry here.
import { formatKey, type ModelKey } from "../candidate.js";
import { RequestError, type RequestFault } from "../http/request-error.js";
import type { ListPage, Source, SourceList, Visit } from "../sources/source.js";
import type { Journal } from "./journal.js";
import {
  describeFailure,
  type FailedRequest,
  type Findings,
  NO_FINDINGS,
  type PageRecord,
  sumFindings,
} from "./page-record.js";
import { Patience, type ReadContext, readRecords } from "./read-page.js";

/** What a run of a source is to do. */
export interface RunOptions {
  readonly journal: Journal;
  /** Records to read at most, over all lists. */
  readonly limit?: number;
  /** Models to look for by id where the lists do not show them, in order. */
  readonly known: readonly ModelKey[];
  whyRefused(key: string): string | undefined;
  /** Called with the records read so far of as many as there can be; undefined where that is not known. */
  onProgress?(read: number, total: number | undefined): void;
}

/** How the reading of a source ended. */
export interface RunEnd {
  /** Whether every list was read to its end or to its own limit, and every model looked for. */
  readonly isComplete: boolean;
  /** Whether `limit` left records unread. */
  readonly isCut: boolean;
  /** Whether the next run can go on where this one stopped, as far as it did. */
  readonly isResumable: boolean;
  /** Whether the unfinished run before was of no use, so that this one began anew. */
  readonly isRenewed: boolean;
  /** Requests whose failure left something unread. */
  readonly failures: readonly FailedRequest[];
}

/** After these nothing else of the source can be read, either. */
const FINAL: ReadonlySet<RequestFault> = new Set(["connection", "run-timeout", "wait-too-long"]);

/**
 * Reads a source into a journal.
 *
 * @throws RequestError where the run was interrupted.
 */
export async function runSource<Item>(source: Source<Item>, options: RunOptions): Promise<RunEnd> {
  try {
    return await new SourceRun(source, options).run();
  } catch (error) {
    if (!(error instanceof RefusedCursor)) throw error;
    await options.journal.clear();
    return { ...(await new SourceRun(source, options).run()), isRenewed: true };
  }
}

/** The source does not know a place any more where an earlier run stopped. */
class RefusedCursor extends Error {}

// How a source says that a cursor means nothing to it.
const REFUSED = new Set([400, 404, 410, 422]);

/** What is noted of a page beside its findings. */
type NotedPage = Omit<PageRecord, keyof Findings> & Pick<ListPage, "date">;

class SourceRun<Item> {
  readonly #source: Source<Item>;
  readonly #options: RunOptions;
  readonly #context: ReadContext;
  readonly #failures: FailedRequest[] = [];
  readonly #resumed: ReadonlySet<string>;
  readonly #visits = new Patience();
  #isStopped = false;
  #isCut = false;

  constructor(source: Source<Item>, options: RunOptions) {
    const { journal, whyRefused } = options;
    this.#source = source;
    this.#options = options;
    this.#resumed = new Set(journal.pages.flatMap(({ next }) => (next === undefined ? [] : [next])));
    this.#context = {
      isMet: (key) => journal.has(key),
      recall: (key) => journal.read(key),
      whyRefused,
      patience: new Patience(),
    };
  }

  async run(): Promise<RunEnd> {
    for (const list of this.#source.lists) {
      if (!this.#isStopped) await this.#readList(list);
    }
    const { pages } = this.#options.journal;
    const isCut = () => this.#isCut || pages.some((page) => page.isCut);
    if (!this.#isStopped && !isCut()) await this.#visitKnown();
    const broken = pages.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    const failures = [...this.#failures, ...broken];
    return {
      isComplete: failures.length === 0,
      isCut: isCut(),
      isResumable: broken.length === 0,
      isRenewed: false,
      failures,
    };
  }

  async #readList(list: SourceList): Promise<void> {
    const done = this.#pagesOf(list);
    const seen = new Set(done.flatMap(({ next }) => (next === undefined ? [] : [next])));
    let cursor = done.at(-1)?.next;
    if (done.length > 0 && cursor === undefined) return;
    let read = done.reduce((sum, { rows }) => sum + rows, 0);
    let empty = 0;
    while (read < list.limit) {
      const own = list.limit - read;
      const wanted = Math.min(own, this.#allowed());
      if (wanted <= 0) {
        this.#isCut = true;
        return;
      }
      const page = await this.#fetch(list, cursor, wanted);
      if (page === undefined) return;
      const { items, date, next, given = items.length } = page;
      const records = items.slice(0, wanted);
      read += records.length;
      empty = given === 0 ? empty + 1 : 0;
      const isRepeated = next !== undefined && seen.has(next);
      const isBarren = empty >= MOST_EMPTY_PAGES && next !== undefined;
      const event = isRepeated ? REPEATED : isBarren ? BARREN : undefined;
      const isLast = next === undefined || read >= list.limit || event !== undefined;
      const isNoted = await this.#note(records, {
        list: list.name,
        date,
        given,
        ...(isLast ? {} : { next }),
        // What the list itself does not want is not missed.
        ...(records.length < Math.min(items.length, own) ? { isCut: true } : {}),
        ...(event === undefined ? {} : { failure: this.#describe(list, cursor, event) }),
      });
      // Behind a page that is not in the journal, nobody could go on.
      if (isLast || !isNoted) return;
      seen.add(next);
      cursor = next;
    }
  }

  #pagesOf({ name }: SourceList): readonly PageRecord[] {
    return this.#options.journal.pages.filter(({ list }) => list === name);
  }

  // How many more records the whole run may read.
  #allowed(): number {
    const { journal, limit = Number.POSITIVE_INFINITY } = this.#options;
    return limit - journal.pages.reduce((sum, { list, rows }) => (list === undefined ? sum : sum + rows), 0);
  }

  async #fetch(list: SourceList, cursor: string | undefined, wanted: number): Promise<ListPage | undefined> {
    try {
      return await this.#source.fetchPage(list, cursor, wanted);
    } catch (error) {
      const status = error instanceof RequestError ? error.status : undefined;
      if (cursor !== undefined && this.#resumed.has(cursor) && REFUSED.has(status ?? 0)) throw new RefusedCursor();
      this.#take(error);
      return undefined;
    }
  }

  async #note(records: readonly unknown[], page: NotedPage): Promise<boolean> {
    try {
      const { entries, findings } = await readRecords(this.#source, records, page.date, this.#context);
      await this.#options.journal.add({ ...findings, ...page }, entries);
      this.#report();
      return true;
    } catch (error) {
      this.#take(error);
      return false;
    }
  }

  // Interruption ends everything; another failure ends this list, and after some of them nothing else is worth trying.
  #take(error: unknown): void {
    if (!(error instanceof RequestError) || error.fault === "interrupted") throw error;
    this.#failures.push(describeFailure(error));
    if (FINAL.has(error.fault)) this.#isStopped = true;
  }

  #describe({ name }: SourceList, cursor: string | undefined, event: string): FailedRequest {
    const request = `${this.#source.title}, list "${name}"${cursor === undefined ? "" : `, cursor ${cursor}`}`;
    return { request, event, help: "What it gave until then is kept; try again later." };
  }

  async #visitKnown(): Promise<void> {
    const { visit } = this.#source;
    if (visit === undefined) return;
    const { journal, known } = this.#options;
    const settled = new Set(journal.pages.flatMap(({ visited = [] }) => visited));
    const open = known.filter((key) => !journal.has(formatKey(key)) && !settled.has(formatKey(key)));
    for (let start = 0; start < open.length && !this.#isStopped && !this.#visits.isLost; start += VISITS_PER_PAGE) {
      try {
        await this.#visitSome(visit.bind(this.#source)(open.slice(start, start + VISITS_PER_PAGE)));
      } catch (error) {
        this.#take(error);
      }
    }
  }

  async #visitSome(visits: AsyncIterable<Visit>): Promise<void> {
    const { journal } = this.#options;
    const visited: string[] = [];
    let hidden = 0;
    const found = new Map<string, unknown[]>();
    const absent: PageRecord["absent"][number][] = [];
    for await (const visit of visits) {
      const key = formatKey(visit.key);
      const isFailed = visit.state === "unknown" && !HIDDEN.has(visit.error.status ?? 0);
      this.#visits.note(isFailed);
      if (isFailed) {
        this.#take(visit.error);
        if (this.#visits.isLost) break;
        continue;
      }
      visited.push(key);
      if (visit.state === "unknown") {
        hidden++;
        continue;
      }
      if (visit.state === "there") found.set(visit.date, [...(found.get(visit.date) ?? []), visit.raw]);
      else if (visit.state === "gone") {
        absent.push({ key, absence: { state: "gone", since: visit.date, answer: visit.answer } });
      } else absent.push({ key, absence: { state: "moved", since: visit.date, to: visit.to } });
    }
    const readings = [];
    for (const [date, records] of found) readings.push(await readRecords(this.#source, records, date, this.#context));
    const entries = new Map(readings.flatMap((reading) => [...reading.entries]));
    const dates = [...found.keys(), ...absent.map(({ absence }) => absence.since)].sort();
    const date = dates.at(-1);
    const own = { ...NO_FINDINGS, absent, passedOver: hidden === 0 ? {} : { [MAY_NOT_BE_SEEN]: hidden } };
    const findings = sumFindings([...readings.map((reading) => reading.findings), own]);
    await journal.add({ ...findings, ...(date === undefined ? {} : { date }), visited }, entries);
    this.#report();
  }

  #report(): void {
    const { journal, onProgress } = this.#options;
    const total = this.#source.lists.reduce((sum, { limit }) => sum + limit, 0);
    const most = Math.min(total, this.#options.limit ?? Number.POSITIVE_INFINITY);
    const read = journal.pages.reduce((sum, { rows }) => sum + rows, 0);
    onProgress?.(read, most > Number.MAX_SAFE_INTEGER / 2 ? undefined : most);
  }
}

// Filters that work after paging leave pages empty, a few in a row. A source that gives nothing else is broken.
const MOST_EMPTY_PAGES = 20;

const REPEATED = "answered with a cursor that it gave before";
const BARREN = `gave ${MOST_EMPTY_PAGES} empty pages, and says that more follow`;

const VISITS_PER_PAGE = 100;

// A source need not tell what it hides from whoever asks; that is no failure.
const HIDDEN = new Set([401, 403]);
const MAY_NOT_BE_SEEN = "it may not be seen";

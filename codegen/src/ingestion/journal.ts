// The journal of a run (registry/.cache/ingest/<source>.jsonl): every page as it is done, so that a run that stops, however it
// stops, is gone on with. Models lie on disk, only their places in memory. A line that is not whole never counts.
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rm, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { visibleJson } from "../report/escape.js";
import type { RunEntry } from "./entry.js";
import type { PageRecord } from "./page-record.js";

/** What a journal is about; another run of the same goes on with it. */
export interface JournalSubject {
  /** Source, addresses, lists and limits as text. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface Header {
  readonly journal: 1;
  readonly fingerprint: string;
  readonly started: number;
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

// What was read yesterday is not mixed with what is read today.
const MAXIMUM_AGE = 24 * 60 * 60 * 1000;

/** The journal of one source. */
export class Journal {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #subject: JournalSubject;
  readonly #places = new Map<string, Place>();
  readonly #pages: PageRecord[] = [];
  #end = 0;

  private constructor(path: string, file: FileHandle, subject: JournalSubject) {
    this.#path = path;
    this.#file = file;
    this.#subject = subject;
  }

  /** Opens the journal of an unfinished run about the same, else begins a new one. */
  static async open(path: string, subject: JournalSubject): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "a+");
    const journal = new Journal(path, file, subject);
    try {
      if (!(await journal.#goOn(subject))) await journal.#begin(subject);
    } catch (error) {
      await file.close();
      throw error;
    }
    return journal;
  }

  /** Pages done so far, those of the unfinished run first. */
  get pages(): readonly PageRecord[] {
    return this.#pages;
  }

  /** Keys of all models met, in no particular order. */
  get keys(): Iterable<string> {
    return this.#places.keys();
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** @throws Error where there is no such model. */
  async read(key: string): Promise<RunEntry> {
    const place = this.#places.get(key);
    if (place === undefined) throw new Error(`The journal has no ${key}.`);
    const { buffer } = await this.#file.read({ buffer: Buffer.alloc(place.length), position: place.offset });
    return (JSON.parse(buffer.toString("utf8")) as { readonly entry: RunEntry }).entry;
  }

  /** Adds a page with its models, all or nothing. A model that is there already is replaced. */
  async add(page: PageRecord, entries: ReadonlyMap<string, RunEntry>): Promise<void> {
    const lines: string[] = [];
    const places = new Map<string, Place>();
    let offset = this.#end;
    const push = (value: object): Place => {
      const line = lineOf(value);
      const length = Buffer.byteLength(line);
      const place = { offset, length: length - 1 };
      lines.push(line);
      offset += length;
      return place;
    };
    for (const [key, entry] of entries) places.set(key, push({ key, entry }));
    push({ page });
    await this.#file.appendFile(lines.join(""));
    await this.#file.datasync();
    this.#end = offset;
    this.#pages.push(page);
    for (const [key, place] of places) this.#places.set(key, place);
  }

  /** Forgets everything; the run begins anew. */
  async clear(): Promise<void> {
    await this.#begin(this.#subject);
  }

  /** Ends the work with the file, which stays for the next run. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Removes the file: everything in it has its place elsewhere. */
  async remove(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }

  async #begin({ fingerprint, now }: JournalSubject): Promise<void> {
    this.#places.clear();
    this.#pages.length = 0;
    const line = lineOf({ journal: 1, fingerprint, started: now } satisfies Header);
    await truncate(this.#path);
    await this.#file.appendFile(line);
    this.#end = Buffer.byteLength(line);
  }

  // Takes what stands before the last whole page, and cuts off the rest.
  async #goOn({ fingerprint, now }: JournalSubject): Promise<boolean> {
    const { size } = await this.#file.stat();
    let offset = 0;
    let isSame = false;
    const open = new Map<string, Place>();
    const lines = createInterface({ input: createReadStream(this.#path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const text of lines) {
      const length = Buffer.byteLength(text);
      const line = offset + length < size ? parseLine(text) : undefined;
      if (offset === 0) {
        const age = now - (line?.started ?? Number.NaN);
        isSame = line?.fingerprint === fingerprint && age >= -MAXIMUM_AGE && age <= MAXIMUM_AGE;
        if (!isSame) break;
        this.#end = length + 1;
      } else if (line?.entry !== undefined && line.key !== undefined) open.set(line.key, { offset, length });
      else if (line?.page !== undefined) {
        for (const [key, place] of open) this.#places.set(key, place);
        open.clear();
        this.#pages.push(line.page);
        this.#end = offset + length + 1;
      } else break;
      offset += length + 1;
    }
    lines.close();
    if (isSame) await truncate(this.#path, this.#end);
    return isSame;
  }
}

interface Line extends Partial<Header> {
  readonly key?: string;
  readonly entry?: RunEntry;
  readonly page?: PageRecord;
}

// Readers of lines end them at more signs than the line feed; strangers' text may hold any.
function lineOf(value: object): string {
  return `${visibleJson(JSON.stringify(value))}\n`;
}

function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

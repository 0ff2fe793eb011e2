// From a fact table to the candidates file of its mapping. Only a table that was read whole takes anything back; what a
// bad row or cell hides stays as the last good run left it.
import { access, mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Candidate, formatKey } from "./candidate.js";
import {
  CANDIDATES_FOLDER,
  type CandidateCounts,
  type CandidatesText,
  formatCandidate,
  formatCandidates,
  isListed,
  readCandidates,
  sortCandidates,
} from "./candidates.js";
import type { Config } from "./config.js";
import { displayPath, writeIfChanged } from "./files.js";
import type { Issue } from "./issue.js";
import { Locator } from "./locate.js";
import { MissingRegistryError, REGISTRY_FILE } from "./registry.js";
import { type Outcome, readTranslations } from "./sources/file.js";
import { type Mapping, parseMapping } from "./sources/mapping.js";
import { cellAt, rowIssue, sizeOfTable } from "./sources/table.js";
import { UsageError } from "./usage-error.js";

/** What is to be read, and how far. */
export interface IngestOptions {
  /** Path of the fact table: `.csv`, `.jsonl`, `.ndjson`, else JSON. */
  readonly table: string;
  /** Path of the mapping; its name without ending is that of the candidates file. */
  readonly mapping: string;
  /** Rows to read at most; what lies beyond stays as it was. */
  readonly limit?: number;
  readonly dryRun?: boolean;
  /** Called now and then with the bytes read of how many. */
  readonly onProgress?: (read: number, total: number) => void;
}

/** What ingesting a table led to. */
export interface IngestResult {
  /** `unread` where the mapping is at fault, so that nobody looked at the table. */
  readonly outcome: Outcome | "unread";
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames; long tables are left out. */
  readonly sources: ReadonlyMap<string, string>;
  /** Path of the candidates file, for messages. */
  readonly file: string;
  readonly counts: CandidateCounts;
  /** Whether the candidates file was written, or would be without `dryRun`. */
  readonly changed: boolean;
}

/**
 * Reads a fact table into `candidates/<name of the mapping>.json`.
 *
 * @throws MissingRegistryError where there is no registry, UsageError where the table is no file or the mapping's name
 *   cannot name one.
 */
export async function ingestFile(config: Config, options: IngestOptions): Promise<IngestResult> {
  const name = nameOfMapping(options.mapping);
  await requireRegistry(config);
  const mappingText = await readFile(options.mapping, "utf8");
  const size = await sizeOfTable(options.table);
  const path = join(config.registry, CANDIDATES_FOLDER, `${name}.json`);
  const file = displayPath(path);

  const mappingFile = displayPath(options.mapping);
  const { value: mapping, issues } = parseMapping(mappingText, mappingFile);
  if (mapping === undefined) {
    return {
      outcome: "unread",
      issues,
      sources: new Map([[mappingFile, mappingText]]),
      file,
      counts: NONE,
      changed: false,
    };
  }
  const reading = await readRows(mapping, options, size, new MappingText(mappingFile, mappingText));
  const sources = new Map([[mappingFile, mappingText], ...(await textForFrames(options.table, size))]);
  const faults = reading.issues.length;
  const met = { ...NONE, rows: reading.rows, passed_over: reading.passedOver, faults };
  if (reading.candidates.length === 0) {
    const nothing = faults > 0 ? reading.issues : [nothingFound(displayPath(options.table), reading.rows)];
    return { outcome: "failed", issues: nothing, sources, file, counts: met, changed: false };
  }

  const outcome = faults > 0 || reading.stopped ? "partial" : "ok";
  const earlier = outcome === "ok" ? undefined : await readEarlier(path);
  if (earlier !== undefined && earlier.issues.length > 0) {
    sources.set(earlier.file, earlier.text);
    return {
      outcome: "failed",
      issues: [...reading.issues, ...earlier.issues],
      sources,
      file,
      counts: met,
      changed: false,
    };
  }
  const candidates = sortCandidates(keepEarlier(reading.candidates, earlier?.value?.candidates ?? []));
  const counts = { ...met, ...countContents(candidates, reading.candidates) };
  const text = formatCandidates({ source: name, outcome, counts, candidates });
  const changed = await writeCandidates(path, text, options.dryRun === true);
  return { outcome: faults > 0 ? "partial" : "ok", issues: reading.issues, sources, file, counts, changed };
}

const NONE: CandidateCounts = { rows: 0, passed_over: 0, faults: 0, candidates: 0, facts: 0, kept: 0 };

// It becomes a file name: no way out of the directory, nothing hidden.
function nameOfMapping(path: string): string {
  const name = basename(path).replace(/\.json$/i, "");
  if (isListed(`${name}.json`)) {
    throw new UsageError(
      `${name} is the name of a source on the network. Name the mapping otherwise, such as ${name}-snapshot.json.`,
    );
  }
  if (/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name)) return name;
  throw new UsageError(
    `"${name}" cannot name a candidates file. Name the mapping with letters, digits, ".", "_" and "-", such as my-sheet.json.`,
  );
}

async function requireRegistry({ registry }: Config): Promise<void> {
  const path = join(registry, REGISTRY_FILE);
  await access(path).catch((cause: unknown) => {
    throw new MissingRegistryError(displayPath(path), cause);
  });
}

/** A candidate and the fields whose cells could not be used. */
interface ReadCandidate {
  readonly candidate: Candidate;
  readonly hidden: ReadonlySet<string>;
}

interface Reading {
  readonly candidates: readonly ReadCandidate[];
  readonly issues: readonly Issue[];
  readonly rows: number;
  readonly passedOver: number;
  /** Whether the limit left rows unread. */
  readonly stopped: boolean;
}

async function readRows(
  mapping: Mapping,
  options: IngestOptions,
  size: number,
  mappingText: MappingText,
): Promise<Reading> {
  const read: { candidate: Candidate; issues: readonly Issue[] }[] = [];
  const issues: Issue[] = [];
  const unseen = new Set(mapping.facts.map(({ column }) => column));
  let rows = 0;
  let passedOver = 0;
  let stopped = false;
  const translations = readTranslations(options.table, mapping, {
    file: displayPath(options.table),
    onRead: (bytes) => options.onProgress?.(bytes, size),
    onRow: (cells) => {
      for (const column of unseen) if (cellAt(cells, column) !== undefined) unseen.delete(column);
    },
  });
  for await (const row of translations) {
    if ("code" in row) {
      issues.push(row);
      continue;
    }
    if (rows === options.limit) {
      stopped = true;
      break;
    }
    rows++;
    issues.push(...row.issues);
    if (row.candidate !== undefined) read.push({ candidate: row.candidate, issues: row.issues });
    else if (row.issues.length === 0) passedOver++;
  }
  // Of a part of the table, or of nothing, nobody can say which columns it has.
  const absent = stopped || read.length === 0 ? new Set<string>() : unseen;
  issues.push(...[...absent].map((column) => mappingText.reportAbsent(column, mapping)));
  const candidates = read.map(({ candidate, issues: own }) => ({
    candidate,
    hidden: hiddenFields(own, absent, mapping),
  }));
  return { candidates, issues, rows, passedOver, stopped };
}

// All that a bad cell gives stands or falls together: half of it beside half of what it used to say would be neither.
function hiddenFields(issues: readonly Issue[], absent: ReadonlySet<string>, { facts }: Mapping): ReadonlySet<string> {
  const bad = new Set(issues.map(({ path }) => path));
  const columns = new Set(facts.filter(({ field }) => bad.has(field)).map(({ column }) => column));
  return new Set(facts.filter(({ column }) => columns.has(column) || absent.has(column)).map(({ field }) => field));
}

/** Where a mapping's rules stand in its file. */
class MappingText {
  readonly #locator: Locator;

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#locator = new Locator(text);
  }

  // A column that was renamed would else take all its facts along, in silence.
  reportAbsent(column: string, { facts }: Mapping): Issue {
    const index = facts.findIndex((rule) => rule.column === column);
    return {
      code: "mapping",
      severity: "error",
      file: this.file,
      ...this.#locator.positionOf(["facts", index, "column"]),
      message: `No row of the table has the column "${column}".`,
      help: "Write the column as the table does, or remove the rule; what earlier runs read from it stays until then.",
    };
  }
}

function nothingFound(table: string, rows: number): Issue {
  return rows === 0
    ? rowIssue(table, { line: 1, column: 1 }, "The table has no rows.", "Export it again, with its rows.")
    : rowIssue(
        table,
        { line: 1, column: 1 },
        `None of the ${rows} rows meets the mapping's conditions.`,
        'Compare the columns and values in the mapping\'s "where" with those of the table.',
      );
}

async function readEarlier(path: string): Promise<CandidatesText | undefined> {
  return readCandidates(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

// What a run that saw only a part must leave standing. Where a model has one row, then as now, the row takes the place of
// the earlier one except for its bad cells; where it has several, nobody can tell which is which, and all stay.
function keepEarlier(found: readonly ReadCandidate[], earlier: readonly Candidate[]): Candidate[] {
  const before = groupByKey(earlier, (candidate) => candidate);
  const now = groupByKey(found, ({ candidate }) => candidate);
  const kept: Candidate[] = [];
  for (const [key, group] of now) {
    const [first, ...others] = group;
    const [old, ...older] = before.get(key) ?? [];
    if (first !== undefined && old !== undefined && others.length === 0 && older.length === 0) {
      kept.push(restoreHidden(first, old));
    } else kept.push(...group.map(({ candidate }) => candidate), ...(before.get(key) ?? []));
  }
  for (const [key, group] of before) if (!now.has(key)) kept.push(...group);
  return kept;
}

function restoreHidden({ candidate, hidden }: ReadCandidate, earlier: Candidate): Candidate {
  const restored = Object.entries(earlier.facts).filter(([path]) => hidden.has(path));
  if (restored.length === 0) return candidate;
  const stated = Object.entries(candidate.facts).filter(([path]) => !hidden.has(path));
  return { key: candidate.key, facts: Object.fromEntries([...stated, ...restored]) };
}

function groupByKey<Item>(items: readonly Item[], candidateOf: (item: Item) => Candidate): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = formatKey(candidateOf(item).key);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function countContents(
  candidates: readonly Candidate[],
  found: readonly ReadCandidate[],
): Pick<CandidateCounts, "candidates" | "facts" | "kept"> {
  const said = new Set(found.map(({ candidate }) => formatCandidate(candidate)));
  return {
    candidates: candidates.length,
    facts: candidates.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0),
    kept: candidates.filter((candidate) => !said.has(formatCandidate(candidate))).length,
  };
}

async function writeCandidates(path: string, text: string, dryRun: boolean): Promise<boolean> {
  if (dryRun) return (await readFile(path, "utf8").catch(() => undefined)) !== text;
  await mkdir(dirname(path), { recursive: true });
  return writeIfChanged(path, text);
}

// Frames are for tables that people edit; a large one is not worth reading twice.
const FRAME_LIMIT = 1_000_000;

async function textForFrames(table: string, size: number): Promise<[string, string][]> {
  return size > FRAME_LIMIT ? [] : [[displayPath(table), await readFile(table, "utf8")]];
}

// The file source: a fact table and a mapping to candidates. It reads, translates and counts; nothing is decided here.
import { readFile } from "node:fs/promises";
import type { Candidate } from "../candidate.js";
import type { Issue } from "../issue.js";
import type { ParsedSettings } from "../settings-file.js";
import { type Mapping, parseMapping } from "./mapping.js";
import { type Cells, readTable } from "./table.js";
import { type Translation, translateRow } from "./translate.js";

/** How the reading of a table ended: `partial` when rows or cells were left out, `failed` when nothing could be used. */
export type Outcome = "ok" | "partial" | "failed";

/** What a table gave. */
export interface Ingestion {
  readonly outcome: Outcome;
  readonly candidates: readonly Candidate[];
  readonly issues: readonly Issue[];
  readonly counts: {
    /** Rows met, whether or not they became something. */
    readonly rows: number;
    /** Rows that the mapping's conditions pass over. */
    readonly passedOver: number;
    /** Facts in the candidates. */
    readonly facts: number;
  };
}

/** Options of reading. */
export interface FileOptions {
  /** How to name the file in issues; default is the path as given. */
  readonly file?: string;
  /** Called now and then with the number of bytes read. */
  readonly onRead?: (bytes: number) => void;
  /** Called with each row that can be read, before it is translated. */
  readonly onRow?: (cells: Cells) => void;
}

/** Reads and checks a mapping file. */
export async function readMapping(path: string, { file = path }: FileOptions = {}): Promise<ParsedSettings<Mapping>> {
  return parseMapping(await readFile(path, "utf8"), file);
}

/**
 * Yields what became of each row as the table is read, so that a large one need not be kept; in between, what is wrong with
 * the table beside its rows.
 */
export async function* readTranslations(
  path: string,
  mapping: Mapping,
  { file = path, onRead, onRow }: FileOptions = {},
): AsyncGenerator<Translation | Issue> {
  for await (const entry of readTable(path, { rows: mapping.rows, file, onRead })) {
    if ("cells" in entry) {
      onRow?.(entry.cells);
      yield translateRow(entry, mapping, file);
    } else yield entry;
  }
}

/** Reads a whole table. A missing or unreadable file throws, as reading does; bad contents come back as issues. */
export async function readFactFile(path: string, mapping: Mapping, options: FileOptions = {}): Promise<Ingestion> {
  const candidates: Candidate[] = [];
  const issues: Issue[] = [];
  let rows = 0;
  let passedOver = 0;
  for await (const translation of readTranslations(path, mapping, options)) {
    if ("code" in translation) {
      issues.push(translation);
      continue;
    }
    rows++;
    issues.push(...translation.issues);
    if (translation.candidate !== undefined) candidates.push(translation.candidate);
    else if (translation.issues.length === 0) passedOver++;
  }
  const facts = candidates.reduce((sum, candidate) => sum + Object.keys(candidate.facts).length, 0);
  const outcome = issues.length === 0 ? "ok" : candidates.length === 0 ? "failed" : "partial";
  return { outcome, candidates, issues, counts: { rows, passedOver, facts } };
}

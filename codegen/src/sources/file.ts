// The file source: a fact table and a mapping to candidates. It reads, translates and counts; nothing is decided here.
import { readFile } from "node:fs/promises";
import type { Candidate } from "../candidate.js";
import type { Issue } from "../issue.js";
import { type Mapping, parseMapping } from "./mapping.js";
import { readTable } from "./table.js";
import { translateRow } from "./translate.js";

/** How the reading of a table ended: `partial` when rows or cells were left out, `failed` when nothing could be used. */
export type Outcome = "ok" | "partial" | "failed";

/** What a table gave. */
export interface Ingestion {
  readonly outcome: Outcome;
  readonly candidates: readonly Candidate[];
  readonly issues: readonly Issue[];
  readonly counts: {
    /** Rows read, whether or not they became something. */
    readonly rows: number;
    /** Rows that the mapping's conditions pass over. */
    readonly passedOver: number;
    /** Facts in the candidates. */
    readonly facts: number;
  };
}

/** Names of the files in issues; default is the path as given. */
export interface FileOptions {
  readonly file?: string;
}

/** Reads and checks a mapping file. */
export async function readMapping(
  path: string,
  { file = path }: FileOptions = {},
): Promise<ReturnType<typeof parseMapping>> {
  return parseMapping(await readFile(path, "utf8"), file);
}

/** Yields candidates and issues as the table is read; for tables too large to keep. Rows passed over yield nothing. */
export async function* readCandidates(
  path: string,
  mapping: Mapping,
  { file = path }: FileOptions = {},
): AsyncGenerator<Candidate | Issue | undefined> {
  for await (const row of readTable(path, { rows: mapping.rows, file })) {
    if ("code" in row) yield row;
    else {
      const { candidate, issues } = translateRow(row, mapping, file);
      yield* issues;
      if (candidate !== undefined || issues.length === 0) yield candidate;
    }
  }
}

/** Reads a whole table. A missing or unreadable file throws, as reading does; bad contents come back as issues. */
export async function readFactFile(path: string, mapping: Mapping, options: FileOptions = {}): Promise<Ingestion> {
  const candidates: Candidate[] = [];
  const issues: Issue[] = [];
  let passedOver = 0;
  for await (const item of readCandidates(path, mapping, options)) {
    if (item === undefined) passedOver++;
    else if ("code" in item) issues.push(item);
    else candidates.push(item);
  }
  const facts = candidates.reduce((sum, candidate) => sum + Object.keys(candidate.facts).length, 0);
  const outcome = issues.length === 0 ? "ok" : candidates.length === 0 ? "failed" : "partial";
  return { outcome, candidates, issues, counts: { rows: candidates.length + passedOver, passedOver, facts } };
}

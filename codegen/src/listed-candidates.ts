// The candidates files of sources on the network: as those of tables, with a listing for each model. They may hold a hundred
// thousand models, so they are read and written one candidate at a time.
import { createReadStream, existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import candidatesSchema from "../../registry/candidates.schema.json" with { type: "json" };
import { type Candidate, compareKeys, type ModelKey } from "./candidate.js";
import {
  CANDIDATES_FOLDER,
  type CandidateCounts,
  type CandidateEntry,
  checkEntry,
  formatFacts,
  toCandidate,
} from "./candidates.js";
import { displayPath } from "./files.js";
import type { Issue } from "./issue.js";
import type { Absence, ListedCandidate, Listing } from "./listing.js";
import { Locator, placeWithin } from "./locate.js";
import { explainConflict } from "./merge/conflict.js";
import { visibleJson } from "./report/escape.js";
import { parseJson } from "./scan.js";
import { cutRows, type RowText } from "./sources/json-list/rows.js";
import { SOURCE_NAMES, type SourceName } from "./sources/source.js";

/** How the last run of a source ended, and what its file holds. */
export interface ListedHead {
  readonly source: SourceName;
  readonly outcome: "ok" | "partial" | "failed";
  readonly counts: ListedCounts;
}

/** What a run met, and what the file holds after it. */
export interface ListedCounts extends CandidateCounts {
  /** Records of models that people refused. */
  readonly skipped: number;
  /** Records of models that had been met before. */
  readonly duplicates: number;
  /** Candidates that the lists do not show any more. */
  readonly unlisted: number;
  /** Candidates that the source says it has no more. */
  readonly gone: number;
}

type ListedEntry = CandidateEntry & Listing & { readonly absence?: Absence };

/** Path of the candidates file of a source. */
export function listedPath(registry: string, source: SourceName): string {
  return join(registry, CANDIDATES_FOLDER, `${source}.json`);
}

/** Whether a registry has candidates of any source on the network. */
export function hasListedCandidates(registry: string): boolean {
  return SOURCE_NAMES.some((source) => existsSync(listedPath(registry, source)));
}

/** The text of a file before its first candidate. */
export function formatListedHead({ source, outcome, counts }: ListedHead): string {
  const lines = [
    '  "version": 1',
    `  "source": ${JSON.stringify(source)}`,
    `  "outcome": ${JSON.stringify(outcome)}`,
    `  "counts": ${JSON.stringify(counts, null, 2).replaceAll("\n", "\n  ")}`,
  ];
  return `{\n${lines.join(",\n")},\n  "candidates": [`;
}

/** One candidate as it stands in the file. Signs that could mislead a reader are escaped; the values are the same. */
export function formatListedCandidate({ key, facts, listing, absence }: ListedCandidate): string {
  const { raw, signals, upstream_ids: ids } = listing;
  const lines = [
    [key.field, JSON.stringify(key.value)],
    ["model_id", JSON.stringify(listing.model_id)],
    ["provider", JSON.stringify(listing.provider)],
    ["license", listing.license === undefined ? undefined : JSON.stringify(listing.license)],
    ["source", JSON.stringify(listing.source)],
    ["popularity_score", JSON.stringify(listing.popularity_score)],
    ["tags", inline(listing.tags)],
    ["signals", inline(signals)],
    ["upstream_ids", ids === undefined ? undefined : inline(ids)],
    ["raw", raw === undefined ? undefined : inline(raw)],
    ["absence", absence === undefined ? undefined : inline(absence)],
    ["facts", formatFacts(facts)],
  ].flatMap(([name, text]) => (text === undefined ? [] : [`      "${name}": ${text}`]));
  return visibleJson(`    {\n${lines.join(",\n")}\n    }`);
}

function inline(value: object): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
  const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${JSON.stringify(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

const ajv = new Ajv({ allErrors: false, strict: false });
const acceptsEntry = ajv.compile<ListedEntry>({
  definitions: candidatesSchema.definitions,
  allOf: [{ $ref: "#/definitions/candidate" }, { required: ["model_id", "facts"] }],
});

/**
 * Yields the candidates of a file, and in between what is wrong with it. A file that does not exist has none.
 */
export async function* readListedCandidates(path: string): AsyncGenerator<ListedCandidate | Issue> {
  const file = displayPath(path);
  let before: ModelKey | undefined;
  try {
    for await (const cut of cutRows(createReadStream(path, "utf8"), "candidates")) {
      const place = "text" in cut ? cut.start : cut.position;
      const candidate = "text" in cut ? readEntry(cut, file) : listedIssue(file, place, cut.message);
      if ("code" in candidate) {
        const conflict = explainConflict(await readFile(path, "utf8"), file, "Take either side, and ingest again.");
        yield conflict ?? candidate;
        if (conflict !== undefined) return;
        continue;
      }
      const { key } = candidate;
      // Whoever reads it beside another list relies on the order.
      if (before === undefined || compareKeys(before, key) < 0) yield candidate;
      else yield listedIssue(file, place, `${key.value} stands twice, or not in the order of ids.`);
      before = key;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function readEntry({ text, start }: RowText, file: string): ListedCandidate | Issue {
  const locator = new Locator(text);
  const { value, faults } = parseJson(text);
  const [fault] = faults.filter(({ code }) => code !== "imprecise-number");
  if (fault !== undefined) {
    return listedIssue(file, placeWithin(start, locator.positionAt(fault.offset)), fault.message);
  }
  if (!acceptsEntry(value)) {
    const [error] = acceptsEntry.errors ?? [];
    const path = (error?.instancePath ?? "").split("/").slice(1);
    const place = placeWithin(
      start,
      locator.positionOf(path.map((step) => (/^\d+$/.test(step) ? Number(step) : step))),
    );
    const what = path.length === 0 ? "This candidate" : `"${path.join(".")}"`;
    return listedIssue(file, place, `${what} does not have the form that the tool writes.`);
  }
  const [wrong] = checkEntry(value, []);
  if (wrong !== undefined) return listedIssue(file, placeWithin(start, locator.positionOf(wrong.at)), wrong.message);
  const candidate: Candidate = toCandidate(value);
  if (value.model_id !== String(candidate.key.value)) {
    const place = placeWithin(start, locator.positionOf(["model_id"]));
    return listedIssue(file, place, `"model_id" is not the ${candidate.key.field} above it.`);
  }
  const { facts: _, absence, huggingface_id: _hub, civitai_id: _civitai, ...listing } = value;
  return { ...candidate, listing, ...(absence === undefined ? {} : { absence }) };
}

function listedIssue(file: string, position: { line: number; column: number }, message: string): Issue {
  const { line, column } = position;
  const help = "Restore the file from version control, or delete it and ingest again.";
  return { code: "candidates", severity: "error", file, line, column, message, help };
}

// The head is written in some hundred characters.
const HEAD_LENGTH = 4096;

/** How the last run of a source ended; undefined where the file does not exist or its beginning is not as the tool writes it. */
export async function readListedHead(path: string): Promise<ListedHead | undefined> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_LENGTH), position: 0 });
    const text = buffer.toString("utf8", 0, bytesRead);
    const head = /^\{[^[]*"candidates": \[/.exec(text)?.[0];
    return head === undefined ? undefined : (JSON.parse(`${head}]}`) as ListedHead);
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

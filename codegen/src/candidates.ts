// The candidates files (registry/candidates/<source>.json): what a source says, between ingesting and promoting. One fact
// a line and no time of the run, so that a diff shows what changed at the source and nothing else.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import candidatesSchema from "../../registry/candidates.schema.json" with { type: "json" };
import { type Candidate, compareKeys, type Fact, type FactValue, type KeyedEntry, keyOf } from "./candidate.js";
import { displayPath } from "./files.js";
import { compareText } from "./issue.js";
import type { ProvenanceRecord } from "./record.js";
import { visibleJson } from "./report/escape.js";
import { fieldByPath, recordFields } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";
import { fieldAccepts } from "./sources/field-values.js";
import { SOURCE_NAMES } from "./sources/source.js";

/** Directory of candidates files in a registry. */
export const CANDIDATES_FOLDER = "candidates";

/** What a run met, and what the file holds after it. */
export interface CandidateCounts {
  readonly rows: number;
  readonly passed_over: number;
  /** Rows and cells that could not be used. */
  readonly faults: number;
  readonly candidates: number;
  readonly facts: number;
  /** Candidates that owe something to an earlier run. */
  readonly kept: number;
}

/** The candidates of one source. */
export interface CandidatesFile {
  readonly source: string;
  readonly outcome: "ok" | "partial" | "failed";
  readonly counts: CandidateCounts;
  /** In the order of the file. */
  readonly candidates: readonly Candidate[];
}

/** A candidates file as read from disk. */
export interface CandidatesText extends ParsedSettings<CandidatesFile> {
  /** Path for messages, relative to the working directory. */
  readonly file: string;
  readonly text: string;
}

type FactLine = ProvenanceRecord & { readonly value: FactValue };

/** A candidate as it stands in a file. */
export interface CandidateEntry extends KeyedEntry {
  readonly facts: Readonly<Record<string, FactLine>>;
}

interface FileShape extends Pick<CandidatesFile, "outcome"> {
  readonly source: string;
  readonly counts: CandidateCounts;
  readonly candidates: readonly CandidateEntry[];
}

const validate = compileSettingsSchema<FileShape>(candidatesSchema);

/** Whether a candidates file is that of a source on the network, which is read one candidate at a time. */
export function isListed(name: string): boolean {
  return SOURCE_NAMES.some((source) => name === `${source}.json`);
}

/** Reads the candidates files of tables in a registry, by name. A registry without any gives none. */
export async function readCandidateFiles(registry: string): Promise<CandidatesText[]> {
  const folder = join(registry, CANDIDATES_FOLDER);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith(".json") && !isListed(name)).sort(compareText);
  return Promise.all(files.map((name) => readCandidates(join(folder, name))));
}

/** Reads and checks one candidates file. */
export async function readCandidates(path: string): Promise<CandidatesText> {
  const file = displayPath(path);
  const text = await readFile(path, "utf8");
  return { file, text, ...parseCandidates(text, file) };
}

/** Checks the text of a candidates file. */
export function parseCandidates(text: string, file: string): ParsedSettings<CandidatesFile> {
  const { value, issues } = parseSettings(text, file, {
    code: "candidates",
    schemaPath: "registry/candidates.schema.json",
    allDigits: true,
    afterMerge: "Take either side of the file, then ingest its table again.",
    validate,
    check: checkEntries,
  });
  if (value === undefined) return { issues };
  const { source, outcome, counts } = value;
  return { value: { source, outcome, counts, candidates: value.candidates.map(toCandidate) }, issues };
}

function checkEntries({ candidates }: FileShape): SettingsFault[] {
  return candidates.flatMap((entry, index) => checkEntry(entry, ["candidates", index]));
}

/** What is wrong with an entry beyond what the schema says. */
export function checkEntry(entry: CandidateEntry, at: readonly (string | number)[]): SettingsFault[] {
  return [...checkKey(entry, at), ...checkFacts(entry, [...at, "facts"])];
}

function checkKey(entry: CandidateEntry, at: readonly (string | number)[]): SettingsFault[] {
  const { huggingface_id: hub, civitai_id: civitai } = entry;
  if ((hub === undefined) === (civitai === undefined)) {
    const help = 'Give it either a "huggingface_id" or a "civitai_id".';
    return [{ at, message: "This candidate does not name one model.", help }];
  }
  const { field, value } = keyOf(entry);
  if (fieldAccepts(field, value)) return [];
  const message = `${JSON.stringify(value)} is not a ${field}.`;
  return [{ at: [...at, field], message, help: "Correct it at the source, and ingest again." }];
}

function checkFacts({ facts }: CandidateEntry, at: readonly (string | number)[]): SettingsFault[] {
  return Object.entries(facts).flatMap(([path, { value }]) => {
    if (!fieldByPath.has(path)) {
      const help = "Use a field path of models.schema.json, such as specs.parameters.";
      return [{ at: [...at, path], message: `There is no field "${path}".`, help }];
    }
    if (fieldAccepts(path, value)) return [];
    const message = `${JSON.stringify(value)} is not a value of ${path}.`;
    return [{ at: [...at, path, "value"], message, help: "Correct it at the source, and ingest again." }];
  });
}

/** The candidate of a checked entry. */
export function toCandidate(entry: CandidateEntry): Candidate {
  const facts = Object.entries(entry.facts).map(([path, { value, ...provenance }]): [string, Fact] => {
    return [path, { value, provenance }];
  });
  return { key: keyOf(entry), facts: Object.fromEntries(facts) };
}

/** The text of a candidates file. Signs that could mislead a reader are escaped; the values are the same. */
export function formatCandidates({ source, outcome, counts, candidates }: CandidatesFile): string {
  const head = [
    '  "version": 1',
    `  "source": ${JSON.stringify(source)}`,
    `  "outcome": ${JSON.stringify(outcome)}`,
    `  "counts": ${JSON.stringify(counts, null, 2).replaceAll("\n", "\n  ")}`,
  ];
  const list = candidates.length === 0 ? "[]" : `[\n${candidates.map(formatCandidate).join(",\n")}\n  ]`;
  return visibleJson(`{\n${[...head, `  "candidates": ${list}`].join(",\n")}\n}\n`);
}

/** Candidates in the one order of the file, whatever order they come in; what is said twice stays once. */
export function sortCandidates(candidates: Iterable<Candidate>): Candidate[] {
  const byText = new Map<string, Candidate>();
  for (const candidate of candidates) byText.set(formatCandidate(candidate), candidate);
  return [...byText]
    .sort(([left, { key: leftKey }], [right, { key: rightKey }]) => {
      return compareKeys(leftKey, rightKey) || compareText(left, right);
    })
    .map(([, candidate]) => candidate);
}

/** One candidate as it stands in the file: the same text means that the same is said about the same model. */
export function formatCandidate({ key, facts }: Candidate): string {
  return `    {\n      "${key.field}": ${JSON.stringify(key.value)},\n      "facts": ${formatFacts(facts)}\n    }`;
}

/** The facts of a candidate, one a line. */
export function formatFacts(facts: Candidate["facts"]): string {
  const lines = Object.entries(facts)
    .sort(([left], [right]) => rankOf(left) - rankOf(right))
    .map(([path, fact]) => `        ${JSON.stringify(path)}: ${formatFact(fact)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n      }`;
}

const PROVENANCE_KEYS = ["source", "field", "revision", "date", "how", "note"] as const;

function formatFact({ value, provenance }: Fact): string {
  const origin = PROVENANCE_KEYS.filter((key) => provenance[key] !== undefined).map((key) => {
    return `"${key}": ${JSON.stringify(provenance[key])}`;
  });
  const shown = Array.isArray(value)
    ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]`
    : JSON.stringify(value);
  return `{ ${[`"value": ${shown}`, ...origin].join(", ")} }`;
}

const FIELD_ORDER = new Map(recordFields.map(({ path }, index) => [path, index]));

function rankOf(path: string): number {
  return FIELD_ORDER.get(path) ?? FIELD_ORDER.size;
}

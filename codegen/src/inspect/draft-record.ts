// What was found out about a model as a record of the registry: what its files state, each fact with its source.
import type { Evidence, ModelCharacteristics } from "../../../src/characteristics/types.js";
import { type GivenFacts, impliedFacts, missingFacts } from "../add.js";
import type { FactValue } from "../candidate.js";
import { CHARACTERISTIC_FIELDS } from "../characteristic-fields.js";
import { setField } from "../field-path.js";
import type { Inspection } from "../inspect.js";
import { toModelId } from "../model-ids.js";
import type { ModelRecord, ProvenanceRecord } from "../record.js";
import { recordFields } from "../schema.js";
import { fieldAccepts } from "../sources/field-values.js";
import { hubPageOf } from "../sources/records/hub-id.js";

/** A record that may not be whole yet. */
export interface DraftRecord {
  readonly record: ModelRecord;
  /** Paths that a record needs and the files do not state. */
  readonly missing: readonly string[];
  /** Whether there is no page that the facts could name as their source. */
  readonly isUnsourced: boolean;
}

/** Drafts a record. `today` is the day on which files of this machine are read, `YYYY-MM-DD`. */
export function draftRecord({ id, origin, characteristics }: Inspection, today: string): DraftRecord {
  const commit = origin.kind === "file" ? undefined : origin.commit;
  const date = origin.kind === "hub" ? origin.date : today;
  const given = new Map<string, unknown>(id === undefined ? [] : identify(id, commit));
  const provenance: Record<string, ProvenanceRecord> = {};
  if (id !== undefined && commit !== undefined) {
    provenance.revision = { source: `${hubPageOf(id)}/commit/${commit}`, date, how: "declared" };
  }
  for (const { path, value, evidence } of listFacts(characteristics)) {
    given.set(path, value);
    if (id !== undefined) provenance[path] = toProvenance(evidence, (file) => addressOf(file, id, commit), date);
  }
  const whole = impliedFacts(given);
  return { record: buildRecord(whole, provenance), missing: missingFacts(whole), isUnsourced: id === undefined };
}

function identify(id: string, commit: string | undefined): [string, string][] {
  const name = id.slice(id.indexOf("/") + 1);
  const facts: [string, string | undefined][] = [
    ["id", toModelId(name)],
    ["name", name],
    ["huggingface_id", id],
    ["revision", commit],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fieldAccepts(fact[0], fact[1]));
}

interface FoundFact {
  readonly path: string;
  readonly value: unknown;
  readonly evidence: Evidence;
}

function listFacts(characteristics: ModelCharacteristics): FoundFact[] {
  const isMixture = (characteristics.experts ?? 0) > 1;
  return CHARACTERISTIC_FIELDS.filter(({ ofMixture }) => isMixture || ofMixture !== true).flatMap(({ path, name }) => {
    const evidence = characteristics.evidence[name];
    const value = characteristics[name];
    if (evidence === undefined || !isStated(evidence) || !fieldAccepts(path, value as FactValue)) return [];
    return [{ path, value, evidence }];
  });
}

// What the class of a library fills in is not in the files, and what follows from a name is a guess.
function isStated({ how, confidence }: Evidence): boolean {
  return how === "declared" ? confidence !== "low" : how === "derived" && confidence === "high";
}

// The schema's limit of both texts.
const MOST_FIELD = 200;
const MOST_NOTE = 300;

function toProvenance(
  { from, rule, how }: Evidence,
  toAddress: (file: string) => string,
  date: string,
): ProvenanceRecord {
  return {
    source: toAddress(fileOf(from)),
    field: cutList(from),
    date,
    how: how === "declared" ? "declared" : "derived",
    ...(how === "declared" ? {} : { note: rule.slice(0, MOST_NOTE) }),
  };
}

// Keys are parted by commas; one that is cut off would be another key.
function cutList(keys: string): string {
  if (keys.length <= MOST_FIELD) return keys;
  const room = keys.slice(0, MOST_FIELD - MORE.length);
  return `${room.slice(0, Math.max(0, room.lastIndexOf(", ")))}${MORE}`;
}

const MORE = ", ...";

// Counts of weights are over all weight files, which no file names.
const NO_FILE = "";

function fileOf(from: string): string {
  if (from.startsWith("safetensors.")) return NO_FILE;
  return /^([\w./-]+\.json): /.exec(from)?.[1] ?? "config.json";
}

function addressOf(file: string, id: string, commit = "main"): string {
  const page = hubPageOf(id);
  return file === NO_FILE ? `${page}/tree/${commit}` : `${page}/blob/${commit}/${file}`;
}

function buildRecord(given: GivenFacts, provenance: Record<string, ProvenanceRecord>): ModelRecord {
  const record = {} as ModelRecord;
  for (const { path } of recordFields) if (given.has(path)) setField(record, path, given.get(path));
  const inOrder = recordFields.flatMap(({ path }) =>
    provenance[path] === undefined ? [] : [[path, provenance[path]]],
  );
  if (inOrder.length > 0) record.provenance = Object.fromEntries(inOrder);
  return record;
}

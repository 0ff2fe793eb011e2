// A new record from a few given facts: what is still missing, and the registry with it in place.
import { isDeepStrictEqual } from "node:util";
import type { Config } from "./config.js";
import { getField, setField } from "./field-path.js";
import { writeIfChanged } from "./files.js";
import type { Issue } from "./issue.js";
import { formatRegistry } from "./layout.js";
import { nearest } from "./nearest.js";
import type { ModelRecord, ProvenanceRecord, Registry } from "./record.js";
import { readRegistry } from "./registry.js";
import { fieldByPath, isCovered, type JsonSchema, modelSchema, recordFields, requirementsOf } from "./schema.js";
import { validateRegistry } from "./validate.js";

/** Facts of a new record: field path -> value. */
export type GivenFacts = ReadonlyMap<string, unknown>;

/** Where the given facts come from; a registry that declares sources wants to know. */
export interface FactOrigin {
  /** Key of the registry's sources, or an https address. */
  readonly source: string;
  /** Day on which the page was read (`YYYY-MM-DD`). */
  readonly date?: string;
}

/** What adding a record led to. */
export interface AddResult {
  /** What is wrong with the new record, or was wrong with the registry before; nothing is written then. */
  readonly issues: readonly Issue[];
  readonly sources: ReadonlyMap<string, string>;
  /** The registry's text with the record. */
  readonly text: string;
  readonly record: ModelRecord;
}

/** A fact was given in a form that its field cannot have. */
export class FactError extends Error {
  override readonly name = "FactError";
}

/**
 * Reads a fact as given on the command line: numbers, true and false, lists with commas.
 *
 * @throws FactError for an unknown field or a value its field cannot have.
 */
export function parseFact(path: string, text: string): unknown {
  const field = fieldByPath.get(path);
  if (field === undefined || path === "provenance" || path === "variants") {
    const near = nearest(path, [...fieldByPath.keys()]);
    throw new FactError(
      `"${path}" is not a field that can be set.${near === undefined ? "" : ` Did you mean "${near}"?`}`,
    );
  }
  if (field.schema.type !== "array") return parseScalar(path, text, field.schema);
  return text.split(",").map((item) => parseScalar(path, item.trim(), field.schema.items ?? {}));
}

function parseScalar(path: string, text: string, { type }: JsonSchema): unknown {
  if (type === "integer" || type === "number") {
    const number = Number(text.replaceAll("_", ""));
    if (text.trim() === "" || !Number.isFinite(number)) throw new FactError(`${path} must be a number, not "${text}".`);
    return number;
  }
  if (type === "boolean") {
    if (text !== "true" && text !== "false") throw new FactError(`${path} must be true or false, not "${text}".`);
    return text === "true";
  }
  return text;
}

/**
 * Reads a record, such as `modeldex inspect --as-record` prints; whether its fields are right is for the check to say.
 *
 * @throws FactError where it is no JSON object.
 */
export function parseRecord(text: string, file: string): ModelRecord {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record === "object" && record !== null && !Array.isArray(record)) return record as ModelRecord;
  } catch {}
  throw new FactError(`${file} holds no JSON object. "modeldex inspect --as-record" prints one.`);
}

/** Facts that a record holds. */
export function factsIn(record: ModelRecord): Map<string, unknown> {
  const facts = recordFields.map(({ path }) => [path, getField(record, path)] as const);
  return new Map(facts.filter(([, value]) => value !== undefined));
}

/** Paths that a record of this type and source still needs, in the order of the schema. */
export function missingFacts(given: GivenFacts): string[] {
  const required = new Set(modelSchema().required);
  const type = given.get("type");
  if (typeof type === "string") for (const path of requirementsOf(type).required) required.add(path);
  const upstreamId = SOURCE_IDS[String(given.get("source"))];
  if (upstreamId !== undefined) required.add(upstreamId);
  return recordFields.map(({ path }) => path).filter((path) => required.has(path) && !given.has(path));
}

/** The id field that goes with each source. */
const SOURCE_IDS: Readonly<Record<string, string>> = {
  huggingface: "huggingface_id",
  civitai: "civitai_id",
  openrouter: "openrouter_id",
};

/** What follows from the given facts without any doubt: the source from its id, the organization from the Hub id. */
export function impliedFacts(given: GivenFacts): Map<string, unknown> {
  const facts = new Map(given);
  for (const [source, path] of Object.entries(SOURCE_IDS)) {
    if (facts.has(path) && !facts.has("source")) facts.set("source", source);
  }
  const hub = facts.get("huggingface_id");
  if (typeof hub === "string" && hub.includes("/") && !facts.has("organization"))
    facts.set("organization", hub.split("/")[0]);
  if (facts.get("type") === "colbert" && !facts.has("capabilities.multi_vector"))
    facts.set("capabilities.multi_vector", true);
  return facts;
}

/** How a record is added. */
export interface AddOptions {
  readonly dryRun?: boolean;
  /** What the record begins with: given facts take the place of its own, whose provenance then no longer counts. */
  readonly base?: ModelRecord | undefined;
}

/** Adds a record to a registry and checks the result; writes it only where nothing is wrong and `dryRun` is not set. */
export async function addModel(
  config: Config,
  given: GivenFacts,
  origin: FactOrigin | undefined,
  options: AddOptions = {},
): Promise<AddResult> {
  const read = await readRegistry(config.registry);
  const record = buildRecord(given, origin, options.base);
  if (read.registry === undefined) {
    return { issues: read.issues, sources: new Map([[read.file, read.text]]), text: read.text, record };
  }
  const registry: Registry = { ...read.registry, models: [...read.registry.models, record] };
  const text = formatRegistry(registry);
  const { issues } = validateRegistry(text, read.file);
  if (issues.length === 0 && options.dryRun !== true) await writeIfChanged(read.path, text);
  return { issues, sources: new Map([[read.file, text]]), text, record };
}

function buildRecord(given: GivenFacts, origin: FactOrigin | undefined, base = {} as ModelRecord): ModelRecord {
  const record = structuredClone(base);
  const provenance: Record<string, ProvenanceRecord> = { ...base.provenance };
  for (const { path, fact } of recordFields) {
    if (!given.has(path)) continue;
    if (!isDeepStrictEqual(getField(base, path), given.get(path))) {
      delete provenance[path];
      setField(record, path, given.get(path));
    }
    if (fact && origin !== undefined && !isCovered(path, { has: (key) => Object.hasOwn(provenance, key) })) {
      provenance[path] = {
        source: origin.source,
        ...(origin.date === undefined ? {} : { date: origin.date }),
        how: "declared",
      };
    }
  }
  if (Object.keys(provenance).length > 0) record.provenance = provenance;
  return record;
}

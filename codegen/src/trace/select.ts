// Which facts of a registry are to be traced: of one model, one field of it, or a sample that can be drawn again.
import { createHash } from "node:crypto";
import { listSourcedFacts, type SourcedFact } from "../facts.js";
import { compareText } from "../issue.js";
import { nearest } from "../nearest.js";
import type { ModelRecord, Registry } from "../record.js";
import { UsageError } from "../usage-error.js";

/** A fact and the record it belongs to. */
export interface RegistryFact extends SourcedFact {
  readonly record: ModelRecord;
}

/** What is asked for; without anything, every fact that has provenance. */
export interface Selection {
  /** Id or alias of a model. */
  readonly id?: string;
  /** Field path, such as `specs.parameters`. */
  readonly field?: string;
  readonly sample?: Sample;
}

/** So many facts, drawn at random: those whose SHA-256 of seed, id and field is the smallest. */
export interface Sample {
  readonly size: number;
  readonly seed: string;
}

/** The facts that are asked for, and how many there were to draw from. */
export interface SelectedFacts {
  readonly facts: readonly RegistryFact[];
  readonly from: number;
}

/**
 * Selects facts, by id and in the order of the schema.
 *
 * @throws UsageError where there is no such model, or no such fact with a source.
 */
export function selectFacts(registry: Registry, { id, field, sample }: Selection): SelectedFacts {
  const records = id === undefined ? registry.models : [findRecord(registry, id)];
  const all = [...records]
    .sort((left, right) => compareText(left.id, right.id))
    .flatMap((record) => listSourcedFacts(record).map((fact) => ({ ...fact, record })));
  const facts = field === undefined ? all : all.filter(({ path }) => path === field);
  if (field !== undefined && facts.length === 0) throw missingFact(id, field, all);
  return { facts: sample === undefined ? facts : drawSample(facts, sample), from: facts.length };
}

function findRecord({ models }: Registry, id: string): ModelRecord {
  const found = models.find((record) => record.id === id || record.aliases?.includes(id));
  if (found !== undefined) return found;
  const near = nearest(
    id,
    models.map((record) => record.id),
  );
  throw new UsageError(`There is no model "${id}".${near === undefined ? "" : ` Did you mean "${near}"?`}`);
}

function missingFact(id: string | undefined, field: string, facts: readonly RegistryFact[]): UsageError {
  const near = nearest(field, [...new Set(facts.map(({ path }) => path))]);
  const who = id === undefined ? "No model has a" : `Model ${id} has no`;
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  return new UsageError(`${who} fact "${field}" that names a source.${hint}`);
}

// A hash for each fact instead of a sequence of choices: a fact that is added or taken away changes nothing about the others.
function drawSample(facts: readonly RegistryFact[], { size, seed }: Sample): RegistryFact[] {
  const ranked = facts.map((fact) => ({ fact, rank: hash(`${seed}\n${fact.record.id}\n${fact.path}`) }));
  const drawn = ranked.sort((left, right) => compareText(left.rank, right.rank)).slice(0, size);
  const wanted = new Set(drawn.map(({ fact }) => fact));
  return facts.filter((fact) => wanted.has(fact));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

// Who says what: the words in which findings show a fact, its source, and the sources that say something else.
import type { Fact, FactValue } from "../candidate.js";
import { agree } from "../contest.js";
import { getField } from "../field-path.js";
import { compareText } from "../issue.js";
import type { ModelRecord, ProvenanceRecord } from "../record.js";
import { recordFields } from "../schema.js";
import { ruleFor, type Trust } from "../trust.js";
import type { AuditContext, Audited } from "./audit.js";

/** A fact with everyone who speaks of it, such as `parameters 427000000 (mteb; llmfit says 124000000)`. */
export function show(model: Audited, field: string): string {
  const value = getField(model.record, field) as FactValue | undefined;
  if (value === undefined) return `no ${nameOf(field)}`;
  const own = sourceOf(model.record, field);
  const others = bySource(model.said(field).filter(({ provenance }) => provenance.source !== own));
  const agreeing = others.filter((fact) => agree(fact.value, value)).map(({ provenance }) => provenance.source);
  const sayers = [...new Set([...(own === undefined ? [] : [own]), ...agreeing])].join(", ");
  const dissent = others.filter((fact) => !agree(fact.value, value)).map(quote);
  const voices = [sayers, ...new Set(dissent)].filter((voice) => voice !== "").join("; ");
  return `${nameOf(field)} ${shorten(value)}${voices === "" ? "" : ` (${voices})`}`;
}

/** What a source says in so many words: `llmfit says 124000000`. */
export function quote({ value, provenance }: Fact): string {
  return `${provenance.source} says ${shorten(value)}`;
}

/** A value as it stands in JSON, cut where it is long. */
export function shorten(value: unknown): string {
  const text = typeof value === "string" && /^[\w.:/+-]+$/.test(value) ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** What its publisher calls a model: on the Hub the repository, for display names change. */
export function publishedName({ huggingface_id: hub, name }: ModelRecord): string {
  return hub?.split("/")[1] ?? name;
}

/** The provenance of a field: its own, or that of the nearest group above it. */
export function provenanceOf({ provenance = {} }: ModelRecord, field: string): ProvenanceRecord | undefined {
  for (let end = field.length; end > 0; end = field.lastIndexOf(".", end - 1)) {
    const path = field.slice(0, end);
    if (Object.hasOwn(provenance, path)) return provenance[path];
  }
  return undefined;
}

/** The source of a field, where the registry names it. */
export function sourceOf(record: ModelRecord, field: string): string | undefined {
  return provenanceOf(record, field)?.source;
}

/** What sources say about a field; a last resort only where nobody else speaks. */
export function countingFacts(model: Audited, field: string, trust: Trust): readonly Fact[] {
  const lastResort = ruleFor(field, trust).last_resort ?? [];
  const own = sourceOf(model.record, field);
  if (own !== undefined && lastResort.includes(own)) return model.said(field);
  return model.said(field).filter(({ provenance }) => !lastResort.includes(provenance.source));
}

/** What is known about another model, from the registry or, where it is not there, from candidates that all agree. */
export function factAbout(reference: string, field: string, context: AuditContext): Fact | undefined {
  const model = context.find(reference);
  if (model !== undefined) {
    const value = getField(model.record, field) as FactValue | undefined;
    const provenance = provenanceOf(model.record, field) ?? { source: "the registry", how: "declared" };
    return value === undefined ? undefined : { value, provenance };
  }
  const facts = bySource(context.findCandidates(reference)?.said(field) ?? []);
  const [first] = facts;
  return first !== undefined && facts.every(({ value }) => agree(value, first.value)) ? first : undefined;
}

/** Facts in an order that does not depend on where they were read. */
function bySource(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (left, right) =>
      compareText(left.provenance.source, right.provenance.source) ||
      compareText(JSON.stringify(left.value), JSON.stringify(right.value)),
  );
}

/** The last step of a path, where that is enough to tell which field is meant. */
export function nameOf(field: string): string {
  const last = lastStep(field);
  return LAST_STEPS.get(last) === 1 ? last : field;
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

const LAST_STEPS = new Map<string, number>();
for (const { path } of recordFields) LAST_STEPS.set(lastStep(path), (LAST_STEPS.get(lastStep(path)) ?? 0) + 1);

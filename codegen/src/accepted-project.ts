// Accepted claims from the disk, as far as their sources still say the same and the registry what it said then, and the declaration
// of those sources in the registry.
import type { Acceptances } from "./acceptances.js";
import type { AcceptedClaims, AcceptedModel } from "./accepted.js";
import { type Fact, formatKey, type ModelKey, recordsByKey } from "./candidate.js";
import { gatherBundles, valuesOf } from "./contest.js";
import { getFields } from "./field-path.js";
import type { Issue } from "./issue.js";
import { listedPath, readListedCandidates } from "./listed-candidates.js";
import { describeAbsence, isLost, type ListedCandidate } from "./listing.js";
import { listRules } from "./reconcile.js";
import type { ModelRecord, Registry, SourceRecord } from "./record.js";
import { SOURCE_NAMES, type SourceName } from "./sources/source.js";
import { fieldsDecidedWith, type Trust } from "./trust.js";

/** What is accepted, or what is wrong with the candidates files. */
export interface AcceptedText {
  readonly accepted: AcceptedClaims;
  /** By the text of their keys: models that the registry does not have, and that a source has lost; with the reason. */
  readonly lost: ReadonlyMap<string, readonly string[]>;
  readonly issues: readonly Issue[];
}

/** What decides which acceptances count. */
export interface AcceptedContext {
  readonly acceptances: Acceptances;
  readonly trust: Trust;
  readonly registry: Registry;
}

/** Reads what is accepted and counts. Where two sources say it of one field, the first of them counts. */
export async function readAccepted(
  directory: string,
  { acceptances, trust, registry }: AcceptedContext,
): Promise<AcceptedText> {
  const records = recordsByKey(registry.models);
  const accepted = new Map<string, AcceptedModel>();
  const lost = new Map<string, readonly string[]>();
  const issues: Issue[] = [];
  for (const source of acceptances.keys.length === 0 ? [] : SOURCE_NAMES) {
    for await (const candidate of readListedCandidates(listedPath(directory, source))) {
      if ("code" in candidate) {
        issues.push(candidate);
        continue;
      }
      const { key, absence } = candidate;
      const name = formatKey(key);
      if (!acceptances.has(name)) continue;
      const record = records.get(name);
      if (record === undefined && isLost(absence)) lost.set(name, [describeAbsence(source, absence)]);
      const facts = factsTaken(candidate, source, record, acceptances, trust);
      if (Object.keys(facts).length > 0) addFacts(accepted, key, facts, trust);
    }
  }
  return { accepted, lost, issues };
}

function factsTaken(
  candidate: ListedCandidate,
  source: SourceName,
  record: ModelRecord | undefined,
  acceptances: Acceptances,
  trust: Trust,
): Record<string, Fact> {
  const taken: Record<string, Fact> = {};
  for (const rule of listRules([candidate], trust)) {
    const { fields } = rule;
    for (const bundle of gatherBundles([candidate], rule)) {
      const statement = { fields, values: valuesOf(bundle), registry: getFields(record, fields) };
      if (acceptances.takes(candidate.key, source, statement)) Object.assign(taken, bundle.facts);
    }
  }
  return taken;
}

function addFacts(
  accepted: Map<string, AcceptedModel>,
  key: ModelKey,
  facts: Readonly<Record<string, Fact>>,
  trust: Trust,
): void {
  const before = accepted.get(formatKey(key))?.facts ?? {};
  const decided = new Set(Object.keys(before).flatMap((field) => fieldsDecidedWith(field, trust)));
  const more = Object.entries(facts).filter(([field]) => !decided.has(field));
  accepted.set(formatKey(key), { key, facts: { ...before, ...Object.fromEntries(more) } });
}

// Rankings state no facts.
const DECLARATIONS: Readonly<Partial<Record<SourceName, Pick<SourceRecord, "title" | "url">>>> = {
  huggingface: { title: "Hugging Face Hub", url: "https://huggingface.co/api/models" },
  civitai: { title: "CivitAI", url: "https://civitai.com/api/v1/models" },
  openrouter: { title: "OpenRouter", url: "https://openrouter.ai/api/v1/models" },
};

/**
 * The registry with a declaration of every source from which it took accepted facts, at the latest of their days. What people
 * declared in other words stays as it is.
 */
export function declareSources(registry: Registry, accepted: AcceptedClaims): Registry {
  const declared = [...latestDays(registry, accepted)].flatMap(([source, date]) => {
    const declaration = DECLARATIONS[source];
    if (declaration === undefined) return [];
    const present = Object.hasOwn(registry.sources ?? {}, source) ? registry.sources?.[source] : undefined;
    const isOurs = present === undefined || (present.url === declaration.url && present.date < date);
    return isOurs ? [[source, { ...declaration, ...present, date }] as const] : [];
  });
  if (declared.length === 0) return registry;
  return { ...registry, sources: { ...registry.sources, ...Object.fromEntries(declared) } };
}

function latestDays(registry: Registry, accepted: AcceptedClaims): Map<SourceName, string> {
  const records = recordsByKey(registry.models);
  const days = new Map<SourceName, string>();
  for (const [name, { facts }] of accepted) {
    const provenance = records.get(name)?.provenance ?? {};
    for (const [field, fact] of Object.entries(facts)) {
      // What is held back, or was there already, is of no day of this source.
      if (provenance[field] !== fact.provenance) continue;
      const source = SOURCE_NAMES.find((known) => known === fact.provenance.source);
      const { date = "" } = fact.provenance;
      if (source !== undefined && date > (days.get(source) ?? "")) days.set(source, date);
    }
  }
  return days;
}

/**
 * Issues for sources that must be declared by hand: a registry with models and without sources does not promise provenance for
 * every fact, and with a declaration it would.
 */
export function undeclaredSources(accepted: AcceptedClaims, registry: Registry, at: string, file: string): Issue[] {
  if (accepted.size === 0 || registry.sources !== undefined || registry.models.length === 0) return [];
  return [
    {
      code: "undeclared-source",
      severity: "error",
      file: at,
      line: 1,
      column: 1,
      message: `${file} declares no sources, so what was accepted cannot say where it comes from.`,
      help: 'Add "sources": {} there; then every fact needs provenance.',
    },
  ];
}

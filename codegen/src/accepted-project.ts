// Accepted claims from the disk, as far as their sources still say the same, and the declaration of those sources in the registry.
import type { Acceptances } from "./acceptances.js";
import type { AcceptedClaims, AcceptedModel } from "./accepted.js";
import { type Candidate, formatKey } from "./candidate.js";
import type { Issue } from "./issue.js";
import { listedPath, readListedCandidates } from "./listed-candidates.js";
import type { Registry, SourceRecord } from "./record.js";
import { SOURCE_NAMES, type SourceName } from "./sources/source.js";

/** What is accepted, or what is wrong with the candidates files. */
export interface AcceptedText {
  readonly accepted: AcceptedClaims;
  readonly issues: readonly Issue[];
}

/** Reads what is accepted and still said. Where two sources say it of one field, the first of them counts. */
export async function readAccepted(registry: string, acceptances: Acceptances): Promise<AcceptedText> {
  const accepted = new Map<string, AcceptedModel>();
  const issues: Issue[] = [];
  for (const source of SOURCE_NAMES) {
    if (!acceptances.names(source)) continue;
    for await (const candidate of readListedCandidates(listedPath(registry, source))) {
      if ("code" in candidate) issues.push(candidate);
      else takeAccepted(accepted, candidate, source, acceptances);
    }
  }
  return { accepted, issues };
}

function takeAccepted(
  accepted: Map<string, AcceptedModel>,
  { key, facts }: Candidate,
  source: SourceName,
  acceptances: Acceptances,
): void {
  const stated = Object.entries(facts).filter(([field, { value }]) => acceptances.accepts(key, source, field, value));
  if (stated.length === 0) return;
  const before = accepted.get(formatKey(key));
  const replaces = acceptances.of(key, source)?.replaces ?? {};
  accepted.set(formatKey(key), {
    key,
    facts: { ...Object.fromEntries(stated), ...before?.facts },
    replaces: { ...replaces, ...before?.replaces },
  });
}

// Rankings state no facts.
const DECLARATIONS: Readonly<Partial<Record<SourceName, Pick<SourceRecord, "title" | "url">>>> = {
  huggingface: { title: "Hugging Face Hub", url: "https://huggingface.co/api/models" },
  civitai: { title: "CivitAI", url: "https://civitai.com/api/v1/models" },
  openrouter: { title: "OpenRouter", url: "https://openrouter.ai/api/v1/models" },
};

/**
 * The registry with a declaration of every source that accepted facts in it name, at the latest of their days. What people
 * declared in other words stays as it is.
 */
export function declareSources(registry: Registry, accepted: AcceptedClaims): Registry {
  const declared = [...latestDays(accepted)].flatMap(([source, date]) => {
    const declaration = DECLARATIONS[source];
    if (declaration === undefined) return [];
    const present = Object.hasOwn(registry.sources ?? {}, source) ? registry.sources?.[source] : undefined;
    const isOurs = present === undefined || (present.url === declaration.url && present.date < date);
    return isOurs ? [[source, { ...declaration, ...present, date }] as const] : [];
  });
  if (declared.length === 0) return registry;
  return { ...registry, sources: { ...registry.sources, ...Object.fromEntries(declared) } };
}

function latestDays(accepted: AcceptedClaims): Map<SourceName, string> {
  const days = new Map<SourceName, string>();
  for (const { facts } of accepted.values()) {
    for (const { provenance } of Object.values(facts)) {
      const source = SOURCE_NAMES.find((name) => name === provenance.source);
      const { date = "" } = provenance;
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

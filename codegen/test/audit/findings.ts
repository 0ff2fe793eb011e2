// Small registries for the tests of audits: sound records with a source for every fact, what candidates say about them, and
// what the audits ask.
import type { MaximumAge } from "../../src/audit/audit.js";
import { auditContext } from "../../src/audit/context.js";
import { runAudits } from "../../src/audit/index.js";
import type { Candidate, FactValue } from "../../src/candidate.js";
import { getField } from "../../src/field-path.js";
import { Locator } from "../../src/locate.js";
import { locateProblem } from "../../src/problem.js";
import type { Rejection } from "../../src/rejections.js";
import { recordFields } from "../../src/schema.js";
import type { StoredConfig } from "../../src/stored-configs.js";
import { BUILT_IN_TRUST, type Trust } from "../../src/trust.js";
import { validateRegistry } from "../../src/validate.js";
import { record } from "../rules/records.js";

type Fields = Readonly<Record<string, unknown>>;

/** What sources say, by Hub id, source and field. */
export type Said = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, FactValue>>>>>>;

export interface Surroundings {
  readonly said?: Said;
  readonly trust?: Trust;
  readonly rejections?: readonly Rejection[];
  readonly configs?: readonly StoredConfig[];
  readonly age?: MaximumAge;
}

const SOURCES = {
  card: { title: "Card", url: "https://card.example", date: "2026-09-01" },
  crawl: { title: "Crawl", url: "https://crawl.example", date: "2026-03-18" },
  mteb: { title: "MTEB", url: "https://mteb.example", date: "2026-08-22" },
  other: { title: "Other", url: "https://other.example", date: "2026-08-23" },
} as const;

/** A record on the Hub whose facts all come from mteb, or from the sources given for some fields. */
export function model(id: string, changes: Fields = {}, sources: Readonly<Record<string, string>> = {}): Fields {
  const plain = record({
    id,
    source: "huggingface",
    huggingface_id: `org/${id}`,
    organization: "org",
    ...changes,
    ...(isDiffusion(changes) ? { specs: undefined, capabilities: undefined } : embedder(changes)),
  });
  const facts = recordFields.filter(({ path, fact }) => fact && getField(plain as never, path) !== undefined);
  const provenance = facts.map(({ path }) => {
    const source = sources[path] ?? "mteb";
    const date = source.startsWith("https://") ? { date: "2026-09-02" } : {};
    return [path, { source, ...date, how: "declared" }];
  });
  return { ...plain, provenance: Object.fromEntries(provenance) };
}

function isDiffusion({ type }: Fields): boolean {
  return type === "checkpoint" || type === "lora";
}

function embedder({ specs, capabilities }: Fields): Fields {
  return {
    specs: { embedding_dim: 768, ...(specs as object | undefined) },
    capabilities: { modalities: ["text"], ...(capabilities as object | undefined) },
  };
}

/** What the audits ask about models, as `code field: message | help`, in order of place. */
export function findings(models: readonly Fields[], surroundings: Surroundings = {}): string[] {
  const { said = {}, trust = BUILT_IN_TRUST, rejections = [], configs = [], age } = surroundings;
  const text = JSON.stringify({ version: 1, sources: SOURCES, models }, null, 2);
  const { registry, issues } = validateRegistry(text, "models.json");
  if (registry === undefined) throw new Error(`Audits see sound registries only: ${issues[0]?.message}`);
  const context = auditContext({
    registry,
    candidates: candidates(said),
    trust,
    rejections,
    configs,
    ...(age === undefined ? {} : { age }),
  });
  return inOrder(runAudits(context).map((problem) => locateProblem(problem, "models.json", new Locator(text)))).map(
    ({ code, path = "", message, help = "" }) => `${code} ${path}: ${message} | ${help}`,
  );
}

function inOrder<Place extends { readonly line: number }>(places: readonly Place[]): Place[] {
  return [...places].sort((left, right) => left.line - right.line);
}

function candidates(said: Said): Candidate[] {
  return Object.entries(said).flatMap(([value, bySource]) =>
    Object.entries(bySource).map(([source, facts]) => ({
      key: { field: "huggingface_id" as const, value },
      facts: Object.fromEntries(
        Object.entries(facts).map(([path, fact]) => [path, { value: fact, provenance: { source, how: "declared" } }]),
      ),
    })),
  );
}

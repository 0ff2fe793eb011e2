// What audits look at, put together once: models with what candidates say about them, found by key instead of by search.
import { type Candidate, type Fact, formatKey, keysOf } from "../candidate.js";
import type { Registry } from "../record.js";
import { type Rejection, splitRejectedClaims } from "../rejections.js";
import type { StoredConfig } from "../stored-configs.js";
import type { Trust } from "../trust.js";
import type { AuditContext, Audited, Candidates, MaximumAge } from "./audit.js";

/** What an audit starts from. */
export interface AuditInput {
  readonly registry: Registry;
  readonly candidates: readonly Candidate[];
  readonly trust: Trust;
  readonly rejections: readonly Rejection[];
  readonly configs?: readonly StoredConfig[];
  readonly age?: MaximumAge;
}

/** Puts together what audits look at. */
export function auditContext({ registry, candidates, trust, rejections, configs = [], age }: AuditInput): AuditContext {
  const byKey = collectFacts(splitRejectedClaims(candidates, rejections).accepted);
  const models = registry.models.map((record, index): Audited => {
    const sayers = keysOf(record).flatMap((key) => byKey.get(formatKey(key)) ?? []);
    return { index, record, said: (field) => sayers.flatMap((sayer) => sayer.said(field)) };
  });
  const byReference = new Map<string, Audited>();
  for (const model of models) {
    const { id, aliases = [], huggingface_id: hub } = model.record;
    for (const name of [id, ...aliases, ...(hub === undefined ? [] : [hub])]) {
      if (!byReference.has(name)) byReference.set(name, model);
    }
  }
  // The Hub does not tell capitals from small letters.
  const byHubId = new Map(configs.map((config) => [config.huggingface_id.toLowerCase(), config]));
  return {
    models,
    sources: registry.sources ?? {},
    trust,
    rejections,
    candidates: [...byKey.values()],
    find: (reference) => byReference.get(reference),
    findConfig: (hub) => byHubId.get(hub.toLowerCase()),
    findCandidates: (hub) => byKey.get(formatKey({ field: "huggingface_id", value: hub })),
    ...(age === undefined ? {} : { age }),
  };
}

const NOTHING: readonly Fact[] = [];

function collectFacts(candidates: Iterable<Candidate>): Map<string, Candidates> {
  const factsByKey = new Map<string, Map<string, Fact[]>>();
  const found = new Map<string, Candidates>();
  for (const { key, facts } of candidates) {
    const text = formatKey(key);
    const fields = factsByKey.get(text) ?? new Map<string, Fact[]>();
    for (const [field, fact] of Object.entries(facts)) fields.set(field, [...(fields.get(field) ?? []), fact]);
    factsByKey.set(text, fields);
    const total = (found.get(text)?.facts ?? 0) + Object.keys(facts).length;
    found.set(text, { key, facts: total, said: (field) => fields.get(field) ?? NOTHING });
  }
  return found;
}

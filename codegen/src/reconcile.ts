// Several candidates for one model to one set of facts, field by field, by the order of trust. Pure: the result depends on
// what is said and who says it, never on the order in which it arrives.
import { type Candidate, type Fact, type FactValue, formatKey, type ModelKey } from "./candidate.js";
import { compareText } from "./issue.js";
import { rankOf, type Trust, type TrustRule } from "./trust.js";

/** One source's word on a field. */
export interface Claim {
  readonly source: string;
  readonly value: FactValue;
}

/** A field on which sources disagree. */
export interface Disagreement {
  readonly key: ModelKey;
  readonly field: string;
  /** Everything that was said, most trusted first. */
  readonly claims: readonly Claim[];
  /** The source whose word was taken; absent when no rule decides and the field stays out. */
  readonly decidedBy?: string;
}

/** The facts about one model that the sources agree on or that the order of trust decides. */
export interface ReconciledModel {
  readonly key: ModelKey;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Per field, how many further sources say the same. */
  readonly confirmations: Readonly<Record<string, number>>;
}

/** What came of all candidates. */
export interface Reconciliation {
  /** Sorted by key. */
  readonly models: readonly ReconciledModel[];
  /** Sorted by key and field. */
  readonly disagreements: readonly Disagreement[];
}

/** Merges candidates about the same model. What no rule decides is left out and listed. */
export function reconcile(candidates: Iterable<Candidate>, trust: Trust): Reconciliation {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const text = formatKey(candidate.key);
    byKey.set(text, [...(byKey.get(text) ?? []), candidate]);
  }
  const groups = [...byKey].sort(([left], [right]) => compareText(left, right)).map(([, group]) => group);
  const results = groups.map((group) => reconcileModel(group, trust));
  return {
    models: results.map((result) => result.model),
    disagreements: results.flatMap((result) => result.disagreements),
  };
}

/** A bundle of facts from one candidate that are decided together; the first field of the rule leads. */
interface Bundle {
  readonly source: string;
  readonly lead: Fact;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly date: string;
}

function reconcileModel(
  group: readonly Candidate[],
  trust: Trust,
): { model: ReconciledModel; disagreements: Disagreement[] } {
  const key = (group[0] as Candidate).key;
  const facts: Record<string, Fact> = {};
  const confirmations: Record<string, number> = {};
  const disagreements: Disagreement[] = [];
  for (const rule of listRules(group, trust)) {
    const field = rule.fields[0] as string;
    const rivals = listRivals(bundleFacts(group, rule), rule);
    if (rivals.length === 0) continue;
    const winner = decide(rivals, rule);
    if (winner !== undefined) {
      Object.assign(facts, winner.facts);
      const saying = rivals.filter((rival) => agree(rival.lead.value, winner.lead.value));
      confirmations[field] = new Set(saying.map(({ source }) => source)).size - 1;
    }
    if (allAgree(rivals)) continue;
    const claims = rivals.map(({ source, lead }) => ({ source, value: lead.value }));
    disagreements.push({ key, field, claims, ...(winner === undefined ? {} : { decidedBy: winner.source }) });
  }
  disagreements.sort((left, right) => compareText(left.field, right.field));
  return { model: { key, facts: sortKeys(facts), confirmations: sortKeys(confirmations) }, disagreements };
}

// One rule per group of fields that belong together, and one per other field that anybody states.
function listRules(group: readonly Candidate[], trust: Trust): TrustRule[] {
  const stated = new Set(group.flatMap((candidate) => Object.keys(candidate.facts)));
  const rules = trust.rules.flatMap((rule) =>
    rule.together ? [rule] : rule.fields.map((field) => ({ ...rule, fields: [field] })),
  );
  for (const rule of rules) for (const field of rule.fields) stated.delete(field);
  return [...rules, ...[...stated].map((field) => ({ ...trust.default, fields: [field] }))];
}

function bundleFacts(group: readonly Candidate[], rule: TrustRule): Bundle[] {
  const bundles = group.flatMap((candidate) => {
    const facts: Record<string, Fact> = {};
    for (const field of rule.fields) {
      const fact = candidate.facts[field];
      if (fact !== undefined) facts[field] = fact;
    }
    const lead = rule.fields.map((field) => facts[field]).find((fact) => fact !== undefined);
    if (lead === undefined) return [];
    const date = rule.latest_by === undefined ? "" : String(facts[rule.latest_by]?.value ?? "");
    return [{ source: lead.provenance.source, lead, facts, date }];
  });
  // Total order over what is said, so that nothing later can depend on the order of arrival.
  return bundles
    .map((bundle) => ({ bundle, text: JSON.stringify(sortKeys(bundle.facts)) }))
    .sort(
      (left, right) =>
        compareText(right.bundle.date, left.bundle.date) ||
        compareNumbers(rankOf(left.bundle.source, rule), rankOf(right.bundle.source, rule)) ||
        compareText(left.bundle.source, right.bundle.source) ||
        compareText(left.text, right.text),
    )
    .map(({ bundle }) => bundle);
}

// Who takes part in the decision: the latest only, where the rule says so, weak sources only where another agrees, and a
// last resort only where nobody else speaks.
function listRivals(stated: readonly Bundle[], rule: TrustRule): Bundle[] {
  const firm = stated.filter(({ source }) => !rule.last_resort?.includes(source));
  const bundles = firm.length > 0 ? firm : stated;
  return bundles.filter((bundle) => {
    if (bundle.date !== bundles[0]?.date) return false;
    if (!rule.weak?.includes(bundle.source)) return true;
    return bundles.some((other) => other.source !== bundle.source && agree(other.lead.value, bundle.lead.value));
  });
}

function decide(rivals: readonly Bundle[], rule: TrustRule): Bundle | undefined {
  if (allAgree(rivals)) return mostExact(rivals, rule);
  const first = rivals[0] as Bundle;
  const rank = rankOf(first.source, rule);
  if (rank === Number.POSITIVE_INFINITY) return undefined;
  // A source that contradicts itself decides nothing.
  const trusted = rivals.filter((rival) => rankOf(rival.source, rule) === rank);
  if (!allAgree(trusted)) return undefined;
  const { tolerance } = rule;
  if (tolerance !== undefined && !rivals.every((rival) => isNear(rival.lead.value, first.lead.value, tolerance)))
    return undefined;
  return mostExact(trusted, rule);
}

// Dates agree when one says more than the other. The one that says most is kept; a weak one only as far as it is confirmed.
function mostExact(bundles: readonly Bundle[], rule: TrustRule): Bundle {
  const firm = bundles.filter(({ source }) => !rule.weak?.includes(source));
  const confirmed = bundles.filter((bundle) =>
    bundles.some((other) => other.source !== bundle.source && saysAll(other, bundle)),
  );
  const choice = firm.length > 0 ? firm : confirmed;
  return choice.reduce((best, bundle) => (precision(bundle) > precision(best) ? bundle : best));
}

function saysAll(bundle: Bundle, other: Bundle): boolean {
  return agree(bundle.lead.value, other.lead.value) && precision(bundle) >= precision(other);
}

function precision({ lead: { value } }: Bundle): number {
  return typeof value === "string" && DATE.test(value) ? value.length : 0;
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Whether two values say the same; a date agrees with one that says more of it. */
export function agree(left: FactValue, right: FactValue): boolean {
  if (typeof left === "string" && typeof right === "string" && DATE.test(left) && DATE.test(right)) {
    return left.startsWith(right) || right.startsWith(left);
  }
  return isSame(left, right);
}

function allAgree(bundles: readonly Bundle[]): boolean {
  return bundles.every((bundle) => bundles.every((other) => agree(bundle.lead.value, other.lead.value)));
}

function isSame(left: FactValue, right: FactValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isNear(left: FactValue, right: FactValue, tolerance: number): boolean {
  if (typeof left !== "number" || typeof right !== "number") return isSame(left, right);
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right));
}

function compareNumbers(left: number, right: number): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => compareText(left, right)));
}

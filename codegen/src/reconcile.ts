// Several candidates for one model to one set of facts, field by field, by the order of trust. Pure: the result depends on
// what is said and who says it, never on the order in which it arrives.
import { type Candidate, type Fact, type FactValue, formatKey, type ModelKey } from "./candidate.js";
import {
  agree,
  type Bundle,
  type Contest,
  type DecisionKind,
  decide,
  gatherBundles,
  holdContest,
  isSame,
  kindOf,
  sortKeys,
} from "./contest.js";
import { compareText } from "./issue.js";
import type { Trust, TrustRule } from "./trust.js";

/** One source's word on a field. */
export interface Claim {
  readonly source: string;
  readonly value: FactValue;
  /** The field the value belongs to, where a source lacks the first of fields that come together. */
  readonly field?: string;
  /** Day of the snapshot, where the latest one decides. */
  readonly date?: string;
  /** Why the claim took no part. */
  readonly left_out?: "rejected" | "unconfirmed" | "last-resort" | "older";
}

/** A field on which sources disagree. */
export interface Disagreement {
  readonly key: ModelKey;
  readonly field: string;
  readonly kind: DecisionKind;
  /** The source whose word was taken; absent where the field stays out. */
  readonly decidedBy?: string;
  /** Why the order of trust is as it is for this field. */
  readonly reason: string;
  /** Everything that was said, most trusted first; what took no part comes last. */
  readonly claims: readonly Claim[];
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
  /** Per field, for how many models it stays out because only a weak source states it; nobody contradicts. */
  readonly unconfirmed: Readonly<Record<string, number>>;
}

/**
 * Merges candidates about the same model. What no rule decides is left out and listed. What people rejected takes no part;
 * it is there to be listed.
 */
export function reconcile(
  candidates: Iterable<Candidate>,
  trust: Trust,
  rejected: Iterable<Candidate> = [],
): Reconciliation {
  const refused = groupByKey(rejected);
  const groups = [...groupByKey(candidates)].sort(([left], [right]) => compareText(left, right));
  const results = groups.map(([key, group]) => reconcileModel(group, trust, refused.get(key) ?? []));
  return {
    models: results.map((result) => result.model),
    disagreements: results.flatMap((result) => result.disagreements),
    unconfirmed: countTexts(results.flatMap((result) => result.unconfirmed)),
  };
}

function groupByKey(candidates: Iterable<Candidate>): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = formatKey(candidate.key);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

interface ModelResult {
  readonly model: ReconciledModel;
  readonly disagreements: readonly Disagreement[];
  readonly unconfirmed: readonly string[];
}

function reconcileModel(group: readonly Candidate[], trust: Trust, rejected: readonly Candidate[]): ModelResult {
  const key = (group[0] as Candidate).key;
  const facts: Record<string, Fact> = {};
  const confirmations: Record<string, number> = {};
  const disagreements: Disagreement[] = [];
  const unconfirmed: string[] = [];
  for (const rule of listRules(group, trust)) {
    const field = rule.fields[0] as string;
    const stated = gatherBundles(group, rule);
    if (stated.length === 0) continue;
    const contest = holdContest(stated, rule, gatherBundles(rejected, rule));
    const { rivals } = contest;
    const winner = rivals.length === 0 ? undefined : decide(rivals, rule);
    if (winner !== undefined) {
      Object.assign(facts, winner.facts);
      const saying = rivals.filter((rival) => agree(rival.lead.value, winner.lead.value));
      confirmations[field] = new Set(saying.map(({ source }) => source)).size - 1;
    }
    const claims = listClaims(contest, rule);
    if (claims.some(({ value }) => !isSame(value, claims[0]?.value))) {
      const decidedBy = winner === undefined ? {} : { decidedBy: winner.source };
      disagreements.push({
        key,
        field,
        kind: kindOf(contest, winner, rule),
        ...decidedBy,
        reason: rule.reason,
        claims,
      });
    } else if (rivals.length === 0) unconfirmed.push(field);
  }
  disagreements.sort((left, right) => compareText(left.field, right.field));
  const model = { key, facts: sortKeys(facts), confirmations: sortKeys(confirmations) };
  return { model, disagreements, unconfirmed };
}

function listClaims({ rivals, rejected, unconfirmed, lastResort, older }: Contest, rule: TrustRule): Claim[] {
  const leftOut = (reason: NonNullable<Claim["left_out"]>) => (bundle: Bundle) => ({
    ...toClaim(bundle, rule),
    left_out: reason,
  });
  const claims = [
    ...rivals.map((bundle) => toClaim(bundle, rule)),
    ...rejected.map(leftOut("rejected")),
    ...unconfirmed.map(leftOut("unconfirmed")),
    ...lastResort.map(leftOut("last-resort")),
    ...older.map(leftOut("older")),
  ];
  // A source that says the same twice says it once.
  return [...new Map(claims.map((claim) => [JSON.stringify(claim), claim])).values()];
}

function toClaim({ source, lead, leadField, date }: Bundle, rule: TrustRule): Claim {
  return {
    source,
    value: lead.value,
    ...(leadField === rule.fields[0] ? {} : { field: leadField }),
    ...(date === "" ? {} : { date }),
  };
}

/** One rule per group of fields that belong together, and one per other field that anybody states. */
export function listRules(group: readonly Candidate[], trust: Trust): TrustRule[] {
  const stated = new Set(group.flatMap((candidate) => Object.keys(candidate.facts)));
  const rules = trust.rules.flatMap((rule) =>
    rule.together ? [rule] : rule.fields.map((field) => ({ ...rule, fields: [field] })),
  );
  for (const rule of rules) for (const field of rule.fields) stated.delete(field);
  return [...rules, ...[...stated].map((field) => ({ ...trust.default, fields: [field] }))];
}

function countTexts(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return sortKeys(counts);
}

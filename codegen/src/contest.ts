// One field, or fields that come together, of one model: who says what, whose word counts, and whose is taken. Pure, and
// independent of the order in which anything arrives.
import type { Candidate, Fact, FactValue, FieldValues } from "./candidate.js";
import { compareText } from "./issue.js";
import { rankOf, type TrustRule } from "./trust.js";

/**
 * What settles a disagreement; where several steps were needed, the one that comes first here.
 *
 * - `open`: nothing; the field stays out.
 * - `order`: the source that comes first in the order of trust.
 * - `tolerance`: the same, between numbers that are no further apart than the rule allows.
 * - `rejected`: people refused the other claims.
 * - `weak`: unconfirmed claims of weak sources are left out; nobody else contradicts.
 * - `last-resort`: a source that counts only where no other one speaks is left out.
 * - `latest`: the latest snapshot.
 * - `precision`: dates that agree as far as they go; the one that says most is kept.
 */
export const DECISION_KINDS = [
  "open",
  "order",
  "tolerance",
  "rejected",
  "weak",
  "last-resort",
  "latest",
  "precision",
] as const;

/** One of the ways in which a disagreement is settled. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A bundle of facts from one candidate that are decided together; the first field of the rule leads. */
export interface Bundle {
  readonly source: string;
  readonly lead: Fact;
  readonly leadField: string;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly date: string;
}

/** Who takes part in a decision, and who does not. */
export interface Contest {
  readonly rivals: readonly Bundle[];
  /** Claims that people looked at and refused. */
  readonly rejected: readonly Bundle[];
  /** Claims of weak sources on which no other source agrees. */
  readonly unconfirmed: readonly Bundle[];
  /** Claims of sources that count only where no other one speaks. */
  readonly lastResort: readonly Bundle[];
  /** Snapshots that are not the latest. */
  readonly older: readonly Bundle[];
}

/** What each candidate says about the fields of a rule, most trusted first: a total order over what is said. */
export function gatherBundles(group: readonly Candidate[], rule: TrustRule): Bundle[] {
  const bundles = group.flatMap((candidate) => {
    const facts: Record<string, Fact> = {};
    for (const field of rule.fields) {
      const fact = candidate.facts[field];
      if (fact !== undefined) facts[field] = fact;
    }
    const leadField = rule.fields.find((field) => facts[field] !== undefined);
    const lead = leadField === undefined ? undefined : facts[leadField];
    if (leadField === undefined || lead === undefined) return [];
    const date = rule.latest_by === undefined ? "" : String(facts[rule.latest_by]?.value ?? "");
    return [{ source: lead.provenance.source, lead, leadField, facts, date }];
  });
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

/** What a bundle says, without where it comes from. */
export function valuesOf({ facts }: Bundle): FieldValues {
  return Object.fromEntries(Object.entries(facts).map(([path, { value }]) => [path, value]));
}

/**
 * Sets aside what a rule does not count: a last resort where others speak, snapshots that are not the latest, and weak
 * sources that nobody confirms.
 */
export function holdContest(stated: readonly Bundle[], rule: TrustRule, rejected: readonly Bundle[] = []): Contest {
  const isLastResort = ({ source }: Bundle) => rule.last_resort?.includes(source) ?? false;
  const bundles = stated.every(isLastResort) ? stated : stated.filter((bundle) => !isLastResort(bundle));
  const isLatest = ({ date }: Bundle) => date === bundles[0]?.date;
  const latest = bundles.filter(isLatest);
  const isUnconfirmed = ({ source, lead }: Bundle) =>
    isWeak(source, rule) && !latest.some((other) => other.source !== source && agree(other.lead.value, lead.value));
  return {
    rivals: latest.filter((bundle) => !isUnconfirmed(bundle)),
    rejected,
    unconfirmed: latest.filter(isUnconfirmed),
    lastResort: stated.filter((bundle) => !bundles.includes(bundle)),
    older: bundles.filter((bundle) => !isLatest(bundle)),
  };
}

/** The bundle that is taken, or undefined where no rule decides. */
export function decide(rivals: readonly Bundle[], rule: TrustRule): Bundle | undefined {
  if (allAgree(rivals)) return mostExact(rivals, rivals, rule);
  const first = rivals[0] as Bundle;
  const rank = rankOf(first.source, rule);
  if (rank === Number.POSITIVE_INFINITY) return undefined;
  // A source that contradicts itself decides nothing.
  const trusted = rivals.filter((rival) => rankOf(rival.source, rule) === rank);
  if (!allAgree(trusted)) return undefined;
  const { tolerance } = rule;
  if (tolerance !== undefined && !rivals.every((rival) => isNear(rival.lead.value, first.lead.value, tolerance)))
    return undefined;
  return mostExact(trusted, rivals, rule);
}

// Dates agree when one says more than the other. The one that says most is kept; a weak one only as far as it is confirmed.
function mostExact(trusted: readonly Bundle[], rivals: readonly Bundle[], rule: TrustRule): Bundle {
  const firm = trusted.filter(({ source }) => !isWeak(source, rule));
  if (firm.length > 0) return longest(firm);
  const [first] = trusted as [Bundle];
  const sayingSo = rivals.filter((rival) => agree(rival.lead.value, first.lead.value));
  return longest(
    sayingSo.filter((bundle) => {
      const confirmed = sayingSo.some(
        (other) => other.source !== bundle.source && implies(other.lead.value, bundle.lead.value),
      );
      return (
        (confirmed || !isWeak(bundle.source, rule)) &&
        sayingSo.every((other) => agree(other.lead.value, bundle.lead.value))
      );
    }),
  );
}

function longest(bundles: readonly Bundle[]): Bundle {
  return bundles.reduce((best, bundle) => (precision(bundle) > precision(best) ? bundle : best));
}

function isWeak(source: string, rule: TrustRule): boolean {
  return rule.weak?.includes(source) ?? false;
}

function precision({ lead: { value } }: Bundle): number {
  return typeof value === "string" && DATE.test(value) ? value.length : 0;
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Whether two values do not contradict each other: the same, or dates of which one says more than the other. */
export function agree(left: FactValue, right: FactValue): boolean {
  return implies(left, right) || implies(right, left);
}

/** Whether a value says all that another one says: the same, or a date that is more exact. */
export function implies(value: FactValue, other: FactValue): boolean {
  if (typeof value === "string" && typeof other === "string" && DATE.test(value) && DATE.test(other)) {
    return value.startsWith(other);
  }
  return isSame(value, other);
}

function allAgree(bundles: readonly Bundle[]): boolean {
  return bundles.every((bundle) => bundles.every((other) => agree(bundle.lead.value, other.lead.value)));
}

/** Whether two values are equal; to have none equals only that. */
export function isSame(left: FactValue | undefined, right: FactValue | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Whether numbers are no further apart than a tolerance, relative to the larger one; other values, whether they are equal. */
export function isNear(left: FactValue, right: FactValue, tolerance: number): boolean {
  if (typeof left !== "number" || typeof right !== "number") return isSame(left, right);
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right));
}

function compareNumbers(left: number, right: number): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** What settled a contest in which not all said the same. */
export function kindOf(
  { rivals, rejected, unconfirmed, lastResort, older }: Contest,
  winner: Bundle | undefined,
  rule: TrustRule,
): DecisionKind {
  if (!allAgree(rivals)) return winner === undefined ? "open" : rule.tolerance === undefined ? "order" : "tolerance";
  if (rejected.length > 0) return "rejected";
  if (unconfirmed.length > 0) return "weak";
  if (lastResort.length > 0) return "last-resort";
  return older.length > 0 ? "latest" : "precision";
}

/** The same record with its keys in the order of code units. */
export function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => compareText(left, right)));
}

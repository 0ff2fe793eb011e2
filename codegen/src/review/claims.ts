// What sources say about one model, held against the registry and against what people decided. Pure.
import type { Acceptances, FieldValues } from "../acceptances.js";
import type { Candidate, FactValue, ModelKey } from "../candidate.js";
import { agree, type Bundle, gatherBundles, holdContest } from "../contest.js";
import { nearestProvenance } from "../facts.js";
import { getField } from "../field-path.js";
import { listRules } from "../reconcile.js";
import type { ModelRecord, ProvenanceRecord } from "../record.js";
import type { RejectedClaims } from "../rejections.js";
import { isCovered, requirementsOf } from "../schema.js";
import { rankOf, type Trust, type TrustRule } from "../trust.js";

/**
 * What is to be done about a claim.
 *
 * - `open`: somebody has to decide.
 * - `accepted`: promoting takes it.
 * - `rejected`: it does not count as long as it stays the same.
 * - `outranked`: by the order of trust it does not count, beside the registry's source or alone.
 * - `same`: the registry says so, too, or another source of which it is accepted.
 */
export type ClaimState = "open" | "accepted" | "rejected" | "outranked" | "same";

/** What one source says about a field, or about fields that come together. */
export interface ReviewClaim {
  readonly source: string;
  readonly values: FieldValues;
  /** Of the first of the fields. */
  readonly provenance: ProvenanceRecord;
  readonly state: ClaimState;
}

/** A field, or fields that come together, of one model. */
export interface ReviewField {
  /** The first of the fields that anybody states. */
  readonly field: string;
  /** All fields that are decided together. */
  readonly together: readonly string[];
  /** What the registry has of them. */
  readonly registry: FieldValues;
  readonly claims: readonly ReviewClaim[];
}

/** What decides on claims beside the claims. */
export interface ReviewContext {
  readonly trust: Trust;
  readonly acceptances: Acceptances;
  readonly rejected: RejectedClaims;
}

/** Every field that the candidates of a model state, in the order of the rules of trust. */
export function reviewFields(
  key: ModelKey,
  candidates: readonly Candidate[],
  record: ModelRecord | undefined,
  context: ReviewContext,
): ReviewField[] {
  const forbidden = requirementsOf(record?.type ?? "").forbidden;
  return listRules(candidates, context.trust).flatMap((rule) => {
    const bundles = gatherBundles(candidates, rule);
    const [first] = bundles;
    if (first === undefined || isCovered(first.leadField, forbidden)) return [];
    const registry = valuesOf(record, rule.fields);
    const weak = new Set(record === undefined ? holdContest(bundles, rule).unconfirmed : []);
    const accepted = bundles
      .filter(({ source, lead, leadField }) => context.acceptances.accepts(key, source, leadField, lead.value))
      .map(valuesIn);
    const claims = bundles.map((bundle): ReviewClaim => {
      const { source, lead, leadField } = bundle;
      const values = valuesIn(bundle);
      const claim = { source, values, provenance: lead.provenance };
      const decided = decidedState(key, source, leadField, lead.value, context);
      if (isStatedBy(registry, values)) return { ...claim, state: "same" };
      if (decided === undefined && accepted.some((other) => isStatedBy(other, values)))
        return { ...claim, state: "same" };
      if (decided !== undefined) return { ...claim, state: decided };
      const outranked = weak.has(bundle) || (record !== undefined && isOutranked(bundle, record, rule));
      return { ...claim, state: outranked ? "outranked" : "open" };
    });
    return [{ field: first.leadField, together: rule.fields, registry, claims }];
  });
}

function valuesIn({ facts }: Bundle): FieldValues {
  return Object.fromEntries(Object.entries(facts).map(([path, { value }]) => [path, value]));
}

function valuesOf(record: ModelRecord | undefined, fields: readonly string[]): FieldValues {
  if (record === undefined) return {};
  const values = fields.map((field) => [field, getField(record, field)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, FactValue] => entry[1] !== undefined));
}

function decidedState(
  key: ModelKey,
  source: string,
  field: string,
  value: FactValue,
  { acceptances, rejected }: ReviewContext,
): "accepted" | "rejected" | undefined {
  if (acceptances.accepts(key, source, field, value)) return "accepted";
  return rejected.has(key, field, source, value) ? "rejected" : undefined;
}

// A date that says less than the registry's contradicts nothing.
function isStatedBy(registry: FieldValues, values: FieldValues): boolean {
  return Object.entries(values).every(([field, value]) => {
    const present = registry[field];
    return present !== undefined && agree(present, value);
  });
}

function isOutranked({ source, leadField, lead, date }: Bundle, record: ModelRecord, rule: TrustRule): boolean {
  const present = getField(record, leadField);
  if (present === undefined) return false;
  if (rule.weak?.includes(source) || rule.last_resort?.includes(source)) return true;
  if (isWithin(rule, present, lead.value)) return true;
  if (rule.latest_by !== undefined) return date <= String(getField(record, rule.latest_by) ?? "");
  // Where the order is silent, or people wrote the value themselves, people have to look.
  const stated = nearestProvenance(leadField, record.provenance ?? {})?.source;
  return stated !== undefined && rankOf(stated, rule) < rankOf(source, rule);
}

function isWithin({ tolerance }: TrustRule, present: unknown, value: FactValue): boolean {
  if (tolerance === undefined || typeof present !== "number" || typeof value !== "number") return false;
  return Math.abs(present - value) <= tolerance * Math.max(Math.abs(present), Math.abs(value));
}

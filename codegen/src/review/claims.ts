// What sources say about one model, held against the registry and against what people decided. Pure.
import type { Acceptances } from "../acceptances.js";
import type { Candidate, FieldValues, ModelKey } from "../candidate.js";
import { type Bundle, gatherBundles, holdContest, implies, isNear, valuesOf } from "../contest.js";
import { nearestProvenance } from "../facts.js";
import { getFields } from "../field-path.js";
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
    return [reviewField({ key, record, rule, bundles, field: first.leadField }, context)];
  });
}

interface FieldInput {
  readonly key: ModelKey;
  readonly record: ModelRecord | undefined;
  readonly rule: TrustRule;
  readonly bundles: readonly Bundle[];
  readonly field: string;
}

function reviewField({ key, record, rule, bundles, field }: FieldInput, context: ReviewContext): ReviewField {
  const { fields } = rule;
  const registry = getFields(record, fields);
  const isTaken = ({ source }: Bundle, values: FieldValues): boolean =>
    context.acceptances.takes(key, source, { fields, values, registry });
  const taken = bundles.find((bundle) => isTaken(bundle, valuesOf(bundle)));
  const standing = taken === undefined ? standingOf(record, rule) : { source: taken.source, values: valuesOf(taken) };
  const weak = record === undefined ? holdContest(bundles, rule).unconfirmed : [];
  const stateOf = (bundle: Bundle, values: FieldValues): ClaimState => {
    if (states(registry, values)) return "same";
    if (isTaken(bundle, values)) return "accepted";
    if (isRejected(key, bundle.source, values, context.rejected)) return "rejected";
    if (taken !== undefined && states(valuesOf(taken), values)) return "same";
    return weak.includes(bundle) || isBehind({ source: bundle.source, values }, standing, rule) ? "outranked" : "open";
  };
  const claims = bundles.map((bundle): ReviewClaim => {
    const values = valuesOf(bundle);
    const { source, lead } = bundle;
    return { source, values, provenance: lead.provenance, state: stateOf(bundle, values) };
  });
  return { field, together: fields, registry, claims };
}

function isRejected(key: ModelKey, source: string, values: FieldValues, rejected: RejectedClaims): boolean {
  return Object.entries(values).every(([field, value]) => rejected.has(key, field, source, value));
}

/** Whether other values already say what a claim says; a date that is less exact does not. */
export function states(others: FieldValues, claimed: FieldValues): boolean {
  return Object.entries(claimed).every(([field, value]) => {
    const other = others[field];
    return other !== undefined && implies(other, value);
  });
}

/** Values and who says so; nobody where people wrote them without a source. */
export interface Standing {
  readonly source: string | undefined;
  readonly values: FieldValues;
}

function standingOf(record: ModelRecord | undefined, { fields }: TrustRule): Standing {
  const values = getFields(record, fields);
  const lead = fields.find((field) => values[field] !== undefined);
  const source = lead === undefined ? undefined : nearestProvenance(lead, record?.provenance ?? {})?.source;
  return { source, values };
}

/** Whether the order of trust passes over a claim beside values that are there. */
export function isBehind(claim: Standing & { readonly source: string }, standing: Standing, rule: TrustRule): boolean {
  const lead = rule.fields.find((field) => claim.values[field] !== undefined) ?? "";
  const present = standing.values[lead];
  const value = claim.values[lead];
  if (present === undefined || value === undefined) return false;
  const isOlder = rule.latest_by === undefined ? undefined : dayOf(claim, rule) <= dayOf(standing, rule);
  // A source that corrects itself is asked about as any other.
  if (standing.source === claim.source) return isOlder ?? false;
  if (rule.weak?.includes(claim.source) || rule.last_resort?.includes(claim.source)) return true;
  if (rule.tolerance !== undefined && isNear(present, value, rule.tolerance)) return true;
  if (isOlder !== undefined) return isOlder;
  // Where the order is silent, or people wrote the value themselves, people have to look.
  return standing.source !== undefined && rankOf(standing.source, rule) < rankOf(claim.source, rule);
}

function dayOf({ values }: Standing, { latest_by: field = "" }: TrustRule): string {
  return String(values[field] ?? "");
}

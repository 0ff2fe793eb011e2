// A person's word on candidates: accepted or rejected, by model or by field, kept in acceptances.json and rejections.json so that it
// is asked again only when a source says something else.
import { join } from "node:path";
import { ACCEPTANCES_FILE, type Acceptance, type Acceptances, type Withdrawal } from "../acceptances.js";
import { type Candidate, formatKey } from "../candidate.js";
import type { Config } from "../config.js";
import { writeIfChanged } from "../files.js";
import { type Issue, isError } from "../issue.js";
import { lockDecisions } from "../lock-decisions.js";
import { reconcile } from "../reconcile.js";
import type { Rejection } from "../rejections.js";
import { SOURCE_NAMES, type SourceName } from "../sources/source.js";
import { ruleFor } from "../trust.js";
import { UsageError } from "../usage-error.js";
import { isBehind, type ReviewClaim, type ReviewField, states } from "./claims.js";
import { type ListedModel, readListedModels } from "./read-candidates.js";
import { changeRejections } from "./rejections-file.js";
import { type ReviewFiles, type ReviewKind, type ReviewModel, readReviewFiles, reviewModel } from "./review.js";

/** Which models and claims are meant. */
export interface Selection {
  /** Hub ids, CivitAI numbers or registry ids; undefined means every model that is up for review. */
  readonly models?: readonly string[];
  /** Field paths; undefined means every open claim. Named ones are meant even where the order of trust passes over them. */
  readonly fields?: readonly string[];
  readonly source?: SourceName;
  readonly kind?: ReviewKind;
}

/** A verdict, and for rejecting the reason. */
export type Verdict = { readonly word: "accept" } | { readonly word: "reject"; readonly reason: string };

/** A field that was not decided, because sources disagree and nothing decides between them. */
export interface Undecided {
  readonly model: string;
  readonly field: string;
  readonly sources: readonly string[];
}

/** What deciding led to. */
export interface Decided {
  /** With an error among them nothing was decided. */
  readonly issues: readonly Issue[];
  readonly texts: ReadonlyMap<string, string>;
  /** Models about which claims were accepted or rejected. */
  readonly models: number;
  /** Claims that were accepted or rejected; a rejected model counts as one. */
  readonly claims: number;
  /** Models that were refused, and are not any more. */
  readonly readmitted: readonly string[];
  readonly undecided: readonly Undecided[];
  /** Names that fit no candidate of that kind. */
  readonly unknown: readonly string[];
}

/**
 * Accepts or rejects what is selected.
 *
 * @throws MissingRegistryError where there is no registry, UsageError where the reason is blank, or where another process decides.
 */
export async function decideProject(config: Config, selection: Selection, verdict: Verdict): Promise<Decided> {
  if (verdict.word === "reject" && verdict.reason.trim() === "") {
    throw new UsageError("The reason is empty. Say why, for the next reader.");
  }
  return lockDecisions(config.registry, () => decideFiles(config, selection, verdict));
}

async function decideFiles(config: Config, selection: Selection, verdict: Verdict): Promise<Decided> {
  const files = await readReviewFiles(config);
  const { issues, texts } = files;
  const nothing = { texts, models: 0, claims: 0, readmitted: [], undecided: [], unknown: [] };
  if (issues.some(isError)) return { ...nothing, issues };
  const decisions = new Decisions(files, selection, verdict);
  const faults: Issue[] = [];
  for await (const listed of readListedModels(config.registry, SOURCE_NAMES)) {
    if ("code" in listed) faults.push(listed);
    else decisions.look(listed);
  }
  if (faults.length > 0) return { ...nothing, issues: faults };
  const { acceptances, added, removed } = decisions;
  // Rejections first: after a kill in between, a claim is open or rejected, but never accepted and rejected.
  await changeRejections(config.registry, { added, removed });
  if (acceptances !== files.acceptances) {
    await writeIfChanged(join(config.registry, ACCEPTANCES_FILE), acceptances.format());
  }
  const { models, claims, readmitted, undecided, unknown } = decisions;
  return { issues: [], texts, models, claims, readmitted, undecided, unknown };
}

class Decisions {
  readonly #files: ReviewFiles;
  readonly #selection: Selection;
  readonly #verdict: Verdict;
  readonly #open: Set<string>;
  readonly #accepted: Acceptance[] = [];
  readonly #withdrawn: Withdrawal[] = [];
  readonly added: Rejection[] = [];
  readonly removed: Rejection[] = [];
  readonly readmitted: string[] = [];
  readonly undecided: Undecided[] = [];
  models = 0;
  claims = 0;

  constructor(files: ReviewFiles, selection: Selection, verdict: Verdict) {
    this.#files = files;
    this.#selection = selection;
    this.#verdict = verdict;
    this.#open = new Set(selection.models);
  }

  get unknown(): readonly string[] {
    return [...this.#open];
  }

  /** The acceptances of the files, where nothing about them was decided. */
  get acceptances(): Acceptances {
    const { acceptances } = this.#files;
    const isSame = this.#accepted.length === 0 && this.#withdrawn.length === 0;
    return isSame ? acceptances : acceptances.with(this.#accepted, this.#withdrawn);
  }

  look(listed: ListedModel): void {
    const model = reviewModel(listed, this.#files);
    if (!this.#isMeant(model)) return;
    const before = this.claims;
    if (this.#verdict.word === "accept") this.#accept(model, listed);
    else this.#reject(model, this.#verdict.reason);
    if (this.claims > before) this.models++;
  }

  // A model that is named is meant also where nobody would have to decide about it.
  #isMeant({ key, id, kind, notices, isOpen, isSettled, listing }: ReviewModel): boolean {
    const { models, fields, kind: wanted } = this.#selection;
    if (wanted !== undefined && wanted !== kind) return false;
    // A notice about a newcomer is a doubt that it is one.
    const isDoubtful = id === undefined && notices.length > 0;
    if (models === undefined) return !isSettled && !isDoubtful && (isOpen || fields !== undefined);
    const names = [listing.model_id, formatKey(key), ...(id === undefined ? [] : [id])];
    for (const name of names) this.#open.delete(name);
    return names.some((name) => models.includes(name));
  }

  #accept(model: ReviewModel, listed: ListedModel): void {
    const { key, refusal, listing } = model;
    if (refusal !== undefined) {
      this.removed.push({ key, reason: refusal });
      this.readmitted.push(listing.model_id);
    }
    for (const field of model.fields) {
      const claim = this.#choose(model, field, listed);
      if (claim === undefined) continue;
      this.claims++;
      const { source, values } = claim;
      this.#withdraw(model, field, field.claims);
      this.#accepted.push({ key, source, facts: values, replaces: field.registry });
      this.removed.push(...rejectionsOf(model, claim, ""));
      for (const other of field.claims) if (other.source !== source) this.#passOver(model, field, other, claim);
    }
  }

  // What the order of trust does not pass over would be asked again as soon as the other value counts.
  #passOver(model: ReviewModel, { field }: ReviewField, other: ReviewClaim, chosen: ReviewClaim): void {
    const rule = ruleFor(field, this.#files.trust);
    if (other.state === "rejected" || states(chosen.values, other.values) || isBehind(other, chosen, rule)) return;
    this.added.push(...rejectionsOf(model, other, `${chosen.source} was accepted in its place.`));
  }

  // One value for a field: the only one, else what the order of trust makes of them.
  #choose(model: ReviewModel, field: ReviewField, { candidates }: ListedModel): ReviewClaim | undefined {
    const claims = this.#claimsMeant(field);
    const [first, ...others] = claims;
    if (first === undefined) return undefined;
    if (others.every(({ values }) => JSON.stringify(values) === JSON.stringify(first.values))) return first;
    const sources = new Set(claims.map(({ source }) => source));
    const rivals: Candidate[] = candidates.filter(({ listing }) => sources.has(listing.source));
    const { models } = reconcile(rivals, this.#files.trust);
    const chosen = models[0]?.facts[field.field];
    const claim = claims.find(({ source }) => source === chosen?.provenance.source);
    if (claim === undefined) {
      this.undecided.push({ model: model.listing.model_id, field: field.field, sources: [...sources] });
    }
    return claim;
  }

  #claimsMeant({ together, field, claims }: ReviewField): readonly ReviewClaim[] {
    const { fields, source } = this.#selection;
    const isNamed = fields?.some((name) => name === field || together.includes(name) || field.startsWith(`${name}.`));
    if (fields !== undefined && isNamed !== true) return [];
    const wanted = fields === undefined ? ["open"] : ["open", "outranked", "rejected", "accepted"];
    return claims.filter((claim) => wanted.includes(claim.state) && (source === undefined || claim.source === source));
  }

  #reject(model: ReviewModel, reason: string): void {
    const { fields, source } = this.#selection;
    if (model.id === undefined && fields === undefined && source === undefined) {
      if (model.refusal !== undefined) return;
      this.added.push({ key: model.key, reason });
      this.claims++;
      return;
    }
    for (const field of model.fields) {
      for (const claim of this.#claimsMeant(field)) {
        if (claim.state === "rejected") continue;
        this.claims++;
        this.added.push(...rejectionsOf(model, claim, reason));
        this.#withdraw(model, field, [claim]);
      }
    }
  }

  #withdraw({ key }: ReviewModel, { together }: ReviewField, claims: readonly ReviewClaim[]): void {
    this.#withdrawn.push(...claims.map(({ source }) => ({ key, source, fields: together })));
  }
}

function rejectionsOf({ key }: ReviewModel, { source, values }: ReviewClaim, reason: string): Rejection[] {
  return Object.entries(values).map(([field, value]) => ({
    key,
    claim: { field, source, value },
    reason,
  }));
}

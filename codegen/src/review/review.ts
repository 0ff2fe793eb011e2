// What people have to decide before candidates of sources on the network count: models that are new, fields on which a source says
// something else than the registry, and models that are gone. Reads everything, writes nothing.
import { ACCEPTANCES_FILE, Acceptances, parseAcceptances } from "../acceptances.js";
import { formatKey, type ModelKey, recordsByKey } from "../candidate.js";
import type { Config } from "../config.js";
import { nearestProvenance } from "../facts.js";
import { type Issue, isError } from "../issue.js";
import { type ListedHead, listedPath, readListedHead } from "../listed-candidates.js";
import { type Absence, isLost, type Listing } from "../listing.js";
import { readSettings } from "../read-settings.js";
import type { ModelRecord } from "../record.js";
import { readRegistry } from "../registry.js";
import { parseRejections, RejectedClaims, type Rejection, rejectedModels } from "../rejections.js";
import { SOURCE_NAMES, type SourceName } from "../sources/source.js";
import { BUILT_IN_TRUST, parseTrust, type Trust } from "../trust.js";
import { type ClaimState, type ReviewField, reviewFields } from "./claims.js";
import { compareListings, mergeListings } from "./merge-listings.js";
import { type ListedModel, readListedModels } from "./read-candidates.js";

/** Why a model is up for review. */
export const REVIEW_KINDS = ["new", "changed", "vanished"] as const;

/**
 * - `new`: the registry does not have it.
 * - `changed`: a source says something else than the registry, or more.
 * - `vanished`: a source that had it has it no more, or does not list it.
 */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** One model that is up for review. */
export interface ReviewModel {
  readonly kind: ReviewKind;
  readonly key: ModelKey;
  /** Id in the registry, where it is there. */
  readonly id?: string;
  /** What all sources together list it as. */
  readonly listing: Listing;
  /** By source: why its last run did not meet the model. */
  readonly absences: Readonly<Partial<Record<SourceName, Absence>>>;
  /** Fields on which anybody says something that the registry does not. */
  readonly fields: readonly ReviewField[];
  /** What a person has to do in models.json, because no claim about a field can say it. */
  readonly notices: readonly string[];
  /** Whether a claim or a notice waits for a person. */
  readonly isOpen: boolean;
  /** Whether nobody has to look at it: it is as the registry has it, as far as claims count, or refused. */
  readonly isSettled: boolean;
  /** Why people refused the whole model. */
  readonly refusal?: string;
}

/** What is up for review. */
export interface Review {
  /** What is wrong with the files; with an error among them there are no models. */
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** How the last run of each source ended, where there was one. */
  readonly heads: readonly ListedHead[];
  /** Most popular first; no more than were asked for. */
  readonly models: readonly ReviewModel[];
  /** All models that are up for review and were asked for. */
  readonly counts: ReviewCounts;
  /** Models of the candidates that nobody has to look at: as the registry has them, or refused. */
  readonly settled: number;
}

/** How many models are up for review. */
export interface ReviewCounts extends Readonly<Record<ReviewKind, number>> {
  /** Those that wait for a person. */
  readonly open: number;
}

/** What of a review is wanted. */
export interface ReviewQuery {
  /** Only what these sources say; all of them where there is none. */
  readonly sources?: readonly SourceName[];
  readonly kind?: ReviewKind;
  /** Whether only models are wanted that wait for a person. */
  readonly openOnly?: boolean;
  /** Models to list at most, the most popular ones. */
  readonly most?: number;
}

/** Everything that decides about candidates. */
export interface ReviewFiles {
  readonly records: ReadonlyMap<string, ModelRecord>;
  readonly trust: Trust;
  readonly acceptances: Acceptances;
  readonly rejections: readonly Rejection[];
  readonly rejected: RejectedClaims;
  /** Whole models that are refused, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
  /** Hub ids of the registry by themselves in small letters. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads the files that decide about candidates.
 *
 * @throws MissingRegistryError where there is no registry.
 */
export async function readReviewFiles({ registry: directory }: Config): Promise<ReviewFiles> {
  const read = await readRegistry(directory);
  const trust = await readSettings(directory, "trust.json", parseTrust);
  const rejections = await readSettings(directory, "rejections.json", parseRejections);
  const acceptances = await readSettings(directory, ACCEPTANCES_FILE, parseAcceptances);
  const files = [read, trust, rejections, acceptances];
  const models = read.registry?.models ?? [];
  return {
    records: recordsByKey(models),
    trust: trust.value ?? BUILT_IN_TRUST,
    acceptances: new Acceptances(acceptances.value),
    rejections: rejections.value ?? [],
    rejected: new RejectedClaims(rejections.value ?? []),
    refused: rejectedModels(rejections.value ?? []),
    spellings: new Map(models.flatMap(({ huggingface_id: id }) => (id === undefined ? [] : [[id.toLowerCase(), id]]))),
    issues: files.flatMap(({ issues }) => issues),
    texts: new Map(files.map(({ file, text }) => [file, text])),
  };
}

const NO_COUNTS: ReviewCounts = { new: 0, changed: 0, vanished: 0, open: 0 };

/** Lists what is up for review. */
export async function reviewProject(config: Config, query: ReviewQuery = {}): Promise<Review> {
  const { sources = SOURCE_NAMES, most = Number.POSITIVE_INFINITY } = query;
  const files = await readReviewFiles(config);
  const { issues, texts } = files;
  const nothing = { texts, models: [], counts: NO_COUNTS, settled: 0 };
  if (issues.some(isError)) return { ...nothing, issues, heads: [] };
  const heads = await readHeads(config.registry, sources);
  const faults: Issue[] = [];
  const counts = { ...NO_COUNTS };
  let models: ReviewModel[] = [];
  let settled = 0;
  for await (const listed of readListedModels(config.registry, sources)) {
    if ("code" in listed) {
      faults.push(listed);
      continue;
    }
    const model = reviewModel(listed, files);
    if (model.isSettled) settled++;
    else if (isWanted(model, query)) {
      counts[model.kind]++;
      if (model.isOpen) counts.open++;
      models.push(model);
      // A hundred thousand are not held where twenty are wanted.
      if (models.length > 2 * most + SPARE) models = mostPopular(models, most);
    }
  }
  if (faults.length > 0) return { ...nothing, issues: faults, heads };
  return { issues, texts, heads, models: mostPopular(models, most), counts, settled };
}

const SPARE = 1000;

function mostPopular(models: readonly ReviewModel[], most: number): ReviewModel[] {
  return [...models].sort((left, right) => compareListings(left.listing, right.listing)).slice(0, most);
}

function isWanted({ kind, isOpen }: ReviewModel, { kind: wanted = kind, openOnly = false }: ReviewQuery): boolean {
  return kind === wanted && (isOpen || !openOnly);
}

async function readHeads(registry: string, sources: readonly SourceName[]): Promise<ListedHead[]> {
  const heads = await Promise.all(sources.map((source) => readListedHead(listedPath(registry, source))));
  return heads.filter((head) => head !== undefined);
}

/** What sources say about one model, and whether anybody has to decide about it. */
export function reviewModel({ key, candidates }: ListedModel, files: ReviewFiles): ReviewModel {
  const text = formatKey(key);
  const refusal = files.refused.get(text);
  const record = files.records.get(text);
  const fields = reviewFields(key, candidates, record, files).filter(({ claims }) =>
    claims.some(({ state }) => state !== "same"),
  );
  const absences = Object.fromEntries(
    candidates.flatMap(({ listing, absence }) => (absence === undefined ? [] : [[listing.source, absence]])),
  );
  const [first, ...others] = candidates;
  const listing = mergeListings([first.listing, ...others.map((candidate) => candidate.listing)]);
  const kind = kindOf(record, candidates);
  const notices = record === undefined ? noticeSpelling(key, files) : noticeLifecycle(record, candidates);
  const has = (wanted: ClaimState) => fields.some(({ claims }) => claims.some(({ state }) => state === wanted));
  const isKnown = record !== undefined && !has("open") && !has("accepted") && notices.length === 0;
  // Of what nobody has and nobody lists there is nothing to decide.
  const isAsked = (record !== undefined || kind === "new") && (has("open") || notices.length > 0);
  return {
    kind,
    key,
    ...(record === undefined ? {} : { id: record.id }),
    listing,
    absences,
    fields,
    notices,
    isOpen: refusal === undefined && isAsked,
    isSettled: refusal !== undefined || isKnown,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function kindOf(record: ModelRecord | undefined, candidates: ListedModel["candidates"]): ReviewKind {
  const isGone = candidates.some(({ absence }) => isLost(absence));
  const isListed = candidates.some(({ absence }) => absence === undefined);
  if (record === undefined) return isListed ? "new" : "vanished";
  return isGone ? "vanished" : "changed";
}

function noticeLifecycle(record: ModelRecord, candidates: ListedModel["candidates"]): string[] {
  const retiredBy =
    record.status === "retired" ? nearestProvenance("status", record.provenance ?? {})?.source : undefined;
  return candidates.flatMap(({ listing: { source }, absence }) => {
    if (absence?.state === "moved") {
      return [`Write its new id into models.json: ${absence.to}.`];
    }
    if (absence !== undefined || source !== retiredBy) return [];
    return [`Take status and reason out of models.json: ${source} lists it again.`];
  });
}

// The Hub does not tell capitals from small letters; whoever types an id by hand does not always, either.
function noticeSpelling({ field, value }: ModelKey, { spellings }: ReviewFiles): string[] {
  const known = field === "huggingface_id" ? spellings.get(value.toLowerCase()) : undefined;
  return known === undefined ? [] : [`The registry has it as ${known}: refuse it, or correct the id in models.json.`];
}

// What people have to decide before candidates of sources on the network count: models that are new, fields on which a source says
// something else than the registry, and models that are gone. Reads everything, writes nothing.
import { ACCEPTANCES_FILE, Acceptances, parseAcceptances } from "../acceptances.js";
import { formatKey, keysOf, type ModelKey } from "../candidate.js";
import type { Config } from "../config.js";
import { type Issue, isError } from "../issue.js";
import { type ListedHead, listedPath, readListedHead } from "../listed-candidates.js";
import type { Absence, Listing } from "../listing.js";
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
  /** Whether a claim or the whole model waits for a decision. */
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
  /** Most popular first. */
  readonly models: readonly ReviewModel[];
  /** Models of the candidates that nobody has to look at: as the registry has them, or refused. */
  readonly settled: number;
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
  return {
    records: new Map(
      (read.registry?.models ?? []).flatMap((record) => keysOf(record).map((key) => [formatKey(key), record] as const)),
    ),
    trust: trust.value ?? BUILT_IN_TRUST,
    acceptances: new Acceptances(acceptances.value),
    rejections: rejections.value ?? [],
    rejected: new RejectedClaims(rejections.value ?? []),
    refused: rejectedModels(rejections.value ?? []),
    issues: files.flatMap(({ issues }) => issues),
    texts: new Map(files.map(({ file, text }) => [file, text])),
  };
}

/** Lists what is up for review, of some sources or of all. */
export async function reviewProject(config: Config, sources: readonly SourceName[] = SOURCE_NAMES): Promise<Review> {
  const files = await readReviewFiles(config);
  const { issues, texts } = files;
  if (issues.some(isError)) return { issues, texts, heads: [], models: [], settled: 0 };
  const heads = await readHeads(config.registry, sources);
  const faults: Issue[] = [];
  const models: ReviewModel[] = [];
  let settled = 0;
  for await (const listed of readListedModels(config.registry, sources)) {
    if ("code" in listed) {
      faults.push(listed);
      continue;
    }
    const model = reviewModel(listed, files);
    if (model.isSettled) settled++;
    else models.push(model);
  }
  if (faults.length > 0) return { issues: faults, texts, heads, models: [], settled: 0 };
  models.sort((left, right) => compareListings(left.listing, right.listing));
  return { issues, texts, heads, models, settled };
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
  const has = (wanted: ClaimState) => fields.some(({ claims }) => claims.some(({ state }) => state === wanted));
  const isKnown = record !== undefined && !has("open") && !has("accepted") && !isMoved(candidates);
  // Of what nobody has and nobody lists there is nothing to decide.
  const isWanted = record === undefined ? kind === "new" && (has("open") || !has("accepted")) : has("open");
  return {
    kind,
    key,
    ...(record === undefined ? {} : { id: record.id }),
    listing,
    absences,
    fields,
    isOpen: refusal === undefined && isWanted,
    isSettled: refusal !== undefined || isKnown,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function kindOf(record: ModelRecord | undefined, candidates: ListedModel["candidates"]): ReviewKind {
  const isGone = candidates.some(({ absence }) => absence?.state === "gone" || absence?.state === "moved");
  const isListed = candidates.some(({ absence }) => absence === undefined);
  if (record === undefined) return isListed ? "new" : "vanished";
  return isGone ? "vanished" : "changed";
}

function isMoved(candidates: ListedModel["candidates"]): boolean {
  return candidates.some(({ absence }) => absence?.state === "moved");
}

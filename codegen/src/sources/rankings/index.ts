// Community rankings as a source: places and nothing else. It reads no network; people keep the file.
import { compareText } from "../../issue.js";
import { type ListedCandidate, type Listing, type Signals, scorePopularity } from "../../listing.js";
import { isHubId, organizationOf } from "../records/hub-id.js";
import { ownProperty } from "../records/own-property.js";
import { compileRecordSchema, parseStrictly } from "../records/strict.js";
import type { Malformed, Source } from "../source.js";
import type { Ranking } from "./parse.js";

/** A model with its place in one ranking. */
export interface RankedModel {
  /** Id on the Hugging Face Hub. */
  readonly id: string;
  /** Name of the ranking. */
  readonly ranking: string;
  /** Place, from 1. */
  readonly rank: number;
  /** Models in the ranking. */
  readonly ranked: number;
}

/** The source of checked rankings; each is one page. */
export function createRankingsSource(rankings: readonly Ranking[]): Source<RankedModel> {
  return {
    name: "rankings",
    title: "Community rankings",
    isCurated: true,
    lists: rankings.length === 0 ? [] : [{ name: "rankings", limit: Number.MAX_SAFE_INTEGER }],
    async fetchPage(_list, cursor = "0") {
      const index = Number(cursor);
      const ranking = rankings[index];
      if (ranking === undefined) throw new Error(`There is no ranking ${cursor}.`);
      const next = index + 1 < rankings.length ? String(index + 1) : undefined;
      return { items: rankedModels(ranking), next, date: ranking.date };
    },
    parse: parseRanked,
    translate: (item) => ({ candidate: toCandidate(item), unknownWords: [], hidden: [] }),
    combine: combineCandidates,
  };
}

function rankedModels({ name, models }: Ranking): RankedModel[] {
  return models.map((id, index) => ({ id, ranking: name, rank: index + 1, ranked: models.length }));
}

const isRanked = compileRecordSchema<RankedModel>({
  type: "object",
  required: ["id", "ranking", "rank", "ranked"],
  properties: {
    id: { type: "string" },
    ranking: { type: "string" },
    rank: { type: "integer", minimum: 1 },
    ranked: { type: "integer", minimum: 1 },
  },
});

function parseRanked(raw: unknown): RankedModel | Malformed {
  const id = ownProperty(raw, "id");
  return parseStrictly(raw, isRanked, typeof id === "string" && isHubId(id) ? id : undefined);
}

function toCandidate({ id, ranking, rank, ranked }: RankedModel): ListedCandidate {
  const signals = { rank, ranked };
  const listing: Listing = {
    model_id: id,
    provider: organizationOf(id),
    source: "rankings",
    popularity_score: scorePopularity(signals),
    tags: [ranking],
    signals,
  };
  return { key: { field: "huggingface_id", value: id }, facts: {}, listing };
}

/** Joins the places of one model in two rankings: the better one counts, whichever was met first. */
function combineCandidates(first: ListedCandidate, second: ListedCandidate): ListedCandidate {
  const better = comparePlaces(first.listing.signals, second.listing.signals) <= 0 ? first : second;
  const tags = [...new Set([...first.listing.tags, ...second.listing.tags])].sort(compareText);
  return { ...better, listing: { ...better.listing, tags } };
}

// Relative to the length of the ranking; of two equal places the one among more models is the better.
function comparePlaces(left: Signals, right: Signals): number {
  const { rank: leftRank = Number.POSITIVE_INFINITY, ranked: leftRanked = 1 } = left;
  const { rank: rightRank = Number.POSITIVE_INFINITY, ranked: rightRanked = 1 } = right;
  const difference = (leftRank - 1) * rightRanked - (rightRank - 1) * leftRanked;
  return difference === 0 ? rightRanked - leftRanked : difference;
}

// What a source on the network lists beside the facts of a candidate: who it is, how popular it is, and what it was called there.
// The first six keys are the candidate schema of the data pipeline; nothing here enters the registry.
import type { Candidate } from "./candidate.js";

/** How popular a model is at its source, each figure on the scale of that source. */
export interface Signals {
  /** Downloads of the last 30 days, as the Hugging Face Hub counts them. */
  readonly downloads_30_days?: number;
  /** Downloads since publication. */
  readonly downloads_all_time?: number;
  /** Likes on the Hugging Face Hub. */
  readonly likes?: number;
  /** Trending score of the Hugging Face Hub. */
  readonly trending_score?: number;
  /** Thumbs up on CivitAI. */
  readonly thumbs_up?: number;
  /** Thumbs down on CivitAI. */
  readonly thumbs_down?: number;
  /** Place in a ranking, from 1; the best one where there are several. */
  readonly rank?: number;
  /** Models in that ranking. */
  readonly ranked?: number;
}

/** One model as a source lists it. */
export interface Listing {
  /** Id at the place that publishes the model: `organization/name` on the Hub, a number on CivitAI. */
  readonly model_id: string;
  /** Who publishes it. */
  readonly provider: string;
  /** SPDX expression or `LicenseRef-...`; absent where no source states one. */
  readonly license?: string;
  /** Name of the source; several are joined with `+`. */
  readonly source: string;
  /** A key to sort by, 0 to 1, made of `signals`; 0 where there are none. No measure of anything else. */
  readonly popularity_score: number;
  /** Words of the source, sorted. */
  readonly tags: readonly string[];
  readonly signals: Signals;
  /** Ids at the source, where it has ids of its own and several of them may stand for one model; sorted. */
  readonly upstream_ids?: readonly string[];
  /** By upstream field: words that are not known here, as they stand there. */
  readonly raw?: Readonly<Record<string, string>>;
}

/** Why the last run did not meet a model that an earlier one knew. */
export interface Absence {
  /** `unlisted`: its lists do not show it. `gone`: the source says that it has no such model. `moved`: it has another id. */
  readonly state: "unlisted" | "gone" | "moved";
  /** Day on which that was first seen, `YYYY-MM-DD`. */
  readonly since: string;
  /** How the source says that it is gone, such as `404 RepoNotFound`. */
  readonly answer?: string;
  /** The other id. */
  readonly to?: string;
}

/** Whether the source itself says that it has no such model any more, under this id. */
export function isLost(absence: Absence | undefined): absence is Absence {
  return absence?.state === "gone" || absence?.state === "moved";
}

/** An absence in words, after the model's name. */
export function describeAbsence(source: string, { state, since, answer, to }: Absence): string {
  if (state === "gone") return `gone at ${source} since ${since} (${answer ?? "no answer"})`;
  return state === "moved" ? `at ${source} it is ${to} since ${since}` : `not listed by ${source} since ${since}`;
}

/** A candidate with its listing. */
export interface ListedCandidate extends Candidate {
  readonly listing: Listing;
  readonly absence?: Absence;
}

// The most downloaded model of the Hub has 10^8 downloads in 30 days, the one of CivitAI 10^6 in all; each scale ends above.
const HUB_TOP = 1e9;
const CIVITAI_TOP = 1e7;

/**
 * A sort key between 0 and 1 from signals of any scale: downloads by their order of magnitude, places in a ranking from 1 down to
 * 0.5, so that what people picked is not buried under downloads. The largest counts; 0 where there is none.
 */
export function scorePopularity({
  downloads_30_days: hub = 0,
  downloads_all_time: civitai = 0,
  rank,
  ranked,
}: Signals): number {
  const byDownloads = hub > 0 ? magnitude(hub, HUB_TOP) : magnitude(civitai, CIVITAI_TOP);
  const byRank = rank === undefined || ranked === undefined ? 0 : 1 - (rank - 1) / (2 * ranked);
  return Math.round(Math.max(byDownloads, byRank) * 10_000) / 10_000;
}

function magnitude(count: number, top: number): number {
  return Math.min(1, Math.log10(1 + count) / Math.log10(1 + top));
}

// How popular a model is: signals for sorting, and the facts of the registry. 0 says no more than nothing.
import type { Signals } from "../../listing.js";
import type { Statements } from "../records/statements.js";
import type { HubModel } from "./model.js";

/** States downloads and likes with the day of the answer. */
export function statePopularity({ downloads = 0, likes = 0 }: HubModel, date: string, statements: Statements): void {
  const hasDownloads = downloads > 0 && statements.state("popularity.downloads", downloads, { field: "downloads" });
  const hasLikes = likes > 0 && statements.state("popularity.likes", likes, { field: "likes" });
  if (!hasDownloads && !hasLikes) return;
  statements.state("popularity.date", date, { field: hasDownloads ? "downloads" : "likes" });
}

/** What the Hub counts, without what is 0. */
export function listSignals(model: HubModel): Signals {
  const { downloads = 0, downloadsAllTime = 0, likes = 0, trendingScore = 0 } = model;
  return {
    ...(downloads > 0 ? { downloads_30_days: downloads } : {}),
    ...(downloadsAllTime > 0 ? { downloads_all_time: downloadsAllTime } : {}),
    ...(likes > 0 ? { likes } : {}),
    ...(trendingScore > 0 ? { trending_score: trendingScore } : {}),
  };
}

// Listings of one model by several sources to one: the merge rules of the data pipeline, and the order they are shown in. Pure.
import { compareText } from "../issue.js";
import type { Listing, Signals } from "../listing.js";

/**
 * One listing of several, in the order of the sources: names of sources joined with `+`, tags joined, the highest score, the
 * first licence that any of them states.
 */
export function mergeListings(listings: readonly [Listing, ...Listing[]]): Listing {
  const [first] = listings;
  const license = listings.find((listing) => listing.license !== undefined)?.license;
  const ids = unite(listings.map(({ upstream_ids: own = [] }) => own));
  const raw = Object.assign({}, ...listings.map((listing) => listing.raw ?? {}));
  return {
    model_id: first.model_id,
    provider: first.provider,
    ...(license === undefined ? {} : { license }),
    source: unite(
      listings.map(({ source }) => source.split("+")),
      false,
    ).join("+"),
    popularity_score: Math.max(...listings.map(({ popularity_score: score }) => score)),
    tags: unite(listings.map(({ tags }) => tags)),
    // Earlier sources win, as everywhere; each signal has a scale of its own.
    signals: Object.assign({}, ...listings.map(({ signals }) => signals).reverse()) as Signals,
    ...(ids.length === 0 ? {} : { upstream_ids: ids }),
    ...(Object.keys(raw).length === 0 ? {} : { raw }),
  };
}

/** Orders listings by popularity, most popular first, then by id. */
export function compareListings(left: Listing, right: Listing): number {
  return right.popularity_score - left.popularity_score || compareText(left.model_id, right.model_id);
}

function unite(lists: readonly (readonly string[])[], isSorted = true): string[] {
  const united = [...new Set(lists.flat())];
  return isSorted ? united.sort(compareText) : united;
}

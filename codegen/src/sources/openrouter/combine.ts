// Two candidates for one model of the Hub, which OpenRouter serves under several ids.
import type { ListedCandidate } from "../../listing.js";
import { pickSpokesman } from "./ids.js";

/** Joins two candidates; the order in which they were met makes no difference, nor does what they were joined of before. */
export function combineCandidates(first: ListedCandidate, second: ListedCandidate): ListedCandidate {
  const { upstream_ids: firstIds = [] } = first.listing;
  const { upstream_ids: secondIds = [] } = second.listing;
  const ids = [...new Set([...firstIds, ...secondIds])].sort();
  const { id, isDoubtful } = pickSpokesman(ids, first.listing.model_id);
  const { key, facts, listing } = firstIds.includes(id) ? first : second;
  const tags = [...new Set([...first.listing.tags, ...second.listing.tags])].sort();
  return {
    key,
    facts: isDoubtful ? withoutId(facts) : facts,
    listing: { ...listing, tags, upstream_ids: ids },
  };
}

function withoutId(facts: ListedCandidate["facts"]): ListedCandidate["facts"] {
  return Object.fromEntries(Object.entries(facts).filter(([path]) => path !== "openrouter_id"));
}

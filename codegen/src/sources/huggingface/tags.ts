// The tags of a model that say something of their own.
import { toLanguageTag } from "../languages.js";
import { plainTags } from "../records/plain-text.js";
import type { HubModel } from "./model.js";

// The Hub makes tags of the card's fields and of where the files lie.
const REPEATED = /^(?:arxiv|base_model|dataset|doi|license|region):/;

/** Tags without those that repeat other fields, sorted: the first 50 in the Hub's order, the telling ones first. */
export function listTags({ tags, card }: HubModel): string[] {
  const languages = new Set(
    (Array.isArray(card?.language) ? card.language : [card?.language])
      .filter((item): item is string => typeof item === "string")
      .map((item) => item.trim().toLowerCase()),
  );
  const isOwn = (tag: string) => !REPEATED.test(tag) && !languages.has(tag.toLowerCase()) && !isLanguageCode(tag);
  return plainTags(tags, isOwn).sort();
}

// Codes of three letters are words as well (`moe` is Innu); those count only where the card has them.
function isLanguageCode(tag: string): boolean {
  return /^[a-z]{2}$/.test(tag) && toLanguageTag(tag) !== undefined;
}

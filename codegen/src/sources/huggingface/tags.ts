// The tags of a model that say something of their own.
import { toLanguageTag } from "../languages.js";
import type { HubModel } from "./model.js";
import { plainText } from "./text.js";

// The Hub makes tags of the card's fields and of where the files lie.
const REPEATED = /^(?:arxiv|base_model|dataset|doi|license|region):/;

/** Tags without those that repeat other fields, sorted: the first 50 in the Hub's order, the telling ones first. */
export function listTags({ tags, card }: HubModel): string[] {
  const languages = new Set(
    (Array.isArray(card?.language) ? card.language : [card?.language])
      .filter((item): item is string => typeof item === "string")
      .map((item) => item.trim().toLowerCase()),
  );
  const own = new Set<string>();
  for (const tag of tags) {
    const text = plainText(tag, LONGEST);
    if (text === undefined || REPEATED.test(text)) continue;
    if (!languages.has(text.toLowerCase()) && !isLanguageCode(text)) own.add(text);
    if (own.size === MOST) break;
  }
  return [...own].sort();
}

const LONGEST = 100;
const MOST = 50;

// Codes of three letters are words as well (`moe` is Innu); those count only where the card has them.
function isLanguageCode(tag: string): boolean {
  return /^[a-z]{2}$/.test(tag) && toLanguageTag(tag) !== undefined;
}

// What a list wants of models that are not safe for work. The list of models knows a truth value only; levels, which the list of
// images knows, are applied to what comes.
import type { CivitaiList } from "../../ingestion-settings.js";
import { ownProperty } from "../records/own-property.js";
import { RATING_BITS } from "./ratings.js";

type Wish = CivitaiList["nsfw"];

const { pg, pg13, r } = RATING_BITS;

// Which ratings a word allows is nsfwLevelMapDeprecated in src/shared/constants/browsingLevel.constants.ts of civitai/civitai.
const LEVELS: Readonly<Record<"Soft" | "Mature", number>> = { Soft: pg | pg13, Mature: pg | pg13 | r };

/** The value of the query parameter `nsfw`: whether the answer may hold such models at all. */
export function nsfwParameter(wish: Wish): "true" | "false" {
  return wish === false || wish === "None" ? "false" : "true";
}

/** Whether there are records that a list does not want of what comes. */
export function isFiltered(wish: Wish): wish is Exclude<Wish, true | "X"> {
  return wish !== true && wish !== "X";
}

/**
 * Whether a raw record belongs in the list. Without levels it has no model marked as not safe for work; with a level it has those
 * that show something up to it, and where a model's level is not known, those without the mark.
 */
export function isWanted(raw: unknown, wish: Wish): boolean {
  if (!isFiltered(wish)) return true;
  const level = ownProperty(raw, "nsfwLevel");
  if (wish === false || wish === "None" || typeof level !== "number" || level === 0)
    return ownProperty(raw, "nsfw") !== true;
  return (level & LEVELS[wish]) !== 0;
}

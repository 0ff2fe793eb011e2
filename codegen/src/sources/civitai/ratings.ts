// CivitAI's ratings of pictures. A model's level has a bit for each rating that a picture of it has.

/** Bit of each rating, mildest first: BrowsingLevel in src/shared/constants/browsingLevel.constants.ts of civitai/civitai. */
export const RATING_BITS = { pg: 1, pg13: 2, r: 4, x: 8, xxx: 16 } as const;

const ALL_BITS = Object.values(RATING_BITS).reduce((bits, bit) => bits | bit, 0);

/**
 * The ratings in a level, mildest first. Undefined for a level that says nothing (no picture is rated) or has bits of other meanings,
 * such as that of blocked pictures.
 */
export function ratingsOf(level: unknown): string[] | undefined {
  if (typeof level !== "number" || !Number.isInteger(level) || level <= 0 || level > ALL_BITS) return undefined;
  return Object.entries(RATING_BITS).flatMap(([rating, bit]) => ((level & bit) === 0 ? [] : [rating]));
}

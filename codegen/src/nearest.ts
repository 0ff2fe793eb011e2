// "Did you mean" for field names and other fixed words.
import { distance } from "fastest-levenshtein";

/** The word most like `text`, if it is near enough to be what was meant. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  if (text.length > 100) return undefined;
  const wanted = text.toLowerCase();
  let best: { word: string; edits: number } | undefined;
  for (const word of words) {
    const edits = distance(wanted, word.toLowerCase());
    if (best === undefined || edits < best.edits) best = { word, edits };
  }
  return best !== undefined && best.edits <= Math.max(1, Math.floor(text.length / 3)) ? best.word : undefined;
}

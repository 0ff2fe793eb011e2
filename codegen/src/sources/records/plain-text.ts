// Strangers' text on its way into candidates: within limits, and free of what moves the cursor or turns the line around.

// Joiners stay: emoji and scripts are written with them.
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
// Joiners alone are nothing that anybody sees.
const SEEN = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

// Of space around a text that is worth cutting off.
const MOST_SPACE = 100;

const TAG_LENGTH = 100;
const TAG_COUNT = 50;

/**
 * The text without the space around it; undefined where it is none, shows nothing, is too long or holds control or bidi
 * characters.
 */
export function plainText(value: unknown, longest: number): string | undefined {
  if (typeof value !== "string" || value.length > longest + MOST_SPACE) return undefined;
  const text = value.trim();
  return text.length > longest || UNSAFE.test(text) || !SEEN.test(text) ? undefined : text;
}

/**
 * The tags that are plain text of at most 100 characters, each once, in their order; the first 50 of those that are
 * wanted.
 */
export function plainTags(tags: readonly string[], isWanted: (tag: string) => boolean = () => true): string[] {
  const plain = new Set<string>();
  for (const tag of tags) {
    const text = plainText(tag, TAG_LENGTH);
    if (text !== undefined && isWanted(text)) plain.add(text);
    if (plain.size === TAG_COUNT) break;
  }
  return [...plain];
}

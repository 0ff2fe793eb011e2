// Strangers' text on its way into candidates: within limits, and free of what moves the cursor or turns the line around.

// Joiners stay: emoji and scripts are written with them.
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

const TAG_LENGTH = 100;
const TAG_COUNT = 50;

/** The text without the space around it; undefined where it is empty, too long or holds control or bidi characters. */
export function plainText(text: string | null | undefined, longest: number): string | undefined {
  if (text === null || text === undefined || text.length > longest + 100) return undefined;
  const trimmed = text.trim();
  return trimmed === "" || trimmed.length > longest || UNSAFE.test(trimmed) ? undefined : trimmed;
}

/** The tags that are plain text of at most 100 characters, each once, in their order; the first 50 of them. */
export function plainTags(tags: readonly string[]): string[] {
  const plain = tags.map((tag) => plainText(tag, TAG_LENGTH)).filter((tag) => tag !== undefined);
  return [...new Set(plain)].slice(0, TAG_COUNT);
}

/** The beginning of a text, at most `length` UTF-16 units, with `...` where there is more; no character is cut in two. */
export function beginning(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/, "")}...`;
}

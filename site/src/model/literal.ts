// Text in source code. Names and prefixes come from strangers.

// They end a line, or change the order in which a line is read, without being seen.
const UNSEEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text as a literal that TypeScript and Python read alike. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

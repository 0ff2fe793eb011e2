// Hosts echo what they are sent: takes text of an answer, gives it without the secrets, however they are written.

/** Text with `[secret]` in place of each secret. */
export type Mask = (text: string) => string;

// No token is as short, and to replace such a value ("1", "true", "null") would tear answers apart.
const SHORTEST = 6;

/** Makes a mask for these secrets; values of less than six characters are none. */
export function createMask(secrets: readonly string[]): Mask {
  const values = [...new Set(secrets)].filter((value) => value.length >= SHORTEST);
  if (values.length === 0) return (text) => text;
  // One secret may be the beginning of another.
  const patterns = values.sort((one, other) => other.length - one.length).map(anyForm);
  const pattern = new RegExp(patterns.join("|"), "giu");
  return (text) => text.replace(pattern, "[secret]");
}

function anyForm(secret: string): string {
  return [...secret].map(anyFormOfCharacter).join("");
}

/** As it is, escaped as in JSON, or encoded as in a URL. */
function anyFormOfCharacter(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index), 4));
  const bytes = [...Buffer.from(character)].map((byte) => `%${hex(byte, 2)}`);
  const plain = character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const short = /["\\/]/.test(character) ? "\\\\?" : "";
  return `(?:${short}${plain}|${units.map((unit) => `\\\\u${unit}`).join("")}|${bytes.join("")})`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

// Text of strangers: what of it may stand in a fact, and how it is shown in a message.
import { visible } from "../../report/escape.js";

/** Text without the space around it; undefined where it is none, too long, or holds signs that hide or reorder text. */
export function plainText(value: unknown, longest: number): string | undefined {
  if (typeof value !== "string" || value.length > 2 * longest) return undefined;
  const text = value.trim();
  return text !== "" && text.length <= longest && visible(text) === text ? text : undefined;
}

/** The beginning of a text, with `...` where something is left out. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}...`;
}

/** A value as a message shows it: JSON, in one line, of limited length, safe to print. */
export function show(value: string | number | boolean, longest = 60): string {
  return visible(JSON.stringify(typeof value === "string" ? cut(value, longest) : value));
}

/** The property of a JSON object that is its own; undefined for anything else, such as `constructor`. */
export function ownProperty(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

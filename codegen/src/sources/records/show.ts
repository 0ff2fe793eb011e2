// Strangers' values in messages and reports: in one line, of limited length, safe to print.
import { visible } from "../../report/escape.js";

const SHOWN = 60;

/** The beginning of a text, at most `longest` UTF-16 units, with `...` where there is more; no character is cut in two. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}...`;
}

/** A text in quotes, its first 60 characters. */
export function show(text: string): string {
  return visible(JSON.stringify(cut(text, SHOWN)));
}

/** What a JSON value is, for a sentence: `text ("many")`, `the number 7`, `an object`. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return `text (${show(value)})`;
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "boolean" ? String(value) : "an object";
}

// A config.json from the visitor's computer: its text to an object, or what is wrong with it and where.
import { type ParseError, parse } from "jsonc-parser";
import { parseConfig, replaceNonNumbers } from "modeldex/characteristics";

/** Bytes of a file; as many as the Hub's client takes. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** What is wrong with a file. */
export type FileFault =
  | { readonly code: "too-large"; readonly bytes: number }
  | { readonly code: "unreadable" }
  | { readonly code: "empty" }
  | { readonly code: "not-json"; readonly place: Place }
  | { readonly code: "not-object"; readonly what: "null" | "list" | "string" | "number" | "boolean" }
  /** Tells of quantisation alone; it says nothing without a config.json. */
  | { readonly code: "no-config" }
  /** Tells of quantisation, and of several configs nobody knows which one it belongs to. */
  | { readonly code: "many-configs" };

/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The object that a file holds, or its fault. */
export type ReadConfig =
  | { readonly config: object; readonly fault?: undefined }
  | { readonly fault: FileFault; readonly config?: undefined };

/** Reads a file. */
export async function readConfigFile(file: Blob): Promise<ReadConfig> {
  if (file.size > MOST_BYTES) return { fault: { code: "too-large", bytes: file.size } };
  const text = await file.text().catch(() => undefined);
  return text === undefined ? { fault: { code: "unreadable" } } : parseText(text);
}

/** Reads a text that was pasted. */
export function readConfigText(text: string): ReadConfig {
  const bytes = new TextEncoder().encode(text).byteLength;
  return bytes > MOST_BYTES ? { fault: { code: "too-large", bytes } } : parseText(text);
}

function parseText(whole: string): ReadConfig {
  const text = whole.replace(/^\ufeff/, "");
  if (text.trim() === "") return { fault: { code: "empty" } };
  try {
    const content = parseConfig(text);
    return isObject(content) ? { config: content } : { fault: { code: "not-object", what: nameContent(content) } };
  } catch {
    return { fault: { code: "not-json", place: placeOfFault(text) } };
  }
}

function isObject(content: unknown): content is object {
  return typeof content === "object" && content !== null && !Array.isArray(content);
}

function nameContent(content: unknown): "null" | "list" | "string" | "number" | "boolean" {
  if (content === null) return "null";
  return Array.isArray(content) ? "list" : (typeof content as "string" | "number" | "boolean");
}

// `NaN` and the like are no fault here; what stands for them is as long, so that places stay right. Browsers do not always say where a
// fault is, so that it is looked for.
function placeOfFault(text: string): Place {
  const errors: ParseError[] = [];
  const json = replaceNonNumbers(text, (word) => "0".padEnd(word.length));
  try {
    parse(json, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Nested so deep that the parser gives up: nothing better can be said than that it begins here.
  }
  const before = text.slice(0, slipBefore(text, errors[0]?.offset ?? 0)).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

// A parser stumbles over the bracket behind a comma too many; the slip is the comma.
function slipBefore(text: string, offset: number): number {
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(",") && /[\]}]/.test(text.charAt(offset)) ? before.length - 1 : offset;
}

// The only reader and writer of registry files.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { displayPath } from "./files.js";
import type { Issue } from "./issue.js";
import { formatRegistry } from "./layout.js";
import { Locator } from "./locate.js";
import { BYTE_ORDER_MARK, scanJson } from "./scan.js";
import { type Validation, validateRegistry } from "./validate.js";

/** Name of the registry file in its directory. */
export const REGISTRY_FILE = "models.json";

/** A registry file as read from disk. */
export interface RegistryText {
  /** Path for messages, relative to the working directory. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
}

/** The directory holds no readable registry file. */
export class MissingRegistryError extends Error {
  constructor(file: string, cause: unknown) {
    const reason = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read";
    super(`${file} ${reason}. Name the directory of your registry with --registry, or make one with "modeldex init".`, {
      cause,
    });
    this.name = "MissingRegistryError";
  }
}

/**
 * Reads and checks a registry.
 *
 * @throws MissingRegistryError where there is no file to read; everything else is an issue.
 */
export async function readRegistry(directory: string): Promise<RegistryText & Validation> {
  const path = join(directory, REGISTRY_FILE);
  const file = displayPath(path);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new MissingRegistryError(file, cause);
  });
  const decoded = decode(bytes, file);
  if ("issue" in decoded) return { file, path, text: "", registry: undefined, issues: [decoded.issue] };
  return { file, path, text: decoded.text, ...validateRegistry(decoded.text, file) };
}

/** Says where a registry's text leaves the canonical layout; undefined where it does not. */
export function checkLayout({ file, text, registry }: RegistryText & Validation): Issue | undefined {
  const canonical = registry === undefined ? canonicalText(text) : formatRegistry(registry);
  if (canonical === undefined || canonical === text) return undefined;
  const expected = canonical.split("\n");
  const line = text.split("\n").findIndex((found, index) => found !== expected[index]);
  return {
    code: "layout",
    severity: "error",
    file,
    line: Math.max(0, line) + 1,
    column: 1,
    message: "The file is not in canonical layout: order of models or fields, indentation, or line ends.",
    help: 'Run "modeldex fix"; it changes no fact.',
  };
}

/** The text in canonical layout, or undefined where rewriting it would lose something: broken JSON, a duplicate key. */
export function canonicalText(original: string): string | undefined {
  const text = original.startsWith(BYTE_ORDER_MARK) ? original.slice(BYTE_ORDER_MARK.length) : original;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) || scanJson(text).length > 0)
    return undefined;
  return formatRegistry(value as Parameters<typeof formatRegistry>[0]);
}

function decode(bytes: Uint8Array, file: string): { text: string } | { issue: Issue } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const locator = new Locator(text);
    const offset = firstReplacement(text, bytes);
    const model = locator.recordAt(offset);
    const who = model === undefined ? {} : { model };
    const message = "The file is not UTF-8 text.";
    const help = "Save it as UTF-8, or restore this line from version control.";
    return {
      issue: { code: "encoding", severity: "error", file, ...locator.positionAt(offset), ...who, message, help },
    };
  }
}

/** Offset of the first character that stands for invalid bytes; one that stands in the file itself is three valid bytes. */
function firstReplacement(text: string, bytes: Uint8Array): number {
  const written = new TextEncoder().encode("\ufffd");
  for (let offset = text.indexOf("\ufffd"); offset !== -1; offset = text.indexOf("\ufffd", offset + 1)) {
    // Up to the first invalid byte, text and bytes correspond.
    const start = Buffer.byteLength(text.slice(0, offset));
    if (!written.every((byte, index) => byte === bytes[start + index])) return offset;
  }
  return text.length;
}

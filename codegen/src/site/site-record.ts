// The file in a catalogue's directory that says which others there are the command's own.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { displayPath } from "../files.js";
import { UsageError } from "../usage-error.js";

/** Name of the file in the page's directory that lists all others. */
export const SITE_RECORD = "modeldex-site.json";

/**
 * Paths of the files that earlier runs wrote, with `/`; undefined where none is on record.
 *
 * @throws UsageError where the file says something else, or leads out of the directory.
 */
export async function readSiteRecord(directory: string): Promise<ReadonlySet<string> | undefined> {
  const path = join(directory, SITE_RECORD);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const files = parseRecord(text);
  if (files !== undefined) return new Set(files);
  throw new UsageError(
    `${displayPath(path)} does not list the files of a page. Empty the directory, and run the command again.`,
  );
}

/** The text of the record. */
export function formatSiteRecord(paths: ReadonlySet<string>): string {
  return `${JSON.stringify({ $comment: COMMENT, files: [...paths].sort() }, undefined, 1)}\n`;
}

const COMMENT = 'The files that "modeldex site" wrote. It replaces and removes these and no others.';

function parseRecord(text: string): readonly string[] | undefined {
  try {
    const { files } = JSON.parse(text) as { readonly files?: unknown };
    return Array.isArray(files) && files.every(isBelow) ? files : undefined;
  } catch {
    return undefined;
  }
}

// Files named in the record are removed when they are no longer needed, so it must not lead out of the directory.
function isBelow(path: unknown): path is string {
  return typeof path === "string" && /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path);
}

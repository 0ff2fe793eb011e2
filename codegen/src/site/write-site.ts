// Writes the files of a catalogue page, and remembers which ones are its own.
import { mkdir, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { displayPath, replaceFile, writeIfChanged } from "../files.js";
import { ForeignDirectoryError } from "../output.js";
import { UsageError } from "../usage-error.js";
import type { SiteFile } from "./site-input.js";

/** Name of the file in the page's directory that lists all others. */
export const SITE_RECORD = "modeldex-site.json";

/**
 * Brings a directory in line with the files of a page: writes what is missing or differs, removes what an earlier run wrote and
 * this one does not, leaves files of others alone. Returns how many files changed.
 *
 * @throws ForeignDirectoryError where files would be written over or between those of somebody else; nothing is written then.
 */
export async function writeSite(directory: string, files: readonly SiteFile[]): Promise<number> {
  const paths = files.map(({ path }) => path);
  const owned = await readOwned(directory);
  await refuseForeign(directory, new Set(paths), owned);
  const gone = [...owned].filter((path) => !paths.includes(path));
  await mkdir(directory, { recursive: true });
  // Whatever of them an interrupted run leaves behind, the next one knows to be its own.
  await replaceFile(join(directory, SITE_RECORD), formatRecord([...new Set([...paths, ...owned])]));
  for (const folder of new Set(paths.map((path) => dirname(join(directory, path))))) {
    await mkdir(folder, { recursive: true });
  }
  let changed = 0;
  for (const { path, render } of files) if (await writeIfChanged(join(directory, path), render())) changed++;
  for (const path of gone) await rm(join(directory, path), { force: true });
  for (const folder of new Set(gone.map((path) => dirname(path)))) await removeIfEmpty(directory, folder);
  await replaceFile(join(directory, SITE_RECORD), formatRecord(paths));
  return changed + gone.length;
}

async function readOwned(directory: string): Promise<ReadonlySet<string>> {
  const path = join(directory, SITE_RECORD);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return new Set();
  const files = parseRecord(text);
  if (files !== undefined) return new Set(files);
  throw new UsageError(
    `${displayPath(path)} does not list the files of a page. Empty the directory, and run the command again.`,
  );
}

// Files named in it are removed when they are no longer needed, so it must not lead out of the directory.
function parseRecord(text: string): readonly string[] | undefined {
  try {
    const { files } = JSON.parse(text) as { readonly files?: unknown };
    return Array.isArray(files) && files.every(isBelow) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isBelow(path: unknown): path is string {
  return typeof path === "string" && /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path);
}

function formatRecord(paths: readonly string[]): string {
  return `${JSON.stringify({ $comment: COMMENT, files: [...paths].sort() }, undefined, 1)}\n`;
}

const COMMENT = 'The files that "modeldex site" wrote. It replaces and removes these and no others.';

async function refuseForeign(
  directory: string,
  wanted: ReadonlySet<string>,
  owned: ReadonlySet<string>,
): Promise<void> {
  const found = await readdir(directory, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const names = found.map((name) => name.replaceAll("\\", "/"));
  const foreign = owned.size === 0 ? names : names.filter((name) => wanted.has(name) && !owned.has(name));
  const [example] = foreign.sort();
  if (example !== undefined) throw new ForeignDirectoryError(displayPath(directory), example);
}

async function removeIfEmpty(directory: string, folder: string): Promise<void> {
  if (folder === ".") return;
  const names = await readdir(join(directory, folder)).catch(() => ["unreadable"]);
  if (names.length === 0) await rmdir(join(directory, folder));
}

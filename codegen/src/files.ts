// Small dealings with the file system that every writer shares.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import writeFileAtomic from "write-file-atomic";

/** A path for messages: relative to the working directory where it lies below, always with `/`. */
export function displayPath(path: string): string {
  const below = relative(process.cwd(), path);
  return (below === "" || below.startsWith("..") ? path : below).split(sep).join("/");
}

/** Replaces a file in one step: readers see the old text or the new one, also after a crash. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await writeFileAtomic(path, text, { fsync: true });
}

/** Replaces a file in one step, and removes what an interrupted run left beside it. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await removeLeftOvers(path);
  await replaceFile(path, text);
}

/** Writes a text, whole or not at all, and only where it differs from what is there. Returns whether it did. */
export async function writeIfChanged(path: string, text: string): Promise<boolean> {
  const current = await readFile(path, "utf8").catch(() => undefined);
  if (current === text) return false;
  await writeAtomically(path, text);
  return true;
}

/**
 * Writes a text that is too long to be held, whole or not at all, and only where it differs from what is there. Returns whether
 * it did.
 */
export async function streamIfChanged(path: string, chunks: AsyncIterable<string | Buffer>): Promise<boolean> {
  await removeLeftOvers(path);
  const temporary = temporaryPath(path);
  try {
    await pipeline(chunks, createWriteStream(temporary, { flush: true }));
    if ((await hashFile(temporary)) === (await hashFile(path))) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  return hash.digest("hex");
}

/** A file beside `path` that no other process writes to; `removeLeftOvers` finds it where this one is killed. */
export function temporaryPath(path: string): string {
  return `${path}.${String(process.pid).padStart(4, "0")}`;
}

/** Whether a name is one that an interrupted write may have left behind: any name, a dot and a number. */
export function isTemporary(name: string): boolean {
  return /.\.\d{4,}$/.test(name);
}

/** Whether a name is the temporary file of an interrupted write to `file`. */
export function isLeftOverOf(name: string, file: string): boolean {
  return name.slice(0, name.lastIndexOf(".")) === file && isTemporary(name);
}

/** Removes what interrupted writes of a file left beside it. */
export async function removeLeftOvers(path: string): Promise<void> {
  const directory = dirname(path);
  const names = await readdir(directory).catch(() => []);
  const leftOvers = names.filter((name) => isLeftOverOf(name, basename(path)));
  await Promise.all(leftOvers.map((name) => rm(join(directory, name), { force: true })));
}

/** Removes a folder of a directory where nothing is left in it; never the directory itself, which is the folder `.`. */
export async function removeIfEmpty(directory: string, folder: string): Promise<void> {
  if (folder === ".") return;
  const names = await readdir(join(directory, folder)).catch(() => ["unreadable"]);
  if (names.length === 0) await rmdir(join(directory, folder));
}

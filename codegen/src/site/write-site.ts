// Writes the files of a catalogue page: nothing over files of others, and a run that was stopped is made good by the next one.
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import pLimit from "p-limit";
import { displayPath, isLeftOverOf, removeIfEmpty, replaceFile } from "../files.js";
import { ForeignDirectoryError } from "../output.js";
import type { SiteFile } from "./site-input.js";
import { formatSiteRecord, readSiteRecord, SITE_RECORD } from "./site-record.js";

/** How many files of a page changed. */
export interface SiteChanges {
  readonly written: number;
  readonly removed: number;
}

/**
 * Brings a directory in line with the files of a page: writes what is missing or differs, removes what an earlier run wrote and
 * this one does not, leaves files of others alone.
 *
 * @throws ForeignDirectoryError where files would be written over or between those of somebody else, UsageError where nobody can
 * tell whose they are; nothing is written then.
 */
export async function writeSite(directory: string, files: readonly SiteFile[]): Promise<SiteChanges> {
  const wanted = new Set(files.map(({ path }) => path));
  const owned = await readSiteRecord(directory);
  const found = await listEntries(directory);
  refuseForeign(directory, found, wanted, owned);
  const gone = [...(owned ?? [])].filter((path) => !wanted.has(path));
  // Whatever of them an interrupted run leaves behind, the next one knows to be its own.
  await mkdir(directory, { recursive: true });
  await writeRecord(directory, new Set([...wanted, ...gone]), owned);
  await removeLeftOvers(directory, found, new Set([...wanted, ...gone, SITE_RECORD]));
  for (const folder of new Set([...wanted].map((path) => dirname(path)))) {
    await mkdir(join(directory, folder), { recursive: true });
  }
  const written = await writeStages(directory, files);
  for (const path of gone) await rm(join(directory, path), { force: true });
  for (const folder of new Set(gone.map((path) => dirname(path)))) await removeIfEmpty(directory, folder);
  await writeRecord(directory, wanted, new Set([...wanted, ...gone]));
  return { written, removed: gone.length };
}

async function writeRecord(
  directory: string,
  paths: ReadonlySet<string>,
  before: ReadonlySet<string> | undefined,
): Promise<void> {
  const isSame = before?.size === paths.size && [...paths].every((path) => before.has(path));
  if (!isSame) await replaceFile(join(directory, SITE_RECORD), formatSiteRecord(paths));
}

type Kind = "file" | "directory" | "other";

/** What is in the directory, by path with `/`. A link is neither file nor directory: whoever writes to it writes elsewhere. */
type Entries = ReadonlyMap<string, Kind>;

async function listEntries(directory: string): Promise<Entries> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(directory.length).split(sep).join("/");
      return [path.replace(/^\/+/, ""), entry.isFile() ? "file" : entry.isDirectory() ? "directory" : "other"];
    }),
  );
}

function refuseForeign(
  directory: string,
  found: Entries,
  wanted: ReadonlySet<string>,
  owned: ReadonlySet<string> | undefined,
): void {
  // A link or file in the place of a folder would lead the files elsewhere, or nowhere.
  const folders = new Set([...wanted, ...(owned ?? [])].flatMap((path) => foldersOf(path)));
  const isForeign = ([path, kind]: readonly [string, Kind]): boolean => {
    if (owned === undefined) return !isLeftOverOf(path, SITE_RECORD);
    if (path === SITE_RECORD) return kind !== "file";
    if (folders.has(path)) return kind !== "directory";
    return wanted.has(path) && (kind !== "file" || !owned.has(path));
  };
  const [example] = [...found]
    .filter(isForeign)
    .map(([path]) => path)
    .sort();
  if (example !== undefined) throw new ForeignDirectoryError(displayPath(directory), example);
}

function foldersOf(path: string): readonly string[] {
  const steps = path.split("/").slice(0, -1);
  return steps.map((_, depth) => steps.slice(0, depth + 1).join("/"));
}

async function removeLeftOvers(directory: string, found: Entries, ours: ReadonlySet<string>): Promise<void> {
  for (const path of found.keys()) {
    const original = path.slice(0, path.lastIndexOf("."));
    if (ours.has(original) && isLeftOverOf(path, original)) await rm(join(directory, path), { force: true });
  }
}

/** Writes folder by folder, so that no page is there before what it refers to. Returns how many files it wrote. */
async function writeStages(directory: string, files: readonly SiteFile[]): Promise<number> {
  const limit = pLimit(FILES_AT_ONCE);
  let written = 0;
  for (let start = 0; start < files.length; ) {
    const folder = dirname(files[start]?.path ?? "");
    const next = files.findIndex(({ path }, place) => place > start && dirname(path) !== folder);
    const stage = files.slice(start, next === -1 ? files.length : next);
    const results = await Promise.all(stage.map((file) => limit(() => writeIfChanged(directory, file))));
    written += results.filter(Boolean).length;
    start += stage.length;
  }
  return written;
}

const FILES_AT_ONCE = 16;

async function writeIfChanged(directory: string, { path, render }: SiteFile): Promise<boolean> {
  // Bytes: half a surrogate pair is another sign once it is written, and would never be the same again.
  const bytes = Buffer.from(render());
  const current = await readFile(join(directory, path)).catch(() => undefined);
  if (current?.equals(bytes)) return false;
  await replaceFile(join(directory, path), bytes.toString());
  return true;
}

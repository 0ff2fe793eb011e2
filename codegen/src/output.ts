// The only file that touches the output directory: compares, writes what differs, finds what does not belong.
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "./emit/file.js";
import { GENERATED_MARK } from "./emit/header.js";
import { displayPath, isLeftOverOf, isTemporary, removeIfEmpty, replaceFile } from "./files.js";
import type { Issue } from "./issue.js";

/** How the output directory differs from what should be in it. */
export interface OutputState {
  readonly missing: readonly GeneratedFile[];
  readonly stale: readonly StaleFile[];
  /** Files that an earlier run generated and this one does not. */
  readonly orphaned: readonly string[];
  /** Files that nobody generated. */
  readonly foreign: readonly string[];
  /** Temporary files of an interrupted run. */
  readonly leftOver: readonly string[];
  /** Whether any file in the directory carries the mark of an earlier run. */
  readonly known: boolean;
}

/** A generated file whose text on disk differs. */
export interface StaleFile {
  readonly file: GeneratedFile;
  readonly line: number;
}

/** Compares the output directory with what should be in it. Reads only. */
export async function compareOutput(directory: string, files: readonly GeneratedFile[]): Promise<OutputState> {
  const expected = new Map(files.map((file) => [file.path, file]));
  const found = new Map<string, string>();
  for (const path of await listFiles(directory)) found.set(path, await readFile(join(directory, path), "utf8"));
  const stray = [...found.keys()].filter((path) => !expected.has(path));
  // The type whose file was being written may be gone; what was written of it is nothing, or begins with the mark.
  const isOurs = (path: string) => found.get(path) === "" || hasMark(found.get(path) ?? "");
  const leftOver = stray.filter(
    (path) => files.some((file) => isLeftOverOf(path, file.path)) || (isTemporary(path) && isOurs(path)),
  );
  const others = stray.filter((path) => !leftOver.includes(path));
  const orphaned = others.filter((path) => hasMark(found.get(path) ?? ""));
  return {
    missing: files.filter((file) => !found.has(file.path)),
    stale: files.flatMap((file) => {
      const text = found.get(file.path);
      return text === undefined || text === file.content ? [] : [{ file, line: firstDifference(text, file.content) }];
    }),
    orphaned,
    foreign: others.filter((path) => !orphaned.includes(path)),
    leftOver,
    known: [...found.values()].some(hasMark),
  };
}

/** Differences between the output directory and the registry as issues, each with the command that cures it. */
export function describeOutput(directory: string, registryFile: string, state: OutputState): Issue[] {
  const issue = (code: string, path: string, line: number, message: string, help: string): Issue => ({
    code,
    severity: "error",
    file: displayPath(join(directory, path)),
    line,
    column: 1,
    message,
    help,
  });
  const regenerate = 'Run "modeldex generate" and commit the result.';
  return [
    ...state.missing.map(({ path }) =>
      issue(
        "missing-output",
        path,
        1,
        `This file should be generated from ${registryFile} and is not there.`,
        regenerate,
      ),
    ),
    ...state.stale.map(({ file, line }) =>
      issue("stale-output", file.path, line, `Does not match ${registryFile}, from this line on.`, regenerate),
    ),
    ...state.orphaned.map((path) =>
      issue(
        "orphaned-output",
        path,
        1,
        `No longer generated from ${registryFile}.`,
        'Run "modeldex generate"; it removes the file.',
      ),
    ),
    ...state.foreign.map((path) =>
      issue(
        "foreign-file",
        path,
        1,
        "Not generated, but in the directory of generated files.",
        "Move it elsewhere, or delete it.",
      ),
    ),
    ...state.leftOver.map((path) =>
      issue(
        "left-over",
        path,
        1,
        "Left behind by an interrupted run.",
        'Run "modeldex generate"; it removes the file.',
      ),
    ),
  ];
}

/** The output directory holds files and none of them was generated. */
export class ForeignDirectoryError extends Error {
  constructor(directory: string, example: string) {
    super(
      `${directory} holds files that modeldex did not write, such as ${example}. Name an empty directory with --out.`,
    );
    this.name = "ForeignDirectoryError";
  }
}

/**
 * Brings the output directory in line: writes what is missing or stale, removes orphans and left-overs, leaves foreign
 * files alone. Each file is replaced in one step. Returns how many files changed.
 *
 * @throws ForeignDirectoryError where the directory is somebody else's; nothing is written then.
 */
export async function writeOutput(directory: string, state: OutputState): Promise<number> {
  const [example] = state.foreign;
  if (example !== undefined && !state.known) throw new ForeignDirectoryError(displayPath(directory), example);
  const changed = [...state.missing, ...state.stale.map(({ file }) => file)];
  const folders = new Set(changed.map(({ path }) => dirname(join(directory, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  // Left-overs were found with one look at the whole directory; a look beside each file would find them again.
  await Promise.all(changed.map(({ path, content }) => replaceFile(join(directory, path), content)));
  const removed = [...state.orphaned, ...state.leftOver];
  for (const path of removed) await rm(join(directory, path), { force: true });
  for (const folder of new Set(removed.map((path) => dirname(path)))) await removeIfEmpty(directory, folder);
  return changed.length + removed.length;
}

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(directory.length).replaceAll("\\", "/").replace(/^\/+/, ""),
    )
    .sort();
}

function hasMark(text: string): boolean {
  return text.slice(0, MARK_REACH).includes(GENERATED_MARK);
}

const MARK_REACH = 400;

function firstDifference(found: string, expected: string): number {
  const lines = found.split("\n");
  const wanted = expected.split("\n");
  const index = lines.findIndex((line, place) => line !== wanted[place]);
  // What is there may be right as far as it goes.
  return index === -1 ? lines.length : index + 1;
}

// The library's main functions: check, generate and fix one project. They read and write files and return what they found.

import type { Config } from "./config.js";
import type { GeneratedFile } from "./emit/index.js";
import { writeIfChanged } from "./files.js";
import { compareIssues, type Issue } from "./issue.js";
import { type MergeSummary, resolveConflict } from "./merge/conflict.js";
import { compareOutput, describeOutput, writeOutput } from "./output.js";
import type { Registry } from "./record.js";
import { canonicalText, checkLayout, readRegistry } from "./registry.js";

/** What a command found and did. */
export interface ProjectResult {
  readonly issues: readonly Issue[];
  /** The registry, where it is valid. */
  readonly registry: Registry | undefined;
  /** Text of the files that issues speak of, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** Number of generated files in all. */
  readonly files: number;
  /** Number of files written or removed. */
  readonly changed: number;
}

/**
 * Checks a registry, its layout, and whether the generated files match it. Writes nothing.
 *
 * @throws MissingRegistryError where there is no registry.
 */
export async function checkProject(config: Config): Promise<ProjectResult> {
  const read = await readRegistry(config.registry);
  const layout = checkLayout(read);
  const issues = layout === undefined ? [...read.issues] : [...read.issues, layout];
  const sources = new Map([[read.file, read.text]]);
  if (read.registry === undefined)
    return { issues: issues.sort(compareIssues), registry: undefined, sources, files: 0, changed: 0 };
  const files = await emit(read.registry, config);
  const state = await compareOutput(config.out, files);
  issues.push(...describeOutput(config.out, read.file, state));
  return { issues: issues.sort(compareIssues), registry: read.registry, sources, files: files.length, changed: 0 };
}

/**
 * Writes the generated files of a registry. An invalid registry changes nothing.
 *
 * @throws MissingRegistryError where there is no registry, ForeignDirectoryError where the output is somebody else's.
 */
export async function generateProject(config: Config): Promise<ProjectResult> {
  const read = await readRegistry(config.registry);
  const sources = new Map([[read.file, read.text]]);
  if (read.registry === undefined) return { issues: read.issues, registry: undefined, sources, files: 0, changed: 0 };
  const files = await emit(read.registry, config);
  const state = await compareOutput(config.out, files);
  const changed = await writeOutput(config.out, state);
  return { issues: read.issues, registry: read.registry, sources, files: files.length, changed };
}

/** What fixing a registry file led to. */
export interface FixResult extends ProjectResult {
  /** Where git had left the file in conflict: what was merged. */
  readonly merged: MergeSummary | undefined;
}

/**
 * Brings a registry file into canonical layout, and merges the two sides of one that git left in conflict. Changes no fact,
 * and nothing at all where rewriting would lose something or the sides contradict one another.
 *
 * @throws MissingRegistryError where there is no registry.
 */
export async function fixProject(config: Config): Promise<FixResult> {
  const read = await readRegistry(config.registry);
  const sources = new Map([[read.file, read.text]]);
  const canonical = canonicalText(read.text);
  const resolution = canonical === undefined ? resolveConflict(read.text, read.file) : undefined;
  const text = canonical ?? resolution?.text;
  const result = { sources, files: 1, merged: resolution?.summary };
  if (text === undefined)
    return { ...result, issues: resolution?.issues ?? read.issues, registry: undefined, changed: 0 };
  const changed = (await writeIfChanged(read.path, text)) ? 1 : 0;
  return { ...result, issues: [], registry: read.registry, changed };
}

/** The emitters bring a whole compiler, which takes longer to load than an invalid registry takes to report. */
async function emit(registry: Registry, config: Config): Promise<readonly GeneratedFile[]> {
  const { emitFiles } = await import("./emit/index.js");
  return emitFiles(registry, config);
}

// The library's main functions: check, generate and fix one project. They read and write files and return what they found.

import type { Config } from "./config.js";
import { type DisagreementsRecord, readDisagreements } from "./disagreements.js";
import type { GeneratedFile } from "./emit/index.js";
import { writeIfChanged } from "./files.js";
import { type RegistryFilters, readFilters } from "./filters/read-filters.js";
import { compareIssues, type Issue } from "./issue.js";
import { type MergeSummary, resolveConflict } from "./merge/conflict.js";
import { compareOutput, describeOutput, writeOutput } from "./output.js";
import type { Registry } from "./record.js";
import { canonicalText, checkLayout, type RegistryText, readRegistry } from "./registry.js";
import type { Validation } from "./validate.js";

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
  const { read, disagreements, filters, issues, sources, sound } = await readInputs(config);
  const layout = checkLayout(read);
  if (layout !== undefined) issues.push(layout);
  const { registry } = read;
  if (registry === undefined || !sound) {
    return { issues: issues.sort(compareIssues), registry, sources, files: 0, changed: 0 };
  }
  const files = await emit(registry, { disagreements, filters }, config);
  const state = await compareOutput(config.out, files);
  issues.push(...describeOutput(config.out, read.file, state));
  return { issues: issues.sort(compareIssues), registry, sources, files: files.length, changed: 0 };
}

/**
 * Writes the generated files of a registry. An invalid registry changes nothing.
 *
 * @throws MissingRegistryError where there is no registry, ForeignDirectoryError where the output is somebody else's.
 */
export async function generateProject(config: Config): Promise<ProjectResult> {
  const { read, disagreements, filters, issues, sources, sound } = await readInputs(config);
  const { registry } = read;
  if (registry === undefined || !sound) return { issues, registry, sources, files: 0, changed: 0 };
  const files = await emit(registry, { disagreements, filters }, config);
  const state = await compareOutput(config.out, files);
  const changed = await writeOutput(config.out, state);
  return { issues, registry, sources, files: files.length, changed };
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

/** All that generated files are made from. */
interface Inputs {
  readonly read: RegistryText & Validation;
  readonly disagreements: DisagreementsRecord | undefined;
  readonly filters: RegistryFilters | undefined;
  readonly issues: Issue[];
  readonly sources: Map<string, string>;
  /** Whether files may be made from them. */
  readonly sound: boolean;
}

async function readInputs({ registry: directory }: Config): Promise<Inputs> {
  const read = await readRegistry(directory);
  const found = read.registry === undefined ? undefined : await readDisagreements(directory, read.registry);
  const filters = read.registry === undefined ? undefined : await readFilters(directory, read.registry);
  const sources = new Map([[read.file, read.text], ...(filters?.sources ?? [])]);
  if (found !== undefined) sources.set(found.file, found.text);
  const optional = [found, filters].filter((part) => part !== undefined);
  return {
    read,
    disagreements: found?.value,
    filters: filters?.value,
    issues: [...read.issues, ...optional.flatMap(({ issues }) => issues)],
    sources,
    sound: read.registry !== undefined && optional.every(({ value }) => value !== undefined),
  };
}

/** The emitters bring a whole compiler, which takes longer to load than an invalid registry takes to report. */
async function emit(
  registry: Registry,
  { disagreements, filters }: Pick<Inputs, "disagreements" | "filters">,
  { runtime, manifests }: Config,
): Promise<readonly GeneratedFile[]> {
  const { emitFiles } = await import("./emit/index.js");
  return emitFiles(registry, {
    runtime,
    manifests,
    ...(disagreements === undefined ? {} : { disagreements }),
    ...(filters === undefined ? {} : { filters }),
  });
}

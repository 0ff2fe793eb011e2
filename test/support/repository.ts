// Where the repository is and what its registry says, read without any of the code under test.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root directory of the repository, without a slash at the end. */
export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Entry points with code that are there whatever the registry holds, beside the index. */
export const LIBRARY_ENTRIES = ["runtime", "characteristics", "sizing", "hub", "manifests"] as const;

/** A record of registry/models.json. */
export interface RegistryRecord {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly huggingface_id?: string;
  readonly aliases?: readonly string[];
  readonly constant_name?: string;
  readonly [key: string]: unknown;
}

/** Every record of the registry, in the order of the file. */
export function readRecords(): readonly RegistryRecord[] {
  return JSON.parse(readFileSync(join(REPOSITORY, "registry/models.json"), "utf8")).models;
}

/** Every model type of the registry, sorted. */
export function readTypes(): readonly string[] {
  return [...new Set(readRecords().map(({ type }) => type))].sort();
}

/** Names of the generated files of filters, sorted: what is in the folder, without index.json and models.json. */
export function readFilterFiles(): readonly string[] {
  const files = readdirSync(join(REPOSITORY, "generated/manifests")).sort();
  return files.filter((file) => file !== "index.json" && file !== "models.json");
}

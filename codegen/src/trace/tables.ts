// The mappings of a registry, and the tables that somebody names beside them.
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Config } from "../config.js";
import { displayPath } from "../files.js";
import { compareText, type Issue } from "../issue.js";
import { nearest } from "../nearest.js";
import { type Mapping, parseMapping } from "../sources/mapping.js";
import { sizeOfTable } from "../sources/table.js";
import { UsageError } from "../usage-error.js";

/** Directory of mappings in a registry. */
const MAPPINGS_FOLDER = "mappings";

/** A table and what it was read with. */
export interface TableChoice {
  /** Name of a mapping of the registry, or path of a mapping file. */
  readonly mapping: string;
  /** Path of the table. */
  readonly table: string;
}

/** A table, ready to be read. */
export interface Table {
  readonly mapping: Mapping;
  readonly path: string;
  readonly file: string;
  readonly size: number;
}

/** A mapping of the registry whose table was not given. */
export interface IdleMapping {
  readonly name: string;
  readonly mapping: Mapping;
}

/** The tables that were given, and the mappings that were not used. */
export interface OpenedTables {
  readonly tables: readonly Table[];
  /** By name. Those at fault are left out: nobody asked for them. */
  readonly idle: readonly IdleMapping[];
  /** What is wrong with the mappings of the tables. */
  readonly issues: readonly Issue[];
  /** Text of these mappings, by file. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Finds tables and reads their mappings.
 *
 * @throws UsageError where the registry has no such mapping, or a table is no file.
 */
export async function openTables({ registry }: Config, choices: readonly TableChoice[]): Promise<OpenedTables> {
  const folder = join(registry, MAPPINGS_FOLDER);
  const names = await listMappings(folder);
  const tables: Table[] = [];
  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  const used = new Set<string>();
  for (const { mapping: name, table: path } of choices) {
    if (!isPath(name) && !names.includes(name)) throw missingMapping(name, names, folder);
    const mappingPath = isPath(name) ? name : join(folder, `${name}.json`);
    const file = displayPath(mappingPath);
    const text = await readFile(mappingPath, "utf8");
    const parsed = parseMapping(text, file);
    texts.set(file, text);
    issues.push(...parsed.issues);
    used.add(resolve(mappingPath));
    const size = await sizeOfTable(path);
    if (parsed.value !== undefined) tables.push({ mapping: parsed.value, path, file: displayPath(path), size });
  }
  const others = names.filter((name) => !used.has(resolve(folder, `${name}.json`)));
  const idle = await Promise.all(
    others.map(async (name): Promise<IdleMapping[]> => {
      const { value } = parseMapping(await readFile(join(folder, `${name}.json`), "utf8"), name);
      return value === undefined ? [] : [{ name, mapping: value }];
    }),
  );
  return { tables, idle: idle.flat(), issues, texts };
}

function isPath(mapping: string): boolean {
  return /[/\\]|\.json$/i.test(mapping);
}

async function listMappings(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const mappings = files.filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"));
  return mappings.map((file) => basename(file, ".json")).sort(compareText);
}

function missingMapping(name: string, names: readonly string[], folder: string): UsageError {
  const near = nearest(name, names);
  const hint = near === undefined ? "Name one of its files, or a path." : `Did you mean "${near}"?`;
  return new UsageError(`There is no mapping "${name}" in ${displayPath(folder)}. ${hint}`);
}

// All filters of a registry: read, checked, run, and held against one another.
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareText, type Issue } from "../issue.js";
import { type JsonPath, Locator } from "../locate.js";
import { readSettings } from "../read-settings.js";
import type { ModelRecord, Registry } from "../record.js";
import { type Filter, type FilterFile, listFilters, parseFilters } from "./filter-file.js";
import { KnownValues } from "./known-values.js";
import { Selector } from "./select.js";

/** Name of the folder of filters in the directory of a registry. */
export const FILTERS_FOLDER = "filters";

const SCHEMA_FILE = "filters.schema.json";

/** A filter and what it lists. */
export interface FilterList {
  readonly filter: Filter;
  /** File that declares it, for messages. */
  readonly file: string;
  /** Positions of its models among all models by id, in the order of the filter. */
  readonly positions: readonly number[];
}

/** The filters of a registry. */
export interface RegistryFilters {
  /** All models by id: what positions count. */
  readonly models: readonly ModelRecord[];
  /** By name. */
  readonly lists: readonly FilterList[];
}

/** What reading led to; filters only where nothing is wrong. */
export interface FiltersText {
  readonly value: RegistryFilters | undefined;
  readonly issues: readonly Issue[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads the filters of a valid registry. Undefined where it has no folder of filters. */
export async function readFilters(directory: string, registry: Registry): Promise<FiltersText | undefined> {
  const names = await readdir(join(directory, FILTERS_FOLDER)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (names === undefined) return undefined;
  const models = [...registry.models].sort((left, right) => compareText(left.id, right.id));
  const known = new KnownValues(models);
  const selector = new Selector(models);
  const issues: Issue[] = [];
  const sources = new Map<string, string>();
  const lists: FilterList[] = [];
  const locators = new Map<string, Locator>();
  for (const name of names.filter((name) => name.endsWith(".json") && name !== SCHEMA_FILE).sort(compareText)) {
    const read = await readSettings(directory, `${FILTERS_FOLDER}/${name}`, (text, file) =>
      parseFilters(text, file, known),
    );
    const { file, text, value, issues: found } = read;
    sources.set(file, text);
    issues.push(...found);
    if (value === undefined) continue;
    const locator = new Locator(text);
    locators.set(file, locator);
    const all = listFilters(value).map((filter) => ({ filter, file, positions: selector.positionsOf(filter) }));
    issues.push(...findEmpty(value, all, locator));
    lists.push(...all.filter(({ filter, positions }) => positions.length > 0 || !filter.leaveOutEmpty));
  }
  lists.sort((left, right) => compareText(left.filter.name, right.filter.name));
  issues.push(...findClashes(lists, locators), ...findIdentical(lists, locators));
  const sound = issues.every(({ severity }) => severity !== "error");
  return { value: sound ? { models, lists } : undefined, issues, sources };
}

function findEmpty(file: FilterFile, lists: readonly FilterList[], locator: Locator): Issue[] {
  const declared: (readonly [JsonPath, string | undefined, boolean])[] = [
    ...file.filters.map(({ empty_because: reason }, index) => [["filters", index], reason, false] as const),
    ...(file.products ?? []).map(
      (product, index) => [["products", index], product.empty_because, product.leave_out_empty === true] as const,
    ),
  ];
  return declared.flatMap(([at, reason, leaveOut]): Issue[] => {
    const made = lists.filter(({ filter }) => filter.at[0] === at[0] && filter.at[1] === at[1]);
    const empty = made.filter(({ positions }) => positions.length === 0);
    const [first] = made;
    if (first === undefined) return [];
    const issue = (path: JsonPath, message: string, help: string): Issue => ({
      code: "empty-filter",
      severity: "error",
      file: first.file,
      ...locator.positionOf(path),
      message,
      help,
    });
    if (reason !== undefined) {
      if (empty.length > 0) return [];
      const what = at[0] === "filters" ? `Filter ${first.filter.name} lists` : "All combinations list";
      return [issue([...at, "empty_because"], `${what} models now.`, "Remove the reason.")];
    }
    if (leaveOut) {
      if (empty.length < made.length) return [];
      return [issue(at, "No combination of this product lists a model.", "Change its axes, or remove it.")];
    }
    return empty.map(({ filter }) =>
      issue(
        at[0] === "filters" ? [...at, "name"] : [...at, "axes"],
        `Filter ${filter.name} lists no model.`,
        at[0] === "filters"
          ? 'Change its conditions, or say in "empty_because" why it is kept.'
          : 'Take it off the axes, set "leave_out_empty", or say in "empty_because" why it is kept.',
      ),
    );
  });
}

// Manifests lie beside one another, and beside two files with names of their own.
function findClashes(lists: readonly FilterList[], locators: ReadonlyMap<string, Locator>): Issue[] {
  const taken = new Map<string, FilterList>();
  return lists.flatMap((list): Issue[] => {
    const stem = manifestStem(list.filter.name);
    const other = taken.get(stem);
    taken.set(stem, other ?? list);
    if (other === undefined) return [];
    const what =
      other.filter.name === list.filter.name ? "is declared twice" : `has the same file name as ${other.filter.name}`;
    return [
      {
        code: "filters",
        severity: "error",
        file: list.file,
        ...(locators.get(list.file) as Locator).positionOf(list.filter.at),
        message: `Filter ${list.filter.name} ${what}.`,
        help: `Rename one of them; the other stands in ${other.file}.`,
      },
    ];
  });
}

function findIdentical(lists: readonly FilterList[], locators: ReadonlyMap<string, Locator>): Issue[] {
  const byContent = new Map<string, FilterList>();
  return lists.flatMap((list): Issue[] => {
    if (list.positions.length === 0) return [];
    const content = digest(list.positions);
    const other = byContent.get(content);
    byContent.set(content, other ?? list);
    if (other === undefined) return [];
    return [
      {
        code: "identical-filters",
        severity: "warning",
        file: list.file,
        ...(locators.get(list.file) as Locator).positionOf(list.filter.at),
        message: `Filters ${other.filter.name} and ${list.filter.name} list the same models in the same order.`,
        help: "Remove one of them, or change its conditions.",
      },
    ];
  });
}

// Many long lists are compared; their digests do not fill the memory.
function digest(positions: readonly number[]): string {
  return createHash("sha256").update(Uint32Array.from(positions)).digest("hex");
}

/** File name of a filter's manifest, without its ending: `hf-filter/small` gives `hf-filter-small`. */
export function manifestStem(name: string): string {
  return name.replaceAll("/", "-");
}

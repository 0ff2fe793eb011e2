// Traces facts of the registry back to the tables they came from. Tables are read row by row; nothing is written.
import { formatKey, keysOf } from "../candidate.js";
import type { Config } from "../config.js";
import type { Issue } from "../issue.js";
import type { Registry } from "../record.js";
import { readRegistry } from "../registry.js";
import type { Mapping } from "../sources/mapping.js";
import { type Row, readTable } from "../sources/table.js";
import { canGive, findInRow, isRowOf, keyIn, keyOfRow } from "./follow.js";
import { conclude, type TracedFact, type Trail } from "./outcome.js";
import { type RegistryFact, type Selection, selectFacts } from "./select.js";
import { openTables, type Table, type TableChoice } from "./tables.js";

/** What is to be traced, and where to. */
export interface TraceOptions extends Selection {
  readonly tables: readonly TableChoice[];
  /** Called now and then with the bytes read of how many. */
  readonly onProgress?: (read: number, total: number) => void;
}

/** What tracing led to. */
export interface TraceResult {
  /** What kept facts from being traced at all: an invalid registry or mapping. */
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** In the order of ids and of the schema. */
  readonly facts: readonly TracedFact[];
  /** How many facts there were to choose from. */
  readonly from: number;
  /** Rows of the tables that cannot be read; a fact may be in one of them. */
  readonly unreadable: readonly Issue[];
}

/**
 * Traces facts of a registry to cells of the tables given.
 *
 * @throws MissingRegistryError where there is no registry, UsageError where a model, fact, mapping or table is not there.
 */
export async function traceProject(config: Config, options: TraceOptions): Promise<TraceResult> {
  const read = await readRegistry(config.registry);
  const sources = new Map([[read.file, read.text]]);
  if (read.registry === undefined) return { issues: read.issues, sources, facts: [], from: 0, unreadable: [] };
  const { registry } = read;
  const { facts, from } = selectFacts(registry, options);
  const { tables, idle, issues, texts } = await openTables(config, options.tables);
  for (const [file, text] of texts) sources.set(file, text);
  if (issues.length > 0) return { issues, sources, facts: [], from, unreadable: [] };

  const trails = new Map<RegistryFact, Trail>();
  for (const fact of facts) {
    const couldHave = ({ mapping }: { readonly mapping: Mapping }) => canGive(mapping, fact);
    trails.set(fact, { tables: tables.filter(couldHave), idle: idle.filter(couldHave) });
  }
  const idOf = ownIds(registry);
  const unreadable: Issue[] = [];
  const total = tables.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const table of tables) {
    const onRead = (bytes: number) => options.onProgress?.(done + bytes, total);
    unreadable.push(...(await followTable(table, trails, idOf, onRead)));
    done += table.size;
    options.onProgress?.(done, total);
  }
  return {
    issues,
    sources,
    facts: [...trails].map(([fact, trail]) => conclude(fact, trail, registry)),
    from,
    unreadable,
  };
}

/** Reads one table and notes what its rows say about facts. Gives the rows that cannot be read. */
async function followTable(
  table: Table,
  trails: ReadonlyMap<RegistryFact, Trail>,
  idOf: (key: string) => string | undefined,
  onRead: (bytes: number) => void,
): Promise<Issue[]> {
  const { mapping, path, file } = table;
  const wanted = groupByKey(table, trails);
  const unreadable: Issue[] = [];
  for await (const entry of readTable(path, { rows: mapping.rows, file, onRead })) {
    if (!("cells" in entry)) unreadable.push(...("issues" in entry ? entry.issues : [entry]));
    else
      for (const [fact, trail] of wanted.get(keyOfRow(entry.cells, mapping) ?? "") ?? [])
        followRow(entry, table, fact, trail, idOf);
  }
  return unreadable;
}

function groupByKey(table: Table, trails: ReadonlyMap<RegistryFact, Trail>): Map<string, [RegistryFact, Trail][]> {
  const groups = new Map<string, [RegistryFact, Trail][]>();
  for (const entry of trails) {
    const [fact, { tables }] = entry;
    const key = tables.includes(table) ? keyIn(table.mapping, fact) : undefined;
    if (key === undefined) continue;
    const group = groups.get(formatKey(key));
    if (group === undefined) groups.set(formatKey(key), [entry]);
    else group.push(entry);
  }
  return groups;
}

function followRow(
  row: Row,
  { mapping, file }: Table,
  fact: RegistryFact,
  trail: Trail,
  idOf: (key: string) => string | undefined,
): void {
  if (trail.finding?.isEqual || !isRowOf(row.cells, mapping, fact)) return;
  trail.row ??= { ...row.positionOf(), file };
  const finding = findInRow(row, mapping, fact, idOf);
  // A source may say several things; the registry has one of them.
  if (finding !== undefined && (finding.isEqual || trail.finding === undefined)) trail.finding = { ...finding, file };
}

function ownIds({ models }: Registry): (key: string) => string | undefined {
  const ids = new Map(models.flatMap((record) => keysOf(record).map((key) => [formatKey(key), record.id] as const)));
  return (key) => ids.get(key);
}

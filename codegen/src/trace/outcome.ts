// What came of tracing one fact, in a word and in a sentence.
import { isPage } from "../candidate.js";
import type { Position } from "../locate.js";
import type { Registry } from "../record.js";
import { type Finding, rulesFor } from "./follow.js";
import type { RegistryFact } from "./select.js";
import type { IdleMapping, Table } from "./tables.js";

/**
 * How the tracing of a fact ended.
 *
 * - `equal`: the cell is there, and what the mapping makes of it is the value in the registry.
 * - `differs`: the cell is there and gives another value, or none.
 * - `no-cell`: a row is there, but no cell of it gives the field.
 * - `no-row`: the source's table is there, but no row of it is about the model.
 * - `no-table`: the table that would have it was not given.
 * - `page-only`: the source is a page and no row names it: the fact was written by hand.
 */
export const TRACE_OUTCOMES = ["equal", "differs", "no-cell", "no-row", "no-table", "page-only"] as const;

/** One of the ways in which the tracing of a fact ends. */
export type TraceOutcome = (typeof TRACE_OUTCOMES)[number];

/** One fact and where it was found. */
export interface TracedFact {
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
  /** Key of the registry's `sources`, or the address of a page. */
  readonly source: string;
  /** Title of the source; of a page its address. */
  readonly title: string;
  readonly outcome: TraceOutcome;
  /** The cell, where there is one. */
  readonly cell?: TracedCell;
  /** Why the fact was not traced, in words. */
  readonly reason?: string;
}

/** A cell of a table, and what its mapping makes of it. */
export interface TracedCell extends Omit<Finding, "position" | "isEqual">, Position {
  readonly file: string;
}

/** What is known of a fact while tables are read. */
export interface Trail {
  /** Tables that could have it. */
  readonly tables: readonly Table[];
  /** Mappings that could give it, if there were a table. */
  readonly idle: readonly IdleMapping[];
  /** The first row that is about its model and from its source. */
  row?: Position & { readonly file: string };
  finding?: Finding & { readonly file: string };
}

/** What to say about a fact when all tables are read. */
export function conclude(fact: RegistryFact, trail: Trail, { sources = {} }: Registry): TracedFact {
  const { record, path: field, value, provenance } = fact;
  const { source } = provenance;
  const about = { id: record.id, field, value, source, title: sources[source]?.title ?? source };
  const { finding } = trail;
  if (finding !== undefined) {
    const { position, isEqual, ...cell } = finding;
    return { ...about, outcome: isEqual ? "equal" : "differs", cell: { ...cell, ...position } };
  }
  return { ...about, ...explain(fact, trail) };
}

function explain(fact: RegistryFact, { tables, idle, row }: Trail): { outcome: TraceOutcome; reason: string } {
  const { path, provenance } = fact;
  const { source, field } = provenance;
  const names = idle.filter(({ mapping }) => rulesFor(mapping, fact).length > 0).map(({ name }) => name);
  if (names.length > 0 || (tables.length === 0 && !isPage(source))) {
    const readers = names.length === 0 ? "" : `, which is read with ${names.join(" or ")}`;
    return { outcome: "no-table", reason: `no table for ${isPage(source) ? "pages" : `source ${source}`}${readers}` };
  }
  if (row !== undefined) {
    const place = `${row.file}:${row.line}:${row.column}`;
    const isMapped = tables.some(({ mapping }) => rulesFor(mapping, fact).length > 0);
    const called = field === undefined ? "without a name at the source" : `that the source calls "${field}"`;
    const reason = isMapped
      ? `the row at ${place} gives no ${path}: its cell is empty, or a condition of the mapping does not hold`
      : `the mapping makes no ${path} of a column ${called}; the row is at ${place}`;
    return { outcome: "no-cell", reason };
  }
  const files = [...new Set(tables.map(({ file }) => file))].join(", ");
  if (!isPage(source))
    return { outcome: "no-row", reason: `no row of ${files} is about this model and from ${source}` };
  const why =
    files === "" ? "no mapping gives the field from pages" : `no row of ${files} names the page for this model`;
  return { outcome: "page-only", reason: `written by hand: ${why}` };
}

// Reads fact tables row by row: a JSON list, JSON lines or CSV. Rows keep their place in the file; what cannot be read
// is yielded as an issue in between, and the rest goes on.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { displayPath } from "../files.js";
import type { Issue } from "../issue.js";
import { Locator, type Position, placeWithin } from "../locate.js";
import { parseJson, type TextFault } from "../scan.js";
import { UsageError } from "../usage-error.js";
import { readCsvRows } from "./csv.js";
import { cutRows, type RowText } from "./json-list/rows.js";

/** Names and values of one row. */
export type Cells = Readonly<Record<string, unknown>>;

/** One row and how to find its cells in the file. */
export interface Row {
  readonly cells: Cells;
  /** Place of a cell, or of the row where the column is not in it. */
  positionOf(column?: string): Position;
}

/** A row that cannot be read, and all that is wrong with it. */
export interface BadRow {
  readonly issues: readonly Issue[];
}

/** What a table holds, in its order: rows, and what is wrong with the table beside them. */
export type TableEntry = Row | BadRow | Issue;

/** Options of `readTable`. */
export interface TableOptions {
  /** Dotted path to the list of rows inside a JSON document. */
  readonly rows?: string | undefined;
  /** Name of the file in issues; default is the path as given. */
  readonly file?: string | undefined;
  /** Called now and then with the number of bytes read. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/**
 * Yields the rows of a table, good and bad ones, and holds one at a time. The ending says which form it is:
 * `.csv`, `.jsonl` or `.ndjson`, else JSON.
 */
export async function* readTable(path: string, options: TableOptions = {}): AsyncGenerator<TableEntry> {
  const file = options.file ?? path;
  if (/\.csv$/i.test(path)) yield* readCsvRows(readLines(path, options), file);
  else if (/\.(jsonl|ndjson)$/i.test(path)) yield* readJsonLines(readLines(path, options), file);
  else yield* readJsonList(readChunks(path, options), file, options.rows);
}

/**
 * Number of bytes of a table.
 *
 * @throws UsageError where it is no file.
 */
export async function sizeOfTable(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isFile()) throw new UsageError(`${displayPath(path)} is not a file. Name a CSV, JSONL or JSON table.`);
  return found.size;
}

/** The cell of a column: by its exact name, else by dotted path into objects and lists. Undefined when there is none. */
export function cellAt(cells: Cells, column: string): unknown {
  if (Object.hasOwn(cells, column)) return cells[column];
  let value: unknown = cells;
  for (const step of column.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Cells)[step];
  }
  return value;
}

/** The issue for a row that is not one. */
export function rowIssue(file: string, position: Position, message: string, help: string): Issue {
  return { code: "table-row", severity: "error", file, ...position, message, help };
}

async function* readLines(path: string, { onRead }: TableOptions): AsyncGenerator<string> {
  let first = true;
  let read = 0;
  const stream = createReadStream(path, "utf8");
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield first ? line.replace(/^\uFEFF/, "") : line;
    first = false;
    if (stream.bytesRead === read) continue;
    read = stream.bytesRead;
    onRead?.(read);
  }
}

async function* readJsonLines(lines: AsyncIterable<string>, file: string): AsyncGenerator<TableEntry> {
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() !== "") yield readJsonRow({ text, start: { line, column: 1 } }, file, "This line");
  }
}

async function* readChunks(path: string, { onRead }: TableOptions): AsyncGenerator<string> {
  const stream = createReadStream(path, "utf8");
  for await (const chunk of stream) {
    yield chunk;
    onRead?.(stream.bytesRead);
  }
}

async function* readJsonList(
  chunks: AsyncIterable<string>,
  file: string,
  rows: string | undefined,
): AsyncGenerator<TableEntry> {
  for await (const cut of cutRows(chunks, rows)) {
    if ("text" in cut) yield readJsonRow(cut, file, "This row");
    else yield rowIssue(file, cut.position, cut.message, cut.help);
  }
}

function readJsonRow({ text, start }: RowText, file: string, name: string): Row | BadRow {
  const locator = new Locator(text);
  const { value, faults } = parseRow(text);
  if (faults.length > 0) {
    const place = (offset: number): Position => placeWithin(start, locator.positionAt(offset));
    return { issues: faults.map(({ offset, message, help }) => rowIssue(file, place(offset), message, help)) };
  }
  if (!isCells(value)) {
    const help = "Write a row as an object with one value per column.";
    return { issues: [rowIssue(file, start, `${name} is not an object.`, help)] };
  }
  return { cells: value, positionOf: (column) => placeWithin(start, locator.positionOf(stepsTo(value, column))) };
}

// Measured numbers have all the digits a double prints; only what people write is held to fewer.
function parseRow(text: string): { value?: unknown; faults: readonly TextFault[] } {
  const { faults, ...parsed } = parseJson(text);
  return { ...parsed, faults: faults.filter(({ code }) => code !== "imprecise-number") };
}

function isCells(value: unknown): value is Cells {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stepsTo(cells: Cells, column: string | undefined): (string | number)[] {
  if (column === undefined) return [];
  if (Object.hasOwn(cells, column)) return [column];
  return column.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

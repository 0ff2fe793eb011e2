// Reads fact tables row by row: a JSON list, JSON lines or CSV. Rows keep their place in the file; what cannot be read
// is yielded as an issue in between, and the rest goes on.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { displayPath } from "../files.js";
import type { Issue } from "../issue.js";
import { Locator, type Position } from "../locate.js";
import { parseJson, type TextFault } from "../scan.js";
import { UsageError } from "../usage-error.js";
import { readCsvRows } from "./csv.js";

/** Names and values of one row. */
export type Cells = Readonly<Record<string, unknown>>;

/** One row and how to find its cells in the file. */
export interface Row {
  readonly cells: Cells;
  /** Place of a cell, or of the row where the column is not in it. */
  positionOf(column?: string): Position;
}

/** Options of `readTable`. */
export interface TableOptions {
  /** Dotted path to the list of rows inside a JSON document. */
  readonly rows?: string | undefined;
  /** Name of the file in issues; default is the path as given. */
  readonly file?: string | undefined;
  /** Called now and then with the number of bytes read, where a table is read bit by bit. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/**
 * Yields the rows of a table and the issues met on the way. The ending says which form it is: `.csv`, `.jsonl` or
 * `.ndjson`, else JSON. CSV and JSON lines are read in bounded memory; a JSON list is read whole.
 */
export async function* readTable(path: string, options: TableOptions = {}): AsyncGenerator<Row | Issue> {
  const file = options.file ?? path;
  if (/\.csv$/i.test(path)) yield* readCsvRows(readLines(path, options), file);
  else if (/\.(jsonl|ndjson)$/i.test(path)) yield* readJsonLines(readLines(path, options), file);
  else yield* parseJsonRows(await readFile(path, "utf8"), file, options.rows);
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

async function* readJsonLines(lines: AsyncIterable<string>, file: string): AsyncGenerator<Row | Issue> {
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() === "") continue;
    const locator = new Locator(text);
    const at = (column: number): Position => ({ line, column });
    const { value, faults } = parseRow(text);
    if (faults.length > 0) {
      for (const fault of faults)
        yield rowIssue(file, at(locator.positionAt(fault.offset).column), fault.message, fault.help);
    } else if (isCells(value)) {
      yield { cells: value, positionOf: (column) => at(locator.positionOf(stepsTo(value, column)).column) };
    } else yield rowIssue(file, at(1), "This line is not an object.", NOT_AN_OBJECT);
  }
}

function* parseJsonRows(text: string, file: string, rows: string | undefined): Generator<Row | Issue> {
  const json = text.replace(/^\uFEFF/, " ");
  const locator = new Locator(json);
  const { value, faults } = parseRow(json);
  for (const fault of faults) yield rowIssue(file, locator.positionAt(fault.offset), fault.message, fault.help);
  if (faults.length > 0) return;
  const path = rows?.split(".") ?? [];
  const list = rows === undefined ? value : cellAt(isCells(value) ? value : {}, rows);
  if (!Array.isArray(list)) {
    const place = rows === undefined ? "The document" : `"${rows}" in the document`;
    const help = 'Write the rows as a JSON list, or name the path to it in the mapping\'s "rows".';
    yield rowIssue(file, locator.positionOf(path), `${place} is not a list.`, help);
    return;
  }
  for (const [index, cells] of list.entries()) {
    if (isCells(cells)) {
      yield { cells, positionOf: (column) => locator.positionOf([...path, index, ...stepsTo(cells, column)]) };
    } else yield rowIssue(file, locator.positionOf([...path, index]), "This row is not an object.", NOT_AN_OBJECT);
  }
}

const NOT_AN_OBJECT = "Write a row as an object with one value per column.";

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

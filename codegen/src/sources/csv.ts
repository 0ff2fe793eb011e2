// CSV (RFC 4180, first line names the columns) from lines of text to rows with places. csv-parse reads each record;
// records are cut here, because a parser that runs over the whole file loses the rest of it at the first stray quote.
import { CsvError, parse } from "csv-parse/sync";
import type { Position } from "../locate.js";
import { type Row, rowIssue, type TableEntry } from "./table.js";

// A cell with more line breaks than this is a quote somebody forgot.
const MAX_LINES_PER_RECORD = 200;

const QUOTE_HELP = 'Put a cell with quotes between quotes and double those inside it: "5"" disk".';

/** Yields the rows of a CSV text given line by line, and an issue for each record that is none. */
export async function* readCsvRows(lines: AsyncIterable<string>, file: string): AsyncGenerator<TableEntry> {
  let header: string[] | undefined;
  for await (const { text, line, closed } of cutRecords(lines)) {
    if (!closed) {
      const place = { line, column: text.indexOf('"') + 1 };
      yield { issues: [rowIssue(file, place, "A quote is opened here and not closed.", QUOTE_HELP)] };
      continue;
    }
    const cells = parseRecord(text);
    if (cells instanceof CsvError) {
      const index = typeof cells.column === "number" ? cells.column : 0;
      const place = positionOfCell(text, index, line);
      yield { issues: [rowIssue(file, place, "A quote stands where CSV has none.", QUOTE_HELP)] };
    } else if (header === undefined) {
      const repeated = cells.find((name, index) => name === "" || cells.indexOf(name) !== index);
      if (repeated !== undefined) {
        const at = positionOfCell(text, cells.lastIndexOf(repeated), line);
        const what = repeated === "" ? "A column has no name." : `Two columns are named "${repeated}".`;
        yield rowIssue(file, at, what, "Give every column a name of its own in the first line.");
        return;
      }
      header = cells;
    } else if (cells.length !== header.length) {
      const message = `This row has ${cells.length} cells, the first line names ${header.length} columns.`;
      const help = "Leave a cell empty when it is not known, but keep its comma.";
      yield { issues: [rowIssue(file, { line, column: 1 }, message, help)] };
    } else yield toRow(header, cells, text, line);
  }
}

function toRow(header: readonly string[], cells: readonly string[], text: string, line: number): Row {
  return {
    cells: Object.fromEntries(header.map((name, index) => [name, cells[index]])),
    positionOf: (column) => positionOfCell(text, Math.max(0, header.indexOf(column ?? "")), line),
  };
}

function parseRecord(text: string): string[] | CsvError {
  try {
    // Without the delimiter the library looks for one at every character, in a record that has none.
    return (parse(text, { relax_column_count: true, record_delimiter: "\n" }) as string[][])[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

interface RecordText {
  readonly text: string;
  readonly line: number;
  /** False when its quotes do not add up within reasonable length: then it is one line, and reading goes on with the next. */
  readonly closed: boolean;
}

async function* cutRecords(lines: AsyncIterable<string>): AsyncGenerator<RecordText> {
  let pending: string[] = [];
  let line = 0;
  for await (const text of lines) {
    line++;
    if (pending.length === 0 && text.trim() === "") continue;
    pending.push(text);
    const start = line - pending.length + 1;
    if (countQuotes(pending.join("\n")) % 2 === 0) {
      yield { text: pending.join("\n"), line: start, closed: true };
      pending = [];
    } else if (pending.length >= MAX_LINES_PER_RECORD) {
      const rest = pending;
      pending = [];
      yield* giveUp(rest, start);
    }
  }
  yield* giveUp(pending, line - pending.length + 1);
}

// The first line is the faulty one; each of the others gets a second chance as a record of its own.
function* giveUp(lines: readonly string[], start: number): Generator<RecordText> {
  for (const [index, text] of lines.entries()) {
    if (text.trim() !== "") yield { text, line: start + index, closed: countQuotes(text) % 2 === 0 };
  }
}

function countQuotes(text: string): number {
  return text.split('"').length - 1;
}

function positionOfCell(text: string, index: number, line: number): Position {
  let quoted = false;
  let cell = 0;
  let offset = 0;
  for (; offset < text.length && cell < index; offset++) {
    if (text[offset] === '"') quoted = !quoted;
    else if (text[offset] === "," && !quoted) cell++;
  }
  const before = text.slice(0, offset).split("\n");
  return { line: line + before.length - 1, column: (before.at(-1) ?? "").length + 1 };
}

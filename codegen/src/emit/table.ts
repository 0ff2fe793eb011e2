// Tables of Markdown pages.

/** A cell: text that is escaped already, a number, or nothing. */
export type Cell = string | number | undefined;

/** The lines of a table, and the empty line after it. Columns of numbers stand to the right. */
export function emitTable(titles: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const rules = titles.map((_, column) => (rows.some((row) => typeof row[column] === "number") ? "---:" : "---"));
  return [titles, rules, ...rows].map((cells) => `| ${cells.map(showCell).join(" | ")} |`).concat("");
}

function showCell(cell: Cell): string {
  return typeof cell === "number" ? cell.toLocaleString("en-US") : (cell ?? "");
}

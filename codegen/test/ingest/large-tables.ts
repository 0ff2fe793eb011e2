// Tables with many rows of two kilobytes each, most of it in columns that no mapping names.

/** The forms of a table, by the ending of its name. */
export const TABLE_FORMATS = ["csv", "jsonl", "json"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const CARD = "A model card says much that no field holds. ".repeat(24);
// Many small things: parsed, they take eight times the room of their text.
const FILES = Array.from({ length: 80 }, () => ({ n: [0] }));

/** The text of a table whose rows fit the mapping of the tests. */
export function largeTable(format: TableFormat, length: number): string {
  return joinRows(
    format,
    Array.from({ length }, (_, index) => formatRow(format, index)),
  );
}

/** The same table with one row, counted from 0, replaced by a text. */
export function largeTableWith(format: TableFormat, length: number, at: number, row: string): string {
  const rows = Array.from({ length }, (_, index) => (index === at ? row : formatRow(format, index)));
  return joinRows(format, rows);
}

function formatRow(format: TableFormat, index: number): string {
  const row = { id: `org/model-${index}`, kind: "dense", dim: 384, licence: "MIT", card: `${index}. ${CARD}` };
  // CSV has no lists.
  if (format === "csv") return `${Object.values(row).join(",")},${CARD}`;
  return JSON.stringify({ ...row, files: FILES });
}

function joinRows(format: TableFormat, rows: readonly string[]): string {
  if (format === "json") return `[\n${rows.join(",\n")}\n]\n`;
  return `${[...(format === "csv" ? ["id,kind,dim,licence,card,files"] : []), ...rows].join("\n")}\n`;
}

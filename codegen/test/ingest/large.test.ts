// A table of 10,000 rows is read row by row, whatever its form: under a heap in which it does not fit as a whole, by the real
// command. A bad row in its middle is named, and the rest goes on.
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { modeldex, start } from "../robustness/support.js";
import { largeTable, largeTableWith, TABLE_FORMATS, type TableFormat } from "./large-tables.js";
import { makeWorkplace } from "./support.js";

const ROWS = 10_000;
// Megabytes. The command with its 10,000 candidates needs 44 to 48, and the tables have 19 to 21: not even their text alone would
// fit beside that. What is parsed from the JSON table needs 96 to 112.
const HEAP = 64;

describe.each(TABLE_FORMATS)("10,000 rows as %s", (format) => {
  test("are read in a heap that could not hold them whole", async () => {
    const place = makeWorkplace();
    place.write(`table.${format}`, largeTable(format, ROWS));
    expect(await ingest(place.registry, format)).toEqual({
      code: 0,
      signal: null,
      stdout: "10000 rows, 0 passed over, 10000 candidates, 50000 facts. Wrote my/candidates/sheet.json.\n",
      stderr: "",
    });
    expect(JSON.parse(place.read("my/candidates/sheet.json")).candidates).toHaveLength(ROWS);
  });

  test("are read but for a bad one, whose place is named", async () => {
    const [row, place, fault] = BAD[format];
    const workplace = makeWorkplace();
    workplace.write(`table.${format}`, largeTableWith(format, ROWS, 4_999, row));
    expect(await ingest(workplace.registry, format)).toEqual({
      code: 3,
      signal: null,
      stdout: `table.${format}:${place}  table-row  ${fault}

1 error in 1 file.
10000 rows, 0 passed over, 9999 candidates, 49995 facts. Wrote my/candidates/sheet.json.
`,
      stderr: "",
    });
  });
});

const BAD: Record<TableFormat, readonly [row: string, place: string, fault: string]> = {
  csv: [
    'org/bad,dense,384,MIT,"a card" and more,',
    "5001:23",
    'A quote stands where CSV has none. Put a cell with quotes between quotes and double those inside it: "5"" disk".',
  ],
  jsonl: [
    '{"id": "org/bad", "kind": "dense", "dim": }',
    "5000:43",
    "A value is expected here. Remove a trailing comma, or write the missing value.",
  ],
  json: [
    '{"id": "org/bad", "kind": "dense", "dim": }',
    "5001:43",
    "A value is expected here. Remove a trailing comma, or write the missing value.",
  ],
};

test("the heap is too small for a program that reads such a table whole", async () => {
  const place = makeWorkplace();
  const path = place.write("table.json", largeTable("json", ROWS));
  const program = `const rows = JSON.parse(require("node:fs").readFileSync(${JSON.stringify(path)}, "utf8"));`;
  const whole = (heap: number) => start([`--max-old-space-size=${heap}`, "-e", program], { cwd: dirname(path) }).ended;
  expect((await whole(HEAP)).stderr).toContain("JavaScript heap out of memory");
  expect((await whole(2 * HEAP)).code).toBe(0);
});

function ingest(registry: string, format: TableFormat) {
  const words = ["ingest", "file", `table.${format}`, "--mapping", "sheet.json", "--registry", "my"];
  const env = { NODE_OPTIONS: `--max-old-space-size=${HEAP}` };
  return modeldex(words, { cwd: dirname(registry), env });
}

// Tables in every form give rows with their places; what cannot be read is named with its place, and the rest goes on.
import { describe, expect, test } from "vitest";
import { type Cells, cellAt, readTable } from "../../src/sources/table.js";
import { writeTable } from "./tables.js";

interface Seen {
  rows: { cells: Cells; place: string }[];
  issues: string[];
}

async function readAll(name: string, text: string, column?: string, rows?: string): Promise<Seen> {
  const seen: Seen = { rows: [], issues: [] };
  for await (const row of readTable(await writeTable(name, text), { file: name, rows })) {
    if ("cells" in row) {
      const { line, column: at } = row.positionOf(column);
      seen.rows.push({ cells: row.cells, place: `${line}:${at}` });
      continue;
    }
    const issues = "issues" in row ? row.issues : [row];
    seen.issues.push(
      ...issues.map((issue) => `${issue.file}:${issue.line}:${issue.column} ${issue.code} ${issue.message}`),
    );
  }
  return seen;
}

describe("JSON", () => {
  test("rows keep their place", async () => {
    const seen = await readAll("t.json", '[\n  {"a": 1},\n  {"b": {"c": [5]}, "a": 2}\n]', "a");
    expect(seen).toEqual({
      rows: [
        { cells: { a: 1 }, place: "2:9" },
        { cells: { b: { c: [5] }, a: 2 }, place: "3:26" },
      ],
      issues: [],
    });
  });

  test("the list may lie inside the document", async () => {
    const seen = await readAll("t.json", '{"data": {"models": [\n{"a": {"b": 1}}]}}', "a.b", "data.models");
    expect(seen).toEqual({ rows: [{ cells: { a: { b: 1 } }, place: "2:13" }], issues: [] });
  });

  test.each([
    ["no list", '{"a": 1}', ["t.json:1:1 table-row The document is not a list."]],
    [
      "a row that is no object",
      '[{"a":1},\n 7, null]',
      ["t.json:2:2 table-row This row is not an object.", "t.json:2:5 table-row This row is not an object."],
    ],
    ["a cut file", '[{"a":1},', ["t.json:1:10 table-row A value is expected here."]],
    [
      "a column twice",
      '[{"a":1,\n"a":2}]',
      ['t.json:2:1 table-row The field "a" stands twice in the same object; JSON would keep only the second.'],
    ],
  ])("%s is an issue", async (_name, text, issues) => {
    expect((await readAll("t.json", text)).issues).toEqual(issues);
  });

  test("numbers with all the digits of a double are read", async () => {
    const seen = await readAll("t.json", '[{"a": 0.48731999999999998}]', "a");
    expect(seen.issues).toEqual([]);
  });
});

describe("JSON lines", () => {
  test("a bad line is reported and the rest goes on", async () => {
    const seen = await readAll("t.jsonl", '\uFEFF{"a":1}\n\n{"a":}\n[1]\n{"x":0,"a":2}\n', "a");
    expect(seen).toEqual({
      rows: [
        { cells: { a: 1 }, place: "1:6" },
        { cells: { x: 0, a: 2 }, place: "5:12" },
      ],
      issues: ["t.jsonl:3:6 table-row A value is expected here.", "t.jsonl:4:1 table-row This line is not an object."],
    });
  });
});

describe("CSV", () => {
  test("quotes, commas, line breaks and a byte order mark", async () => {
    const seen = await readAll("t.csv", '\uFEFFid,note,n\r\na,"x, ""y""",1\r\nb,"two\r\nlines",2\r\n\r\nc,,3\r\n', "n");
    expect(seen).toEqual({
      rows: [
        { cells: { id: "a", note: 'x, "y"', n: "1" }, place: "2:14" },
        { cells: { id: "b", note: "two\nlines", n: "2" }, place: "4:8" },
        { cells: { id: "c", note: "", n: "3" }, place: "6:4" },
      ],
      issues: [],
    });
  });

  test("a bad row is reported with its place and the rest goes on", async () => {
    const seen = await readAll("t.csv", 'id,n\na,1,2\nb,"5"x\nc,5" disk\nd,4\n', "n");
    expect(seen).toEqual({
      rows: [{ cells: { id: "d", n: "4" }, place: "5:3" }],
      issues: [
        "t.csv:2:1 table-row This row has 3 cells, the first line names 2 columns.",
        "t.csv:3:3 table-row A quote stands where CSV has none.",
        "t.csv:4:4 table-row A quote is opened here and not closed.",
      ],
    });
  });

  test.each([
    ["id,n,id\n1,2,3\n", 't.csv:1:6 table-row Two columns are named "id".'],
    ["id,,n\n1,2,3\n", "t.csv:1:4 table-row A column has no name."],
  ])("the header %j is refused", async (text, issue) => {
    expect(await readAll("t.csv", text)).toEqual({ rows: [], issues: [issue] });
  });

  test("a forgotten quote does not swallow a long file", async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `m${index},${index}`);
    rows[3] = 'm3,"3';
    const seen = await readAll("t.csv", `id,n\n${rows.join("\n")}\n`);
    expect(seen.rows).toHaveLength(999);
    expect(seen.issues).toEqual(["t.csv:5:4 table-row A quote is opened here and not closed."]);
  });

  test("names such as __proto__ are just columns", async () => {
    const { rows } = await readAll("t.csv", "__proto__,constructor\n1,2\n");
    expect(
      rows.map(({ cells }) => [cellAt(cells, "__proto__"), cellAt(cells, "constructor"), cellAt(cells, "toString")]),
    ).toEqual([["1", "2", undefined]]);
  });
});

test.each([
  [{ "a.b": 1, a: { b: 2 } }, "a.b", 1],
  [{ a: [{ b: 3 }] }, "a.0.b", 3],
  [{ a: null }, "a.b", undefined],
  [{ a: "text" }, "a.length", undefined],
])("cell of %j at %s", (cells, column, want) => {
  expect(cellAt(cells, column)).toBe(want);
});

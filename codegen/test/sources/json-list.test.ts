// A JSON list that comes in chunks gives the rows and places of the whole text, wherever it is cut; a broken row takes as
// few others along as can be told.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Locator } from "../../src/locate.js";
import { cutRows } from "../../src/sources/json-list/rows.js";

/** Rows as `line:column text`, faults as `line:column message`. */
async function cut(text: string, { rows, chunk = 7 }: { rows?: string; chunk?: number } = {}): Promise<string[]> {
  const seen: string[] = [];
  for await (const found of cutRows(inChunks(text, chunk), rows)) {
    const { line, column } = "text" in found ? found.start : found.position;
    seen.push(`${line}:${column} ${"text" in found ? found.text : `! ${found.message}`}`);
  }
  return seen;
}

async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += length) yield text.slice(start, start + length);
}

describe("a sound document", () => {
  const around = ["a.b", '"]', "}", "rows", "\u2028"];
  const document = fc.record({
    list: fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 8 }),
    before: fc.dictionary(fc.constantFrom(...around), fc.jsonValue({ maxDepth: 2 })),
    after: fc.jsonValue({ maxDepth: 2 }),
    path: fc.constantFrom([], ["data"], ["data", "models"], ["with.dot"]),
    indent: fc.constantFrom("", "  ", "\t"),
    chunk: fc.integer({ min: 1, max: 40 }),
    lineEnd: fc.constantFrom("\n", "\r\n"),
  });

  test("gives the same rows in the same places as the whole text", async () => {
    await fc.assert(
      fc.asyncProperty(document, async ({ list, before, after, path, indent, chunk, lineEnd }) => {
        const value = path.reduceRight<unknown>((inner, key) => ({ ...before, [key]: inner, zz: after }), list);
        const text = JSON.stringify(value, null, indent).replaceAll("\n", lineEnd);
        const locator = new Locator(text);
        const wanted = list.map((_, index) => locator.positionOf([...path, index]));
        const rows = path.length === 0 ? {} : { rows: path.join(".") };
        const found: unknown[] = [];
        for await (const row of cutRows(inChunks(text, chunk), rows.rows)) {
          found.push("text" in row ? { value: JSON.parse(row.text), at: row.start } : row);
        }
        // Through JSON, which has no -0.
        const values = JSON.parse(JSON.stringify(list)) as unknown[];
        expect(found).toEqual(values.map((row, index) => ({ value: row, at: wanted[index] })));
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  test("may lead to the list through lists", async () => {
    expect(await cut('{"pages": [{"rows": [1]}, {"rows": [2, 3]}]}', { rows: "pages.1.rows" })).toEqual([
      "1:37 2",
      "1:40 3",
    ]);
  });

  test("may begin with a byte order mark", async () => {
    expect(await cut("\ufeff[1]")).toEqual(["1:3 1"]);
  });

  test("may hold more beside the list than is kept", async () => {
    const long = JSON.stringify(Array.from({ length: 2000 }, () => ["x".repeat(1000)]));
    const text = `{"other": ${long}, "rows": [{"a": 1}], "more": ${long}}`;
    expect(await cut(text, { rows: "rows", chunk: 65_536 })).toEqual([`1:${text.indexOf('{"a"') + 1} {"a": 1}`]);
    expect(await cut(text, { rows: "nowhere", chunk: 65_536 })).toEqual([
      '1:1 ! "nowhere" in the document is not a list.',
    ]);
  });
});

describe("behind a broken row the list goes on:", () => {
  const after = '{"b": 2}';
  test.each([
    ["a value is missing", '{"a": }', ['2:1 {"a": }']],
    ["a brace is missing, with a comma", '{"a": {"x": 1}', ['2:1 {"a": {"x": 1}']],
    ["a bracket is missing", '{"a": [1, 2}', ['2:1 {"a": [1, 2}']],
    ["a bracket is one too many", '{"a": {"x": 1]}}', ['2:1 {"a": {"x": 1]}}']],
    ["a quote is missing", '{"a": "x, "n": "y"}', ['2:1 {"a": "x, "n": "y"},']],
    ["a quote is missing at the end", '{"a": "x}', ['2:1 {"a": "x},']],
    ["a brace is one too many", '{"a": 1}}', ['2:1 {"a": 1}', "2:8 ! A comma is expected here."]],
    ["a comment stands in it, with a brace", '{"a": 1 /* } */}', ['2:1 {"a": 1 /* } */}']],
    ["it is a word", "nothing", ["2:1 nothing"]],
  ])("%s", async (_, row, want) => {
    expect(await cut(`[\n${row},\n${after}\n]`)).toEqual([...want, `3:1 ${after}`]);
  });
});

describe("what is wrong around the rows is named:", () => {
  test.each([
    ["a missing comma", "[1 2]", undefined, ["1:2 1", "1:2 ! A comma is expected here.", "1:4 2"]],
    ["a comma too many", "[1,, 2]", undefined, ["1:2 1", "1:4 ! A value is expected here.", "1:6 2"]],
    ["a comma before the first row", "[\n , 1]", undefined, ["2:2 ! A value is expected here.", "2:4 1"]],
    ["a comma behind the last row", "[1,\n]", undefined, ["1:2 1", "1:3 ! A value is expected here."]],
    ["a comment", "[1, // two\n 2]", undefined, ["1:2 1", "1:5 ! JSON has no comments.", "2:2 2"]],
    ["a list without an end", "[1, 2", undefined, ["1:2 1", "1:5 2", "1:6 ! The text ends inside a list."]],
    ["a row without an end", '[1, {"a": [2', undefined, ["1:2 1", '1:5 {"a": [2']],
    ["text behind the list", "[1]\n2", undefined, ["1:2 1", "2:1 ! The text goes on after its end."]],
    ["nothing", "", undefined, ["1:1 ! A value is expected here."]],
    ["no list", '{"a": 1}', undefined, ["1:1 ! The document is not a list."]],
    ["no list at the path", '{"a":\n {"b": 1}}', "a.b", ['2:8 ! "a.b" in the document is not a list.']],
    ["a way that is broken", '{"x" 1, "a": [2]}', "a", ["1:15 2", "1:6 ! A colon is expected after the field name."]],
    ["a rest that is broken", '{"a": [2],\n "b" 1}', "a", ["1:8 2", "2:6 ! A colon is expected after the field name."]],
    [
      "the list twice",
      '{"a": [1],\n "a": [2]}',
      "a",
      ["1:8 1", '2:2 ! The field "a" stands twice in the same object; JSON would keep only the second.'],
    ],
  ])("%s", async (_, text, rows, want) => {
    const options = rows === undefined ? {} : { rows };
    expect(await cut(text, options)).toEqual(want);
    expect(await cut(text, { ...options, chunk: 1 })).toEqual(want);
  });

  test("a row that does not end within reason, where reading stops", async () => {
    const row = '{"id": "a", "name": "some name"},';
    const text = `[\n{"id": "x},${row.repeat(40_000)}\n{"id": "b"}]`;
    expect(await cut(text, { chunk: 65_536 })).toEqual([
      "2:1 ! What begins here does not end within 1000000 characters; nothing behind it is read.",
    ]);
  });

  test.each([
    ["rows", undefined, `[${"[".repeat(400_000)}${"}".repeat(400_000)}, 1]`],
    ["the way to the rows", "a.b", `{"x": ${"[".repeat(400_000)}`],
    ["gaps", undefined, `[1${",".repeat(100_000)}2]`],
  ])("what never ends in %s, without taking for ever", async (_, rows, text) => {
    const options = { chunk: 65_536, ...(rows === undefined ? {} : { rows }) };
    expect((await cut(text, options)).length).toBeGreaterThan(0);
  });
});

import { describe, expect, test } from "vitest";
import type { Condition, Mapping } from "../../src/sources/mapping.js";
import type { Cells, Row } from "../../src/sources/table.js";
import { meetsAll, translateRow } from "../../src/sources/translate.js";
import { smallMapping } from "./tables.js";

function rowOf(cells: Cells): Row {
  return { cells, positionOf: (column) => ({ line: 3, column: Object.keys(cells).indexOf(column ?? "") + 1 }) };
}

test("cells become facts with provenance", () => {
  const row = rowOf({ id: "org/m", kind: "late", params: "120", languages: ["eng-Latn"] });
  expect(translateRow(row, smallMapping, "t.csv")).toEqual({
    candidate: {
      key: { field: "huggingface_id", value: "org/m" },
      facts: {
        type: { value: "colbert", provenance: { source: "sheet", field: "kind", how: "derived" } },
        "specs.parameters": { value: 120, provenance: { source: "sheet", field: "params", how: "declared" } },
        "capabilities.languages": {
          value: ["en"],
          provenance: { source: "sheet", field: "languages", how: "declared" },
        },
      },
    },
    issues: [],
  });
});

test("an id that the table writes in its own way is written as the mapping says", () => {
  const mapping: Mapping = { ...smallMapping, key: { ...smallMapping.key, words: { "ORG/m": "org/m" } } };
  expect(translateRow(rowOf({ id: "ORG/m" }), mapping, "t.csv").candidate?.key.value).toBe("org/m");
  expect(translateRow(rowOf({ id: "toString" }), mapping, "t.csv").candidate).toBeUndefined();
});

test("unknown stays absent", () => {
  const row = rowOf({ id: "org/m", kind: null, params: 0, languages: [] });
  expect(translateRow(row, smallMapping, "t.csv").candidate?.facts).toEqual({});
});

test("a bad cell leaves its field out and says why", () => {
  const row = rowOf({ id: "org/m", kind: "dense", params: "110M" });
  const { candidate, issues } = translateRow(row, smallMapping, "t.csv");
  expect(Object.keys(candidate?.facts ?? {})).toEqual(["type"]);
  expect(issues).toEqual([
    {
      code: "table-cell",
      severity: "error",
      file: "t.csv",
      line: 3,
      column: 3,
      path: "specs.parameters",
      message: '"110M" is not a whole number above 0.',
      help: "Correct the cell; specs.parameters is left out until then.",
    },
  ]);
});

describe("a row is left out", () => {
  const mapping: Mapping = { ...smallMapping, source: { column: "from", keys: { "a@1": "a" } } };
  test.each([
    ["without an id", smallMapping, { kind: "dense" }, "nothing is not a huggingface_id."],
    ["with an id that is none", smallMapping, { id: "no-slash" }, '"no-slash" is not a huggingface_id.'],
    ["with a hostile id", smallMapping, { id: "org/`x` */" }, '"org/`x` */" is not a huggingface_id.'],
    ["from an unknown source", mapping, { id: "org/m", from: "b@2" }, '"b@2" is not a source the mapping knows.'],
    [
      "from no source",
      mapping,
      { id: "org/m", from: "constructor" },
      '"constructor" is not a source the mapping knows.',
    ],
  ])("%s", (_name, given, cells, message) => {
    const { candidate, issues } = translateRow(rowOf(cells), given, "t.csv");
    expect(candidate).toBeUndefined();
    expect(issues.map((issue) => issue.message)).toEqual([message]);
  });
});

test("a row that is passed over is no fault", () => {
  const mapping: Mapping = { ...smallMapping, where: [{ column: "kind", is: "dense" }] };
  expect(translateRow(rowOf({ kind: "router" }), mapping, "t.csv")).toEqual({ issues: [] });
});

test("a value that the schema refuses is reported", () => {
  const mapping: Mapping = {
    ...smallMapping,
    facts: [{ field: "pooling.strategy", column: "pooling", as: "text", how: "declared" }],
  };
  const { issues } = translateRow(rowOf({ id: "org/m", pooling: "median" }), mapping, "t.csv");
  expect(issues.map((issue) => issue.message)).toEqual(['"median" is not a value of pooling.strategy.']);
});

test("two rules for one field must exclude one another", () => {
  const [first] = smallMapping.facts;
  const mapping: Mapping = { ...smallMapping, facts: [first, first] as Mapping["facts"] };
  const { issues } = translateRow(rowOf({ id: "org/m", kind: "dense" }), mapping, "t.csv");
  expect(issues.map((issue) => issue.message)).toEqual(["Two rules of the mapping give type for this row."]);
});

test("a page is a source of its own, with the day it was read and a remark", () => {
  const mapping: Mapping = {
    source: { column: "page", keys: {} },
    pages_read_on: "2026-11-21",
    note_column: "remark",
    key: smallMapping.key,
    facts: [{ field: "prefixes.query", column: "prefix", as: "verbatim", upstream: null, how: "declared" }],
  };
  const row = rowOf({ id: "org/m", page: "https://example.com/card", prefix: "query: ", remark: "From the card." });
  expect(translateRow(row, mapping, "t.csv").candidate?.facts).toEqual({
    "prefixes.query": {
      value: "query: ",
      provenance: { source: "https://example.com/card", date: "2026-11-21", how: "declared", note: "From the card." },
    },
  });
});

test("CivitAI ids are numbers, also in CSV", () => {
  const mapping: Mapping = { ...smallMapping, key: { column: "id", field: "civitai_id" } };
  expect(translateRow(rowOf({ id: "4384" }), mapping, "t.csv").candidate?.key).toEqual({
    field: "civitai_id",
    value: 4384,
  });
  expect(translateRow(rowOf({ id: "4384x" }), mapping, "t.csv").candidate).toBeUndefined();
});

test.each<[Condition, boolean]>([
  [{ column: "kind", is: "dense" }, true],
  [{ column: "kind", is_not: "dense" }, false],
  [{ column: "kind", in: ["sparse", "dense"] }, true],
  [{ column: "kind", not_in: ["sparse", "dense"] }, false],
  [{ column: "list", includes: "image" }, true],
  [{ column: "list", lacks: "image" }, false],
  [{ column: "csv", includes: "b" }, true],
  [{ column: "yes", is: true }, true],
  [{ column: "yes", not_in: [true] }, false],
  [{ column: "kind", present: true }, true],
  [{ column: "none", present: false }, true],
  [{ column: "none", is: null }, true],
  [{ column: "size", matches: "^5" }, true],
  [{ column: "kind", same_as: "twin" }, true],
  [{ column: "kind", same_as: "size" }, false],
])("condition %j", (condition, holds) => {
  const cells = { kind: "dense", twin: "dense", list: ["text", "image"], csv: "a; b", yes: "true", size: 512 };
  expect(meetsAll(cells, [condition])).toBe(holds);
});

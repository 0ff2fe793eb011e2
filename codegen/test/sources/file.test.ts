import { expect, test } from "vitest";
import { readFactFile, readTranslations } from "../../src/sources/file.js";
import { smallMapping, writeTable } from "./tables.js";

const rows = [
  { id: "org/a", kind: "dense", params: 100, languages: "eng;deu" },
  { id: "org/b", kind: "late", params: 0, languages: "" },
];
const csv = `id,kind,params,languages\n${rows.map((row) => Object.values(row).join(",")).join("\n")}\n`;

test.each([
  ["t.json", JSON.stringify(rows)],
  ["t.jsonl", rows.map((row) => JSON.stringify(row)).join("\n")],
  ["t.csv", csv],
])("the same table as %s gives the same candidates", async (name, text) => {
  const { outcome, candidates, counts } = await readFactFile(await writeTable(name, text), smallMapping);
  expect(outcome).toBe("ok");
  expect(counts.rows).toBe(2);
  expect(
    candidates.map(({ key, facts }) => [key.value, ...Object.entries(facts).map(([path, { value }]) => [path, value])]),
  ).toEqual([
    ["org/a", ["type", "dense"], ["specs.parameters", 100], ["capabilities.languages", ["de", "en"]]],
    ["org/b", ["type", "colbert"]],
  ]);
});

test("what is wrong is named with file, line and column, and the rest goes on", async () => {
  const text = "id,kind,params,languages\norg/a,dense,1e9x,eng\n\norg/b,late\n,dense,1,eng\norg/d,dense,7,eng\n";
  const { outcome, candidates, issues, counts } = await readFactFile(await writeTable("t.csv", text), smallMapping, {
    file: "t.csv",
  });
  expect(outcome).toBe("partial");
  expect(candidates.map(({ key }) => key.value)).toEqual(["org/a", "org/d"]);
  expect(counts).toEqual({ rows: 4, passedOver: 0, facts: 5 });
  expect(issues.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([
    't.csv:2:13 "1e9x" is not a whole number above 0.',
    "t.csv:4:1 This row has 2 cells, the first line names 4 columns.",
    't.csv:5:1 "" is not a huggingface_id.',
  ]);
});

test("a table without a usable row failed", async () => {
  expect((await readFactFile(await writeTable("t.json", "{}"), smallMapping)).outcome).toBe("failed");
});

test("a large table can be read row by row", async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) =>
    JSON.stringify({ id: `org/m${index}`, kind: "dense", params: index }),
  );
  let candidates = 0;
  for await (const row of readTranslations(await writeTable("t.jsonl", lines.join("\n")), smallMapping)) {
    if ("candidate" in row) candidates++;
  }
  expect(candidates).toBe(10_000);
});

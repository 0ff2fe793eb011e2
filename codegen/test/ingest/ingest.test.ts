// `modeldex ingest file` by the real command: what becomes of tables, good ones, bad ones and hostile ones.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeWorkplace, mapping } from "./support.js";

const TABLE = "id,kind,dim,licence\norg/b,dense,384,MIT\norg/a,dense,768,apache-2.0\n";
const ROWS = [
  { id: "org/b", kind: "dense", dim: 384, licence: "MIT" },
  { id: "org/a", kind: "dense", dim: 768, licence: "apache-2.0" },
];
const INGEST = ["ingest", "file"] as const;
const WITH_MAPPING = ["--mapping", "sheet.json"] as const;

const CANDIDATES = `{
  "version": 1,
  "source": "sheet",
  "outcome": "ok",
  "counts": {
    "rows": 2,
    "passed_over": 0,
    "faults": 0,
    "candidates": 2,
    "facts": 10,
    "kept": 0
  },
  "candidates": [
    {
      "huggingface_id": "org/a",
      "facts": {
        "type": { "value": "dense", "source": "sheet", "field": "kind", "how": "declared" },
        "license": { "value": "Apache-2.0", "source": "sheet", "field": "licence", "how": "declared" },
        "license_raw": { "value": "apache-2.0", "source": "sheet", "field": "licence", "how": "declared" },
        "specs.embedding_dim": { "value": 768, "source": "sheet", "field": "dim", "how": "declared" },
        "capabilities.modalities": { "value": ["text"], "source": "sheet", "field": "kind", "how": "declared" }
      }
    },
    {
      "huggingface_id": "org/b",
      "facts": {
        "type": { "value": "dense", "source": "sheet", "field": "kind", "how": "declared" },
        "license": { "value": "MIT", "source": "sheet", "field": "licence", "how": "declared" },
        "license_raw": { "value": "MIT", "source": "sheet", "field": "licence", "how": "declared" },
        "specs.embedding_dim": { "value": 384, "source": "sheet", "field": "dim", "how": "declared" },
        "capabilities.modalities": { "value": ["text"], "source": "sheet", "field": "kind", "how": "declared" }
      }
    }
  ]
}
`;

describe("a good table", () => {
  test.each([
    ["sheet.csv", TABLE],
    ["sheet.jsonl", ROWS.map((row) => JSON.stringify(row)).join("\n")],
    [
      "sheet.ndjson",
      ROWS.toReversed()
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
    ],
    ["table.json", JSON.stringify(ROWS)],
  ])("%s becomes the same candidates file, sorted and one fact a line", async (name, text) => {
    const place = makeWorkplace();
    place.write(name, text);
    expect(await place.modeldex(...INGEST, name, ...WITH_MAPPING)).toEqual({
      code: 0,
      signal: null,
      stdout: "2 rows, 0 passed over, 2 candidates, 10 facts. Wrote my/candidates/sheet.json.\n",
      stderr: "",
    });
    expect(place.read("my/candidates/sheet.json")).toBe(CANDIDATES);
  });

  test("read twice gives the same bytes, and the second run writes nothing", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    const written = place.writtenAt("my/candidates/sheet.json");
    const second = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect(second.stdout).toBe(
      "2 rows, 0 passed over, 2 candidates, 10 facts. my/candidates/sheet.json is up to date.\n",
    );
    expect(place.writtenAt("my/candidates/sheet.json")).toBe(written);
    expect(readdirSync(join(place.registry, "candidates"))).toEqual(["sheet.json"]);
  });

  test("that no longer has a model takes it back", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    place.write("sheet.csv", TABLE.replace("org/b,dense,384,MIT\n", ""));
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect([code, stdout]).toEqual([
      0,
      "1 row, 0 passed over, 1 candidate, 5 facts. Wrote my/candidates/sheet.json.\n",
    ]);
  });

  test("with several rows for a model keeps what each of them says", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", `${TABLE}org/a,dense,512,apache-2.0\norg/a,dense,512,apache-2.0\n`);
    const { stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect(stdout).toBe("4 rows, 0 passed over, 3 candidates, 15 facts. Wrote my/candidates/sheet.json.\n");
  });

  test("is reported and not written in a dry run", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING, "--dry-run");
    expect([code, stdout]).toEqual([0, "2 rows, 0 passed over, 2 candidates, 10 facts. Nothing was written.\n"]);
    expect(existsSync(join(place.registry, "candidates"))).toBe(false);
  });

  test("leaves standing what lies beyond the limit", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    place.write("sheet.csv", TABLE.replace("384", "385"));
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING, "--limit", "1");
    expect([code, stdout]).toEqual([
      0,
      "1 row, 0 passed over, 2 candidates (1 kept from earlier runs), 10 facts. Wrote my/candidates/sheet.json.\n",
    ]);
    expect(JSON.parse(place.read("my/candidates/sheet.json"))).toMatchObject({
      outcome: "partial",
      candidates: [
        { huggingface_id: "org/a", facts: { "specs.embedding_dim": { value: 768 } } },
        { huggingface_id: "org/b", facts: { "specs.embedding_dim": { value: 385 } } },
      ],
    });
  });
});

describe("a table with bad rows", () => {
  const BAD = "id,kind,dim,licence\norg/c,dense,512,MIT\norg/a,dense,1024,who knows\norg/b,dense\n";

  test("is read as far as it goes, and takes nothing back", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    place.write("sheet.csv", BAD);
    const first = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect(first).toEqual({
      code: 3,
      signal: null,
      stdout: `sheet.csv:3:18  table-cell  "who knows" is not a licence that SPDX or the Hub lists. Correct the cell; license is left out until then.
sheet.csv:4:1  table-row  This row has 2 cells, the first line names 4 columns. Leave a cell empty when it is not known, but keep its comma.

2 errors in 1 file.
3 rows, 0 passed over, 3 candidates (2 kept from earlier runs), 15 facts. Wrote my/candidates/sheet.json.
`,
      stderr: "",
    });
    const text = place.read("my/candidates/sheet.json");
    const { outcome, candidates } = JSON.parse(text);
    expect(outcome).toBe("partial");
    // The bad cell's fields keep what they said, both of them; the good cell beside it counts.
    expect(candidates[0]).toMatchObject({
      huggingface_id: "org/a",
      facts: {
        license: { value: "Apache-2.0" },
        license_raw: { value: "apache-2.0" },
        "specs.embedding_dim": { value: 1024 },
      },
    });
    expect(candidates[1]).toMatchObject({ huggingface_id: "org/b", facts: { "specs.embedding_dim": { value: 384 } } });
    expect(candidates[2]).toMatchObject({ huggingface_id: "org/c" });

    const second = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect([second.code, place.read("my/candidates/sheet.json")]).toEqual([3, text]);
  });

  test("keeps the facts of a column that was renamed, and names it", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    place.write("sheet.csv", TABLE.replace(",dim,", ",dims,"));
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect([code, stdout]).toEqual([
      3,
      `sheet.json:19:17  mapping  No row of the table has the column "dim". Write the column as the table does, or remove the rule; what earlier runs read from it stays until then.

1 error in 1 file.
2 rows, 0 passed over, 2 candidates (2 kept from earlier runs), 10 facts. Wrote my/candidates/sheet.json.
`,
    ]);
  });

  test("prints nothing but JSON with --json, and the summary beside", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", BAD);
    const { code, stdout, stderr } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING, "--json");
    expect(
      JSON.parse(stdout).issues.map(({ line, column }: { line: number; column: number }) => [line, column]),
    ).toEqual([
      [3, 18],
      [4, 1],
    ]);
    expect([code, stderr]).toEqual([
      3,
      "3 rows, 0 passed over, 2 candidates, 9 facts. Wrote my/candidates/sheet.json.\n",
    ]);
  });

  test("keeps all earlier rows of a model that has several", async () => {
    const place = makeWorkplace();
    place.write("sheet.csv", `${TABLE}org/a,dense,512,MIT\n`);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    place.write("sheet.csv", "id,kind,dim,licence\norg/a,dense,512,MIT\n,dense,1,MIT\n");
    const { code } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    const { candidates } = JSON.parse(place.read("my/candidates/sheet.json"));
    expect([code, candidates.length]).toEqual([3, 3]);
  });

  test("does not touch a candidates file that it cannot read", async () => {
    const place = makeWorkplace();
    place.write("my/candidates/sheet.json", "{ half");
    place.write("sheet.csv", BAD.replace("who knows", "MIT"));
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect(code).toBe(3);
    expect(stdout).toContain("my/candidates/sheet.json:1:3  candidates  ");
    expect(place.read("my/candidates/sheet.json")).toBe("{ half");
  });
});

describe("a failed table", () => {
  test.each([
    [
      "without rows",
      "id,kind,dim,licence\n",
      "sheet.csv:1:1  table-row  The table has no rows. Export it again, with its rows.",
      0,
    ],
    [
      "without a good row",
      "id,kind,dim,licence\nx\n",
      "sheet.csv:2:1  table-row  This row has 1 cells, the first line names 4 columns. Leave a cell empty when it is not known, but keep its comma.",
      1,
    ],
  ])("%s leaves the earlier file as it was", async (_, text, issue, rows) => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    place.write("sheet.csv", text);
    expect(await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING)).toEqual({
      code: 3,
      signal: null,
      stdout: `${issue}\n\n1 error in 1 file.\n${rows} row${rows === 1 ? "" : "s"}, 0 passed over; nothing could be used. my/candidates/sheet.json stays as it was.\n`,
      stderr: "",
    });
    expect(place.read("my/candidates/sheet.json")).toBe(CANDIDATES);
  });

  test("whose rows the mapping all passes over is one", async () => {
    const place = makeWorkplace();
    place.write("sheet.json", { ...mapping, where: [{ column: "public", is: "yes" }] });
    place.write("sheet.csv", TABLE);
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING);
    expect([code, stdout]).toEqual([
      3,
      `sheet.csv:1:1  table-row  None of the 2 rows meets the mapping's conditions. Compare the columns and values in the mapping's "where" with those of the table.

1 error in 1 file.
2 rows, 2 passed over; nothing could be used. my/candidates/sheet.json stays as it was.
`,
    ]);
  });
});

describe("wrong use", () => {
  test("a mapping at fault is reported with its place, and nobody looks at the table", async () => {
    const place = makeWorkplace();
    place.write(
      "sheet.json",
      '{ "source": "sheet", "key": { "column": "id", "field": "huggingface_id" }, "facts": [\n  { "field": "specs.dim", "column": "dim", "as": "count", "how": "declared" }] }',
    );
    place.write("sheet.csv", TABLE);
    expect(await place.modeldex(...INGEST, "sheet.csv", ...WITH_MAPPING)).toEqual({
      code: 1,
      signal: null,
      stdout:
        'sheet.json:2:14  mapping  There is no field "specs.dim". Use a field path of models.schema.json, such as specs.parameters.\n\n1 error in 1 file.\n',
      stderr: "",
    });
  });

  test.each([
    [
      ["missing.csv", ...WITH_MAPPING],
      "modeldex: missing.csv cannot be read or written (ENOENT). Nothing after it was changed.\n",
    ],
    [["my", ...WITH_MAPPING], "modeldex: my is not a file. Name a CSV, JSONL or JSON table.\n"],
    [["sheet.csv"], "error: required option '--mapping <file>' not specified\n"],
    [
      ["sheet.csv", ...WITH_MAPPING, "--limit", "0"],
      "error: option '--limit <n>' argument '0' is invalid. Write a whole number above 0.\n",
    ],
    [
      ["sheet.csv", "--mapping", "..json"],
      'modeldex: "." cannot name a candidates file. Name the mapping with letters, digits, ".", "_" and "-", such as my-sheet.json.\n',
    ],
  ])("%j", async (words, stderr) => {
    const place = makeWorkplace();
    place.write("sheet.csv", TABLE);
    expect(await place.modeldex(...INGEST, ...words)).toEqual({ code: 2, signal: null, stdout: "", stderr });
  });
});

describe("hostile text", () => {
  test("in ids and columns leaves nothing outside the candidates, and reaches no terminal", async () => {
    const place = makeWorkplace();
    const ids = ["../../etc/passwd", "org/..", "\u001b[2Jorg/a", "org/\u202eevil", "__proto__", "org/good"];
    const rows = ids.map(
      (id) => `{"id":${JSON.stringify(id)},"kind":"dense","dim":384,"licence":"MIT","__proto__":{"polluted":1}}`,
    );
    place.write("sheet.jsonl", rows.join("\n"));
    const { code, stdout } = await place.modeldex(...INGEST, "sheet.jsonl", ...WITH_MAPPING);
    expect([code, stdout]).toEqual([
      3,
      `sheet.jsonl:1:7  table-cell  "../../etc/passwd" is not a huggingface_id. Every row needs the id of its model; the row is left out.
sheet.jsonl:2:7  table-cell  "org/.." is not a huggingface_id. Every row needs the id of its model; the row is left out.
sheet.jsonl:3:7  table-cell  "\\u001b[2Jorg/a" is not a huggingface_id. Every row needs the id of its model; the row is left out.
sheet.jsonl:4:7  table-cell  "org/\\u{202e}evil" is not a huggingface_id. Every row needs the id of its model; the row is left out.
sheet.jsonl:5:7  table-cell  "__proto__" is not a huggingface_id. Every row needs the id of its model; the row is left out.

5 errors in 1 file.
6 rows, 0 passed over, 1 candidate, 5 facts. Wrote my/candidates/sheet.json.
`,
    ]);
    expect(readdirSync(join(place.registry, "candidates"))).toEqual(["sheet.json"]);
  });

  test("in values is escaped in the candidates file and comes back the same", async () => {
    const place = makeWorkplace();
    const name = "Evil \u202e\u001b]0;title\u0007 name";
    place.write("sheet.json", {
      ...mapping,
      facts: [...mapping.facts, { field: "name", column: "name", as: "text", how: "declared" }],
    });
    place.write("sheet.jsonl", JSON.stringify({ ...ROWS[0], name }));
    await place.modeldex(...INGEST, "sheet.jsonl", ...WITH_MAPPING);
    const text = place.read("my/candidates/sheet.json");
    expect(text).toContain('"Evil \\u202e\\u001b]0;title\\u0007 name"');
    expect(JSON.parse(text).candidates[0].facts.name.value).toBe(name);
  });
});

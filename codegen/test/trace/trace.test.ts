// `modeldex trace` by the real command: facts of a registry, back to cells of small tables. What is expected was written out
// by hand from the tables, not computed by the code under test.
import { beforeAll, describe, expect, test } from "vitest";
import { makeWorkplace, type Workplace } from "../ingest/support.js";

const SOURCES = {
  lists: { title: "The list", url: "https://list.example", date: "2026-11-01" },
  lines: { title: "The lines", url: "https://lines.example", date: "2026-11-01" },
  nested: { title: "The nested one", url: "https://nested.example", date: "2026-11-01" },
  absent: { title: "Not at hand", url: "https://absent.example", date: "2026-11-01" },
};

const CSV = `model,parameters,"tokens, most",languages,licence,size_kb,memory,kind
org/other,1,1,eng-Latn,MIT,1,1,late
org/alpha,109482240,514,"eng-Latn; zho-Hans;python-Code",apache-2.0,2048.5,417.6,late
org/beta,"",512,deu-Latn,"llama3",0,"",early
`;

const LIST_MAPPING = {
  source: "lists",
  key: { column: "model", field: "huggingface_id" },
  facts: [
    { field: "type", column: "kind", constant: "colbert", where: [{ column: "kind", is: "late" }], how: "derived" },
    { field: "type", column: "kind", as: "word", words: { early: "dense", late: null }, how: "declared" },
    { field: "specs.parameters", column: "parameters", as: "count", how: "declared" },
    {
      field: "specs.context_length",
      column: "tokens, most",
      as: "positions-less-two",
      where: [{ column: "tokens, most", in: [514, 8194] }],
      how: "derived",
    },
    {
      field: "specs.context_length",
      column: "tokens, most",
      as: "count",
      where: [{ column: "tokens, most", not_in: [514, 8194] }],
      how: "declared",
    },
    { field: "capabilities.languages", column: "languages", as: "languages", upstream: "langs", how: "declared" },
    {
      field: "capabilities.programming_languages",
      column: "languages",
      as: "programming-languages",
      upstream: "langs",
      how: "declared",
    },
    { field: "license", column: "licence", as: "license", how: "declared" },
    { field: "license_name", column: "licence", as: "license-name", how: "declared" },
    { field: "license_url", column: "licence", as: "license-url", how: "declared" },
    { field: "files.size_bytes", column: "size_kb", as: "kilobytes-to-bytes", unknown_as: [0], how: "derived" },
    { field: "specs.memory_mb", column: "memory", as: "rounded", how: "declared" },
  ],
};

const JSONL = `{"id": "org/alpha", "page": "https://card.example/alpha", "dim": 128, "normalised": true, "prefix": "query: "}
{"id": "org/alpha", "page": "lines.txt", "dim": 96, "newer": "org/beta"}
{"id": "org/alpha", "page": "lines.txt", "dim": 64}

{"id": "org/beta", "page": "lines.txt", "dim": "wide"}
`;

const LINE_MAPPING = {
  source: { column: "page", keys: { "lines.txt": "lines" } },
  pages_read_on: "2026-11-02",
  key: { column: "id", field: "huggingface_id" },
  facts: [
    { field: "specs.embedding_dim", column: "dim", as: "count", upstream: "hidden_size", how: "declared" },
    { field: "pooling.normalize", column: "normalised", as: "boolean", how: "declared" },
    { field: "prefixes.query", column: "prefix", as: "verbatim", upstream: null, how: "declared" },
    { field: "replaced_by", column: "newer", as: "hub-id", how: "declared" },
  ],
};

const JSON_TABLE = `{
  "made": "2026-11-01",
  "data": { "rows": [
    { "number": 7,
      "stats": { "downloads": 12 },
      "sizes": [768, 256, 512],
      "tags": ["style", " anime "],
      "seen": 2023 },
    { "number": 70, "stats": { "downloads": 13 } }
  ] }
}
`;

const NESTED_MAPPING = {
  source: "nested",
  rows: "data.rows",
  key: { column: "number", field: "civitai_id" },
  facts: [
    {
      field: "popularity.downloads",
      column: "stats.downloads",
      as: "count",
      upstream: "downloadCount",
      how: "declared",
    },
    { field: "popularity.date", column: "seen", as: "date", how: "declared" },
    { field: "specs.embedding_dim", column: "sizes", as: "largest", how: "declared" },
    { field: "architecture.matryoshka_dims", column: "sizes", as: "ascending", how: "declared" },
    { field: "tags", column: "tags", as: "texts", how: "declared" },
    { field: "architecture.base_model", column: "sizes.0", as: "text", how: "declared" },
  ],
};

const from = (source: string, field?: string, how = "declared") => ({ source, ...(field && { field }), how });
const card = { source: "https://card.example/alpha", date: "2026-11-02", how: "declared" };

const ALPHA = {
  id: "alpha",
  type: "colbert",
  name: "Alpha",
  source: "huggingface",
  huggingface_id: "org/alpha",
  organization: "org",
  family: "bert",
  license: "Apache-2.0",
  status: "deprecated",
  replaced_by: "beta",
  reason: "Superseded.",
  specs: { parameters: 109482240, embedding_dim: 128, context_length: 512, memory_mb: 418 },
  pooling: { normalize: true },
  prefixes: { query: "query: " },
  files: { size_bytes: 2097664 },
  capabilities: {
    languages: ["en", "zh"],
    programming_languages: ["python"],
    modalities: ["text"],
    multi_vector: true,
  },
  provenance: {
    type: from("lists", "kind", "derived"),
    family: { ...card, source: "https://elsewhere.example" },
    license: from("lists", "licence"),
    replaced_by: from("lines", "newer"),
    "specs.parameters": from("lists", "parameters"),
    "specs.embedding_dim": { ...card, field: "hidden_size" },
    "specs.context_length": from("lists", "tokens, most", "derived"),
    "specs.memory_mb": from("lists", "memory"),
    "pooling.normalize": { ...card, field: "normalised" },
    "prefixes.query": card,
    "files.size_bytes": from("lists", "size_kb", "derived"),
    "capabilities.languages": from("lists", "langs"),
    "capabilities.programming_languages": from("lists", "langs"),
    "capabilities.modalities": { ...card, source: "https://card.example/other" },
    "capabilities.multi_vector": from("absent"),
  },
};

const BETA = {
  id: "beta",
  aliases: ["beta-one"],
  type: "dense",
  name: "Beta",
  source: "huggingface",
  huggingface_id: "org/beta",
  organization: "org",
  license: "LicenseRef-llama3",
  license_name: "Meta Llama 3 Community License Agreement",
  license_url: "https://huggingface.co/org/beta",
  specs: { parameters: 5, embedding_dim: 3, context_length: 511, memory_mb: 9 },
  capabilities: { modalities: ["text"] },
  provenance: {
    type: from("lists", "kind"),
    license: from("lists", "licence"),
    license_name: from("lists", "licence"),
    license_url: from("lists", "licence"),
    "specs.parameters": from("lists", "parameters"),
    "specs.embedding_dim": from("lines", "hidden_size"),
    "specs.context_length": from("lists", "tokens, most"),
    "specs.memory_mb": from("lists", "memory_usage"),
    "capabilities.modalities": from("nested"),
  },
};

/** What is wrong with it, put right. */
const SOUND_BETA = {
  specs: { embedding_dim: 384 },
  provenance: {
    type: from("lists", "kind"),
    license: from("lists", "licence"),
    license_name: from("lists", "licence"),
    license_url: from("lists", "licence"),
    specs: from("nested"),
    "capabilities.modalities": from("nested"),
  },
};

const GAMMA = {
  id: "gamma",
  type: "dense",
  name: "Gamma",
  source: "civitai",
  civitai_id: 7,
  organization: "someone",
  tags: ["style", "anime"],
  architecture: { matryoshka_dims: [256, 512, 768] },
  specs: { embedding_dim: 768 },
  capabilities: { modalities: ["text"] },
  popularity: { downloads: 12, date: "2023" },
  provenance: {
    tags: from("nested", "tags"),
    "architecture.matryoshka_dims": from("nested", "sizes"),
    "specs.embedding_dim": from("nested", "sizes"),
    capabilities: { ...card, source: "https://card.example/gamma" },
    "popularity.downloads": from("nested", "downloadCount"),
    "popularity.date": from("nested", "seen"),
  },
};

const TABLES = ["--table", "list=list.csv", "--table", "./lines.json=lines.jsonl", "--table", "nested=nested.json"];

function makePlace(models: readonly object[] = [ALPHA, BETA, GAMMA]): Workplace {
  const place = makeWorkplace();
  place.write("my/models.json", { version: 1, sources: SOURCES, models });
  place.write("my/mappings/list.json", LIST_MAPPING);
  place.write("my/mappings/nested.json", NESTED_MAPPING);
  place.write("lines.json", LINE_MAPPING);
  place.write("list.csv", CSV);
  place.write("lines.jsonl", JSONL);
  place.write("nested.json", JSON_TABLE);
  return place;
}

let place: Workplace;
beforeAll(() => {
  place = makePlace();
});

describe("a model's facts", () => {
  test("are shown with the cells they came from, in CSV and JSON lines", async () => {
    const { code, stdout, stderr } = await place.modeldex("trace", "alpha", ...TABLES);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`equal      alpha  type  "colbert"
           The list  list.csv:3:82  kind: "late"  constant where kind is "late" -> "colbert"
page-only  alpha  family  "bert"
           https://elsewhere.example  written by hand: no row of lines.jsonl names the page for this model
equal      alpha  license  "Apache-2.0"
           The list  list.csv:3:58  licence: "apache-2.0"  license -> "Apache-2.0"
equal      alpha  replaced_by  "beta"
           The lines  lines.jsonl:2:62  newer: "org/beta"  hub-id, registry-id -> "beta"
equal      alpha  specs.parameters  109482240
           The list  list.csv:3:11  parameters: "109482240"  count -> 109482240
equal      alpha  specs.embedding_dim  128
           https://card.example/alpha  lines.jsonl:1:66  dim: 128  count -> 128
equal      alpha  specs.context_length  512
           The list  list.csv:3:21  tokens, most: "514"  positions-less-two -> 512
equal      alpha  specs.memory_mb  418
           The list  list.csv:3:76  memory: "417.6"  rounded -> 418
equal      alpha  pooling.normalize  true
           https://card.example/alpha  lines.jsonl:1:85  normalised: true  boolean -> true
equal      alpha  prefixes.query  "query: "
           https://card.example/alpha  lines.jsonl:1:101  prefix: "query: "  verbatim -> "query: "
equal      alpha  files.size_bytes  2097664
           The list  list.csv:3:69  size_kb: "2048.5"  kilobytes-to-bytes -> 2097664
equal      alpha  capabilities.languages  ["en","zh"]
           The list  list.csv:3:25  languages: "eng-Latn; zho-Hans;python-Code"  languages -> ["en","zh"]
equal      alpha  capabilities.programming_languages  ["python"]
           The list  list.csv:3:25  languages: "eng-Latn; zho-Hans;python-Code"  programming-languages -> ["python"]
page-only  alpha  capabilities.modalities  ["text"]
           https://card.example/other  written by hand: no row of lines.jsonl names the page for this model
no-table   alpha  capabilities.multi_vector  true
           Not at hand  no table for source absent

15 facts: 12 equal, 1 not traced for want of a table, 2 written by hand from a page.
`);
  });

  test("are shown with the cells they came from, in nested JSON", async () => {
    const { code, stdout } = await place.modeldex("trace", "gamma", "--table", "nested=nested.json");
    expect([code, stdout]).toEqual([
      0,
      `equal      gamma  tags  ["style","anime"]
           The nested one  nested.json:7:15  tags: ["style"," anime "]  texts -> ["style","anime"]
equal      gamma  architecture.matryoshka_dims  [256,512,768]
           The nested one  nested.json:6:16  sizes: [768,256,512]  ascending -> [256,512,768]
equal      gamma  specs.embedding_dim  768
           The nested one  nested.json:6:16  sizes: [768,256,512]  largest -> 768
page-only  gamma  capabilities.modalities  ["text"]
           https://card.example/gamma  written by hand: no mapping gives the field from pages
equal      gamma  popularity.downloads  12
           The nested one  nested.json:5:31  stats.downloads: 12  count -> 12
equal      gamma  popularity.date  "2023"
           The nested one  nested.json:8:15  seen: 2023  date -> "2023"

6 facts: 5 equal, 1 written by hand from a page.
`,
    ]);
  });

  test("fail where they differ from their cell, or are not there", async () => {
    const { code, stdout } = await place.modeldex("trace", "beta-one", ...TABLES);
    expect([code, stdout]).toEqual([
      1,
      `equal      beta  type  "dense"
           The list  list.csv:4:40  kind: "early"  word -> "dense"
equal      beta  license  "LicenseRef-llama3"
           The list  list.csv:4:26  licence: "llama3"  license -> "LicenseRef-llama3"
equal      beta  license_name  "Meta Llama 3 Community License Agreement"
           The list  list.csv:4:26  licence: "llama3"  license-name -> "Meta Llama 3 Community License Agreement"
equal      beta  license_url  "https://huggingface.co/org/beta"
           The list  list.csv:4:26  licence: "llama3"  license-url -> "https://huggingface.co/org/beta"
no-cell    beta  specs.parameters  5
           The list  the row at list.csv:4:1 gives no specs.parameters: its cell is empty, or a condition of the mapping does not hold
differs    beta  specs.embedding_dim  3
           The lines  lines.jsonl:5:48  dim: "wide"  count -> "wide" is not a whole number above 0.
differs    beta  specs.context_length  511
           The list  list.csv:4:13  tokens, most: "512"  count -> 512
no-cell    beta  specs.memory_mb  9
           The list  the mapping makes no specs.memory_mb of a column that the source calls "memory_usage"; the row is at list.csv:4:1
no-table   beta  capabilities.modalities  ["text"]
           The nested one  no table for source nested

9 facts: 4 equal, 2 different, 2 without a cell, 1 not traced for want of a table.
`,
    ]);
  });

  test("can be asked for one by one", async () => {
    const { code, stdout } = await place.modeldex("trace", "alpha", "specs.parameters", "--table", "list=list.csv");
    expect([code, stdout]).toEqual([
      0,
      `equal      alpha  specs.parameters  109482240
           The list  list.csv:3:11  parameters: "109482240"  count -> 109482240

1 fact: 1 equal.
`,
    ]);
  });

  test("are equal where one of several rows says the same", async () => {
    const own = makePlace([embedder("alpha", 64), embedder("beta", 100), embedder("alpha-two", 100, "org/alpha", "a")]);
    const trace = async (id: string) => {
      const { code, stdout } = await own.modeldex("trace", id, "specs.embedding_dim", ...TABLES);
      return [code, stdout.split("\n")[1]?.trim()];
    };
    expect(await trace("alpha")).toEqual([0, "The lines  lines.jsonl:3:49  dim: 64  count -> 64"]);
    // Where none does, the first is shown.
    expect(await trace("alpha-two")).toEqual([1, "The lines  lines.jsonl:2:49  dim: 96  count -> 96"]);
  });

  test("are found under the id that the table writes in its own way, if the mapping says so", async () => {
    const own = makePlace([embedder("delta", 64)]);
    own.write("lines.json", { ...LINE_MAPPING, key: { ...LINE_MAPPING.key, words: { "org/alpha": "org/delta" } } });
    const { code, stdout } = await own.modeldex("trace", "delta", "specs.embedding_dim", ...TABLES);
    expect([code, stdout.split("\n")[1]?.trim()]).toEqual([
      0,
      "The lines  lines.jsonl:3:49  dim of org/alpha: 64  count -> 64",
    ]);
  });

  test("fail where no row is about the model, or the only one is passed over by the mapping", async () => {
    const own = makePlace([embedder("delta", 3), embedder("gamma", 3)]);
    own.write("lines.jsonl", `${JSONL}{"id": "org/gamma", "page": "lines.txt", "dim": 3, "draft": true}\n`);
    own.write("lines.json", { ...LINE_MAPPING, where: [{ column: "draft", present: false }] });
    const { code, stdout } = await own.modeldex("trace", ...TABLES);
    const byHand = (id: string) => `page-only  ${id}  capabilities.modalities  ["text"]
           https://elsewhere.example  written by hand: no row of lines.jsonl names the page for this model
`;
    expect([code, stdout]).toEqual([
      1,
      `no-row     delta  specs.embedding_dim  3
           The lines  no row of lines.jsonl is about this model and from lines
${byHand("delta")}no-row     gamma  specs.embedding_dim  3
           The lines  no row of lines.jsonl is about this model and from lines
${byHand("gamma")}
4 facts: 2 without a row, 2 written by hand from a page.
`,
    ]);
  });
});

describe("all facts", () => {
  test("are counted, and shown only where they are not equal", async () => {
    const own = makePlace([ALPHA, { ...BETA, ...SOUND_BETA }, GAMMA]);
    const { code, stdout } = await own.modeldex("trace", "--table", "./lines.json=lines.jsonl");
    expect([code, stdout]).toEqual([
      0,
      `page-only  alpha  family  "bert"
           https://elsewhere.example  written by hand: no row of lines.jsonl names the page for this model
page-only  alpha  capabilities.modalities  ["text"]
           https://card.example/other  written by hand: no row of lines.jsonl names the page for this model
page-only  gamma  capabilities.modalities  ["text"]
           https://card.example/gamma  written by hand: no mapping gives the field from pages

27 facts: 4 equal, 20 not traced for want of a table, 3 written by hand from a page.

Not traced:
  12 facts: no table for source lists, which is read with list
  5 facts: no table for source nested, which is read with nested
  2 facts: no table for source nested
  1 fact: no table for source absent
`,
    ]);
  });
});

describe("a sample", () => {
  const draw = async (own: Workplace, ...words: readonly string[]) => {
    const { code, stdout, stderr } = await own.modeldex("trace", ...words, "--json", ...TABLES);
    expect(stderr).toBe("");
    const { seed, from: total, facts } = JSON.parse(stdout);
    return { code, seed, total, facts: facts.map(({ id, field }: Record<string, string>) => `${id} ${field}`) };
  };

  test("is drawn by its seed alone: the same on every machine, whatever the order of the file", async () => {
    // The three smallest SHA-256 of "7", id and field, each on a line: anybody can check it.
    const drawn = {
      code: 1,
      seed: "7",
      total: 30,
      facts: ["alpha type", "alpha capabilities.languages", "beta specs.parameters"],
    };
    expect(await draw(place, "--sample", "3", "--seed", "7")).toEqual(drawn);
    const shuffled = makePlace([GAMMA, BETA, { ...ALPHA, provenance: reverse(ALPHA.provenance) }]);
    expect(await draw(shuffled, "--sample", "3", "--seed", "7")).toEqual(drawn);
  });

  test("is another one by another seed, of one model where one is named, and never larger than what there is", async () => {
    expect((await draw(place, "--sample", "3")).seed).toBe("1");
    const seeds = await Promise.all(["1", "2", "3"].map((seed) => draw(place, "--sample", "5", "--seed", seed)));
    expect(new Set(seeds.map(({ facts }) => facts.join())).size).toBe(3);
    const one = await draw(place, "gamma", "--sample", "2");
    expect([one.total, one.facts.length, one.facts.every((fact: string) => fact.startsWith("gamma "))]).toEqual([
      6,
      2,
      true,
    ]);
    expect((await draw(place, "gamma", "--sample", "99")).facts).toHaveLength(6);
  });

  test("says where it comes from", async () => {
    const { stdout } = await place.modeldex(
      "trace",
      "--sample",
      "1",
      "--seed",
      "7\u202e",
      "--table",
      "nested=nested.json",
    );
    expect(stdout.split("\n").at(-2)).toMatch(/^1 fact of 30, drawn with seed 7\\u\{202e\}: 1 /);
  });
});

describe("--json", () => {
  test("prints every fact with its cell, and nothing else", async () => {
    const { code, stdout, stderr } = await place.modeldex("trace", "gamma", "--table", "nested=nested.json", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    const { facts, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({
      version: 1,
      seed: null,
      from: 6,
      counts: { equal: 5, "page-only": 1 },
      unreadable: [],
      issues: [],
    });
    expect(facts.slice(2, 4)).toEqual([
      {
        id: "gamma",
        field: "specs.embedding_dim",
        value: 768,
        source: "nested",
        title: "The nested one",
        outcome: "equal",
        cell: {
          file: "nested.json",
          line: 6,
          column: 16,
          name: "sizes",
          written_as: null,
          raw: [768, 256, 512],
          conversions: ["largest"],
          conditions: [],
          recomputed: 768,
          refusal: null,
        },
        reason: null,
      },
      {
        id: "gamma",
        field: "capabilities.modalities",
        value: ["text"],
        source: "https://card.example/gamma",
        title: "https://card.example/gamma",
        outcome: "page-only",
        cell: null,
        reason: "written by hand: no mapping gives the field from pages",
      },
    ]);
  });

  test("names places at which the raw cells stand", async () => {
    const { stdout } = await place.modeldex("trace", "--json", ...TABLES);
    const cells = JSON.parse(stdout).facts.flatMap(({ cell }: { cell: object | null }) => cell ?? []);
    expect(cells).toHaveLength(23);
    for (const { file, line, column, raw } of cells) {
      const rest =
        place
          .read(file)
          .split("\n")
          [line - 1]?.slice(column - 1) ?? "";
      const wanted = typeof raw === "string" ? raw : JSON.stringify(raw);
      const found = rest.replace(typeof raw === "string" ? /^"/ : "", "").replaceAll(" ", "");
      expect(found.startsWith(wanted.replaceAll(" ", "")), `${file}:${line}:${column} ${wanted}`).toBe(true);
    }
  });
});

describe("what cannot be read", () => {
  test("is told, and the rest of the table is followed", async () => {
    const own = makePlace();
    own.write("lines.jsonl", `{"id": \n[1]\n${JSONL}`);
    const { code, stdout } = await own.modeldex("trace", "alpha", "specs.embedding_dim", ...TABLES);
    expect([code, stdout]).toEqual([
      0,
      `equal      alpha  specs.embedding_dim  128
           https://card.example/alpha  lines.jsonl:3:66  dim: 128  count -> 128

1 fact: 1 equal.

Rows that cannot be read:
  lines.jsonl:1:8  A value is expected here.
  lines.jsonl:2:1  This line is not an object.
`,
    ]);
  });

  test("ends in findings where it is the mapping or the registry", async () => {
    const own = makePlace();
    own.write("my/mappings/nested.json", {
      ...NESTED_MAPPING,
      facts: [{ ...NESTED_MAPPING.facts[0], field: "specs.dim" }],
    });
    const text = await own.modeldex("trace", ...TABLES);
    expect([text.code, text.stdout]).toEqual([
      1,
      'my/mappings/nested.json:10:16  mapping  There is no field "specs.dim". Use a field path of models.schema.json, such as specs.parameters.\n\n1 error in 1 file.\n',
    ]);
    const json = await own.modeldex("trace", "--json", ...TABLES);
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([1, { facts: [], issues: [{ code: "mapping" }] }]);
    own.write("my/models.json", "{");
    expect((await own.modeldex("trace", ...TABLES)).code).toBe(1);
  });

  test("reaches no terminal, whatever it holds", async () => {
    const own = makePlace();
    own.write("list.csv", CSV.replace("109482240", "\u001b[2J\u202e1"));
    const { code, stdout } = await own.modeldex("trace", "alpha", "specs.parameters", ...TABLES);
    expect([code, stdout.split("\n")[1]]).toEqual([
      1,
      '           The list  list.csv:3:11  parameters: "\\u001b[2J\\u{202e}1"  count -> "\\u001b[2J\\u{202e}1" is not a whole number above 0.',
    ]);
  });
});

test.each([
  [["trace"], "Name at least one table, such as --table mteb=mteb-models.json."],
  [["trace", "alpa", ...TABLES], 'There is no model "alpa". Did you mean "alpha"?'],
  [
    ["trace", "alpha", "specs.params", ...TABLES],
    'Model alpha has no fact "specs.params" that names a source. Did you mean "specs.parameters"?',
  ],
  [["trace", "gamma", "popularity", ...TABLES], 'Model gamma has no fact "popularity" that names a source.'],
  [["trace", "--seed", "3", ...TABLES], "A seed draws a sample: say how many facts with --sample."],
  [["trace", "--table", "lists=list.csv"], 'There is no mapping "lists" in my/mappings. Did you mean "list"?'],
  [["trace", "--table", "zzz=list.csv"], 'There is no mapping "zzz" in my/mappings. Name one of its files, or a path.'],
  [["trace", "--table", "list=my"], "my is not a file. Name a CSV, JSONL or JSON table."],
  [["trace", "--table", "list=gone.csv"], "gone.csv cannot be read or written (ENOENT). Nothing after it was changed."],
])("%j is wrong use", async (words, message) => {
  const { code, stdout, stderr } = await place.modeldex(...words);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `modeldex: ${message}\n` });
});

/** A model of which one source knows the size of its vectors. */
function embedder(id: string, dim: number, hub = `org/${id}`, revision?: string): object {
  return {
    id,
    type: "dense",
    name: id,
    source: "huggingface",
    huggingface_id: hub,
    organization: "org",
    ...(revision && { revision: revision.repeat(40) }),
    specs: { embedding_dim: dim },
    capabilities: { modalities: ["text"] },
    provenance: {
      ...(revision && { revision: { ...card, source: "https://elsewhere.example" } }),
      "specs.embedding_dim": from("lines", "hidden_size"),
      "capabilities.modalities": { ...card, source: "https://elsewhere.example" },
    },
  };
}

function reverse<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).reverse());
}

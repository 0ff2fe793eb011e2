// What is wrong with filters is told with its place, in whole sentences, and nothing is generated then.
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { readFilters } from "../../src/filters/read-filters.js";
import { startModeldex } from "../robustness/support.js";
import { filterFile, model, project, registryOf } from "./registries.js";

const MODELS = [
  model("a", { specs: { parameters: 1_000_000_000 }, license: "MIT", release_date: "2026-01-02" }),
  model("b", { specs: { parameters: 8_000_000_000 }, license: "Apache-2.0" }),
  model("c", { source: "other", type: "checkpoint", architecture: { base_model: "SDXL 1.0" } }),
];

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function issuesOf(files: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { directory, registry } = await project(MODELS, files);
  folders.push(directory);
  const found = await readFilters(registry, registryOf(MODELS));
  return (found?.issues ?? []).map(
    ({ code, severity, file, line, column, message, help }) =>
      `${file.slice(file.lastIndexOf("/") + 1)}:${line}:${column} ${code}${severity === "warning" ? " (warning)" : ""}: ${message} ${help}`,
  );
}

const where = (conditions: object) => filterFile([{ where: conditions }]);

test.each([
  [
    { "architecture.base_modle": "x" },
    'my.json:10:36 filters: There is no field "architecture.base_modle" to filter by. Did you mean "architecture.base_model"?',
  ],
  [
    { parameters: 1 },
    'my.json:10:23 filters: There is no field "parameters" to filter by. Did you mean "specs.parameters"?',
  ],
  [
    { colour: 1 },
    'my.json:10:19 filters: There is no field "colour" to filter by. Use a field path of models.schema.json, size_category, license_group, max_rating or released_within.',
  ],
  [{ source: "huggingfase" }, 'my.json:10:19 filters: No model has source "huggingfase". Did you mean "huggingface"?'],
  [
    { "architecture.base_model": "SDXL 1.O" },
    'my.json:10:36 filters: No model has architecture.base_model "SDXL 1.O". Did you mean "SDXL 1.0"?',
  ],
  [{ type: ["llm", "lmm"] }, 'my.json:12:11 filters: No model has type "lmm". Did you mean "llm"?'],
  [{ "specs.parameters": "7B" }, 'my.json:10:29 filters: specs.parameters is a number, "7B" is not. Write a number.'],
  [
    { release_date: { min: "May 2026" } },
    'my.json:11:18 filters: release_date is a date, "May 2026" is none. Write YYYY, YYYY-MM or YYYY-MM-DD.',
  ],
  [
    { name: { min: 1 } },
    'my.json:11:18 filters: name is neither number nor date, so it has no min. Use a value, a list of values, "any_of", "all_of" or "none_of".',
  ],
  [
    { "specs.parameters": { min: 2, max: 1 } },
    "my.json:10:29 filters: specs.parameters: min is above max. Exchange them.",
  ],
  [
    { "specs.parameters": { known: false, min: 2 } },
    'my.json:10:29 filters: specs.parameters: what is unknown meets no other condition. Keep "known": false alone.',
  ],
  [
    { "capabilities.languages": "eng" },
    'my.json:10:35 filters: "eng" is no language tag in canonical form. Write "en".',
  ],
  [{ license_group: "mit" }, 'my.json:10:26 filters: license_group has no "mit". Declare it in "license_groups".'],
  [{ max_rating: "pg-13" }, 'my.json:10:23 filters: max_rating has no "pg-13". Did you mean "pg13"?'],
  [
    { size_category: "tiny" },
    'my.json:10:26 filters: size_category has no "tiny". Use one of small, medium, large, unknown.',
  ],
  [
    { released_within: ["week"] },
    "my.json:10:28 filters: released_within takes one word, no other conditions. Use day, week, month, year.",
  ],
  [
    { size_category: { none_of: ["small"] } },
    "my.json:10:26 filters: size_category takes one word or a list of words, no other conditions. Use small, medium, large, unknown.",
  ],
  [
    { license_group: { known: true } },
    'my.json:10:26 filters: license_group takes one word or a list of words, no other conditions. Declare it in "license_groups".',
  ],
  [
    { release_date: { min: "2026-02-30" } },
    'my.json:11:18 filters: release_date is a date, "2026-02-30" is none. Use a date from 1990 to 2099 that exists.',
  ],
  [
    { release_date: { min: 2026 } },
    "my.json:11:18 filters: release_date is a date, 2026 is none. Write YYYY, YYYY-MM or YYYY-MM-DD.",
  ],
  [
    { release_date: { min: "2026-02", max: "2026-01" } },
    "my.json:10:25 filters: release_date: min is above max. Exchange them.",
  ],
  [
    { "specs.parameters": { max: "7B" } },
    'my.json:11:18 filters: specs.parameters is a number, "7B" is not. Write a number.',
  ],
])("%j is refused", async (conditions, text) => {
  expect(await issuesOf({ "my.json": where(conditions) })).toEqual([text]);
});

const LONG = "a".repeat(80);
const MANY = [..."abcdefghij"].map((name, index) => ({ name, limit: index + 1 }));

const sized = [
  { name: "small", where: { size_category: "small" } },
  { name: "medium", where: { size_category: "medium" } },
];

test.each([
  [
    filterFile([{ name: "x" }, { name: "x" }]),
    'my.json:11:15 filters: Two filters are called "x". Rename or remove one of them.',
  ],
  [
    filterFile(sized, { products: [{ axes: [["smal"], ["medium"]], reason: "r" }] }),
    'my.json:26:11 filters: There is no filter "smal" in this file. Did you mean "small"?',
  ],
  [
    filterFile(sized, { products: [{ axes: [["small"], ["medium"]], reason: "r" }] }),
    'my.json:23:5 filters: In "small/medium" two filters have a condition on size_category. Take one of them off the axes.',
  ],
  [
    filterFile([{ where: { license_group: "m" } }], { license_groups: { m: ["mit"] } }),
    'my.json:16:7 filters: "mit" is no SPDX id. Use an id of spdx.org/licenses, with its capitals, or a LicenseRef-.',
  ],
  [
    filterFile([{ where: { type: "llm" } }], { where: { type: "llm" } }),
    "my.json:10:17 filters: The whole file has a condition on type. Remove one of them.",
  ],
  [
    filterFile([{ order: { by: "tags", direction: "ascending" } }]),
    "my.json:10:15 filters: Models cannot be ordered by tags. Use a field of numbers, dates or text.",
  ],
  [
    filterFile([{ where: { size_category: "large" } }]),
    'my.json:6:15 empty-filter: Filter my/f0 lists no model. Change its conditions, or say in "empty_because" why it is kept.',
  ],
  [
    filterFile([{ where: { size_category: "small" }, empty_because: "Not yet." }]),
    "my.json:12:24 empty-filter: Filter my/f0 lists models now. Remove the reason.",
  ],
  [
    filterFile([
      { name: "a/b-c", limit: 1 },
      { name: "a-b/c", limit: 2 },
    ]),
    "my.json:5:5 filters: Filter my/a/b-c has the same file name as my/a-b/c. Rename one of them; the other stands in FILE.",
  ],
  [
    filterFile([{ where: { size_category: "small" } }, { where: { license: "MIT" } }]),
    "my.json:13:5 identical-filters (warning): Filters my/f0 and my/f1 list the same models in the same order. Remove one of them, or change its conditions.",
  ],
  [
    '{ "version": 1, ',
    "my.json:1:17 filters: A field name is expected here. Remove a trailing comma, or write the name between double quotes.",
  ],
  [
    JSON.stringify(filterFile([{ where: { KEY: "llm" } }]), null, 2).replace("KEY", "__proto__"),
    'my.json:10:22 filters: There is no field "__proto__" to filter by. Use a field path of models.schema.json, size_category, license_group, max_rating or released_within.',
  ],
  [
    filterFile([{ where: { license_group: "constructor" } }], { license_groups: { m: ["MIT"] } }),
    'my.json:10:26 filters: license_group has no "constructor". Declare it in "license_groups".',
  ],
  [
    filterFile([{ name: "Small" }]),
    'my.json:6:15 filters: "filters.0.name" does not have the right form. registry/filters/filters.schema.json says what belongs there.',
  ],
  [
    filterFile([{ where: { type: { any_off: ["llm"] } } }]),
    'my.json:10:17 filters: "filters.0.where.type" has an unknown key "any_off". registry/filters/filters.schema.json says what belongs there.',
  ],
  [
    filterFile([{ where: { type: null } }]),
    'my.json:10:17 filters: "filters.0.where.type" is not of the right type (string, number, boolean, array, object). registry/filters/filters.schema.json says what belongs there.',
  ],
  [
    filterFile([{ where: { type: [null] } }]),
    'my.json:11:11 filters: "filters.0.where.type.0" is not of the right type (string, number, boolean). registry/filters/filters.schema.json says what belongs there.',
  ],
  [
    filterFile([{ name: LONG }, { name: "b", limit: 1 }], { products: [{ axes: [[LONG], [LONG]], reason: "r" }] }),
    `my.json:18:5 filters: The name "${LONG}/${LONG}" is longer than 150 letters, which no file can have. Give its filters shorter names.`,
  ],
  [
    filterFile(MANY, { products: [{ axes: Array(8).fill(MANY.map(({ name }) => name)), reason: "r" }] }),
    "my.json:68:15 filters: This product has 100000000 combinations, and may have 10000. Take names or whole axes away.",
  ],
])("a file is held against itself: %#", async (file, text) => {
  const [issue, ...others] = await issuesOf({ "my.json": file });
  expect(others).toEqual([]);
  const shown = issue?.replace(/stands in \S+my\.json\./, "stands in FILE.");
  expect(shown).toBe(text);
});

test("an empty filter with its reason is fine, and so is a combination that may be left out", async () => {
  const reason = { name: "large", where: { size_category: "large" }, empty_because: "None is published yet." };
  expect(await issuesOf({ "my.json": filterFile([reason]) })).toEqual([]);
  const licensed = [
    { name: "mit", where: { license: "MIT" } },
    { name: "apache", where: { license: "Apache-2.0" } },
  ];
  const product = { axes: [["small"], ["mit", "apache"]], reason: "r" };
  const file = (more: object) => filterFile([...sized, ...licensed], { products: [{ ...product, ...more }] });
  const problems = async (more: object) =>
    (await issuesOf({ "my.json": file(more) })).filter((text) => text.includes("empty-filter"));
  expect(await problems({})).toEqual([
    'my.json:40:15 empty-filter: Filter my/small/apache lists no model. Take it off the axes, set "leave_out_empty", or say in "empty_because" why it is kept.',
  ]);
  expect(await problems({ leave_out_empty: true })).toEqual([]);
  expect(await problems({ empty_because: "Not yet." })).toEqual([]);
});

test("files are held against one another", async () => {
  const one = { ...filterFile([{ name: "x" }]), prefix: "a-b" };
  const two = { ...filterFile([{ name: "b-x", limit: 1 }]), prefix: "a" };
  const [issue] = await issuesOf({ "one.json": one, "two.json": two });
  expect(issue?.replace(/stands in \S+\./, "stands in FILE.")).toBe(
    "two.json:5:5 filters: Filter a/b-x has the same file name as a-b/x. Rename one of them; the other stands in FILE.",
  );
});

test("a name stands for one filter, whichever file it is in", async () => {
  const [issue, ...others] = await issuesOf({
    "one.json": filterFile([{ name: "x" }]),
    "two.json": filterFile([{ name: "x", limit: 1 }]),
  });
  expect(others).toEqual([]);
  expect(issue?.replace(/stands in \S+\./, "stands in FILE.")).toBe(
    "two.json:5:5 filters: Filter my/x is declared twice. Rename one of them; the other stands in FILE.",
  );
});

test("the command tells all, writes nothing and ends with 1; with a warning alone it writes and ends with 0", async () => {
  const run = async (command: string, file: object | string) => {
    const { directory, registry, out } = await project(MODELS, { "my.json": file });
    folders.push(directory);
    const { code, stdout } = await startModeldex([command, "--registry", registry, "--out", out], { cwd: directory })
      .ended;
    return { code, stdout: stdout.replaceAll(directory, ""), isWritten: existsSync(out) };
  };
  expect(await run("generate", where({ source: "huggingfase" }))).toEqual({
    code: 1,
    stdout: `registry/filters/my.json:10:19  filters  No model has source "huggingfase". Did you mean "huggingface"?\n\n1 error in 1 file.\n`,
    isWritten: false,
  });
  expect(await run("check", where({ size_category: "large" }))).toMatchObject({ code: 1, isWritten: false });
  const twins = filterFile([{ where: { size_category: "small" } }, { where: { license: "MIT" } }]);
  expect(await run("generate", twins)).toEqual({
    code: 0,
    stdout:
      "registry/filters/my.json:13:5  identical-filters (warning)  Filters my/f0 and my/f1 list the same models in the same order. Remove one of them, or change its conditions.\n\n1 warning in 1 file.\n",
    isWritten: true,
  });
  expect(await run("check", '{ "version": 1, ')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(
      "registry/filters/my.json:1:17  filters  A field name is expected here. Remove a trailing comma, or write the name between double quotes.\n",
    ),
    isWritten: false,
  });
});

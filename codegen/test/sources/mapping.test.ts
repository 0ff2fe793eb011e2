import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Registry } from "../../src/record.js";
import { parseMapping } from "../../src/sources/mapping.js";

const folder = join(import.meta.dirname, "../../../registry/mappings");
const shipped = readdirSync(folder).filter((name) => !name.endsWith(".schema.json"));

test.each(shipped)("the shipped mapping %s is sound and names sources that exist", (name) => {
  const { value, issues } = parseMapping(readFileSync(join(folder, name), "utf8"), name);
  expect(issues).toEqual([]);
  const { sources = {} } = JSON.parse(readFileSync(join(folder, "../models.json"), "utf8")) as Registry;
  const named = typeof value?.source === "string" ? [value.source] : Object.values(value?.source.keys ?? {});
  expect(named.filter((source) => sources[source] === undefined)).toEqual([]);
});

const rule = '{ "field": "specs.parameters", "column": "n", "as": "count", "how": "declared" }';

function faultsOf(text: string): string[] {
  return parseMapping(text, "m.json").issues.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

test.each([
  ["cut off", '{ "source": "a",', ["1:17 A field name is expected here."]],
  ["no key", `{ "source": "a",\n  "facts": [${rule}] }`, ['1:1 The file has no "key".']],
  [
    "an unknown field",
    `{ "source": "a", "key": { "column": "id", "field": "huggingface_id" },\n"facts": [${rule.replace("specs.parameters", "specs.params")}] }`,
    ['2:22 There is no field "specs.params".'],
  ],
  [
    "an unknown conversion",
    `{ "source": "a", "key": { "column": "id", "field": "huggingface_id" },\n"facts": [${rule.replace('"count"', '"constructor"')}] }`,
    ['2:63 There is no conversion "constructor".'],
  ],
  [
    "an unknown key and a wrong word",
    `{ "source": "a", "sorce": "b", "key": { "column": "id", "field": "name" }, "facts": [${rule}] }`,
    ['1:1 The file has an unknown key "sorce".', '1:66 "key.field" is none of huggingface_id, civitai_id.'],
  ],
  [
    "a bad pattern",
    `{ "source": "a", "key": { "column": "id", "field": "huggingface_id" },\n"where": [{ "column": "id", "matches": "(" }], "facts": [${rule}] }`,
    ['2:40 "(" is not a regular expression.'],
  ],
  [
    "a key twice",
    `{ "source": "a", "source": "b", "key": { "column": "id", "field": "huggingface_id" }, "facts": [${rule}] }`,
    ['1:18 The field "source" stands twice in the same object; JSON would keep only the second.'],
  ],
])("a mapping with %s is refused", (_name, text, faults) => {
  expect(faultsOf(text).slice(0, faults.length)).toEqual(faults);
});

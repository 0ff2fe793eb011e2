// The files that steer ingestion: what is shipped is sound, and faults are told with their place.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAdmission } from "../src/admission.js";
import type { Registry } from "../src/record.js";
import { parseRejections } from "../src/rejections.js";
import { SOURCE_NAMES } from "../src/sources/source.js";
import { parseTrust, rankOf } from "../src/trust.js";

const registryFolder = join(import.meta.dirname, "../../registry");
const readRegistryFile = (name: string): string => readFileSync(join(registryFolder, name), "utf8");

describe("the order of trust", () => {
  test("that is shipped is sound and names sources that exist", () => {
    const { value, issues } = parseTrust(readRegistryFile("trust.json"), "trust.json");
    expect(issues).toEqual([]);
    const { sources = {} } = JSON.parse(readRegistryFile("models.json")) as Registry;
    const named = (value?.rules ?? []).flatMap((rule) => [...(rule.order ?? []), ...(rule.weak ?? [])]);
    const known = ["page", ...SOURCE_NAMES, ...Object.keys(sources)];
    expect(named.filter((source) => !known.includes(source))).toEqual([]);
  });

  test.each([
    ['{"default": {"reason": "r"}}', ['1:1 The file has no "rules".']],
    [
      '{"default": {"reason": "r"}, "rules": [\n{"fields": ["specs.params"], "reason": "r"}]}',
      ['2:13 There is no field "specs.params".'],
    ],
    [
      '{"default": {"reason": "r"}, "rules": [\n{"fields": ["license", "license"], "reason": "r"}]}',
      ["2:24 Two rules decide license."],
    ],
    [
      '{"default": {"reason": "r"}, "rules": [\n{"fields": ["license"], "tolerance": "2%", "reason": "r"}]}',
      ['2:38 "rules.0.tolerance" is not of the right type (number).'],
    ],
    ["{", ["1:2 The text ends inside an object."]],
  ])("%j is refused", (text, want) => {
    const { value, issues } = parseTrust(text, "trust.json");
    expect(value).toBeUndefined();
    expect(issues.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(want);
  });

  test("ranks pages under their own word and unknown sources last", () => {
    const rule = { fields: ["license"], order: ["page", "mteb"], reason: "r" };
    expect(["https://example.com", "mteb", "other"].map((source) => rankOf(source, rule))).toEqual([
      0,
      1,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

describe("the admission rule", () => {
  test("that is shipped is sound", () => {
    expect(parseAdmission(readRegistryFile("admission.json"), "admission.json").issues).toEqual([]);
  });

  test("is refused where it names a field that does not exist", () => {
    const { issues } = parseAdmission('{"dense": [["license"],\n["specs.params"]]}', "admission.json");
    expect(issues).toEqual([
      {
        code: "admission",
        severity: "error",
        file: "admission.json",
        line: 2,
        column: 2,
        message: 'There is no field "specs.params".',
        help: "Use a field path of models.schema.json, such as specs.parameters.",
      },
    ]);
  });
});

describe("the rejections", () => {
  test("that are shipped are sound", () => {
    expect(parseRejections(readRegistryFile("rejections.json"), "rejections.json").issues).toEqual([]);
  });

  test.each([
    ['{"reason": "r"}', "2:1 This rejection does not name one model."],
    ['{"huggingface_id": "a/b", "civitai_id": 1, "reason": "r"}', "2:1 This rejection does not name one model."],
    [
      '{"huggingface_id": "a/b", "field": "specs.params", "source": "s", "value": 1, "reason": "r"}',
      '2:36 There is no field "specs.params".',
    ],
    [
      '{"huggingface_id": "a/b", "field": "license", "reason": "r"}',
      '2:1 "rejections.0" does not have the right form.',
    ],
    [
      '{"huggingface_id": "a/b", "reason": "r"}, {"huggingface_id": "a/b", "reason": "again"}',
      "2:43 This rejection stands twice.",
    ],
  ])("%j is refused", (entries, want) => {
    const { value, issues } = parseRejections(`{"version": 1, "rejections": [\n${entries}]}`, "rejections.json");
    expect(value).toBeUndefined();
    expect(issues[0] && `${issues[0].line}:${issues[0].column} ${issues[0].message}`).toBe(want);
  });
});

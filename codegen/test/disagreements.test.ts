// The record of disagreements as a file: faults are told with their place, and it must fit the registry it lies beside.
import { describe, expect, test } from "vitest";
import { type DisagreementsRecord, formatDisagreements, parseDisagreements } from "../src/disagreements.js";
import type { ModelRecord, Registry } from "../src/record.js";

const registry: Registry = {
  version: 1,
  models: [
    { id: "m", type: "dense", name: "M", source: "huggingface", huggingface_id: "org/m", organization: "org" },
    { id: "c", type: "lora", name: "C", source: "civitai", civitai_id: 7, organization: "someone" },
  ] satisfies ModelRecord[],
};

const record: DisagreementsRecord = {
  reasons: { license: "Cards first." },
  unconfirmed: { release_date: 3 },
  disagreements: [
    {
      key: { field: "civitai_id", value: 7 },
      id: "c",
      field: "license",
      kind: "order",
      decidedBy: "a",
      claims: [
        { source: "a", value: "MIT" },
        { source: "https://example.com/\u202e", value: ["x", "\u2028"], left_out: "unconfirmed" },
      ],
    },
    {
      key: { field: "huggingface_id", value: "org/other" },
      field: "specs.parameters",
      kind: "open",
      claims: [
        { source: "a", value: 109.48000000000002 },
        { source: "b", value: 2, date: "2026-01-01", field: "specs.embedding_dim" },
      ],
    },
  ],
};

const check = (text: string) =>
  parseDisagreements(text, "my/disagreements.json", registry).issues.map(
    ({ line, column, code, message, help }) => `${line}:${column} ${code} ${message} ${help}`,
  );

test("is read as it was written, one disagreement a line, with nothing hidden in it", () => {
  const text = formatDisagreements(record);
  expect(parseDisagreements(text, "x", registry)).toEqual({ value: record, issues: [] });
  expect(text).not.toMatch(/[\u202e\u2028]/u);
  expect(text.split("\n").filter((line) => line.startsWith('    { "'))).toHaveLength(record.disagreements.length);
});

describe("is refused where", () => {
  const CURE = 'Run "modeldex promote"; it writes the file anew.';
  const text = formatDisagreements(record);
  test.each<[string, string, string[]]>([
    [
      "it is cut off",
      text.slice(0, 40),
      [
        '4:5 disagreements This text has no closing quote. Close it with " on the same line.',
        '4:8 disagreements A colon is expected after the field name. Write "name": value.',
      ],
    ],
    [
      "a part is missing",
      '{ "version": 1, "reasons": {}, "unconfirmed": {} }',
      [
        '1:1 disagreements The file has no "disagreements". registry/disagreements.schema.json says what belongs there.',
      ],
    ],
    [
      "a disagreement has one side only",
      text.replace(/, \{ "source": "b".*?\}/, ""),
      [
        '11:93 disagreements "disagreements.1.claims" does not have the right form. registry/disagreements.schema.json says what belongs there.',
      ],
    ],
    [
      "a model is not in the registry",
      text.replace('"id": "c"', '"id": "gone"'),
      [`10:30 disagreements The registry has no model "gone" with civitai_id 7. ${CURE}`],
    ],
    [
      "a model is another one in the registry",
      text.replace('"id": "c"', '"id": "m"'),
      [`10:30 disagreements The registry has no model "m" with civitai_id 7. ${CURE}`],
    ],
    [
      "no model is named",
      text.replace('"civitai_id": 7, ', ""),
      [`10:5 disagreements This disagreement does not name one model. ${CURE}`],
    ],
    [
      "two models are named",
      text.replace('"civitai_id": 7, ', '"civitai_id": 7, "huggingface_id": "org/m", '),
      [`10:5 disagreements This disagreement does not name one model. ${CURE}`],
    ],
    [
      "a field does not exist",
      text.replace('"field": "license"', '"field": "licence"').replace("release_date", "__proto__"),
      [
        `7:18 disagreements There is no field "__proto__". ${CURE}`,
        `10:44 disagreements There is no field "licence". ${CURE}`,
      ],
    ],
    [
      "a source decides that claims nothing",
      text.replace('"decided_by": "a"', '"decided_by": "z"'),
      [`10:86 disagreements "z" decides and claims nothing. ${CURE}`],
    ],
  ])("%s", (_, broken, issues) => {
    expect(check(broken)).toEqual(issues);
  });
});

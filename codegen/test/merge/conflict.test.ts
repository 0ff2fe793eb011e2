// A registry file in conflict that cannot be merged as it is: every reason, in whole texts and at the line in the file.
import { expect, test } from "vitest";
import { resolveConflict } from "../../src/merge/conflict.js";

const AGAIN = 'Correct it, then run "modeldex fix" again.';

/** A registry file with a conflict among its models: these lines on our side, those on theirs. */
function inConflict(ours: string, theirs: string, rest = '{ "id": "z" }\n  ]'): string {
  return `{\n  "version": 1,\n  "models": [\n<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n    ${rest}\n}\n`;
}

test.each([
  [
    "a side that is no JSON",
    inConflict('    { "id": "a" }\n', '    { "id": "b" },\n'),
    ["5:17 syntax In the text of HEAD: A comma is expected here. Put a comma after the value before."],
  ],
  [
    "sides that are no JSON for the same reason",
    inConflict('    { "id": "a" },\n', '    { "id": "b" },\n', '{ "id": "z" },\n  ]'),
    [
      "9:18 syntax In the text of HEAD: A value is expected here. Remove a trailing comma, or write the missing value.",
      "9:18 syntax In the text of theirs: A value is expected here. Remove a trailing comma, or write the missing value.",
    ],
  ],
  [
    "a field that stands twice",
    inConflict('    { "id": "a" },\n', '    { "id": "b", "name": "B",\n      "name": "C" },\n'),
    [
      '8:7 duplicate-key In the text of theirs: The field "name" stands twice in the same object; JSON would keep only the second. Keep one of them.',
    ],
  ],
  [
    "a model without an id",
    inConflict('    { "id": "a" },\n', '    { "name": "B" },\n'),
    [`7:5 merge-conflict In the text of theirs, a model has no id. ${AGAIN}`],
  ],
  [
    "two models with one id",
    inConflict('    { "id": "a" },\n    { "id": "a", "name": "A" },\n', '    { "id": "b" },\n'),
    [`6:13 merge-conflict In the text of HEAD, two models have the id "a". ${AGAIN}`],
  ],
  [
    "no list of models",
    '<<<<<<< HEAD\n{ "models": {} }\n=======\n[]\n>>>>>>> theirs\n',
    [
      `2:13 merge-conflict The text of HEAD has no list of models. ${AGAIN}`,
      `4:1 merge-conflict The text of theirs has no list of models. ${AGAIN}`,
    ],
  ],
  [
    "sources that contradict",
    '{ "version": 1, "sources": {\n<<<<<<< HEAD\n  "x": { "date": "2026-01-01" }\n=======\n  "x": { "date": "2026-01-02" }\n>>>>>>> theirs\n}, "models": [] }\n',
    [
      '3:8 merge-conflict The sides differ in sources.x: HEAD has {"date":"2026-01-01"}, theirs has {"date":"2026-01-02"}. Write the right one on both sides, or keep one and delete the markers, and run "modeldex fix" again. After "git checkout --conflict=diff3 models.json" it also sees which side changed what.',
    ],
  ],
  [
    "a model that one side removed and the other changed",
    '{ "models": [\n<<<<<<< HEAD\n||||||| base\n  { "id": "a" },\n=======\n  { "id": "a", "name": "A" },\n>>>>>>> theirs\n  { "id": "b" }\n] }\n',
    [
      '6:3 merge-conflict The sides differ: HEAD removed the model, theirs changed the model. Write the right one on both sides, or keep one and delete the markers, and run "modeldex fix" again.',
    ],
  ],
])("%s", (_, text, want) => {
  const { text: merged, issues } = resolveConflict(text, "models.json") ?? { issues: [] };
  expect(merged).toBe(undefined);
  expect(issues.map(({ line, column, code, message, help }) => `${line}:${column} ${code} ${message} ${help}`)).toEqual(
    want,
  );
});

test("a byte order mark is no part of the registry", () => {
  const resolution = resolveConflict(
    `\ufeff${inConflict('    { "id": "a" },\n', '    { "id": "b" },\n')}`,
    "models.json",
  );
  expect(resolution?.issues).toEqual([]);
  expect(JSON.parse(resolution?.text ?? "").models).toEqual([{ id: "a" }, { id: "b" }, { id: "z" }]);
});

test("a text without markers is nobody's conflict", () => {
  expect(resolveConflict('{ "version": 1, "models": [', "models.json")).toBe(undefined);
});

// Records against a schema: one sentence for the first fault, in the same words for every source.
import { expect, test } from "vitest";
import { compileRecordSchema, parseStrictly } from "../../../src/sources/records/strict.js";
import { Malformed } from "../../../src/sources/source.js";

const isRecord = compileRecordSchema<object>({
  type: "object",
  required: ["id"],
  properties: {
    id: { type: ["string", "integer"], maxLength: 10, minimum: 1, maximum: 9 },
    size: { type: ["number", "null"], minimum: 0.5 },
    state: { enum: ["on", "off"], description: '"on" or "off"' },
    files: { type: "array", items: { type: "object", required: ["name"] } },
    counts: { type: "object", additionalProperties: { type: "integer" } },
  },
});

test("a sound record comes back as it is", () => {
  const record = { id: "a", more: true };
  expect(parseStrictly(record, isRecord, "a")).toBe(record);
});

test.each<[unknown, string]>([
  [undefined, "The record is nothing, not an object."],
  ["a record", 'The record is text ("a record"), not an object.'],
  [{}, '"id" is missing.'],
  [{ id: null }, '"id" is null, not text or a whole number from 1 to 9.'],
  [{ id: 10 }, '"id" is the number 10, not text or a whole number from 1 to 9.'],
  [
    { id: "x".repeat(1_000_000) },
    '"id" is text of 1000000 characters, not text of at most 10 characters or a whole number from 1 to 9.',
  ],
  [{ id: 1, size: 0 }, '"size" is the number 0, not a number of at least 0.5 or null.'],
  [{ id: 1, state: "\u202eon" }, '"state" is text ("\\u{202e}on"), not "on" or "off".'],
  [{ id: 1, files: [{ name: 1 }, {}] }, '"files.1.name" is missing.'],
  [{ id: 1, counts: { "a/b~c": [] } }, '"counts.a/b~c" is a list, not a whole number.'],
  [{ id: 1, counts: { "\u001b[31m": "x" } }, '"counts.\\u001b[31m" is text ("x"), not a whole number.'],
])("a fault is one sentence: %#", (record, message) => {
  expect(parseStrictly(record, isRecord, "a")).toEqual(new Malformed(message, "a"));
});

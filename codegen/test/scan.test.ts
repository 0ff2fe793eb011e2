// Faults of the text itself: where they are and what is said of them.
import { expect, test } from "vitest";
import { validateRegistry } from "../src/validate.js";

function faults(text: string): string[] {
  return validateRegistry(text, "models.json").issues.map(
    ({ code, line, column, message, help }) => `${line}:${column} ${code}: ${message} ${help}`,
  );
}

test.each([
  [
    '{\n  "version": 1,\n  "models": [],\n}',
    "3:15 syntax: A field name is expected here. Remove a trailing comma, or write the name between double quotes.",
  ],
  [
    '{\n  "version": 1\n  "models": []\n}',
    "2:14 syntax: A comma is expected here. Put a comma after the value before.",
  ],
  [
    '{ "version": 1, // one\n "models": [] }',
    "1:17 syntax: JSON has no comments. Remove the comment; a note about a fact belongs into its provenance.",
  ],
  [
    '{ "version": 1, "models": [',
    "1:28 syntax: The text ends inside a list. Close it with ]; the file may be cut off.",
  ],
  [
    "{ 'version': 1 }",
    "1:3 syntax: This word is not JSON. Put text between double quotes; only true, false and null stand without.",
  ],
  ["", "1:1 syntax: A value is expected here. Remove a trailing comma, or write the missing value."],
  [
    '\ufeff{ "version": 1, "models": [] }',
    '1:1 syntax: The file begins with a byte order mark. Run "modeldex fix", or save it as UTF-8 without one.',
  ],
])("%j", (text, fault) => {
  expect(faults(text)[0]).toBe(fault);
});

test("a key that stands twice is reported at its second place", () => {
  expect(faults('{\n  "version": 1,\n  "models": [],\n  "version": 1\n}')).toEqual([
    '4:3 duplicate-key: The field "version" stands twice in the same object; JSON would keep only the second. The first is on line 2. Keep one of them.',
  ]);
});

test("digits that would be lost are reported", () => {
  expect(faults('{ "version": 1, "models": [], "sources": { "a": { "title": 0.12345678901234567 } } }')).toContain(
    "1:60 imprecise-number: The number 0.12345678901234567 has more digits than can be kept; it would be read as 0.12345678901234566. Write at most 15 digits.",
  );
});

test("nesting without end is reported and does not overflow", () => {
  expect(faults(`{ "version": 1, "models": ${"[".repeat(200_000)}`)).toEqual([
    "1:90 too-deep: The text nests deeper than 64 levels. A registry needs six.",
  ]);
});

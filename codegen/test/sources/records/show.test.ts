// Strangers' values in messages: short, in one line, and of no harm.
import { expect, describe as group, test } from "vitest";
import { cut, describe, show } from "../../../src/sources/records/show.js";

test.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "abc..."],
  ["ab😀", 3, "ab..."],
  ["ab😀", 4, "ab😀"],
  ["a😀b", 3, "a😀..."],
  ["", 0, ""],
])("%j in %d units is %j", (text, longest, expected) => {
  expect(cut(text, longest)).toBe(expected);
});

test("a text is shown as JSON, its first 60 units, with nothing that hides or reorders", () => {
  expect(show('a "b"\n\u202e\u200dc')).toBe('"a \\"b\\"\\n\\u{202e}\\u{200d}c"');
  expect(show("x".repeat(1_000_000))).toBe(`"${"x".repeat(60)}..."`);
});

group("a value is", () => {
  test.each<[unknown, string]>([
    ["many", 'text ("many")'],
    ["x".repeat(61), `text ("${"x".repeat(60)}...")`],
    [7, "the number 7"],
    [-1.5, "the number -1.5"],
    [true, "true"],
    [false, "false"],
    [null, "null"],
    [undefined, "nothing"],
    [[1], "a list"],
    [{ a: 1 }, "an object"],
  ])("%j: %s", (value, expected) => {
    expect(describe(value)).toBe(expected);
  });
});

// What text of strangers may hold, whichever source it comes from.
import { describe, expect, test } from "vitest";
import { plainTags, plainText } from "../../../src/sources/records/plain-text.js";

describe("text", () => {
  test.each([
    ["  Cranes \n", "Cranes"],
    ["🏴‍☠️", "🏴‍☠️"],
    ["می‌خواهم", "می‌خواهم"],
    ["x".repeat(20), "x".repeat(20)],
    [`${"x".repeat(20)}${" ".repeat(80)}`, "x".repeat(20)],
  ])("%j is %j", (value, text) => {
    expect(plainText(value, 20)).toBe(text);
  });

  test.each([
    ["none", undefined],
    ["null", null],
    ["a number", 5],
    ["a list", ["x"]],
    ["empty", ""],
    ["only space", " \t\n"],
    ["only a joiner", "\u200d"],
    ["nothing that is seen", "\u200b \u3164\ufe0f"],
    ["too long", "x".repeat(21)],
    ["of a million letters", "x".repeat(1_000_000)],
    ["with a control character", "a\u0007b"],
    ["with a line break", "a\nb"],
    ["with a line separator", "a\u2028b"],
    ["turned around", "a\u202eb"],
    ["with half a character", "a\ud800"],
  ])("is none that is %s", (_what, value) => {
    expect(plainText(value, 20)).toBeUndefined();
  });
});

describe("tags", () => {
  test("stand once each, in their order", () => {
    expect(plainTags(["b", " a", "a", "\u202ec", "b"])).toEqual(["b", "a"]);
  });

  test("that are not wanted take no place", () => {
    const tags = Array.from({ length: 200 }, (_, index) => `tag ${index}`);
    expect(plainTags(tags, (tag) => tag.endsWith("0"))).toHaveLength(20);
    expect(plainTags(tags)).toEqual(tags.slice(0, 50));
  });
});

import { describe, expect, it } from "vitest";
import { visible, visibleInFrame, visibleJson } from "../../src/report/escape.js";
import { HOSTILE, HOSTILE_VISIBLE } from "./issues.js";

describe("visible", () => {
  it.each([
    ["plain ASCII, Ünïcödé, 通义千问, 🤖", "plain ASCII, Ünïcödé, 通义千问, 🤖"],
    ["\u001b]8;;https://example.com\u0007", "\\u{1b}]8;;https://example.com\\u{7}"],
    ["a\tb\nc\rd", "a\\u{9}b\\u{a}c\\u{d}d"],
    ["\u007f\u0085\u009b", "\\u{7f}\\u{85}\\u{9b}"],
    [
      "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
      visibleMarks("202a 202b 202c 202d 202e 2066 2067 2068 2069"),
    ],
    [
      "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u3164\ufe0f",
      visibleMarks("200b 200c 200d 2060 feff ad 34f 3164 fe0f"),
    ],
    ["\u200e\u200f\u061c", visibleMarks("200e 200f 61c")],
    ["\u2028\u2029", visibleMarks("2028 2029")],
    ["\ud83e", "\\u{d83e}"],
    ["\udd16\ud83e", "\\u{dd16}\\u{d83e}"],
    ["\u{e0041}\u{e0100}", visibleMarks("e0041 e0100")],
    [HOSTILE, HOSTILE_VISIBLE],
  ])("%j", (text, want) => {
    expect(visible(text)).toBe(want);
  });
});

describe("visibleInFrame", () => {
  it.each([
    ["\ta\u001bb\u007fc\u202ed", " a\u241bb\u2421c\ufffdd"],
    ["\u{e0041}x", "\ufffd\ufffdx"],
    ["🤖\ud83e", "🤖\ufffd"],
    [HOSTILE, "a\u241b[31mb\ufffdc\ufffdd\ufffde\u240d\u240af\ufffdg\ufffdh\ufffd\ufffdi\u2407"],
  ])("%j keeps its length", (line, want) => {
    expect(visibleInFrame(line)).toBe(want);
    expect(want.length).toBe(line.length);
  });
});

describe("visibleJson", () => {
  it("changes the spelling, not the value", () => {
    const value = { [HOSTILE]: [HOSTILE, "🤖"] };
    const json = visibleJson(JSON.stringify(value, null, 2));
    expect(json).toContain("c\\u202ed\\u200be");
    expect(json).toContain("h\\udb40\\udc41i");
    expect(json.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(json)).toEqual(value);
  });
});

function visibleMarks(codes: string): string {
  return codes
    .split(" ")
    .map((code) => `\\u{${code}}`)
    .join("");
}

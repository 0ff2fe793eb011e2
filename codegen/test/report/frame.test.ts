import { describe, expect, it } from "vitest";
import { codeFrame, splitLines } from "../../src/report/frame.js";
import { HOSTILE, REGISTRY, UNSAFE } from "./issues.js";

const PLAIN = { color: false, width: 60 };

describe("codeFrame", () => {
  it("shows two lines on either side", () => {
    expect(codeFrame(splitLines(REGISTRY), { line: 6, column: 35 }, PLAIN)).toBe(
      `  4 |     {
  5 |       "id": "colbert-v2",
> 6 |       "specs": { "embedding_dim": "128" }
    |                                   ^
  7 |     }
  8 |   ]`,
    );
  });

  it("numbers lines of different length alike", () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);
    expect(codeFrame(lines, { line: 9, column: 1 }, PLAIN)).toBe(
      "   7 | line 7\n   8 | line 8\n>  9 | line 9\n     | ^\n  10 | line 10\n  11 | line 11",
    );
  });

  it.each([
    ["the first line", ["a", "b"], { line: 1, column: 1 }, "> 1 | a\n    | ^\n  2 | b"],
    ["an empty file", [""], { line: 1, column: 1 }, "> 1 |\n    | ^"],
    ["a column behind the end", ["abc"], { line: 1, column: 99 }, "> 1 | abc\n    |    ^"],
    ["wide characters", ['"通义": x'], { line: 1, column: 7 }, '> 1 | "通义": x\n    |         ^'],
    ["emoji", ['"🤖": x'], { line: 1, column: 7 }, '> 1 | "🤖": x\n    |       ^'],
    ["combining characters", ['"e\u0301": x'], { line: 1, column: 7 }, '> 1 | "e\u0301": x\n    |      ^'],
    ["tabs", ["\t\tx"], { line: 1, column: 3 }, "> 1 |   x\n    |   ^"],
    ["escapes", ["\u001b[2J\u202ex"], { line: 1, column: 6 }, "> 1 | \u241b[2J\ufffdx\n    |      ^"],
    ["line separators", ["a\u2028b"], { line: 1, column: 3 }, "> 1 | a\ufffdb\n    |   ^"],
  ])("%s", (_, lines, place, want) => {
    expect(codeFrame(lines, place, PLAIN)).toBe(want);
  });

  it("is nothing for a line that the file does not have", () => {
    expect(codeFrame(["a"], { line: 2, column: 1 }, PLAIN)).toBeUndefined();
    expect(codeFrame(["a"], { line: 0, column: 1 }, PLAIN)).toBeUndefined();
  });

  it.each([
    ["at its start", 3, "> 1 | 01!34567890123456789012…\n    |   ^"],
    ["in the middle", 1003, "> 1 | …12345678901!3456789012…\n    |             ^"],
    ["at its end", 2000, "> 1 | …89012345678!\n    |             ^"],
  ])("cuts a long line around a place %s", (_, column, want) => {
    const digits = "0123456789".repeat(200);
    const line = `${digits.slice(0, column - 1)}!${digits.slice(column)}`;
    expect(codeFrame([line], { line: 1, column }, { color: false, width: 30 })).toBe(want);
  });

  it("cuts the lines around a cut line at the same places", () => {
    const lines = ["short", "x".repeat(100), "", "y".repeat(100)];
    expect(codeFrame(lines, { line: 2, column: 50 }, { color: false, width: 26 })).toBe(
      `  1 | …\n> 2 | …${"x".repeat(18)}…\n    |           ^\n  3 |\n  4 | …${"y".repeat(18)}…`,
    );
  });

  it("does not tokenise a minified megabyte", () => {
    const line = `{"a":"${"x".repeat(5_000_000)}"}`;
    const started = performance.now();
    for (let index = 0; index < 100; index++)
      codeFrame([line], { line: 1, column: 2_500_000 }, { color: true, width: 80 });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("never splits a pair of surrogates into the output", () => {
    for (let column = 1; column <= 80; column++) {
      const frame = codeFrame(["🤖".repeat(40)], { line: 1, column }, { color: false, width: 30 });
      expect(frame?.replaceAll("\n", "")).not.toMatch(UNSAFE);
    }
  });

  it("keeps the caret right in colours", () => {
    const frame = codeFrame(splitLines(REGISTRY), { line: 6, column: 35 }, { color: true, width: 60 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what picocolors writes
    const plain = frame?.replace(/\u001b\[\d+m/g, "");
    expect(frame).not.toBe(plain);
    expect(plain).toBe(codeFrame(splitLines(REGISTRY), { line: 6, column: 35 }, PLAIN));
  });

  it("lets no hostile character through", () => {
    const frame = codeFrame([HOSTILE.replace("\r\n", "")], { line: 1, column: 4 }, PLAIN);
    expect(frame?.replaceAll("\n", "")).not.toMatch(UNSAFE);
  });
});

describe("splitLines", () => {
  it("counts lines as editors do", () => {
    expect(splitLines("a\nb\r\nc\rd\u2028e\u0085f")).toEqual(["a", "b", "c", "d\u2028e\u0085f"]);
  });
});

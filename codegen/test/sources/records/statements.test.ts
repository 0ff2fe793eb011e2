// What a record states, and the words of it that are kept.
import { describe, expect, test } from "vitest";
import { isAcceptable, Statements } from "../../../src/sources/records/statements.js";

const DAY = "2026-11-24";

describe("a fact", () => {
  test("has its source, its day and where it stands", () => {
    const statements = new Statements("civitai", DAY);
    expect(statements.state("popularity.date", DAY)).toBe(true);
    expect(statements.state("name", "Cranes", { field: "title", how: "derived", revision: "1", note: "So." })).toBe(
      true,
    );
    expect(statements.facts).toEqual({
      "popularity.date": { value: DAY, provenance: { source: "civitai", date: DAY, how: "declared" } },
      name: {
        value: "Cranes",
        provenance: { source: "civitai", field: "title", revision: "1", date: DAY, how: "derived", note: "So." },
      },
    });
    expect([statements.has("name"), statements.has("license")]).toEqual([true, false]);
  });

  test.each<[string, string | number | undefined]>([
    ["specs.context_length", undefined],
    ["specs.context_length", -1],
    ["specs.context_length", "4096"],
    ["name", "a\u202eb"],
    ["name", " a"],
    ["no.such.field", 1],
  ])("%s is not stated as %j", (path, value) => {
    const statements = new Statements("openrouter", DAY);
    expect(statements.state(path, value, { field: "x" })).toBe(false);
    expect(statements.facts).toEqual({});
  });

  test("is acceptable with joiners, and in a list only where all are", () => {
    expect(isAcceptable("name", "🏴‍☠️")).toBe(true);
    expect(isAcceptable("tags", ["a", "b"])).toBe(true);
    expect(isAcceptable("tags", ["a", "\u202eb"])).toBe(false);
  });
});

describe("words", () => {
  test("that are flagged stand beside each other, field by field", () => {
    const statements = new Statements("openrouter", DAY);
    expect(statements.raw).toBeUndefined();
    for (const [field, word] of [
      ["input", "smell"],
      ["output", "touch"],
      ["input", "__proto__"],
    ] as const) {
      statements.flag(field, word);
    }
    expect(statements.unknownWords).toEqual([
      { field: "input", word: "smell" },
      { field: "output", word: "touch" },
      { field: "input", word: "__proto__" },
    ]);
    expect(statements.raw).toEqual({ input: "smell, __proto__", output: "touch" });
  });

  test("are replaced by what is kept of their field, which is no unknown word", () => {
    const statements = new Statements("huggingface", DAY);
    statements.flag("language", "klingonese");
    statements.keep("language", "en, klingonese");
    expect(statements.raw).toEqual({ language: "en, klingonese" });
    expect(statements.unknownWords).toEqual([{ field: "language", word: "klingonese" }]);
  });

  test("are cut, not in the middle of a character, and the first 20 are told", () => {
    const statements = new Statements("huggingface", DAY);
    statements.flag("task", `${"x".repeat(199)}😀${"x".repeat(1_000_000)}`);
    for (let index = 0; index < 1000; index++) statements.flag("task", `word ${index}`);
    expect(statements.unknownWords).toHaveLength(20);
    expect(statements.unknownWords[0]?.word).toBe(`${"x".repeat(199)}...`);
    expect(statements.raw?.task).toBe(`${"x".repeat(199)}...`);
  });
});

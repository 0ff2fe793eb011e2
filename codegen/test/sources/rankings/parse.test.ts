// The community rankings: what is shipped is sound, and faults are told with their place and their cure.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseRankings } from "../../../src/sources/rankings/parse.js";

const FILE = "registry/rankings.json";

function ranking(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    name: "cranes",
    title: "Folds",
    url: "https://example.com",
    date: "2026-03-04",
    models: ["a/b"],
    ...changes,
  };
}

// One ranking a line, so that a place is easy to tell.
function textOf(...rankings: unknown[]): string {
  const lines = rankings.map((entry) => JSON.stringify(entry));
  return `{ "version": 1, "rankings": [\n${lines.join(",\n")}\n] }`;
}

test("the rankings that are shipped are sound, and name models once and with their source", () => {
  const path = join(import.meta.dirname, "../../../../registry/rankings.json");
  expect(existsSync(path)).toBe(true);
  const { value = [], issues } = parseRankings(readFileSync(path, "utf8"), FILE);
  expect(issues).toEqual([]);
  expect(value.length).toBeGreaterThan(0);
  for (const { models, note } of value) {
    expect(models.length).toBeGreaterThanOrEqual(5);
    expect(models.length).toBeLessThanOrEqual(20);
    expect(note).toBeDefined();
  }
});

test("a sound file gives its rankings", () => {
  const entry = ranking({ note: "As printed." });
  expect(parseRankings(textOf(entry), FILE)).toEqual({ value: [entry], issues: [] });
  expect(parseRankings(textOf(), FILE)).toEqual({ value: [], issues: [] });
});

describe("a file is refused", () => {
  const HUB_HELP = "Write organization/name, as in the address of the model's page; leave out what is not on the Hub.";
  const SCHEMA_HELP = "registry/rankings.schema.json says what belongs there.";

  test.each<[string, readonly (readonly [place: string, message: string, help: string | undefined])[]]>([
    ["{", [["1:2", "The text ends inside an object.", "Close it with }; the file may be cut off."]]],
    ["[]", [["1:1", "The file is not of the right type (object).", SCHEMA_HELP]]],
    ['{ "version": 2, "rankings": [] }', [["1:14", '"version" is none of 1.', SCHEMA_HELP]]],
    ['{ "version": 1 }', [["1:1", 'The file has no "rankings".', SCHEMA_HELP]]],
    [
      '{ "version": 1, "rankings": [], "__proto__": {} }',
      [["1:1", 'The file has an unknown key "__proto__".', SCHEMA_HELP]],
    ],
    [
      textOf(ranking({ name: "x".repeat(1_000_000) })),
      [["2:9", '"rankings.0.name" does not have the right form.', SCHEMA_HELP]],
    ],
    [textOf(ranking({ rank: 1 })), [["2:1", '"rankings.0" has an unknown key "rank".', SCHEMA_HELP]]],
    [
      textOf(ranking({ url: "http://example.com" })),
      [["2:40", '"rankings.0.url" does not have the right form.', SCHEMA_HELP]],
    ],
    [textOf(ranking({ models: [] })), [["2:91", '"rankings.0.models" does not have the right form.', SCHEMA_HELP]]],
    [
      textOf(ranking({ models: [7] })),
      [["2:92", '"rankings.0.models.0" is not of the right type (string).', SCHEMA_HELP]],
    ],
    [
      textOf(ranking({ date: "2026-02-30" })),
      [["2:69", "2026-02-30 is not a day of the calendar.", "Write the day on which the ranking stood so."]],
    ],
    [
      textOf(ranking(), ranking({ models: ["c/d"] })),
      [["3:9", 'Two rankings have the name "cranes".', "Give each a name of its own."]],
    ],
    [
      textOf(ranking({ models: ["a/b", "gpt-4o", "a/\u202eb"] })),
      [
        ["2:98", '"gpt-4o" is not a Hugging Face id.', HUB_HELP],
        ["2:107", '"a/\u202eb" is not a Hugging Face id.', HUB_HELP],
      ],
    ],
    [
      textOf(ranking({ models: ["a/b", "c/d", "A/B"] })),
      [["2:104", "A/B has place 1 of this ranking and place 3.", "Keep the better one; those below move up."]],
    ],
  ])("%#", (text, want) => {
    const { value, issues } = parseRankings(text, FILE);
    expect(value).toBeUndefined();
    expect(issues.map(({ line, column, message, help }) => [`${line}:${column}`, message, help])).toEqual(want);
    expect(new Set(issues.map(({ code, severity, file }) => [code, severity, file].join()))).toEqual(
      new Set(["rankings,error,registry/rankings.json"]),
    );
  });
});

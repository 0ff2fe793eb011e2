// A release date is questioned where somebody knew the model before, or where base, successor or name tell another time.
import { expect, test } from "vitest";
import { findings, model, type Surroundings } from "./findings.js";

const FIRST = "It may be the date of a later revision; take the first release.";

test.each<[string, string, Surroundings, string[]]>([
  ["before every source", "2026-03-01", {}, []],
  [
    "within a month of its repository",
    "2025-02-01",
    { said: { "org/m": { other: { release_date: "2025-01-05" } } } },
    [],
  ],
  [
    "after its source",
    "2026-12-01",
    {},
    [
      `release-date release_date: Model m: release_date 2026-12-01 (mteb) is 101 days after mteb knew the model (2026-08-22) | ${FIRST}`,
    ],
  ],
  [
    "after a source of candidates",
    "2026-06",
    { said: { "org/m": { crawl: { license: "MIT" } } } },
    [
      `release-date release_date: Model m: release_date 2026-06 (mteb) is 75 days after crawl knew the model (2026-03-18) | ${FIRST}`,
    ],
  ],
  [
    "after the date another source gives",
    "2024",
    { said: { "org/m": { other: { release_date: "2023-06-30" }, crawl: { release_date: "2023" } } } },
    [
      `release-date release_date: Model m: release_date 2024 (mteb; crawl says 2023; other says 2023-06-30) is 185 days after release_date as other has it (2023-06-30) | ${FIRST}`,
    ],
  ],
  [
    "after a snapshot of its downloads",
    "2025-06-01",
    { said: { "org/m": { crawl: { "popularity.date": "2025-01-10" } } } },
    [
      `release-date release_date: Model m: release_date 2025-06-01 (mteb) is 142 days after popularity.date as crawl has it (2025-01-10) | ${FIRST}`,
    ],
  ],
])("%s", (_, date, surroundings, expected) => {
  expect(findings([model("m", { release_date: date })], surroundings)).toEqual(expected);
});

test.each([
  ["small-2411", "2024-11-18", []],
  ["small-2411", "2024-12-20", []],
  ["deepseek-0324", "2025-03-24", []],
  ["small-2512", "2025", []],
  [
    "small-2512",
    "2024-11-01",
    [
      "release-date release_date: Model small-2512: release_date 2024-11-01 (mteb) is not near 2025-12, which the name small-2512 tells | Is it the date of an earlier version of the model?",
    ],
  ],
])("%s, released %s", (id, date, expected) => {
  expect(findings([model(id, { release_date: date })])).toEqual(expected);
});

test("before its base, and after its successor", () => {
  const models = [
    model("a", {
      release_date: "2024-03",
      status: "deprecated",
      replaced_by: "b",
      dependencies: { adapted_from: ["base", "org/outside"] },
    }),
    model("b", { release_date: "2024-01-31" }, { release_date: "card" }),
    model("base", { release_date: "2024-04-01" }),
  ];
  const said = { "org/outside": { crawl: { release_date: "2025" } } };
  expect(findings(models, { said })).toEqual([
    "release-date release_date: Model a: release_date 2024-03 (mteb) is before the release of its base base, 2024-04-01 (mteb) | One of the dates is a later revision's, or the base is another model.",
    "release-date release_date: Model a: release_date 2024-03 (mteb) is before the release of its base org/outside, 2025 (crawl) | One of the dates is a later revision's, or the base is another model.",
    "release-date release_date: Model a: release_date 2024-03 (mteb) is after the release of its successor b, 2024-01-31 (card) | One of the dates is a later revision's, or the successor is another model.",
  ]);
});

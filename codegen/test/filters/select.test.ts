// What each kind of condition lists, and in which order.
import { expect, test } from "vitest";
import type { Conditions, Filter, FilterOrder } from "../../src/filters/filter-file.js";
import { Selector } from "../../src/filters/select.js";
import { model } from "./registries.js";

const MODELS = [
  model("a", {
    specs: { parameters: 6_999_999_999, context_length: 512 },
    license: "MIT",
    release_date: "2026-05",
    tags: ["x", "y"],
    popularity: { downloads: 5, date: "2026-06-01" },
  }),
  model("b", {
    specs: { parameters: 7_000_000_000 },
    license: "Apache-2.0 OR MIT",
    release_date: "2026-05-20",
    capabilities: { modalities: ["text"], languages: ["en-GB", "zh-Hant"] },
    popularity: { downloads: 9, date: "2026-05-01" },
  }),
  model("c", { specs: { parameters: 13_000_000_000 }, status: "retired", release_date: "2026", tags: ["y"] }),
  model("d", {
    specs: { parameters: 13_000_000_001 },
    release_date: "2026-05-30",
    capabilities: { modalities: ["text", "image"], languages: ["en"], tool_calling: false },
    popularity: { downloads: 5, date: "2026-05-01" },
  }),
  model("e", { content_ratings: ["pg", "r"] }),
  model("f", { content_ratings: ["pg13"], release_date: "2026-06-02" }),
];

function list(where: Conditions, more: { order?: FilterOrder; limit?: number } = {}): string {
  const filter: Filter = {
    name: "my/f",
    label: "Label",
    reason: "Reason.",
    where,
    order: more.order,
    limit: more.limit,
    licenseGroups: { mit: ["MIT"], apache: ["Apache-2.0"] },
    at: [],
    leaveOutEmpty: false,
  };
  return new Selector(MODELS)
    .positionsOf(filter)
    .map((position) => MODELS[position]?.id)
    .join("");
}

test.each<[Conditions, string]>([
  [{}, "abcdef"],
  [{ id: "a" }, "a"],
  [{ id: ["a", "d", "z"] }, "ad"],
  [{ size_category: "small" }, "a"],
  [{ size_category: "medium" }, "bc"],
  [{ size_category: "large" }, "d"],
  [{ size_category: ["large", "unknown"] }, "def"],
  [{ license_group: "mit" }, "ab"],
  [{ license_group: ["mit", "apache"] }, "ab"],
  [{ license: "Apache-2.0" }, "b"],
  [{ license: "Apache-2.0 OR MIT" }, "b"],
  [{ max_rating: "pg" }, ""],
  [{ max_rating: "pg13" }, "f"],
  [{ max_rating: "r" }, "ef"],
  [{ max_rating: "xxx" }, "ef"],
  // From 2026-06-01, the newest figures: a month that may have begun before is not surely within, nor is what came after.
  [{ released_within: "day" }, ""],
  [{ released_within: "week" }, "d"],
  [{ released_within: "month" }, "bd"],
  [{ released_within: "year" }, "abcd"],
  [{ "capabilities.languages": "en" }, "bd"],
  [{ "capabilities.languages": "en-GB" }, "b"],
  [{ "capabilities.languages": "zh" }, "b"],
  [{ "capabilities.modalities": { all_of: ["text", "image"] } }, "d"],
  [{ tags: { any_of: ["x", "y"] } }, "ac"],
  [{ tags: { none_of: ["x"] } }, "c"],
  [{ tags: { known: true } }, "ac"],
  [{ tags: { known: false } }, "bdef"],
  [{ status: "active" }, "abdef"],
  [{ status: "retired" }, "c"],
  [{ "capabilities.tool_calling": false }, "d"],
  [{ "specs.parameters": { min: 7_000_000_000, max: 13_000_000_000 } }, "bc"],
  [{ "specs.context_length": 512 }, "a"],
  [{ release_date: { min: "2026-05" } }, "abdf"],
  [{ release_date: { max: "2026-05" } }, "abd"],
  [{ release_date: { min: "2026-05-15", max: "2026-05-25" } }, "b"],
  [{ release_date: { max: "2026" } }, "abcdf"],
  // A month ends on its last day, whatever its length.
  [{ release_date: { min: "2026-05-10", max: "2026-05" } }, "bd"],
  [{ release_date: { min: "2026", max: "2026-05-31" } }, "abd"],
  [{ release_date: { min: "2026-05-01", max: "2026-05-30" } }, "bd"],
  [{ release_date: { known: false } }, "e"],
  [{ license: { none_of: ["MIT"] } }, ""],
  [{ license: { none_of: ["Apache-2.0"] } }, "a"],
  [{ license: { all_of: ["Apache-2.0", "MIT"] } }, "b"],
  [{ "capabilities.languages": { none_of: ["en"] } }, ""],
  [{ "capabilities.languages": { all_of: ["en", "zh-Hant"] } }, "b"],
  [{ "capabilities.languages": "zh-Hant-TW" }, ""],
  [{ status: { none_of: ["retired"] } }, "abdef"],
  [{ status: { known: false } }, ""],
  [{ "specs.parameters": { min: 7_000_000_001 } }, "cd"],
  [{ "popularity.downloads": [5, 9] }, "abd"],
  [{ tags: { any_of: ["x", "y"], none_of: ["x"] } }, "c"],
  [{ license: "MIT", size_category: "small" }, "a"],
])("%j lists %s", (where, ids) => {
  expect(list(where)).toBe(ids);
});

test.each<[FilterOrder, string]>([
  [{ by: "popularity.downloads", direction: "descending" }, "badcef"],
  [{ by: "popularity.downloads", direction: "ascending" }, "adbcef"],
  [{ by: "popularity.downloads", direction: "descending", unknown: "leave_out" }, "bad"],
  [{ by: "release_date", direction: "descending", unknown: "last" }, "fdbace"],
  [{ by: "name", direction: "descending" }, "fedcba"],
])("%j orders to %s", (order, ids) => {
  expect(list({}, { order })).toBe(ids);
});

test("a limit takes the first of the order", () => {
  expect(list({}, { order: { by: "name", direction: "descending" }, limit: 2 })).toBe("fe");
});

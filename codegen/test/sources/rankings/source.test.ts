// Rankings as a source: each is a page, and of several places of one model the best counts.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ListedCandidate, scorePopularity } from "../../../src/listing.js";
import { createRankingsSource, type RankedModel } from "../../../src/sources/rankings/index.js";
import type { Ranking } from "../../../src/sources/rankings/parse.js";
import { Malformed, PassedOver } from "../../../src/sources/source.js";

const RANKINGS: readonly Ranking[] = [
  { name: "folds", title: "Folds", url: "https://example.com/1", date: "2026-03-04", models: ["a/b", "c/d"] },
  { name: "wings", title: "Wings", url: "https://example.com/2", date: "2026-05-06", models: ["c/d"] },
];
const source = createRankingsSource(RANKINGS);
const LIST = { name: "rankings", limit: Number.MAX_SAFE_INTEGER };

function candidate(item: RankedModel): ListedCandidate {
  const translation = source.translate(item, "2026-03-04");
  if (translation instanceof PassedOver) throw new Error(translation.reason);
  return translation.candidate;
}

function join(first: ListedCandidate, second: ListedCandidate): ListedCandidate {
  if (source.combine === undefined) throw new Error("Rankings join candidates.");
  return source.combine(first, second);
}

test("each ranking is a page with its day", async () => {
  expect([source.name, source.title, source.lists]).toEqual(["rankings", "Community rankings", [LIST]]);
  const first = await source.fetchPage(LIST, undefined, 10);
  expect(first).toEqual({
    items: [
      { id: "a/b", ranking: "folds", rank: 1, ranked: 2 },
      { id: "c/d", ranking: "folds", rank: 2, ranked: 2 },
    ],
    next: "1",
    date: "2026-03-04",
  });
  expect(await source.fetchPage(LIST, first.next, 10)).toEqual({
    items: [{ id: "c/d", ranking: "wings", rank: 1, ranked: 1 }],
    next: undefined,
    date: "2026-05-06",
  });
});

test.each(["2", "-1", "__proto__", "1.5"])("there is no page %s", async (cursor) => {
  await expect(source.fetchPage(LIST, cursor, 10)).rejects.toThrow(`There is no ranking ${cursor}.`);
});

test("no rankings are no list", () => {
  expect(createRankingsSource([]).lists).toEqual([]);
});

test("a place states no fact", () => {
  const item = { id: "a/b", ranking: "folds", rank: 2, ranked: 4 };
  expect(source.parse(item)).toBe(item);
  expect(source.translate(item, "2026-03-04")).toEqual({
    candidate: {
      key: { field: "huggingface_id", value: "a/b" },
      facts: {},
      listing: {
        model_id: "a/b",
        provider: "a",
        source: "rankings",
        popularity_score: 0.875,
        tags: ["folds"],
        signals: { rank: 2, ranked: 4 },
      },
    },
    unknownWords: [],
    hidden: [],
  });
});

test.each([
  [null, new Malformed("The record is null, not an object.")],
  [{ id: "a/b" }, new Malformed('"ranking" is missing.', "a/b")],
  [
    { id: "a/b", ranking: "folds", rank: 0, ranked: 2 },
    new Malformed('"rank" is the number 0, not a whole number of at least 1.', "a/b"),
  ],
])("another record is none", (raw, malformed) => {
  expect(source.parse(raw)).toEqual(malformed);
});

test.each<[string, readonly [number, number], readonly [number, number], readonly [number, number]]>([
  ["relative to the length", [3, 100], [2, 2], [3, 100]],
  ["first of many before first of few", [1, 2], [1, 50], [1, 50]],
  ["half of many before half of few", [2, 2], [3, 4], [3, 4]],
])("the better place counts: %s", (_what, left, right, [rank, ranked]) => {
  const first = candidate({ id: "a/b", ranking: "wings", rank: left[0], ranked: left[1] });
  const second = candidate({ id: "a/b", ranking: "folds", rank: right[0], ranked: right[1] });
  for (const joined of [join(first, second), join(second, first)]) {
    expect(joined.listing.signals).toEqual({ rank, ranked });
    expect(joined.listing.tags).toEqual(["folds", "wings"]);
    expect(joined.listing.popularity_score).toBe(scorePopularity({ rank, ranked }));
  }
});

test("the order in which places are met makes no difference, and the score is the best of them", () => {
  const places = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.constantFrom("folds", "wings", "tails"))
    .map(([rank, below, ranking]) => candidate({ id: "a/b", ranking, rank, ranked: rank + below }));
  fc.assert(
    fc.property(fc.array(places, { minLength: 2, maxLength: 5 }), (candidates) => {
      const joined = candidates.reduce(join);
      expect(joined).toEqual(candidates.toReversed().reduce(join));
      const scores = candidates.map(({ listing }) => listing.popularity_score);
      expect(joined.listing.popularity_score).toBe(Math.max(...scores));
    }),
  );
});

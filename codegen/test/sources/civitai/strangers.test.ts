// What strangers wrote and counted: figures that may be hidden, and text within limits.
import { describe, expect, test } from "vitest";
import { DAY } from "../fake-client.js";
import { candidate, facts } from "./source.js";

describe("popularity", () => {
  test.each<[string, unknown, object]>([
    ["unknown", null, {}],
    ["null for a model of this minute", { downloadCount: null, thumbsUpCount: null, thumbsDownCount: null }, {}],
    ["0, which may be hidden", { downloadCount: 0, thumbsUpCount: 0, favoriteCount: 9 }, {}],
    ["beyond what a double counts", { downloadCount: 2 ** 60 }, {}],
    ["negative", { downloadCount: -1, thumbsUpCount: -1, thumbsDownCount: -1 }, {}],
    ["favourites, as before 2024", { downloadCount: 7, favoriteCount: 3 }, { downloads_all_time: 7 }],
    ["favourites beside unknown thumbs", { favoriteCount: 3, thumbsUpCount: null }, {}],
  ])("that is %s", (_what, stats, signals) => {
    const { facts: found, listing } = candidate({ stats }).candidate;
    expect(listing.signals).toEqual(signals);
    const likes = found["popularity.likes"];
    const isFavourites = typeof stats === "object" && JSON.stringify(stats).includes('"favoriteCount":3');
    expect([likes?.value, likes?.provenance.field]).toEqual(
      isFavourites ? [3, "stats.favoriteCount"] : [undefined, undefined],
    );
    const hasFigure = isFavourites || Object.keys(signals).length > 0;
    expect(found["popularity.date"]?.value).toBe(hasFigure ? DAY : undefined);
    if (Object.keys(signals).length === 0) expect(listing.popularity_score).toBe(0);
  });
});

describe("strangers' text", () => {
  const MEGABYTE = "x".repeat(1_000_000);

  test.each([MEGABYTE, "a\u001b[2Jb", "a\u202eb", "a\u2028b", "\ud800", "   ", ""])("as a name is no fact", (name) => {
    expect(facts({ name }).name).toBeUndefined();
  });

  test("as a name may hold emoji, and loses the space around it", () => {
    expect(facts({ name: "  Cranes 🏴‍☠️ \n" }).name).toBe("Cranes 🏴‍☠️");
  });

  test.each([null, { username: MEGABYTE }, { username: "\u2066hidden" }, { username: null }, {}])(
    "as a creator leaves the place as provider",
    (creator) => {
      const { facts: found, listing } = candidate({ creator }).candidate;
      expect(found.organization).toBeUndefined();
      expect(listing.provider).toBe("civitai");
    },
  );

  test("as tags is dropped where it could mislead, and each tag stands once", () => {
    const tags = ["cat", " cat ", "\u202ecat", "c\u0007at", "", "x".repeat(101), "__proto__", "ändern", MEGABYTE];
    const { facts: found, listing } = candidate({ tags }).candidate;
    expect(found.tags?.value).toEqual(["cat", "__proto__", "ändern"]);
    expect(listing.tags).toEqual(["__proto__", "cat", "ändern"]);
  });

  test("as tags ends after 50", () => {
    const tags = Array.from({ length: 10_000 }, (_, index) => `tag ${index}`);
    expect(facts({ tags }).tags).toEqual(tags.slice(0, 50));
    expect(candidate({ tags }).candidate.listing.tags).toHaveLength(50);
  });

  test("as tags that are all dropped states none", () => {
    const { facts: found, listing } = candidate({ tags: ["\u0000"] }).candidate;
    expect(found.tags).toBeUndefined();
    expect(listing.tags).toEqual([]);
  });

  test("as an unknown word is cut, not in the middle of a character", () => {
    const type = `${"x".repeat(199)}😀${MEGABYTE}`;
    expect(candidate({ type }).unknownWords).toEqual([{ field: "type", word: `${"x".repeat(199)}...` }]);
  });
});

// The merge rules of the data pipeline (S2), each by name, with our decision where the document and its code differ.
import { describe, expect, test } from "vitest";
import { type Listing, scorePopularity } from "../../src/listing.js";
import { compareListings, mergeListings } from "../../src/review/merge-listings.js";
import { SOURCE_NAMES } from "../../src/sources/source.js";
import { KNOWN, LLM, makeReviewPlace } from "./support.js";

const listing = (source: string, more: Partial<Listing> = {}): Listing => ({
  model_id: "lab/model",
  provider: "lab",
  source,
  popularity_score: 0,
  tags: [],
  signals: {},
  ...more,
});

interface ReviewJson {
  readonly models: readonly (Listing & { readonly kind: string })[];
}

async function reviewed(place: ReturnType<typeof makeReviewPlace>): Promise<ReviewJson["models"]> {
  return (JSON.parse((await place.modeldex("review", "--json")).stdout) as ReviewJson).models;
}

describe("S2, merging", () => {
  test("the same model_id is one candidate", async () => {
    const place = makeReviewPlace();
    for (const source of ["huggingface", "openrouter", "rankings"] as const) {
      place.say(source, { "lab/model": { facts: {} } });
    }
    expect((await reviewed(place)).map(({ model_id: id }) => id)).toEqual(["lab/model"]);
  });

  test("source is additive with +, and keeps every name", () => {
    expect(mergeListings([listing("huggingface"), listing("openrouter"), listing("rankings")]).source).toBe(
      "huggingface+openrouter+rankings",
    );
    expect(mergeListings([listing("huggingface+openrouter"), listing("openrouter")]).source).toBe(
      "huggingface+openrouter",
    );
  });

  test("tags are joined, each once, in one order", () => {
    const tags = [listing("a", { tags: ["chat", "text"] }), listing("b", { tags: ["arena", "chat"] })] as const;
    expect(mergeListings([...tags]).tags).toEqual(["arena", "chat", "text"]);
    expect(mergeListings([tags[1], tags[0]]).tags).toEqual(["arena", "chat", "text"]);
  });

  test("the highest score is kept", () => {
    const scores = [0.2, 0.9, 0].map((score) => listing("a", { popularity_score: score }));
    expect(mergeListings(scores as [Listing, ...Listing[]]).popularity_score).toBe(0.9);
  });

  test("the first licence that is not empty is kept", () => {
    const merged = mergeListings([listing("a"), listing("b", { license: "MIT" }), listing("c", { license: "0BSD" })]);
    expect(merged.license).toBe("MIT");
    expect(mergeListings([listing("a"), listing("b")])).not.toHaveProperty("license");
  });

  test("sorted by score, then by id", () => {
    const given = [
      listing("a", { model_id: "lab/b", popularity_score: 0.5 }),
      listing("a", { model_id: "lab/a", popularity_score: 0.5 }),
      listing("a", { model_id: "lab/c", popularity_score: 0.9 }),
    ];
    expect(given.sort(compareListings).map(({ model_id: id }) => id)).toEqual(["lab/c", "lab/a", "lab/b"]);
  });

  test("each signal keeps its own scale", () => {
    const merged = mergeListings([
      listing("huggingface", { signals: { downloads_30_days: 1_000_000, likes: 20 } }),
      listing("rankings", { signals: { rank: 2, ranked: 10 } }),
    ]);
    expect(merged.signals).toEqual({ downloads_30_days: 1_000_000, likes: 20, rank: 2, ranked: 10 });
  });
});

describe("S2, popularity_score", () => {
  test("is 0 where there is nothing to score", () => {
    expect(scorePopularity({})).toBe(0);
    expect(scorePopularity({ likes: 5, trending_score: 7, thumbs_up: 9 })).toBe(0);
  });

  test("grows with downloads and with places, and stays between 0 and 1", () => {
    const downloads = [1, 100, 10_000, 138_081_386, 5_000_000_000].map((count) =>
      scorePopularity({ downloads_30_days: count }),
    );
    expect(downloads).toEqual(downloads.toSorted((left, right) => left - right));
    const places = [1, 2, 5, 10].map((rank) => scorePopularity({ rank, ranked: 10 }));
    expect(places).toEqual([1, 0.95, 0.8, 0.55]);
    for (const score of [...downloads, ...places]) expect(score).toBeGreaterThanOrEqual(0);
    expect(Math.max(...downloads)).toBe(1);
  });

  test("does not bury what people picked under downloads (the document's own figures: 98 against 11,377,379)", () => {
    const first = scorePopularity({ rank: 1, ranked: 5 });
    const last = scorePopularity({ rank: 5, ranked: 5 });
    const downloads = scorePopularity({ downloads_30_days: 11_377_379 });
    expect(first).toBeGreaterThan(downloads);
    expect(last).toBeGreaterThan(scorePopularity({ downloads_30_days: 200_000 }));
  });
});

describe("S2, sources and review", () => {
  test("three categories of sources: hub listings, community rankings, vendor indexes", () => {
    expect(SOURCE_NAMES).toEqual(["huggingface", "civitai", "openrouter", "rankings"]);
  });

  test("a candidate has the six keys of the schema; sizes are facts, not part of them", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/model": { facts: LLM } });
    const [candidate] = place.json<{ candidates: object[] }>("my/candidates/huggingface.json").candidates;
    expect(Object.keys(candidate ?? {})).toEqual([
      "huggingface_id",
      "model_id",
      "provider",
      "license",
      "source",
      "popularity_score",
      "tags",
      "signals",
      "facts",
    ]);
  });

  test("the review point holds: what is staged counts for nothing before it is accepted", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": { facts: { license: "MIT" } }, "lab/new": { facts: LLM } });
    const before = place.read("my/models.json");
    await place.modeldex("promote");
    expect(place.read("my/models.json")).toBe(before);
  });

  test("manual entries win, and entries only in the manual list stay", async () => {
    const place = makeReviewPlace([KNOWN, { ...KNOWN, id: "manual", name: "Manual", huggingface_id: "lab/manual" }]);
    place.say("huggingface", { "lab/known": { facts: { "specs.parameters": 7, "architecture.type": "llama" } } });
    await place.modeldex("review", "accept", "known", "--field", "architecture.type");
    await place.modeldex("promote");
    const { models } = place.json<{ models: { id: string; specs: object }[] }>("my/models.json");
    expect(models.map(({ id, specs }) => [id, specs])).toEqual([
      ["known", KNOWN.specs],
      ["manual", KNOWN.specs],
    ]);
  });

  test("manual sizes are not lost", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": { facts: { family: "llama" } } });
    await place.modeldex("review", "accept", "--all");
    await place.modeldex("promote");
    expect(place.json<{ models: object[] }>("my/models.json").models[0]).toMatchObject({
      family: "llama",
      specs: KNOWN.specs,
    });
  });
});

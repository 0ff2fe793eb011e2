// Facts of several sources become one by the order of trust: what is decided and why, whatever order they come in.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candidate, Fact, FactValue } from "../src/candidate.js";
import { reconcile } from "../src/reconcile.js";
import type { Trust, TrustRule } from "../src/trust.js";

const key = { field: "huggingface_id", value: "org/m" } as const;

function says(source: string, facts: Record<string, FactValue>, id = "org/m"): Candidate {
  const stated = Object.entries(facts).map(([path, value]): [string, Fact] => [
    path,
    { value, provenance: { source, how: "declared" } },
  ]);
  return { key: { field: "huggingface_id", value: id }, facts: Object.fromEntries(stated) };
}

function trustOf(...rules: Omit<TrustRule, "reason">[]): Trust {
  return {
    default: { fields: [], order: ["page"], reason: "Pages first." },
    rules: rules.map((rule) => ({ ...rule, reason: "A test." })),
  };
}

function decideOne(candidates: Candidate[], trust: Trust, field: string) {
  const { models, disagreements, unconfirmed } = reconcile(candidates, trust);
  const fact = models[0]?.facts[field];
  return {
    value: fact?.value,
    source: fact?.provenance.source,
    confirmed: models[0]?.confirmations[field],
    kinds: disagreements.map(({ kind }) => kind),
    unconfirmed: unconfirmed[field] ?? 0,
  };
}

describe("one field", () => {
  const dim = "specs.embedding_dim";
  const date = "release_date";
  const params = "specs.parameters";
  const order = { fields: [dim], order: ["a", "b"] };
  const resort = { fields: [params], last_resort: ["guess"] };
  const weak = { fields: [date], order: ["strong"], weak: ["x", "y", "z"] };
  const near = { fields: [params], order: ["exact", "round"], tolerance: 0.02 };
  test.each<[string, Candidate[], Trust, string, Partial<ReturnType<typeof decideOne>>]>([
    ["one source is enough", [says("a", { [dim]: 384 })], trustOf(), dim, { value: 384, confirmed: 0 }],
    [
      "agreement confirms",
      [says("a", { [dim]: 384 }), says("b", { [dim]: 384 })],
      trustOf(),
      dim,
      { value: 384, source: "a", confirmed: 1, kinds: [] },
    ],
    [
      "disagreement without a rule stays out",
      [says("a", { [dim]: 384 }), says("b", { [dim]: 512 })],
      trustOf(),
      dim,
      { value: undefined, kinds: ["open"] },
    ],
    [
      "the order decides",
      [says("b", { [dim]: 512 }), says("a", { [dim]: 384 })],
      trustOf(order),
      dim,
      { value: 384, source: "a", kinds: ["order"] },
    ],
    [
      "sources outside the order decide nothing",
      [says("c", { [dim]: 384 }), says("d", { [dim]: 512 })],
      trustOf(order),
      dim,
      { value: undefined, kinds: ["open"] },
    ],
    [
      "a source that contradicts itself decides nothing",
      [says("a", { [dim]: 384 }), says("a", { [dim]: 512 })],
      trustOf(order),
      dim,
      { value: undefined, kinds: ["open"] },
    ],
    [
      "a page is meant by page",
      [says("https://example.com/card", { [dim]: 384 }), says("b", { [dim]: 512 })],
      trustOf(),
      dim,
      { value: 384, source: "https://example.com/card", kinds: ["order"] },
    ],
    [
      "lists are compared as a whole",
      [says("a", { "capabilities.languages": ["de", "en"] }), says("b", { "capabilities.languages": ["en"] })],
      trustOf(),
      "capabilities.languages",
      { value: undefined, kinds: ["open"] },
    ],
    [
      "a weak source alone counts for nothing",
      [says("x", { [date]: "2024-09-21" })],
      trustOf(weak),
      date,
      { value: undefined, kinds: [], unconfirmed: 1 },
    ],
    [
      "two weak sources that agree count",
      [says("x", { [date]: "2024-04-20" }), says("y", { [date]: "2024-04-20" })],
      trustOf(weak),
      date,
      { value: "2024-04-20", confirmed: 1, kinds: [] },
    ],
    [
      "a weak source counts only as far as another agrees",
      [says("x", { [date]: "2024-04-20" }), says("y", { [date]: "2024" })],
      trustOf(weak),
      date,
      { value: "2024", kinds: ["precision"] },
    ],
    [
      "a weak source does not make a trusted one more exact",
      [says("x", { [date]: "2024-04-20" }), says("strong", { [date]: "2024-04" })],
      trustOf(weak),
      date,
      { value: "2024-04", source: "strong", kinds: ["precision"] },
    ],
    [
      "a weak source does not stand up to a trusted one",
      [says("x", { [date]: "2023-01-01" }), says("strong", { [date]: "2024-04" })],
      trustOf(weak),
      date,
      { value: "2024-04", kinds: ["weak"] },
    ],
    [
      "a last resort counts where nobody else speaks",
      [says("guess", { [params]: 7 })],
      trustOf(resort),
      params,
      { value: 7 },
    ],
    [
      "a last resort does not contradict anybody",
      [says("guess", { [params]: 7 }), says("a", { [params]: 8 })],
      trustOf(resort),
      params,
      { value: 8, kinds: ["last-resort"] },
    ],
    [
      "the more exact of two agreeing dates is kept",
      [says("a", { [date]: "2024" }), says("b", { [date]: "2024-04" })],
      trustOf(),
      date,
      { value: "2024-04", source: "b", kinds: ["precision"] },
    ],
    [
      "the order decides between numbers that are close",
      [says("round", { [params]: 137_000_000 }), says("exact", { [params]: 136_731_648 })],
      trustOf(near),
      params,
      { value: 136_731_648, kinds: ["tolerance"] },
    ],
    [
      "numbers further apart stay out in spite of the order",
      [says("round", { [params]: 335_000_000 }), says("exact", { [params]: 567_754_752 })],
      trustOf(near),
      params,
      { value: undefined, kinds: ["open"] },
    ],
    [
      "weak sources that contradict one another are left out",
      [says("x", { [date]: "2024-04-20" }), says("y", { [date]: "2023" })],
      trustOf(weak),
      date,
      { value: undefined, kinds: ["weak"], unconfirmed: 0 },
    ],
    [
      "a weak source that the order trusts counts as far as another agrees",
      [says("x", { [date]: "2024-04-20" }), says("b", { [date]: "2024" }), says("c", { [date]: "2023" })],
      trustOf({ ...weak, order: ["x"] }),
      date,
      { value: "2024", source: "b", kinds: ["order"] },
    ],
    [
      "nobody decides between those who confirm a weak source in two ways",
      [says("x", { [date]: "2024" }), says("b", { [date]: "2024-04" }), says("c", { [date]: "2024-05" })],
      trustOf({ ...weak, order: ["x"] }),
      date,
      { value: "2024", source: "x", kinds: ["order"] },
    ],
  ])("%s", (_name, candidates, trust, field, want) => {
    expect(decideOne(candidates, trust, field)).toMatchObject(want);
    expect(decideOne([...candidates].reverse(), trust, field)).toMatchObject(want);
  });
});

describe("fields that belong together", () => {
  const popularity = {
    fields: ["popularity.downloads", "popularity.likes", "popularity.date"],
    together: true,
    latest_by: "popularity.date",
    order: ["a"],
  };
  const older = says("a", { "popularity.downloads": 10, "popularity.likes": 3, "popularity.date": "2026-03-18" });
  const newer = says("b", { "popularity.downloads": 20, "popularity.date": "2026-08-22" });

  test("come from one source and are never mixed", () => {
    const { models, disagreements } = reconcile([older, newer], trustOf(popularity));
    expect(Object.entries(models[0]?.facts ?? {}).map(([path, { value }]) => [path, value])).toEqual([
      ["popularity.date", "2026-08-22"],
      ["popularity.downloads", 20],
    ]);
    expect(disagreements).toEqual([
      {
        key,
        field: "popularity.downloads",
        kind: "latest",
        decidedBy: "b",
        reason: "A test.",
        claims: [
          { source: "b", value: 20, date: "2026-08-22" },
          { source: "a", value: 10, date: "2026-03-18", left_out: "older" },
        ],
      },
    ]);
  });

  test("of the same day are decided by the order, and listed", () => {
    const rival = says("a", { "popularity.downloads": 21, "popularity.date": "2026-08-22" });
    const { models, disagreements } = reconcile([older, newer, rival], trustOf(popularity));
    expect(models[0]?.facts["popularity.downloads"]?.value).toBe(21);
    expect(disagreements).toEqual([
      {
        key,
        field: "popularity.downloads",
        kind: "order",
        decidedBy: "a",
        reason: "A test.",
        claims: [
          { source: "a", value: 21, date: "2026-08-22" },
          { source: "b", value: 20, date: "2026-08-22" },
          { source: "a", value: 10, date: "2026-03-18", left_out: "older" },
        ],
      },
    ]);
  });

  test("are told apart in the record where a source lacks the first", () => {
    const likesOnly = says("c", { "popularity.likes": 3, "popularity.date": "2026-08-22" });
    const { disagreements } = reconcile([newer, likesOnly], trustOf(popularity));
    expect(disagreements[0]?.claims).toEqual([
      { source: "b", value: 20, date: "2026-08-22" },
      { source: "c", value: 3, field: "popularity.likes", date: "2026-08-22" },
    ]);
  });
});

test("the record names who says what, the weak last, and each of them once", () => {
  const trust = trustOf({ fields: ["release_date"], order: ["a", "b"], weak: ["w"] });
  const dates = { w: "2020-01-01", b: "2024-04", a: "2024-05" };
  const candidates = Object.entries(dates).map(([source, date]) => says(source, { release_date: date }));
  const { disagreements } = reconcile([...candidates, ...candidates], trust);
  expect(disagreements).toEqual([
    {
      key,
      field: "release_date",
      kind: "order",
      decidedBy: "a",
      reason: "A test.",
      claims: [
        { source: "a", value: "2024-05" },
        { source: "b", value: "2024-04" },
        { source: "w", value: "2020-01-01", left_out: "unconfirmed" },
      ],
    },
  ]);
});

test("what people rejected takes no part, and is listed where it differs", () => {
  const trust = trustOf();
  const stated = [says("a", { family: "bert", type: "dense" })];
  const rejected = [says("b", { family: "gpt", type: "dense" })];
  const { models, disagreements } = reconcile(stated, trust, rejected);
  expect(models[0]?.facts.family?.value).toBe("bert");
  expect(disagreements).toEqual([
    {
      key,
      field: "family",
      kind: "rejected",
      decidedBy: "a",
      reason: "Pages first.",
      claims: [
        { source: "a", value: "bert" },
        { source: "b", value: "gpt", left_out: "rejected" },
      ],
    },
  ]);
});

test("models are kept apart and sorted, whatever their names", () => {
  const ids = ["z/z", "__proto__/constructor", "A/a", "a/a"];
  const { models } = reconcile(
    ids.map((id) => says("a", { type: "dense" }, id)),
    trustOf(),
  );
  expect(models.map((model) => model.key.value)).toEqual(["A/a", "__proto__/constructor", "a/a", "z/z"]);
});

test("the order of arrival changes nothing", () => {
  const trust = trustOf(
    { fields: ["specs.parameters"], order: ["a", "b"], last_resort: ["c"], tolerance: 0.1 },
    { fields: ["release_date"], weak: ["a", "c"], order: ["c", "b"] },
    {
      fields: ["popularity.downloads", "popularity.date"],
      together: true,
      latest_by: "popularity.date",
      weak: ["a"],
      order: ["b"],
    },
    { fields: ["license", "license_raw"], together: true, order: ["b"] },
  );
  const candidate = fc
    .record({
      source: fc.constantFrom("a", "b", "c", "https://example.com/1", "https://example.com/2"),
      id: fc.constantFrom("org/m", "org/n"),
      facts: fc.record(
        {
          "specs.parameters": fc.constantFrom(100, 101, 200),
          release_date: fc.constantFrom("2024", "2024-04", "2024-04-20", "2023"),
          license: fc.constantFrom("MIT", "Apache-2.0"),
          license_raw: fc.constantFrom("mit", "apache-2.0"),
          type: fc.constantFrom("dense", "sparse"),
          "popularity.downloads": fc.constantFrom(1, 2),
          "popularity.date": fc.constantFrom("2026-08-22", "2026-03-18"),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ source, id, facts }) => says(source, facts as Record<string, FactValue>, id));
  const shuffled = fc
    .array(candidate, { minLength: 2, maxLength: 8 })
    .chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(JSON.stringify(reconcile(other, trust))).toBe(JSON.stringify(reconcile(list, trust)));
    }),
    { numRuns: 500, seed: 7 },
  );
});

// Two states of a registry make one: what is taken from either side, with a base and without, and what contradicts.
import { describe, expect, test } from "vitest";
import { mergeRegistries } from "../../src/merge/registries.js";
import type { ModelRecord, Registry } from "../../src/record.js";

type Part = Partial<ModelRecord> & { readonly id: string };

const registryOf = (...models: readonly Part[]) => ({ version: 1, models }) as unknown as Registry;

const PLAIN: Part = { id: "a", name: "A", specs: { embedding_dim: 384 } };
const B: Part = { id: "b", name: "B" };
const fact = (parameters: number, source: string): Pick<Part, "specs" | "provenance"> => ({
  specs: { parameters },
  provenance: { "specs.parameters": { source, how: "declared" } },
});

/** What is left of both sides, and what contradicts as `path: ours / theirs`. Asked in both directions. */
function merge(ours: Registry, theirs: Registry, base?: Registry) {
  const [there, back] = [mergeRegistries(ours, theirs, base), mergeRegistries(theirs, ours, base)];
  expect(back.contradictions).toEqual(
    there.contradictions.map(({ path, ours: left, theirs: right }) => ({ path, ours: right, theirs: left })),
  );
  if (there.contradictions.length === 0) {
    const byId = ({ models }: Registry) => Object.fromEntries(models.map((record) => [record.id, record]));
    expect(byId(back.registry)).toEqual(byId(there.registry));
  }
  const { models } = there.registry;
  return {
    models: there.contradictions.length === 0 ? models : undefined,
    contradictions: there.contradictions.map(
      ({ path, ours: left, theirs: right }) => `${path.join(" ")}: ${JSON.stringify(left)} / ${JSON.stringify(right)}`,
    ),
  };
}

describe("without a base", () => {
  test.each<[string, readonly Part[], readonly Part[], readonly Part[]]>([
    ["models of either side are there", [PLAIN], [B], [PLAIN, B]],
    ["a model of both is there once", [PLAIN, B], [B], [PLAIN, B]],
    [
      "fields of either side are there",
      [{ ...PLAIN, family: "F" }],
      [{ ...PLAIN, specs: { embedding_dim: 384, parameters: 1 } }],
      [{ ...PLAIN, family: "F", specs: { embedding_dim: 384, parameters: 1 } }],
    ],
    [
      "a fact comes with its provenance",
      [PLAIN],
      [{ ...PLAIN, ...fact(1, "x"), name: "A" }],
      [{ ...PLAIN, ...fact(1, "x"), specs: { embedding_dim: 384, parameters: 1 } }],
    ],
  ])("%s", (_, ours, theirs, want) => {
    expect(merge(registryOf(...ours), registryOf(...theirs))).toEqual({ models: want, contradictions: [] });
  });

  test.each<[string, Part, Part, string]>([
    ["values", PLAIN, { ...PLAIN, name: "B" }, 'models a name: "A" / "B"'],
    ["lists", { id: "a", tags: ["x"] }, { id: "a", tags: ["x", "y"] }, 'models a tags: ["x"] / ["x","y"]'],
    [
      "provenances",
      { id: "a", ...fact(1, "x") },
      { id: "a", ...fact(1, "y") },
      'models a provenance specs.parameters: {"source":"x","how":"declared"} / {"source":"y","how":"declared"}',
    ],
    [
      "counts of different days",
      { id: "a", popularity: { downloads: 1, date: "2026-01-01" } },
      { id: "a", popularity: { likes: 2, date: "2026-01-01" } },
      'models a popularity: {"downloads":1,"date":"2026-01-01"} / {"likes":2,"date":"2026-01-01"}',
    ],
  ])("different %s contradict", (_, ours, theirs, want) => {
    expect(merge(registryOf(ours), registryOf(theirs)).contradictions).toEqual([want]);
  });
});

describe("with a base", () => {
  const base = registryOf(PLAIN, B);

  test.each<[string, readonly Part[], readonly Part[], readonly Part[]]>([
    ["what one side changed is changed", [{ ...PLAIN, name: "New" }, B], [PLAIN, B], [{ ...PLAIN, name: "New" }, B]],
    ["what one side removed is gone", [PLAIN], [PLAIN, B], [PLAIN]],
    ["a field that one side removed is gone", [PLAIN, { id: "b" }], [PLAIN, B], [PLAIN, { id: "b" }]],
    [
      "different fields of a model change together",
      [{ ...PLAIN, name: "New" }, B],
      [{ ...PLAIN, specs: { embedding_dim: 512 } }, B],
      [{ ...PLAIN, name: "New", specs: { embedding_dim: 512 } }, B],
    ],
  ])("%s", (_, ours, theirs, want) => {
    expect(merge(registryOf(...ours), registryOf(...theirs), base)).toEqual({ models: want, contradictions: [] });
  });

  test.each<[string, readonly Part[], readonly Part[], string]>([
    [
      "changes to different values",
      [{ ...PLAIN, name: "X" }, B],
      [{ ...PLAIN, name: "Y" }, B],
      'models a name: "X" / "Y"',
    ],
    [
      "a model changed here and removed there",
      [PLAIN],
      [PLAIN, { ...B, name: "X" }],
      'models b: undefined / {"id":"b","name":"X"}',
    ],
    [
      "a field changed here and removed there",
      [{ ...PLAIN, specs: { embedding_dim: 512 } }, B],
      [{ id: "a", name: "A" }, B],
      'models a specs: {"embedding_dim":512} / undefined',
    ],
  ])("%s contradict", (_, ours, theirs, want) => {
    expect(merge(registryOf(...ours), registryOf(...theirs), base).contradictions).toEqual([want]);
  });

  test("a value of one side does not get the provenance of the other", () => {
    const known = registryOf({ id: "a", ...fact(1, "x") });
    const corrected = registryOf({ id: "a", ...fact(2, "x") });
    const confirmed = registryOf({ id: "a", ...fact(1, "y") });
    expect(merge(corrected, confirmed, known).contradictions).toEqual([
      'models a specs parameters: {"value":2,"source":"x","how":"declared"} / {"value":1,"source":"y","how":"declared"}',
    ]);
    expect(merge(corrected, corrected, known).contradictions).toEqual([]);
  });
});

test("sources merge by key, and each stays whole", () => {
  const source = (date: string) => ({ title: "T", url: "https://t.example", date });
  const withSources = (sources: Registry["sources"]): Registry => ({
    version: 1,
    ...(sources ? { sources } : {}),
    models: [],
  });
  const both = mergeRegistries(
    withSources({ x: source("2026-01-01") }),
    withSources({ y: source("2026-01-02") }),
    undefined,
  );
  expect(both.registry.sources).toEqual({ x: source("2026-01-01"), y: source("2026-01-02") });
  const newer = { ...source("2026-01-02"), revision: "1" };
  const apart = mergeRegistries(withSources({ x: source("2026-01-01") }), withSources({ x: newer }), undefined);
  expect(apart.contradictions).toEqual([{ path: ["sources", "x"], ours: source("2026-01-01"), theirs: newer }]);
});

test("names such as __proto__ are just ids and keys", () => {
  const hostile = JSON.parse(
    '{ "id": "__proto__", "name": "P", "__proto__": { "polluted": true }, "provenance": null }',
  );
  const { models, contradictions } = merge(registryOf(hostile), registryOf({ ...hostile, family: "F" }, B));
  expect(contradictions).toEqual([]);
  expect(models?.map(({ id }) => id)).toEqual(["__proto__", "b"]);
  expect(Object.hasOwn(models?.[0] ?? {}, "__proto__")).toBe(true);
  expect("polluted" in {}).toBe(false);
});

// The shipped filters against a plain scan of models.json, written without the code under test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));

interface PlainRecord {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly license?: string;
  readonly release_date?: string;
  readonly content_ratings?: readonly string[];
  readonly architecture?: { readonly base_model?: string };
  readonly specs?: { readonly parameters?: number };
  readonly popularity?: { readonly downloads?: number; readonly likes?: number; readonly date: string };
}

const records: readonly PlainRecord[] = read("registry/models.json").models;
const hub = records.filter(({ source }) => source === "huggingface");
const civitai = records.filter(({ source }) => source === "civitai");

const parameters = (record: PlainRecord) => record.specs?.parameters;
const isSmall = (record: PlainRecord) => (parameters(record) ?? Number.NaN) < 7_000_000_000;
const isMedium = (record: PlainRecord) =>
  (parameters(record) ?? 0) >= 7_000_000_000 && (parameters(record) ?? 0) <= 13_000_000_000;
const isLarge = (record: PlainRecord) => (parameters(record) ?? 0) > 13_000_000_000;
const hasLicense = (id: string) => (record: PlainRecord) => (record.license ?? "").split(/[ ()]+/).includes(id);
const ratedUpTo = (allowed: readonly string[]) => (record: PlainRecord) =>
  record.content_ratings?.every((rating) => allowed.includes(rating)) ?? false;
const isType = (type: string) => (record: PlainRecord) => record.type === type;
const isFor = (base: string) => (record: PlainRecord) => record.architecture?.base_model === base;
// The newest figures of CivitAI in the registry are of 2026-09-02.
const since = (day: string) => (record: PlainRecord) =>
  record.release_date?.length === 10 && record.release_date >= day;
const all =
  (...tests: readonly ((record: PlainRecord) => boolean)[]) =>
  (record: PlainRecord) =>
    tests.every((test) => test(record));

function sorted(
  list: readonly PlainRecord[],
  value: (record: PlainRecord) => string | number | undefined,
): PlainRecord[] {
  return [...list].sort((left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a !== b) {
      if (a === undefined) return 1;
      if (b === undefined) return -1;
      return a > b ? -1 : 1;
    }
    return left.id < right.id ? -1 : 1;
  });
}

const downloads = (record: PlainRecord) => record.popularity?.downloads;
const likes = (record: PlainRecord) => record.popularity?.likes;
const released = (record: PlainRecord) => record.release_date;
const hasLikes = (record: PlainRecord) => likes(record) !== undefined;

type Keep = (record: PlainRecord) => boolean;
type Value = (record: PlainRecord) => string | number | undefined;

const [pg, pg13, r, x, xxx] = ["pg", "pg13", "r", "x", "xxx"].map((_, index, words) => words.slice(0, index + 1)) as [
  string[],
  string[],
  string[],
  string[],
  string[],
];
const MONTH = "2026-08-03";
const WEEK = "2026-08-26";

const FILTERS: readonly (readonly [string, number, readonly PlainRecord[], Keep, Value])[] = [
  ["hf-filter/likes", 389, hub, hasLikes, likes],
  ["hf-filter/recent", 94, hub, (record) => released(record) !== undefined, released],
  ["hf-filter/small", 792, hub, isSmall, downloads],
  ["hf-filter/medium", 145, hub, isMedium, downloads],
  ["hf-filter/large", 94, hub, isLarge, downloads],
  ["hf-filter/apache", 486, hub, hasLicense("Apache-2.0"), downloads],
  ["hf-filter/mit", 209, hub, hasLicense("MIT"), downloads],
  ["hf-filter/small/apache", 341, hub, all(isSmall, hasLicense("Apache-2.0")), downloads],
  ["hf-filter/likes/small", 194, hub, all(hasLikes, isSmall), likes],
  ["civitai-filter/pg", 34, civitai, ratedUpTo(pg), downloads],
  ["civitai-filter/pg13", 59, civitai, ratedUpTo(pg13), downloads],
  ["civitai-filter/r", 75, civitai, ratedUpTo(r), downloads],
  ["civitai-filter/x", 78, civitai, ratedUpTo(x), downloads],
  ["civitai-filter/xxx", 81, civitai, ratedUpTo(xxx), downloads],
  ["civitai-filter/month", 13, civitai, since(MONTH), downloads],
  ["civitai-filter/week", 13, civitai, since(WEEK), downloads],
  ["civitai-filter/checkpoints", 213, civitai, isType("checkpoint"), downloads],
  ["civitai-filter/loras", 164, civitai, isType("lora"), downloads],
  ["civitai-filter/sdxl", 20, civitai, isFor("SDXL 1.0"), downloads],
  ["civitai-filter/sd15", 313, civitai, isFor("SD 1.5"), downloads],
  [
    "civitai-filter/month/checkpoints/sdxl",
    0,
    civitai,
    all(since(MONTH), isType("checkpoint"), isFor("SDXL 1.0")),
    downloads,
  ],
  ["civitai-filter/month/loras/sdxl", 2, civitai, all(since(MONTH), isType("lora"), isFor("SDXL 1.0")), downloads],
  [
    "civitai-filter/week/checkpoints/sdxl",
    0,
    civitai,
    all(since(WEEK), isType("checkpoint"), isFor("SDXL 1.0")),
    downloads,
  ],
  ["civitai-filter/r/checkpoints", 24, civitai, all(ratedUpTo(r), isType("checkpoint")), downloads],
  ["civitai-filter/r/loras", 51, civitai, all(ratedUpTo(r), isType("lora")), downloads],
];

const index = read("generated/manifests/index.json");
const manifestOf = (name: string) => read(`generated/manifests/${name.replaceAll("/", "-")}.json`);

test.each(FILTERS)("%s lists %i models, those of a plain scan, in order", (name, count, from, keep, order) => {
  const ids = sorted(from.filter(keep), order).map(({ id }) => id);
  expect(ids).toHaveLength(count);
  expect(manifestOf(name)).toMatchObject({ filter: name, modelIds: ids });
  expect(index.filters.find(({ filter }: { filter: string }) => filter === name)).toMatchObject({ count });
});

test("there are the 9 filters of Hugging Face and the 16 of CivitAI", () => {
  const counted = (prefix: string) => FILTERS.filter(([name]) => name.startsWith(prefix)).length;
  expect([counted("hf-filter/"), counted("civitai-filter/")]).toEqual([9, 16]);
});

test("the newest figures of CivitAI are of the day from which periods count", () => {
  expect(
    civitai
      .map(({ popularity }) => popularity?.date ?? "")
      .sort()
      .at(-1),
  ).toBe("2026-09-02");
});

describe("the filters by size", () => {
  const [small, medium, large] = ["small", "medium", "large"].map(
    (word) => manifestOf(`hf-filter/${word}`).modelIds as string[],
  ) as [string[], string[], string[]];

  test("hold no model from beyond their limits", () => {
    const sizes = new Map(hub.map((record) => [record.id, parameters(record) ?? Number.NaN]));
    const of = (ids: readonly string[]) => ids.map((id) => sizes.get(id) ?? Number.NaN);
    expect(Math.max(...of(small))).toBeLessThan(7_000_000_000);
    expect(Math.min(...of(medium))).toBeGreaterThanOrEqual(7_000_000_000);
    expect(Math.max(...of(medium))).toBeLessThanOrEqual(13_000_000_000);
    expect(Math.min(...of(large))).toBeGreaterThan(13_000_000_000);
  });

  test("are disjoint, begin differently, and with the models of unknown size are all", () => {
    const unknown = hub.filter((record) => parameters(record) === undefined).map(({ id }) => id);
    const joined = [...small, ...medium, ...large, ...unknown];
    expect(new Set(joined).size).toBe(joined.length);
    expect(joined.sort()).toEqual(hub.map(({ id }) => id).sort());
    expect(new Set([small[0], medium[0], large[0]]).size).toBe(3);
  });
});

test("the filters by licence differ from one another and from the list without a filter", () => {
  const unfiltered = sorted(hub, downloads).map(({ id }) => id);
  const apache = manifestOf("hf-filter/apache").modelIds;
  const mit = manifestOf("hf-filter/mit").modelIds;
  expect(apache).not.toEqual(unfiltered);
  expect(mit).not.toEqual(unfiltered);
  expect(apache.filter((id: string) => mit.includes(id))).toEqual([]);
});

test("no manifest has a key that readers take for a number, and so would put first", () => {
  const files: string[] = ["index.json", index.models, ...index.filters.map(({ file }: { file: string }) => file)];
  expect(
    files.flatMap((file) => keysOf(read(`generated/manifests/${file}`))).filter((key) => /^\d+$/.test(key)),
  ).toEqual([]);
});

function keysOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(keysOf);
  return Array.isArray(value) ? below : [...Object.keys(value), ...below];
}

describe("models.json among the manifests", () => {
  const { totalModels, sources, timestamp, models } = read("generated/manifests/models.json");

  test("has every model once, under its id, in the shape that readers of manifests know", () => {
    expect(Object.keys(models)).toEqual(records.map(({ id }) => id));
    expect(totalModels).toBe(records.length);
    expect(Object.keys(models).filter((id) => /^\d+$/.test(id))).toEqual([]);
    expect(models["colbert-v2"]).toMatchObject({
      id: "colbert-v2",
      slug: "colbert-v2",
      author: "colbert-ir",
      source: "huggingface",
      huggingfaceId: "colbert-ir/colbertv2.0",
      embeddingDim: 128,
    });
  });

  test("counts the models of each source, with the day of its data", () => {
    expect(sources).toEqual({
      civitai: { totalModels: civitai.length, timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/) },
      huggingface: { totalModels: hub.length, timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/) },
    });
    expect([sources.civitai.timestamp, sources.huggingface.timestamp].sort().at(-1)).toBe(timestamp);
  });

  test("has every id that any filter lists", () => {
    for (const { file } of index.filters) {
      const { modelIds } = read(`generated/manifests/${file}`);
      expect(
        modelIds.filter((id: string) => !Object.hasOwn(models, id)),
        file,
      ).toEqual([]);
      expect(new Set(modelIds).size, file).toBe(modelIds.length);
    }
  });
});

// The installed package against registry/models.json: every fact, every look-up and every query, worked out anew here.
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { flatRecord } from "./support/flat-record.js";
import { type RegistryRecord, readRecords, readTypes } from "./support/repository.js";

type Facts = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };
type Query = (argument?: unknown) => readonly Facts[];

const modules = createRequire(join(inject("stranger"), "index.js"));
const modeldex: Readonly<Record<string, unknown>> = modules("modeldex");
const registry = modeldex.MODEL_REGISTRY as readonly Facts[];
const getModel = modeldex.getModel as (id: string) => Facts | undefined;

const records = readRecords();
const facts = records.map((record) => flatRecord(record) as Facts);

function constantName({ id, constant_name: own }: RegistryRecord): string {
  return own ?? id.toUpperCase().replace(/[-.]/g, "_");
}

describe("MODEL_REGISTRY", () => {
  it("holds at least 1,500 models of at least 8 types, 1,200 of them from Hugging Face and 250 from CivitAI", () => {
    expect(registry.length).toBeGreaterThanOrEqual(1500);
    expect(new Set(registry.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8);
    const published = (where: string) => registry.filter(({ source }) => source === where).length;
    expect(published("huggingface")).toBeGreaterThanOrEqual(1200);
    expect(published("civitai")).toBeGreaterThanOrEqual(250);
  });

  it("is sorted by id, without repetition", () => {
    const ids = registry.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("has every fact of every record and no other", () => {
    expect(registry).toEqual([...facts].sort((left, right) => (left.id < right.id ? -1 : 1)));
  });
});

describe("constants", () => {
  it.each(records)("$id has its constant", (record) => {
    expect(modeldex[constantName(record)]).toBe(getModel(record.id));
  });

  it("are the models of the registry and nothing else", () => {
    const constants = Object.values(modeldex).filter((value) => typeof (value as Facts | undefined)?.id === "string");
    expect(new Set(constants)).toEqual(new Set(registry));
  });

  it("have the values that the documents give", () => {
    expect(modeldex.COLBERT_V2).toMatchObject({
      id: "colbert-v2",
      type: "colbert",
      organization: "colbert-ir",
      huggingfaceId: "colbert-ir/colbertv2.0",
      parameters: 109_482_240,
      embeddingDim: 128,
      hiddenDim: 768,
      contextLength: 512,
      vocabSize: 30_522,
      multiVector: true,
    });
    expect(modeldex.JINA_COLBERT_V2).toMatchObject({ embeddingDim: 128, matryoshkaDims: [64, 96, 128] });
  });

  it.each(readTypes())("%s: its list is its models by id, at its entry point, too", (type) => {
    const list = modeldex[`${type.toUpperCase().replaceAll("-", "_")}_MODELS`] as readonly Facts[];
    expect(list).toEqual(registry.filter((model) => model.type === type));
    expect(Object.values(modules(`modeldex/${type}`))).toContain(list);
  });
});

describe("look-ups", () => {
  it("find every model by its id, every alias and its Hub id", () => {
    const byHub = modeldex.getModelByHuggingFaceId as typeof getModel;
    for (const record of records) {
      expect(getModel(record.id)?.id).toBe(record.id);
      for (const alias of record.aliases ?? []) expect(getModel(alias)?.id).toBe(record.id);
      if (record.huggingface_id !== undefined) {
        expect(byHub(record.huggingface_id)?.huggingfaceId).toBe(record.huggingface_id);
      }
    }
  });

  it.each(["", "nope", "COLBERT-V2", "colbert-v2 ", "constructor", "__proto__", "toString"])("find no %j", (id) => {
    expect(getModel(id)).toBeUndefined();
  });
});

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const lower = (value: unknown): string | undefined => (typeof value === "string" ? value.toLowerCase() : undefined);
const distinct = (values: readonly unknown[]): unknown[] => [...new Set(values.filter((value) => value !== undefined))];

/** Each query, the arguments worth asking (those of the data, and one that nothing answers), and who should be found. */
const QUERIES: readonly { name: string; asked: readonly unknown[]; finds: (model: Facts, asked: never) => boolean }[] =
  [
    {
      name: "modelsByType",
      asked: [...readTypes(), "nope"],
      finds: (model, type: string) => model.type === type,
    },
    {
      name: "modelsByOrganization",
      asked: [...distinct(facts.map(({ organization }) => organization)), "jinaai", "JINAAI", "nope"],
      finds: (model, organization: string) => lower(model.organization) === organization.toLowerCase(),
    },
    {
      name: "modelsByFamily",
      asked: [...distinct(facts.map(({ family }) => family)), "nope"],
      finds: (model, family: string) => lower(model.family) === family.toLowerCase(),
    },
    {
      name: "modelsByLanguage",
      asked: [...distinct(facts.flatMap(({ languages }) => list(languages))), "EN", "zh-hant", "nope"],
      finds: (model, range: string) =>
        list(model.languages).some((tag) => `${lower(tag)}-`.startsWith(`${range.toLowerCase()}-`)),
    },
    {
      name: "modelsByModality",
      asked: distinct(facts.flatMap(({ modalities }) => list(modalities))),
      finds: (model, modality: string) => list(model.modalities).includes(modality),
    },
    {
      name: "modelsByQuantization",
      asked: [...distinct(facts.flatMap(({ quantization }) => list(quantization))), "nope"],
      finds: (model, format: string) =>
        [
          ...list(model.quantization),
          ...list(model.variants).map((variant) => (variant as Facts).quantization),
        ].includes(format),
    },
    {
      name: "modelsByDependency",
      asked: [...distinct(facts.flatMap((model) => [model.tokenizerModel, ...list(model.adaptedFrom)])), "nope"],
      finds: (model, id: string) => [model.tokenizerModel, ...list(model.adaptedFrom)].includes(id),
    },
    {
      name: "modelsByMaxEmbeddingDim",
      asked: [0, 1, 127, 128, 384, 768, 1024, 100_000],
      finds: (model, max: number) => typeof model.embeddingDim === "number" && model.embeddingDim <= max,
    },
    {
      name: "modelsWithMatryoshka",
      asked: [undefined],
      finds: (model) => list(model.matryoshkaDims).length > 0,
    },
  ];

describe.each(QUERIES)("$name", ({ name, asked, finds }) => {
  it("finds what a scan of the registry finds, in the same order", () => {
    const query = modeldex[name] as Query;
    let found = 0;
    for (const argument of asked) {
      const expected = registry.filter((model) => finds(model, argument as never));
      expect(query(argument).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      found += expected.length;
    }
    if (asked.length > 1 && asked[0] !== "nope") expect(found).toBeGreaterThan(0);
  });
});

describe("modelsByLicense", () => {
  const query = modeldex.modelsByLicense as Query;

  it("finds every model by its whole licence, whatever the case, and none of another", () => {
    for (const license of distinct(facts.map((model) => model.license)) as string[]) {
      const expected = registry.filter((model) => lower(model.license) === license.toLowerCase());
      expect(query(license)).toEqual(expect.arrayContaining(expected));
      for (const model of query(license)) expect(lower(model.license)).toContain(license.toLowerCase());
      expect(query(license.toUpperCase())).toBe(query(license));
    }
  });
});

describe("queryModels", () => {
  it("meets every condition at once", () => {
    const query = modeldex.queryModels as Query;
    const expected = registry.filter(
      (model) =>
        model.type === "dense" &&
        list(model.languages).includes("de") &&
        Number(model.embeddingDim) <= 1024 &&
        Number(model.contextLength) >= 8192,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(query({ type: "dense", language: "de", maxEmbeddingDim: 1024, minContextLength: 8192 })).toEqual(expected);
  });
});

describe("ModelConfig.fromRegistry", () => {
  const { fromRegistry } = modeldex.ModelConfig as { fromRegistry(id: string, options?: object): object };

  it("gives what an inference library needs", () => {
    const { revision } = getModel("jina-colbert-v2") as Facts;
    expect(fromRegistry("jina-colbert-v2", { dimensions: 96 })).toMatchObject({
      modelId: "jina-colbert-v2",
      huggingfaceId: "jinaai/jina-colbert-v2",
      revision,
      dimensions: 96,
      maxLength: 8192,
      multiVector: true,
    });
  });

  it.each([
    ["nope", {}, 'Unknown model id "nope".'],
    ["constructor", {}, 'Unknown model id "constructor".'],
    [
      "jina-colbert-v2",
      { dimensions: 97 },
      "Model jina-colbert-v2 does not support 97 dimensions. Supported: 64, 96, 128.",
    ],
    ["colbert-v2", { dimensions: 64 }, "Model colbert-v2 does not support 64 dimensions. Supported: 128."],
  ])("refuses %s with %j", (id, options, message) => {
    expect(() => fromRegistry(id, options)).toThrow(new RangeError(message));
  });

  it("says which id may have been meant", () => {
    expect(() => fromRegistry("colbert-v3")).toThrow(
      /^Unknown model id "colbert-v3"\. Did you mean "colbert-v2"( or "[^"]+")*\?$/,
    );
  });
});

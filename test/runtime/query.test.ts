// Combined queries: all conditions hold, and an unknown fact meets none.
import { describe, expect, it } from "vitest";
import { ModelIndex } from "../../src/model-index.js";
import { findModels, type ModelQuery } from "../../src/query.js";
import { idsOf, MODELS, modelIndex } from "./models.js";

const KNOWN = ["alpha", "beta", "gamma"];

const QUERIES: readonly [ModelQuery, readonly string[]][] = [
  [{}, [...KNOWN, "unknown"]],
  [{ type: "dense" }, ["alpha", "gamma"]],
  [{ organization: "acme" }, ["alpha", "beta"]],
  [{ family: "greek" }, ["alpha", "beta"]],
  [{ language: "en" }, ["alpha", "beta"]],
  [{ license: "apache-2.0" }, ["beta", "gamma"]],
  [{ modality: "image" }, ["beta"]],
  [{ quantization: "int8" }, ["alpha", "beta"]],
  [{ dependsOn: "alpha" }, ["beta", "gamma"]],
  [{ tag: "small" }, ["alpha", "beta"]],
  [{ tag: "Small" }, []],
  // An absent status is active; every other absent fact is unknown.
  [{ status: "active" }, ["alpha", "gamma", "unknown"]],
  [{ status: "deprecated" }, ["beta"]],
  [{ status: "retired" }, []],
  [{ matryoshka: true }, ["beta", "gamma"]],
  [{ minEmbeddingDim: 384 }, ["alpha", "gamma"]],
  [{ maxEmbeddingDim: 384 }, ["alpha", "beta"]],
  [{ minEmbeddingDim: 129, maxEmbeddingDim: 1023 }, ["alpha"]],
  [{ minEmbeddingDim: 0 }, KNOWN],
  [{ minContextLength: 513 }, ["beta"]],
  [{ minContextLength: 0 }, KNOWN],
  [{ minParameters: 22_713_216 }, ["alpha", "beta"]],
  [{ minParameters: Number.NEGATIVE_INFINITY }, ["alpha", "beta"]],
  [{ maxParameters: 22_713_216 }, ["alpha"]],
  [{ maxParameters: Number.POSITIVE_INFINITY }, ["alpha", "beta"]],
  [{ gpuRecommended: true }, ["beta"]],
  [{ gpuRecommended: false }, ["alpha"]],
  [{ maxMemoryMbPerBatch: 1024 }, ["alpha"]],
  [{ maxMemoryMbPerBatch: Number.POSITIVE_INFINITY }, ["alpha", "beta"]],
  // Combinations.
  [{ type: "dense", language: "en" }, ["alpha"]],
  [{ type: "dense", language: "zh", matryoshka: true }, ["gamma"]],
  [{ organization: "acme", license: "mit", maxEmbeddingDim: 128, minContextLength: 8192 }, ["beta"]],
  [{ type: "colbert", status: "active" }, []],
  [{ type: "llm", minContextLength: 1 }, []],
  [{ type: "nope", language: "en" }, []],
];

describe("findModels", () => {
  it.each(QUERIES)("%j finds %j", (query, found) => {
    expect(idsOf(findModels(modelIndex(), query))).toEqual(found);
  });

  it("keeps the order of the registry whichever condition is narrowest", () => {
    const index = new ModelIndex([...MODELS].reverse());
    expect(idsOf(findModels(index, { language: "zh", modality: "text" }))).toEqual(["gamma", "beta"]);
  });

  it("takes a condition that is given as undefined for none", () => {
    const query = { type: undefined, tag: undefined, matryoshka: undefined } as unknown as ModelQuery;
    expect(idsOf(findModels(modelIndex(), query))).toEqual([...KNOWN, "unknown"]);
  });

  it("changes neither the query nor what the index keeps", () => {
    const index = modelIndex();
    const query = Object.freeze({ type: "dense", language: "en" });
    findModels(index, query);
    expect(idsOf(index.ofType("dense"))).toEqual(["alpha", "gamma"]);
    expect(idsOf(findModels(index, query))).toEqual(["alpha"]);
  });
});

// A small registry made for the tests of the runtime; facts are invented so that each query has something to tell apart.
import type { ModelFacts } from "../../src/model.js";
import { ModelIndex } from "../../src/model-index.js";

export const MODELS: readonly ModelFacts[] = [
  {
    id: "alpha",
    type: "dense",
    name: "Alpha",
    organization: "Acme",
    aliases: ["alpha-old", "beta"],
    huggingfaceId: "acme/Alpha",
    revision: "0123456789012345678901234567890123456789",
    family: "Greek",
    license: "MIT",
    tags: ["small"],
    embeddingDim: 384,
    contextLength: 512,
    parameters: 22_713_216,
    poolingStrategy: "mean",
    normalize: true,
    queryPrefix: "query: ",
    passagePrefix: "passage: ",
    similarity: "cosine",
    multiVector: false,
    languages: ["en"],
    modalities: ["text"],
    quantization: ["fp32", "int8"],
    gpuRecommended: false,
    memoryMbPerBatch: 512,
  },
  {
    id: "beta",
    type: "colbert",
    name: "Beta",
    organization: "ACME",
    aliases: ["shared-name"],
    huggingfaceId: "acme/beta",
    family: "greek",
    license: "(MIT OR Apache-2.0)",
    status: "deprecated",
    tags: ["small", "old"],
    embeddingDim: 128,
    matryoshkaDims: [64, 96, 128],
    contextLength: 8192,
    parameters: 109_482_240,
    multiVector: true,
    languages: ["en-GB", "zh-Hant"],
    modalities: ["text", "image"],
    quantization: ["fp32"],
    variants: [
      { id: "beta-q", quantization: "int8" },
      { id: "beta-r", quantization: "int8" },
    ],
    tokenizerModel: "alpha",
    gpuRecommended: true,
    memoryMbPerBatch: 2048,
  },
  {
    id: "gamma",
    type: "dense",
    name: "Gamma",
    organization: "Other",
    aliases: ["shared-name"],
    huggingfaceId: "acme/Alpha",
    license: "Apache-2.0 WITH LLVM-exception",
    embeddingDim: 1024,
    matryoshkaDims: [256, 1024],
    contextLength: 512,
    languages: ["de", "zh"],
    modalities: ["text"],
    adaptedFrom: ["alpha", "upstream/Base"],
    tokenizerModel: "alpha",
  },
  // Nothing known but what every record has: no condition on a fact may find it.
  { id: "unknown", type: "llm", name: "Unknown", organization: "Nobody" },
];

/** The model of the list with this id. */
export function modelOf(id: string): ModelFacts {
  const found = MODELS.find((model) => model.id === id);
  if (found === undefined) throw new Error(`The test registry has no ${id}.`);
  return found;
}

/** A fresh index over the list. */
export function modelIndex(): ModelIndex<ModelFacts> {
  return new ModelIndex<ModelFacts>(MODELS);
}

/** Ids of models, for short comparisons. */
export function idsOf(models: readonly ModelFacts[]): string[] {
  return models.map(({ id }) => id);
}

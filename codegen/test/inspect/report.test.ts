// What inspect prints of every characteristic.
import { expect, test } from "vitest";
import type { CharacteristicName, Evidence, ModelCharacteristics } from "../../../src/characteristics/types.js";
import type { Inspection } from "../../src/inspect.js";
import { formatInspection, formatInspectionJson } from "../../src/report/inspect.js";

const VALUES: Required<Omit<ModelCharacteristics, "evidence">> = {
  modelType: "house",
  architectures: ["HouseForCausalLM"],
  family: "House",
  contextWindow: 131_072,
  trainedContext: 32_768,
  layers: 36,
  hiddenSize: 2_880,
  vocabSize: 201_088,
  heads: 64,
  kvHeads: 8,
  headSize: 64,
  intermediateSize: 2_880,
  experts: 128,
  activeExperts: 4,
  slidingWindow: 128,
  ropeScaling: { type: "yarn", factor: 4, originalContext: 32_768 },
  tiedEmbeddings: false,
  dtype: "bfloat16",
  quantizationBits: 4,
  quantizationGroupSize: 32,
  quantizationMethod: "mxfp4",
  quantizationFormat: "mxfp4",
  quantizationTargets: ["Linear"],
  quantizationIgnored: Array(100).fill("model.layers.0.self_attn"),
  inputModalities: ["text", "image"],
  outputModalities: ["text"],
  multimodal: "vision",
  kvCache: true,
  cacheLayers: [
    { kind: "sliding", layers: 18, valuesPerToken: 1_024, window: 128 },
    { kind: "full", layers: 18, valuesPerToken: 1_024 },
  ],
  libraries: ["transformers"],
  pooling: "mean",
  parameters: 116_829_156_672,
  activeParameters: 5_132_849_472,
  embeddingParameters: 579_133_440,
};

const EVIDENCE: Evidence = { from: "some_key", rule: "some rule", how: "derived", confidence: "medium" };
const evidence = Object.fromEntries(Object.keys(VALUES).map((name) => [name, EVIDENCE])) as Record<
  CharacteristicName,
  Evidence
>;
const COMPLETE: Inspection = {
  id: "org/name",
  origin: { kind: "hub", address: "https://huggingface.co/org/name/resolve/main/config.json", date: "2026-11-24" },
  characteristics: { ...VALUES, evidence },
};

test("every characteristic has a line", () => {
  expect(formatInspection(COMPLETE, { explain: false })).toBe(
    `org/name, from https://huggingface.co/org/name/resolve/main/config.json

Family                House
Model type            house
Architectures         HouseForCausalLM
Parameters            116,829,156,672
Active parameters     5,132,849,472
Embedding parameters  579,133,440
Context window        131,072 tokens
Trained context       32,768 tokens
Rope scaling          yarn, factor 4, from 32,768 tokens
Sliding window        128 tokens
Layers                36
Hidden size           2,880
Feed-forward size     2,880
Vocabulary            201,088 tokens
Attention heads       64
Key-value heads       8
Head size             64
Experts               128
Experts per token     4
Tied embeddings       no
Type of weights       bfloat16
Quantisation          mxfp4
Quantised format      mxfp4
Quantised bits        4
Quantised group       32 weights
Quantised modules     Linear
Not quantised         model.layers.0.self_attn, model.layers.0.self_attn, model...
Input                 text, image
Output                text
Multimodal            vision
Key-value cache       yes
Cached layers         18 sliding (128 tokens), 18 full
Libraries             transformers
Pooling               mean
`,
  );
});

test("explained, each has its evidence", () => {
  const lines = formatInspection(COMPLETE, { explain: true }).split("\n");
  expect(lines).toHaveLength(38);
  expect(lines[2]).toMatch(/^ {22}value +how +confidence +key +rule$/);
  for (const line of lines.slice(3, -1)) expect(line).toMatch(/ {2}derived {2}medium {6}some_key {2}some rule$/);
});

test("as JSON, every characteristic has its name, and the evidence the same ones", () => {
  const json = JSON.parse(formatInspectionJson(COMPLETE, { explain: false }));
  expect(json).toEqual(VALUES);
  expect(JSON.parse(formatInspectionJson(COMPLETE, { explain: true }))).toEqual({ ...VALUES, evidence });
});

test("of nothing, what is expected of any model is unknown", () => {
  const nothing: Inspection = { origin: { kind: "file", path: "config.json" }, characteristics: { evidence: {} } };
  expect(
    formatInspection(nothing, { explain: false })
      .match(/^.+(?= {2,}Unknown$)/gm)
      ?.map((name) => name.trim()),
  ).toEqual([
    "Family",
    "Model type",
    "Parameters",
    "Context window",
    "Layers",
    "Hidden size",
    "Vocabulary",
    "Attention heads",
    "Key-value heads",
    "Tied embeddings",
    "Multimodal",
  ]);
  expect(formatInspectionJson(nothing, { explain: false })).toBe("{}\n");
});

import { describe, expect, it } from "vitest";
import { estimateMemory, type SizableModel } from "../../src/sizing/index.js";

// meta-llama/Llama-3.1-8B: 2 × 8 × 128 numbers for each token and layer.
const LLAMA: SizableModel = {
  modelType: "llama",
  parameters: 8_030_261_248,
  dtype: "bfloat16",
  contextWindow: 131_072,
  layers: 32,
  hiddenSize: 4096,
  intermediateSize: 14_336,
  vocabSize: 128_256,
  heads: 32,
  kvHeads: 8,
  headSize: 128,
  tiedEmbeddings: false,
  cacheLayers: [{ kind: "full", layers: 32, valuesPerToken: 2048 }],
};

const kvCacheOf = (model: SizableModel, options = {}) => estimateMemory(model, options).kvCache;

describe("weights", () => {
  it.each([
    ["float32", 32_121_044_992],
    ["float16", 16_060_522_496],
    ["bfloat16", 16_060_522_496],
    ["fp8", 8_030_261_248],
    ["int8", 8_030_261_248],
    ["int4", 4_015_130_624],
    ["as-stored", 16_060_522_496],
  ] as const)("take %s", (precision, weights) => {
    expect(estimateMemory(LLAMA, { precision }).weights).toBe(weights);
  });

  it("that are quantised have scales, and tables that are left as they are", () => {
    // (8,030,261,248 − 2 × 525,336,576) × (4 + 20 / 128) / 8 + 2 × 525,336,576 × 2.
    const awq = { ...LLAMA, quantizationMethod: "awq", quantizationBits: 4, quantizationGroupSize: 128 };
    expect(estimateMemory(awq).weights).toBe(Math.ceil((6_979_588_096 * 4.15625) / 8 + 2_101_346_304));
    // One table where the output layer is the same.
    expect(estimateMemory({ ...awq, tiedEmbeddings: true }).weights).toBe(
      Math.ceil((7_504_924_672 * 4.15625) / 8 + 1_050_673_152),
    );
    // Known tables count, not the product of sizes.
    expect(estimateMemory({ ...awq, embeddingParameters: 0 }).weights).toBe(Math.ceil((8_030_261_248 * 4.15625) / 8));
  });

  it.each([
    [{ quantizationMethod: "mxfp4" }, 4.25],
    [{ quantizationMethod: "modelopt", quantizationFormat: "NVFP4" }, 4.5],
    [{ quantizationMethod: "bitsandbytes", quantizationFormat: "nf4" }, 4.5],
    [{ quantizationMethod: "gptq", quantizationGroupSize: 128 }, 4 + 20 / 128],
    [{ quantizationMethod: "intel/auto-round", quantizationGroupSize: 128 }, 4 + 20 / 128],
    [{ quantizationMethod: "mlx", quantizationGroupSize: 64 }, 4.5],
    [{ quantizationMethod: "compressed-tensors", quantizationGroupSize: 32 }, 4.5],
    [{ quantizationMethod: "compressed-tensors" }, 4],
    [{ quantizationMethod: "gptq", quantizationGroupSize: -1 }, 4],
  ])("with scales of %j take %s bits", (quantisation, bits) => {
    const model = { parameters: 8_000, embeddingParameters: 0, dtype: "float16", quantizationBits: 4, ...quantisation };
    expect(estimateMemory(model).weights).toBe(Math.ceil(1_000 * bits));
  });

  it("of 8 bits have no scales that count", () => {
    const model = {
      parameters: 8_000,
      embeddingParameters: 1_000,
      tiedEmbeddings: true,
      dtype: "bfloat16",
      quantizationBits: 8,
    };
    expect(estimateMemory({ ...model, quantizationMethod: "fp8", quantizationGroupSize: 128 }).weights).toBe(9_000);
    expect(estimateMemory({ ...model, quantizationMethod: "bitsandbytes" }).weights).toBe(9_000);
  });

  it("of attention count as they are where the config ignores them", () => {
    // 2 layers × 10 × 5 × 2 × (4 + 1) = 1,000 of 10,000 weights stay at 16 bits.
    const sizes = { layers: 2, hiddenSize: 10, heads: 4, kvHeads: 1, headSize: 5, embeddingParameters: 0 };
    const model = { ...sizes, parameters: 10_000, dtype: "bfloat16", quantizationBits: 8 };
    expect(estimateMemory({ ...model, quantizationIgnored: ["model.layers.*.self_attn"] }).weights).toBe(11_000);
    expect(estimateMemory({ ...model, quantizationIgnored: ["model.layers.*.mlp.router"] }).weights).toBe(10_000);
  });
});

describe("the cache", () => {
  it("of Llama 3.1 8B takes 131,072 bytes for each token with 16 bits", () => {
    expect(kvCacheOf(LLAMA, { context: 1 })).toBe(131_072);
    expect(kvCacheOf(LLAMA, { context: 131_072 })).toBe(2 ** 34);
  });

  it("grows with the batch and shrinks with the precision", () => {
    expect(kvCacheOf(LLAMA, { context: 1000, batch: 8 })).toBe(8 * 131_072_000);
    expect(kvCacheOf(LLAMA, { context: 1000, cachePrecision: "fp8" })).toBe(65_536_000);
    expect(kvCacheOf(LLAMA, { context: 1000, cachePrecision: "int4" })).toBe(32_768_000);
    expect(kvCacheOf(LLAMA, { context: 1000, precision: "int4" })).toBe(131_072_000);
    expect(kvCacheOf(LLAMA, { context: 1000, precision: "float32" })).toBe(262_144_000);
    expect(kvCacheOf({ ...LLAMA, dtype: "float32" }, { context: 1000 })).toBe(262_144_000);
  });

  it("holds no more than a window", () => {
    // google/gemma-3-27b-it: 10 layers of everything, 52 of 1,024 tokens.
    const cacheLayers = [
      { kind: "sliding", layers: 52, window: 1024, valuesPerToken: 4096 },
      { kind: "full", layers: 10, valuesPerToken: 4096 },
    ] as const;
    expect(kvCacheOf({ cacheLayers }, { context: 512 })).toBe(62 * 512 * 8192);
    expect(kvCacheOf({ cacheLayers }, { context: 32_768 })).toBe(52 * 1024 * 8192 + 10 * 32_768 * 8192);
  });

  it("of latent attention is one vector: 70,272 bytes for each token of DeepSeek-V3", () => {
    const cacheLayers = [{ kind: "latent", layers: 61, valuesPerToken: 576 }] as const;
    expect(kvCacheOf({ cacheLayers }, { context: 1 })).toBe(70_272);
  });

  it("of hybrids has states of 32 bits that do not grow", () => {
    // Qwen/Qwen3.5-27B: 48 × 817,152 × 4 bytes, and 16 × 2048 × 2 bytes for each token.
    const cacheLayers = [
      { kind: "recurrent", layers: 48, valuesPerToken: 0, valuesPerSequence: 817_152 },
      { kind: "full", layers: 16, valuesPerToken: 2048 },
    ] as const;
    expect(kvCacheOf({ cacheLayers }, { context: 8192 })).toBe(156_893_184 + 2 ** 29);
    expect(kvCacheOf({ cacheLayers }, { context: 8192, batch: 2, cachePrecision: "fp8" })).toBe(
      2 * (156_893_184 + 2 ** 28),
    );
  });

  it("of what an encoder read takes the precision of the cache", () => {
    // openai/whisper-base: 6 × 1024 for each token, 6 × 1,536,000 for each sequence.
    const cacheLayers = [
      { kind: "full", layers: 6, valuesPerToken: 1024 },
      { kind: "cross", layers: 6, valuesPerToken: 0, valuesPerSequence: 1_536_000 },
    ] as const;
    expect(kvCacheOf({ cacheLayers }, { context: 448 })).toBe(2 * (6 * 1024 * 448 + 6 * 1_536_000));
  });

  it.each([{ modelType: "bert" }, { modelType: "xlm-roberta" }, { kvCache: false }, { cacheLayers: [] }])(
    "is nothing for %j",
    (model) => {
      expect(kvCacheOf(model, { context: 512 })).toBe(0);
      expect(kvCacheOf(model)).toBe(0);
    },
  );

  it.each([[{ valuesPerToken: Number.NaN }], [{ layers: -1 }], [{ window: Number.NaN }]])(
    "is unknown where a number is none: %j",
    (wrong) => {
      const cacheLayers = [{ kind: "full" as const, layers: 1, valuesPerToken: 1, ...wrong }];
      expect(estimateMemory({ cacheLayers }, { context: 1 })).toMatchObject({
        missing: expect.arrayContaining(["cacheLayers"]),
      });
    },
  );
});

describe("intermediate results", () => {
  it("are those of 2,048 tokens at most, and the scores of all words", () => {
    const scores = 128_256 * 4;
    // 2 × 4096 + 2 × 14,336 = 36,864 numbers for each token.
    expect(estimateMemory(LLAMA, { context: 100 }).activations).toBe(100 * 36_864 * 2 + scores);
    expect(estimateMemory(LLAMA, { context: 100_000 }).activations).toBe(2048 * 36_864 * 2 + scores);
    expect(estimateMemory(LLAMA, { context: 100_000, batch: 4 }).activations).toBe(2048 * 36_864 * 2 + 4 * scores);
    expect(estimateMemory(LLAMA, { context: 1, batch: 4000 }).activations).toBe(4000 * 36_864 * 2 + 4000 * scores);
    expect(estimateMemory(LLAMA, { context: 100, precision: "float32" }).activations).toBe(100 * 36_864 * 4 + scores);
  });

  it("are as wide as attention where that is wider, and have no scores in encoders", () => {
    const model = { modelType: "bert", hiddenSize: 8, intermediateSize: 10, heads: 4, kvHeads: 4, headSize: 2 };
    expect(estimateMemory(model, { context: 10 }).activations).toBe(10 * (16 + 32) * 2);
  });
});

describe("the whole", () => {
  it("is the sum", () => {
    const { weights = 0, kvCache = 0, activations = 0, total, missing } = estimateMemory(LLAMA, { context: 8192 });
    expect(total).toBe(weights + kvCache + activations);
    expect(total).toBe(16_060_522_496 + 8192 * 131_072 + 2048 * 36_864 * 2 + 128_256 * 4);
    expect(missing).toEqual([]);
  });

  it("is absent with any part, and what is missing is named", () => {
    expect(estimateMemory({})).toEqual({
      missing: ["parameters", "dtype", "cacheLayers", "context", "hiddenSize", "intermediateSize", "vocabSize"],
    });
    const { parameters: _, ...unsized } = LLAMA;
    expect(estimateMemory(unsized, { context: 1 })).toEqual({
      kvCache: 131_072,
      activations: 36_864 * 2 + 128_256 * 4,
      missing: ["parameters"],
    });
    expect(estimateMemory(LLAMA).missing).toEqual(["context"]);
    expect(estimateMemory({ ...LLAMA, quantizationMethod: "odd" }, { context: 1 }).missing).toEqual([
      "quantizationBits",
    ]);
    expect(estimateMemory({ ...LLAMA, dtype: "int3" }, { context: 1 }).missing).toEqual(["dtype"]);
    expect(estimateMemory({ ...LLAMA, parameters: -1 }, { context: 1 }).missing).toEqual(["parameters"]);
  });

  it.each([
    [{ context: 0 }, "The context is 0. It must be a whole number from 1 on."],
    [{ context: -5 }, "The context is -5. It must be a whole number from 1 on."],
    [{ context: 1.5 }, "The context is 1.5. It must be a whole number from 1 on."],
    [{ context: Number.NaN }, "The context is NaN. It must be a whole number from 1 on."],
    [{ batch: Number.POSITIVE_INFINITY }, "The batch is Infinity. It must be a whole number from 1 on."],
    [
      { precision: "int3" },
      'The precision is "int3". It must be one of float32, float16, bfloat16, fp8, int8, int4, as-stored.',
    ],
    [
      { cachePrecision: "as-stored" },
      'The precision of the cache is "as-stored". It must be one of float32, float16, bfloat16, fp8, int8, int4.',
    ],
  ])("refuses %j", (options, message) => {
    expect(() => estimateMemory(LLAMA, options as object)).toThrow(new RangeError(message));
  });
});

// Sizes of models as their config.json states them; numbers of weights are counted from them unless a publisher states them.

export const plain = (layers: number, valuesPerToken: number) => [{ kind: "full" as const, layers, valuesPerToken }];

export const LLAMA_8B = { parameters: 8_030_261_248, cacheLayers: plain(32, 2048) };
export const LLAMA_70B = { parameters: 70_553_706_496, cacheLayers: plain(80, 2048) };
export const LLAMA_405B = { parameters: 405_853_388_800, cacheLayers: plain(126, 2048) };

const QWEN3_HEADS = { vocabSize: 151_936, kvHeads: 8, headSize: 128, tiedEmbeddings: false, dtype: "bfloat16" };
export const QWEN3_8B = {
  ...QWEN3_HEADS,
  parameters: 8_190_735_360,
  hiddenSize: 4096,
  intermediateSize: 12_288,
  heads: 32,
  cacheLayers: plain(36, 2048),
};
export const QWEN3_32B = {
  ...QWEN3_HEADS,
  parameters: 32_762_123_264,
  hiddenSize: 5120,
  intermediateSize: 25_600,
  heads: 64,
  cacheLayers: plain(64, 2048),
};
export const QWEN3_30B = {
  ...QWEN3_HEADS,
  parameters: 30_532_122_624,
  hiddenSize: 2048,
  intermediateSize: 6144,
  heads: 32,
  kvHeads: 4,
  cacheLayers: plain(48, 1024),
};
export const QWEN25_05B = {
  parameters: 494_032_768,
  dtype: "bfloat16",
  hiddenSize: 896,
  intermediateSize: 4864,
  vocabSize: 151_936,
  tiedEmbeddings: true,
  heads: 14,
  kvHeads: 2,
  headSize: 64,
  cacheLayers: plain(24, 256),
};
export const QWEN25_7B = {
  parameters: 7_615_616_512,
  dtype: "bfloat16",
  hiddenSize: 3584,
  intermediateSize: 18_944,
  vocabSize: 152_064,
  tiedEmbeddings: false,
  heads: 28,
  kvHeads: 4,
  headSize: 128,
  cacheLayers: plain(28, 1024),
};
export const QWEN_7B = {
  parameters: 7_721_324_544,
  dtype: "bfloat16",
  hiddenSize: 4096,
  intermediateSize: 22_016,
  vocabSize: 151_936,
  heads: 32,
  kvHeads: 32,
  headSize: 128,
  cacheLayers: plain(32, 8192),
};
// 25.6 billion weights and 1.4 billion of embeddings, and 0.4 billion for images, as the report counts them.
export const GEMMA_27B = {
  parameters: 27_400_000_000,
  cacheLayers: [
    { kind: "sliding" as const, layers: 52, window: 1024, valuesPerToken: 4096 },
    { kind: "full" as const, layers: 10, valuesPerToken: 4096 },
  ],
};
export const GPT_OSS = {
  dtype: "bfloat16",
  quantizationMethod: "mxfp4",
  quantizationBits: 4,
  quantizationIgnored: ["model.layers.*.self_attn", "model.layers.*.mlp.router", "model.embed_tokens", "lm_head"],
  hiddenSize: 2880,
  vocabSize: 201_088,
  heads: 64,
  kvHeads: 8,
  headSize: 64,
};

export const FP8 = { quantizationMethod: "fp8", quantizationBits: 8 };
export const AWQ = { quantizationMethod: "awq", quantizationBits: 4, quantizationGroupSize: 128, dtype: "float16" };
export const GPTQ = { quantizationMethod: "gptq", quantizationGroupSize: 128, dtype: "float16" };

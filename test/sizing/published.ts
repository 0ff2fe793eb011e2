// Memory as publishers measured or stated it, and what is needed to compute the same.
import type { MemoryEstimate, SizableModel, SizingOptions } from "../../src/sizing/index.js";
import {
  AWQ,
  FP8,
  GEMMA_27B,
  GPT_OSS,
  GPTQ,
  LLAMA_8B,
  LLAMA_70B,
  LLAMA_405B,
  plain,
  QWEN_7B,
  QWEN3_8B,
  QWEN3_30B,
  QWEN3_32B,
  QWEN25_7B,
  QWEN25_05B,
} from "./models.js";

export interface PublishedFigure {
  readonly model: string;
  readonly states: string;
  readonly source: keyof typeof SOURCES;
  readonly figure: number;
  readonly unit: "MiB" | "GiB" | "GB" | "kB";
  readonly parts: readonly (keyof Omit<MemoryEstimate, "missing">)[];
  readonly sizes: SizableModel;
  readonly options: SizingOptions;
}

export const SOURCES = {
  llama: "https://huggingface.co/blog/llama31",
  deepseek: "https://arxiv.org/abs/2505.09343",
  qwen3:
    "https://github.com/QwenLM/Qwen2.5/blob/ac7272455d45483d2f579a88295e81586d60ff6f/docs/source/getting_started/speed_benchmark.md",
  qwen25:
    "https://github.com/QwenLM/Qwen2.5/blob/010c37c33b13a1ac59944b349620e13404efe97d/docs/source/benchmark/speed_benchmark.rst",
  qwen: "https://mintlify.com/QwenLM/Qwen/quantization/performance",
  gemma: "https://arxiv.org/abs/2503.19786",
  "gpt-oss": "https://arxiv.org/abs/2508.10925",
  "llama.cpp": "https://huggingface.co/dranger003/c4ai-command-r-v01-iMat.GGUF/discussions/6",
  mixtral: "https://huggingface.co/mistralai/Mixtral-8x7B-Instruct-v0.1/discussions/128",
  "qwen3.5": "https://gist.github.com/huytd/3a1dd7a6a76fac3b19503f57b76dbe65",
} as const;

const WEIGHTS = { parts: ["weights"], options: { precision: "float16" } } as const;
const TOTAL = ["total"] as const;
const CACHE = ["kvCache"] as const;

/** A row of the speed benchmarks of Qwen: some tokens read, 2,048 generated. */
function generated(
  model: string,
  quantisation: string,
  read: number,
  figure: number,
  sizes: SizableModel,
  source: "qwen3" | "qwen25",
): PublishedFigure {
  const tokens = read === 1 ? "1 token" : `${read.toLocaleString("en")} tokens`;
  const states = `${quantisation}, ${tokens} read, 2,048 generated`;
  const options = { context: read + 2048 };
  return { model, states, source, figure, unit: source === "qwen3" ? "MiB" : "GiB", parts: TOTAL, sizes, options };
}

export const PUBLISHED: readonly PublishedFigure[] = [
  {
    model: "Llama 3.1 8B",
    states: "weights, FP16",
    source: "llama",
    figure: 16,
    unit: "GB",
    sizes: LLAMA_8B,
    ...WEIGHTS,
  },
  {
    model: "Llama 3.1 70B",
    states: "weights, FP16",
    source: "llama",
    figure: 140,
    unit: "GB",
    sizes: LLAMA_70B,
    ...WEIGHTS,
  },
  {
    model: "Llama 3.1 405B",
    states: "weights, FP16",
    source: "llama",
    figure: 810,
    unit: "GB",
    sizes: LLAMA_405B,
    ...WEIGHTS,
  },
  ...(
    [
      ["Llama 3.1 8B", 15.62, LLAMA_8B],
      ["Llama 3.1 70B", 39.06, LLAMA_70B],
      ["Llama 3.1 405B", 123.05, LLAMA_405B],
    ] as const
  ).map(([model, figure, sizes]) => ({
    model,
    states: "cache, FP16, 128,000 tokens",
    source: "llama" as const,
    figure,
    unit: "GiB" as const,
    parts: CACHE,
    sizes,
    options: { context: 128_000 },
  })),
  ...(
    [
      ["Llama 3.1 405B", 516.096, LLAMA_405B],
      ["Qwen2.5 72B", 327.68, { cacheLayers: plain(80, 2048) }],
      ["DeepSeek-V3", 70.272, { cacheLayers: [{ kind: "latent" as const, layers: 61, valuesPerToken: 576 }] }],
    ] as const
  ).map(([model, figure, sizes]) => ({
    model,
    states: "cache, BF16, one token",
    source: "deepseek" as const,
    figure,
    unit: "kB" as const,
    parts: CACHE,
    sizes,
    options: { context: 1 },
  })),
  generated("Qwen3-8B", "BF16", 1, 15_947, QWEN3_8B, "qwen3"),
  generated("Qwen3-8B", "BF16", 30_720, 20_267, QWEN3_8B, "qwen3"),
  generated("Qwen3-8B", "FP8", 1, 9323, { ...QWEN3_8B, ...FP8 }, "qwen3"),
  generated("Qwen3-8B", "AWQ, 4 bits", 1, 6177, { ...QWEN3_8B, ...AWQ }, "qwen3"),
  generated("Qwen3-8B", "AWQ, 4 bits", 30_720, 11_001, { ...QWEN3_8B, ...AWQ }, "qwen3"),
  generated("Qwen3-32B", "BF16", 1, 62_751, QWEN3_32B, "qwen3"),
  generated("Qwen3-32B", "BF16", 30_720, 70_728, QWEN3_32B, "qwen3"),
  generated("Qwen3-32B", "FP8", 1, 33_379, { ...QWEN3_32B, ...FP8 }, "qwen3"),
  generated("Qwen3-32B", "AWQ, 4 bits", 1, 19_109, { ...QWEN3_32B, ...AWQ }, "qwen3"),
  generated("Qwen3-30B-A3B", "BF16", 1, 58_462, QWEN3_30B, "qwen3"),
  generated("Qwen3-30B-A3B", "BF16", 30_720, 61_342, QWEN3_30B, "qwen3"),
  generated("Qwen3-30B-A3B", "FP8", 1, 30_296, { ...QWEN3_30B, ...FP8 }, "qwen3"),
  generated("Qwen2.5-0.5B", "BF16", 1, 0.97, QWEN25_05B, "qwen25"),
  generated("Qwen2.5-0.5B", "BF16", 30_720, 2.34, QWEN25_05B, "qwen25"),
  generated("Qwen2.5-7B", "BF16", 1, 14.38, QWEN25_7B, "qwen25"),
  generated("Qwen2.5-7B", "BF16", 30_720, 19.97, QWEN25_7B, "qwen25"),
  generated("Qwen2.5-7B", "GPTQ, 8 bits", 1, 8.42, { ...QWEN25_7B, ...GPTQ, quantizationBits: 8 }, "qwen25"),
  generated("Qwen2.5-7B", "GPTQ, 4 bits", 1, 5.52, { ...QWEN25_7B, ...GPTQ, quantizationBits: 4 }, "qwen25"),
  ...(
    [
      ["BF16, 2,048 tokens generated", 16.99, { context: 2048 }],
      ["BF16, 8,192 tokens", 23.2, { context: 8192 }],
      ["BF16, 1,024 tokens, batch of 16", 31.7, { context: 1024, batch: 16 }],
      ["BF16, 1,024 tokens, batch of 32", 48.7, { context: 1024, batch: 32 }],
    ] as const
  ).map(([states, figure, options]) => ({
    model: "Qwen-7B",
    states,
    source: "qwen" as const,
    figure,
    unit: "GB" as const,
    parts: TOTAL,
    sizes: QWEN_7B,
    options,
  })),
  {
    model: "Gemma 3 27B",
    states: "weights, BF16",
    source: "gemma",
    figure: 54,
    unit: "GB",
    sizes: GEMMA_27B,
    ...WEIGHTS,
  },
  {
    model: "Gemma 3 27B",
    states: "weights and cache, BF16, 32,768 tokens",
    source: "gemma",
    figure: 72.7,
    unit: "GB",
    parts: ["weights", "kvCache"],
    sizes: GEMMA_27B,
    options: { precision: "bfloat16", context: 32_768 },
  },
  {
    model: "gpt-oss-20b",
    states: "weights, MXFP4 and BF16",
    source: "gpt-oss",
    figure: 12.8,
    unit: "GiB",
    parts: ["weights"],
    sizes: { ...GPT_OSS, parameters: 20_910_000_000, layers: 24 },
    options: {},
  },
  {
    model: "gpt-oss-120b",
    states: "weights, MXFP4 and BF16",
    source: "gpt-oss",
    figure: 60.8,
    unit: "GiB",
    parts: ["weights"],
    sizes: { ...GPT_OSS, parameters: 116_830_000_000, layers: 36 },
    options: {},
  },
  {
    model: "Mixtral 8x7B",
    states: "cache, FP16, 2,048 tokens",
    source: "llama.cpp",
    figure: 256,
    unit: "MiB",
    parts: CACHE,
    sizes: { cacheLayers: plain(32, 2048) },
    options: { context: 2048 },
  },
  {
    model: "Mixtral 8x7B",
    states: "memory needed, 16 bits",
    source: "mixtral",
    figure: 100,
    unit: "GB",
    sizes: { parameters: 46_702_792_704 },
    ...WEIGHTS,
  },
  {
    model: "Llama 3 70B",
    states: "cache, FP16, 2,048 tokens",
    source: "llama.cpp",
    figure: 640,
    unit: "MiB",
    parts: CACHE,
    sizes: LLAMA_70B,
    options: { context: 2048 },
  },
  {
    model: "Qwen3.5-35B-A3B",
    states: "states of linear attention",
    source: "qwen3.5",
    figure: 63,
    unit: "MiB",
    parts: CACHE,
    sizes: { cacheLayers: [{ kind: "recurrent", layers: 30, valuesPerToken: 0, valuesPerSequence: 548_864 }] },
    options: { context: 1 },
  },
];

// What characteristics say of every configuration in registry/configs.json, against what a person read from the files.
import { expect, test } from "vitest";
import { deriveCharacteristics } from "../../src/characteristics/index.js";
import { CONFIGS } from "./configs.js";

const FACTS = [
  "modelType",
  "contextWindow",
  "layers",
  "hiddenSize",
  "vocabSize",
  "heads",
  "kvHeads",
  "quantizationBits",
  "quantizationMethod",
  "multimodal",
  "tiedEmbeddings",
] as const;

type Value = string | number | boolean | undefined;

// Where the file leaves a value to its class, the class's own value stands here: no expectation is a guess.
// biome-ignore format: one line per model
const EXPECTED: readonly (readonly [id: string, ...values: readonly Value[]])[] = [
  ["answerdotai/answerai-colbert-small-v1", "bert", 512, 12, 384, 30522, 12, 12, undefined, undefined, "none", true],
  ["answerdotai/ModernBERT-base", "modernbert", 8192, 22, 768, 50368, 12, 12, undefined, undefined, "none", true],
  ["BAAI/bge-reranker-base", "xlm-roberta", 512, 12, 768, 250002, 12, 12, undefined, undefined, "none", true],
  ["BAAI/bge-small-en-v1.5", "bert", 512, 12, 384, 30522, 12, 12, undefined, undefined, "none", true],
  ["bigcode/starcoder2-3b", "starcoder2", 16384, 30, 3072, 49152, 24, 2, undefined, undefined, "none", true],
  ["deepseek-ai/DeepSeek-R1", "deepseek_v3", 163840, 61, 7168, 129280, 128, 128, 8, "fp8", "none", false],
  ["deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "llama", 131072, 32, 4096, 128256, 32, 8, undefined, undefined, "none", false],
  ["deepseek-ai/DeepSeek-V3", "deepseek_v3", 163840, 61, 7168, 129280, 128, 128, 8, "fp8", "none", false],
  ["deepseek-ai/Janus-1.3B", "multi_modality", 16384, 24, 2048, 102400, 16, 16, undefined, undefined, "vision", false],
  ["distilbert/distilbert-base-uncased-distilled-squad", "distilbert", 512, 6, 768, 30522, 12, 12, undefined, undefined, "none", true],
  ["google/embeddinggemma-300m", "gemma3_text", 2048, 24, 768, 262144, 3, 1, undefined, undefined, "none", true],
  ["google/gemma-3-27b-it", "gemma3", 131072, 62, 5376, 262208, 32, 16, undefined, undefined, "vision", true],
  ["google/gemma-4-26B-A4B", "gemma4", 262144, 30, 2816, 262144, 16, 8, undefined, undefined, "vision", true],
  ["google/gemma-4-E2B-it", "gemma4", 131072, 35, 1536, 262144, 8, 1, undefined, undefined, "vision-audio", true],
  ["google/gemma-7b", "gemma", 8192, 28, 3072, 256000, 16, 16, undefined, undefined, "none", true],
  ["internlm/internlm2_5-7b", "internlm2", 32768, 32, 4096, 92544, 32, 8, undefined, undefined, "none", false],
  ["intfloat/e5-small-v2", "bert", 512, 12, 384, 30522, 12, 12, undefined, undefined, "none", true],
  ["intfloat/multilingual-e5-base", "xlm-roberta", 512, 12, 768, 250002, 12, 12, undefined, undefined, "none", true],
  ["itsankitkp/Qwen2-0.5B-Instruct-awq", "qwen2", 32768, 24, 896, 151936, 14, 2, 4, "awq", "none", true],
  ["liuhaotian/llava-v1.5-7b", "llava", 4096, 32, 4096, 32000, 32, 32, undefined, undefined, "vision", false],
  ["meta-llama/Llama-3.2-11B-Vision-Instruct", "mllama", 131072, 40, 4096, 128256, 32, 8, undefined, undefined, "vision", false],
  ["meta-llama/Llama-3.2-1B-Instruct", "llama", 131072, 16, 2048, 128256, 32, 8, undefined, undefined, "none", true],
  ["meta-llama/Llama-3.2-3B-Instruct", "llama", 131072, 28, 3072, 128256, 24, 8, undefined, undefined, "none", true],
  ["meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8", "llama4", 1048576, 48, 5120, 202048, 40, 8, 8, "compressed-tensors", "vision", false],
  ["meta-llama/Llama-4-Scout-17B-16E-Instruct", "llama4", 10485760, 48, 5120, 202048, 40, 8, undefined, undefined, "vision", false],
  ["microsoft/deberta-v3-base", "deberta-v2", 512, 12, 768, 128100, 12, 12, undefined, undefined, "none", true],
  ["microsoft/Phi-3-mini-128k-instruct", "phi3", 131072, 32, 3072, 32064, 32, 32, undefined, undefined, "none", false],
  ["microsoft/Phi-3-small-8k-instruct", "phi3small", 8192, 32, 4096, 100352, 32, 8, undefined, undefined, "none", undefined],
  ["microsoft/Phi-3-vision-128k-instruct", "phi3_v", 131072, 32, 3072, 32064, 32, 32, undefined, undefined, "vision", false],
  ["microsoft/Phi-3.5-MoE-instruct", "phimoe", 131072, 32, 4096, 32064, 32, 8, undefined, undefined, "none", false],
  ["mistralai/Mistral-7B-v0.1", "mistral", 32768, 32, 4096, 32000, 32, 8, undefined, undefined, "none", false],
  ["mistralai/Mistral-Small-3.1-24B-Instruct-2503", "mistral3", 131072, 40, 5120, 131072, 32, 8, undefined, undefined, "vision", false],
  ["mistralai/Mixtral-8x7B-v0.1", "mixtral", 32768, 32, 4096, 32000, 32, 8, undefined, undefined, "none", false],
  ["mlx-community/LFM2-1.2B-4bit", "lfm2", 128000, 16, 2048, 65536, 32, 8, 4, "mlx", "none", true],
  ["mlx-community/Llama-3.2-1B-Instruct-4bit", "llama", 131072, 16, 2048, 128256, 32, 8, 4, "mlx", "none", true],
  ["mlx-community/Qwen2.5-7B-Instruct-4bit", "qwen2", 32768, 28, 3584, 152064, 28, 4, 4, "mlx", "none", false],
  ["mlx-community/Qwen3-8B-4bit", "qwen3", 40960, 36, 4096, 151936, 32, 8, 4, "mlx", "none", false],
  ["moonshotai/Kimi-K3", "kimi_k3", 1048576, 93, 7168, 163840, 96, 96, 4, "compressed-tensors", "vision", false],
  ["nvidia/Kimi-K2.5-NVFP4", "kimi_k25", 262144, 61, 7168, 163840, 64, 64, 4, "modelopt", "vision", false],
  ["nvidia/Llama-3.1-70B-Instruct-FP8", "llama", 131072, 80, 8192, 128256, 64, 8, 8, "modelopt", "none", false],
  ["nvidia/Llama-3_3-Nemotron-Super-49B-v1", "nemotron-nas", 131072, 80, 8192, 128256, 64, undefined, undefined, undefined, "none", false],
  ["nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", "nemotron_h", 262144, 52, 2688, 131072, 32, 2, undefined, undefined, "none", false],
  ["nvidia/Qwen3.5-122B-A10B-NVFP4", "qwen3_5_moe", 262144, 48, 3072, 248320, 32, 2, 4, "modelopt", "vision", false],
  ["OPEA/Qwen2.5-0.5B-Instruct-int4-sym-inc", "qwen2", 32768, 24, 896, 151936, 14, 2, 4, "intel/auto-round", "none", true],
  ["openai/clip-vit-base-patch32", "clip", 77, 12, 512, 49408, 8, 8, undefined, undefined, "vision", true],
  ["openai/gpt-oss-20b", "gpt_oss", 131072, 24, 2880, 201088, 64, 8, 4, "mxfp4", "none", false],
  ["openai/whisper-base", "whisper", 448, 6, 512, 51865, 8, 8, undefined, undefined, "audio", true],
  ["openbmb/MiniCPM3-4B", "minicpm3", 32768, 62, 2560, 73448, 40, 40, undefined, undefined, "none", undefined],
  ["Qwen/Qwen-7B", "qwen", 8192, 32, 4096, 151936, 32, 32, undefined, undefined, "none", false],
  ["Qwen/Qwen2-VL-7B-Instruct", "qwen2_vl", 32768, 28, 3584, 152064, 28, 4, undefined, undefined, "vision", false],
  ["Qwen/Qwen2.5-0.5B", "qwen2", 32768, 24, 896, 151936, 14, 2, undefined, undefined, "none", true],
  ["Qwen/Qwen2.5-7B", "qwen2", 131072, 28, 3584, 152064, 28, 4, undefined, undefined, "none", false],
  ["Qwen/Qwen3-235B-A22B", "qwen3_moe", 40960, 94, 4096, 151936, 64, 4, undefined, undefined, "none", false],
  ["Qwen/Qwen3-30B-A3B-FP8", "qwen3_moe", 40960, 48, 2048, 151936, 32, 4, 8, "fp8", "none", false],
  ["Qwen/Qwen3-32B", "qwen3", 40960, 64, 5120, 151936, 64, 8, undefined, undefined, "none", false],
  ["Qwen/Qwen3-32B-FP8-Static-PerTensor", "qwen3", 40960, 64, 5120, 151936, 64, 8, 8, "modelopt", "none", false],
  ["Qwen/Qwen3-Coder-480B-A35B-Instruct", "qwen3_moe", 262144, 62, 6144, 151936, 96, 8, undefined, undefined, "none", false],
  ["Qwen/Qwen3-Embedding-8B", "qwen3", 40960, 36, 4096, 151665, 32, 8, undefined, undefined, "none", false],
  ["Qwen/Qwen3-VL-30B-A3B-Instruct", "qwen3_vl_moe", 262144, 48, 2048, 151936, 32, 4, undefined, undefined, "vision", false],
  ["Qwen/Qwen3.5-27B", "qwen3_5", 262144, 64, 5120, 248320, 24, 4, undefined, undefined, "vision", false],
  ["Qwen/Qwen3.5-35B-A3B", "qwen3_5_moe", 262144, 40, 2048, 248320, 16, 2, undefined, undefined, "vision", false],
  ["Salesforce/blip-image-captioning-large", "blip", 512, 12, 768, 30524, 12, 12, undefined, undefined, "vision", true],
  ["sentence-transformers/all-mpnet-base-v2", "mpnet", 512, 12, 768, 30527, 12, 12, undefined, undefined, "none", true],
  ["sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", "bert", 512, 12, 384, 250037, 12, 12, undefined, undefined, "none", true],
  ["Skywork/Skywork-Reward-Llama-3.1-8B-v0.2", "llama", 131072, 32, 4096, 128256, 32, 8, undefined, undefined, "none", false],
  ["stabilityai/stablelm-3b-4e1t", "stablelm", 4096, 32, 2560, 50304, 32, 32, undefined, undefined, "none", false],
  ["stepfun-ai/Step-3.7-Flash", "step3p7", 65536, 45, 4096, 128896, 64, 8, undefined, undefined, "none", undefined],
  ["sudo-ai/zero123plus-v1.1", "clip_vision_model", undefined, 32, 1280, undefined, 16, 16, undefined, undefined, "vision", undefined],
  ["THUDM/glm-4-9b", "chatglm", 8192, 40, 4096, 151552, 32, 2, undefined, undefined, "none", false],
  ["vidore/colpali-v1.2-merged", "paligemma", 8192, 18, 2048, 257216, 8, 1, undefined, undefined, "vision", true],
  ["Xenova/siglip-base-patch16-256", "siglip", 64, 12, 768, 32000, 12, 12, undefined, undefined, "vision", true],
  ["XiaomiMiMo/MiMo-7B-Base", "mimo", 32768, 36, 4096, 151680, 32, 8, undefined, undefined, "none", false],
  ["XiaomiMiMo/MiMo-V2-Flash", "mimo_v2_flash", 262144, 48, 4096, 152576, 64, 4, 8, "fp8", "none", false],
  ["zai-org/GLM-4.5", "glm4_moe", 131072, 92, 5120, 151552, 96, 8, undefined, undefined, "none", false],
  ["zai-org/GLM-5.2", "glm_moe_dsa", 1048576, 78, 6144, 154880, 64, 64, undefined, undefined, "none", false],
];

const byId = new Map(CONFIGS.map((stored) => [stored.huggingface_id, stored]));

test("every configuration is in the table", () => {
  expect(EXPECTED.map(([id]) => id).sort()).toEqual([...byId.keys()].sort());
});

test.each(EXPECTED)("%s", (id, ...values) => {
  const { config, quant_config: quantConfig } = byId.get(id as string) ?? {};
  const characteristics = deriveCharacteristics(config, { quantConfig });
  const found = Object.fromEntries(FACTS.map((name) => [name, characteristics[name]]));
  expect(found).toEqual(Object.fromEntries(FACTS.map((name, place) => [name, values[place]])));
  expect(characteristics.family).toBeDefined();
});

test("every value has evidence, and nothing else has", () => {
  for (const { config, quant_config: quantConfig } of CONFIGS) {
    const { evidence, ...values } = deriveCharacteristics(config, { quantConfig });
    expect(Object.keys(evidence).sort()).toEqual(Object.keys(values).sort());
    expect(Object.values(values)).not.toContain(undefined);
  }
});

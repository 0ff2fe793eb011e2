// Counts by type as the Hub and the headers of files give them. Those of the Hub are from hf.co/api/models and
// packages/hub/src/lib/parse-safetensors-metadata.spec.ts of https://github.com/huggingface/huggingface.js.
import { describe, expect, it } from "vitest";
import { ConfigBlock } from "../../src/characteristics/config-block.js";
import { countParameters, type PackedWeights } from "../../src/characteristics/parameters.js";
import { readSkeleton } from "../../src/characteristics/skeleton.js";

// A type that no formula knows, with the sizes of Llama-3.1-8B.
const LLAMA_8B = {
  model_type: "not_known",
  architectures: ["NotKnownForCausalLM"],
  hidden_size: 4096,
  intermediate_size: 14_336,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  tie_word_embeddings: false,
  vocab_size: 128_256,
};
const QWEN3_8B = {
  ...LLAMA_8B,
  head_dim: 128,
  intermediate_size: 12_288,
  num_hidden_layers: 36,
  vocab_size: 151_936,
};
const GPT_OSS_120B = {
  ...LLAMA_8B,
  head_dim: 64,
  hidden_size: 2880,
  intermediate_size: 2880,
  num_attention_heads: 64,
  num_hidden_layers: 36,
  num_local_experts: 128,
  vocab_size: 201_088,
};
const known = (config: object, type: string, architecture: string) => ({
  ...config,
  model_type: type,
  architectures: [architecture],
});

function count(config: object, safetensors: unknown, packed?: PackedWeights) {
  const skeleton = readSkeleton(new ConfigBlock({ ...config }));
  const { values, evidence } = countParameters(skeleton, { safetensors, ...(packed === undefined ? {} : { packed }) });
  return { parameters: values.parameters, evidence: evidence.parameters };
}

// Weights of Llama-3.1-8B in layers that are quantised, and the others.
const LINEAR = 6_979_321_856;
const OTHERS = 1_050_939_392;
const ALL = 8_030_261_248;

describe("numbers that are weights", () => {
  const declared = { from: "safetensors.parameters", rule: "sum over types", how: "declared", confidence: "high" };

  it("are summed, in the Hub's answer and bare", () => {
    const parameters = { BF16: 235_093_634_560 };
    const answer = count({}, { parameters, total: 235_093_634_560 });
    expect(answer).toEqual({ parameters: 235_093_634_560, evidence: declared });
    expect(count({}, parameters)).toEqual(answer);
    expect(count({}, { F32: 100, F16: 20, BF16: 3 }).parameters).toBe(123);
  });

  it("are summed without the positions that roberta-base stores", () => {
    expect(count({}, { F32: 124_697_433, I64: 514 }).parameters).toBe(124_697_433);
  });

  it("go before the formula", () => {
    const config = known(LLAMA_8B, "llama", "LlamaForCausalLM");
    expect(count(config, { BF16: ALL + 5 })).toEqual({ parameters: ALL + 5, evidence: declared });
  });

  it("cannot be told from packed ones where nothing says how they are packed", () => {
    expect(count(LLAMA_8B, { I32: LINEAR / 8, F16: OTHERS }).parameters).toBeUndefined();
    expect(count({}, { I8: 296_352_743_424, F8_E4M3: 6_304_038_912, BF16: 1_483_567_488 }, { method: "fp8" })).toEqual({
      parameters: undefined,
      evidence: undefined,
    });
  });

  it.each([
    ["negative", { BF16: -1 }],
    ["not a number", { BF16: Number.NaN }],
    ["endless", { BF16: Number.POSITIVE_INFINITY }],
    ["broken", { BF16: 1.5 }],
    ["text", { BF16: "12" }],
    ["of a nameless type", { "": 12 }],
    ["in a list", [12]],
    ["none", {}],
    ["nothing", null],
    ["text alone", "12"],
    ["beyond 2^53 together", { BF16: Number.MAX_SAFE_INTEGER, F32: Number.MAX_SAFE_INTEGER }],
    ["zero", { BF16: 0 }],
  ])("are ignored when they are %s", (_what, safetensors) => {
    expect(count(LLAMA_8B, safetensors).parameters).toBeUndefined();
    expect(count(LLAMA_8B, { parameters: safetensors }).parameters).toBeUndefined();
  });
});

describe("packed weights", () => {
  const corrected = {
    from: "safetensors.parameters",
    rule: "numbers of the safetensors, corrected for packed weights and scales",
    how: "derived",
    confidence: "medium",
  };
  const gptq = { method: "gptq", bits: 4, groupSize: 128 };
  const awq = { method: "awq", bits: 4, groupSize: 128, format: "gemm" };
  const round = { method: "intel/auto-round", bits: 4, groupSize: 128 };
  const packed = { method: "compressed-tensors", bits: 4, groupSize: 128, format: "pack-quantized" };
  const scales = LINEAR / 128;
  const header = { I32: LINEAR / 8 + scales / 8, F16: OTHERS + scales };

  it.each([
    ["GPTQ by the header of the file", gptq, header],
    ["AWQ by the header of the file", awq, header],
    ["auto-round by the header of the file", round, header],
    ["compressed-tensors by the header of the file", packed, { I32: LINEAR / 8, BF16: OTHERS + scales }],
    ["GPTQ in eight bits", { ...gptq, bits: 8 }, { I32: LINEAR / 4 + scales / 4, F16: OTHERS + scales }],
    ["AWQ by the Hub", awq, { I32: LINEAR, F16: OTHERS }],
    ["compressed-tensors by the Hub", packed, { I32: LINEAR, BF16: OTHERS }],
    ["bitsandbytes by the Hub", { method: "bitsandbytes", bits: 4 }, { BF16: OTHERS, U8: LINEAR }],
    [
      "bitsandbytes by the header of the file",
      { method: "bitsandbytes", bits: 4 },
      { BF16: OTHERS, U8: LINEAR / 2 + LINEAR / 64, F32: LINEAR / 64 / 256 },
    ],
    ["NVFP4", { method: "modelopt", format: "NVFP4" }, { U8: LINEAR / 2, F8_E4M3: LINEAR / 16, BF16: OTHERS }],
    ["eight-bit integers", { method: "compressed-tensors", bits: 8 }, { I8: LINEAR, BF16: OTHERS }],
  ])("%s", (_what, how, counts) => {
    expect(count(LLAMA_8B, counts, how)).toEqual({ parameters: ALL, evidence: corrected });
  });

  it("in MLX as the files of lmstudio-community/Qwen3-8B-MLX-4bit hold them, 1280062464 numbers in all", () => {
    const counts = { U32: 1_023_803_392, BF16: 256_259_072 };
    expect(count(QWEN3_8B, counts, { method: "mlx", bits: 4, groupSize: 64 }).parameters).toBe(8_190_735_360);
  });

  it("in NVFP4 as nvidia/Qwen3-8B-NVFP4 holds them, 4717851648 numbers without the scales", () => {
    const counts = { U8: 3_472_883_712, BF16: 1_244_967_936, F8_E4M3: 434_110_464 };
    expect(count(QWEN3_8B, counts, { method: "modelopt", format: "NVFP4" }).parameters).toBe(8_190_735_360);
  });

  it("in MXFP4 as the Hub counts openai/gpt-oss-120b, and as its files hold them", () => {
    const how = { method: "mxfp4" };
    const total = 116_829_156_672;
    expect(count(GPT_OSS_120B, { BF16: 2_167_371_072, U8: 118_244_966_400 }, how).parameters).toBe(total);
    expect(count(GPT_OSS_120B, { BF16: 2_167_371_072, U8: 60_914_073_600 }, how).parameters).toBe(total);
  });

  it("with two readings are left out where the sizes bear out neither", () => {
    expect(count({ ...LLAMA_8B, hidden_size: undefined }, header, gptq).parameters).toBeUndefined();
    expect(count({ ...LLAMA_8B, num_hidden_layers: 16 }, header, gptq).parameters).toBeUndefined();
  });

  it("are counted by the formula where the architecture is known, and the safetensors are held against it", () => {
    const config = known(LLAMA_8B, "llama", "LlamaForCausalLM");
    const evidence = (rule: string, confidence: string) => ({
      parameters: ALL,
      evidence: expect.objectContaining({ rule: `tensors that the class builds; the safetensors ${rule}`, confidence }),
    });
    // RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w4a16, one scale for each row.
    const rows = { I32: LINEAR, F16: 1_052_315_648 };
    expect(count(config, rows, { ...packed, groupSize: -1 })).toEqual(evidence("agree within 0.0 %", "high"));
    expect(count(config, header, gptq)).toEqual(evidence("agree within 0.0 %", "high"));
    // RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8 has a scale for each layer.
    const eight = { F8_E4M3: LINEAR, BF16: OTHERS + 448 };
    expect(count(config, eight, { method: "compressed-tensors", bits: 8 })).toEqual(
      evidence("agree within 0.0 %", "high"),
    );
    expect(count(config, { BF16: ALL / 2 }, { method: "fp8" })).toEqual(evidence("are off by 50.0 %", "low"));
  });
});

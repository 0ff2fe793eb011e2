// Every form in which files say how weights are quantised, each with the keys that real files of it have.
import { describe, expect, test } from "vitest";
import { deriveCharacteristics } from "../../src/characteristics/index.js";

const LLAMA = { model_type: "llama", architectures: ["LlamaForCausalLM"] };

function quantizationOf(config: object, quantConfig?: unknown): object {
  const { evidence, ...values } = deriveCharacteristics({ ...LLAMA, ...config }, { quantConfig });
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name.startsWith("quantization"))
      .map(([name, value]) => [name.slice("quantization".length).toLowerCase(), value]),
  );
}

describe("the block in config.json", () => {
  test.each<[string, object, object]>([
    ["nothing", {}, {}],
    [
      "GPTQ",
      {
        quantization_config: {
          bits: 4,
          group_size: 128,
          desc_act: true,
          sym: true,
          quant_method: "gptq",
          checkpoint_format: "gptq",
        },
      },
      { bits: 4, groupsize: 128, method: "gptq", format: "gptq" },
    ],
    [
      "GPTQ with a scale per channel",
      { quantization_config: { bits: 8, group_size: -1, quant_method: "gptq" } },
      { bits: 8, method: "gptq" },
    ],
    [
      "AWQ",
      {
        quantization_config: {
          bits: 4,
          group_size: 128,
          modules_to_not_convert: null,
          quant_method: "awq",
          version: "gemm",
          zero_point: true,
        },
      },
      { bits: 4, groupsize: 128, method: "awq", format: "gemm" },
    ],
    [
      "AutoRound",
      { quantization_config: { bits: 4, group_size: 128, quant_method: "intel/auto-round", data_type: "int" } },
      { bits: 4, groupsize: 128, method: "intel/auto-round" },
    ],
    [
      "MLX, in both of its blocks",
      {
        quantization: { group_size: 64, bits: 4, mode: "affine" },
        quantization_config: { group_size: 64, bits: 4, mode: "affine" },
      },
      { bits: 4, groupsize: 64, method: "mlx", format: "affine" },
    ],
    [
      "MLX with layers left out and others in other widths",
      {
        quantization: {
          group_size: 64,
          bits: 4,
          "model.layers.0.mlp.gate": { group_size: 64, bits: 8 },
          "lm_head.out": false,
        },
      },
      { bits: 4, groupsize: 64, method: "mlx", ignored: ["lm_head.out"] },
    ],
    [
      "FP8 of DeepSeek",
      {
        quantization_config: {
          activation_scheme: "dynamic",
          fmt: "e4m3",
          quant_method: "fp8",
          weight_block_size: [128, 128],
        },
      },
      { bits: 8, method: "fp8", format: "e4m3" },
    ],
    [
      "FP8 of FBGEMM",
      { quantization_config: { quant_method: "fbgemm_fp8", activation_scale_ub: 1200 } },
      { bits: 8, method: "fbgemm_fp8" },
    ],
    [
      "MXFP4",
      { quantization_config: { quant_method: "mxfp4", modules_to_not_convert: ["lm_head"] } },
      { bits: 4, groupsize: 32, method: "mxfp4", ignored: ["lm_head"] },
    ],
    [
      "bitsandbytes, 4 bits",
      {
        quantization_config: {
          load_in_4bit: true,
          load_in_8bit: false,
          bnb_4bit_quant_type: "nf4",
          quant_method: "bitsandbytes",
          llm_int8_skip_modules: null,
        },
      },
      { bits: 4, method: "bitsandbytes", format: "nf4" },
    ],
    [
      "bitsandbytes before it gave itself a name",
      { quantization_config: { load_in_8bit: true } },
      { bits: 8, method: "bitsandbytes" },
    ],
    [
      "compressed-tensors",
      {
        quantization_config: {
          config_groups: { group_0: { targets: ["Linear"], weights: { num_bits: 4, group_size: 128, type: "int" } } },
          format: "pack-quantized",
          ignore: ["lm_head"],
          quant_method: "compressed-tensors",
        },
      },
      {
        bits: 4,
        groupsize: 128,
        method: "compressed-tensors",
        format: "pack-quantized",
        targets: ["Linear"],
        ignored: ["lm_head"],
      },
    ],
    [
      "compressed-tensors with two widths",
      {
        quantization_config: {
          config_groups: {
            a: { targets: ["re:.*q_proj"], weights: { num_bits: 4 } },
            b: { targets: ["Linear"], weights: { num_bits: 8 } },
          },
          quant_method: "compressed-tensors",
        },
      },
      { method: "compressed-tensors", targets: ["re:.*q_proj", "Linear"] },
    ],
    [
      "ModelOpt",
      {
        quantization_config: {
          config_groups: { group_0: { weights: { num_bits: 4, type: "float", group_size: 16 }, targets: ["Linear"] } },
          ignore: ["lm_head"],
          quant_algo: "NVFP4",
          producer: { name: "modelopt", version: "0.41.0" },
          quant_method: "modelopt",
        },
      },
      { bits: 4, groupsize: 16, method: "modelopt", format: "NVFP4", targets: ["Linear"], ignored: ["lm_head"] },
    ],
    [
      "ModelOpt without a method",
      { quantization_config: { quant_algo: "FP8" } },
      { bits: 8, method: "modelopt", format: "FP8" },
    ],
    [
      "ModelOpt, mixed",
      { quantization_config: { quant_algo: "MIXED_PRECISION" } },
      { method: "modelopt", format: "MIXED_PRECISION" },
    ],
    [
      "W4A16_AWQ",
      { quantization_config: { quant_algo: "W4A16_AWQ" } },
      { bits: 4, method: "modelopt", format: "W4A16_AWQ" },
    ],
    [
      "TorchAO",
      { quantization_config: { quant_method: "torchao", quant_type: "int4_weight_only" } },
      { bits: 4, method: "torchao" },
    ],
    ["Quanto", { quantization_config: { quant_method: "quanto", weights: "int8" } }, { bits: 8, method: "quanto" }],
    [
      "a width that is no whole number",
      { quantization_config: { quant_method: "exl2", bits: 4.25 } },
      { bits: 4.25, method: "exl2" },
    ],
    ["no method at all", { quantization_config: { bits: 4, group_size: 32 } }, { bits: 4, groupsize: 32 }],
    [
      "experts in another format than the rest",
      { expert_dtype: "fp4", quantization_config: { quant_method: "fp8", fmt: "e4m3" } },
      { method: "fp8", format: "e4m3" },
    ],
    ["nonsense", { quantization_config: { bits: "4", group_size: 1.5, quant_method: 7 } }, {}],
    ["an absurd width", { quantization_config: { bits: 4000, quant_method: "gptq" } }, { method: "gptq" }],
  ])("%s", (_, config, expected) => {
    expect(quantizationOf(config)).toEqual(expected);
  });

  test("inside the text block", () => {
    const block = {
      quant_method: "compressed-tensors",
      config_groups: { group_0: { weights: { num_bits: 4, group_size: 32 } } },
    };
    const { quantizationBits, evidence } = deriveCharacteristics({
      ...LLAMA,
      text_config: { model_type: "llama", quantization_config: block },
    });
    expect(quantizationBits).toBe(4);
    expect(evidence.quantizationBits).toEqual({
      from: "text_config.quantization_config.config_groups.group_0.weights.num_bits",
      rule: "num_bits",
      how: "declared",
      confidence: "high",
    });
  });
});

describe("the file beside config.json", () => {
  test("hf_quant_config.json of ModelOpt", () => {
    const file = {
      producer: { name: "modelopt", version: "0.23.0" },
      quantization: { quant_algo: "FP8", kv_cache_quant_algo: "FP8", exclude_modules: ["lm_head"] },
    };
    expect(quantizationOf({}, file)).toEqual({ bits: 8, method: "modelopt", format: "FP8", ignored: ["lm_head"] });
    expect(deriveCharacteristics(LLAMA, { quantConfig: file }).evidence.quantizationBits).toEqual({
      from: "hf_quant_config.json: quantization.quant_algo",
      rule: "FP8 has 8 bits per weight",
      how: "derived",
      confidence: "high",
    });
  });

  test("quantize_config.json, of new tools and of old ones", () => {
    const file = {
      bits: 4,
      group_size: 32,
      desc_act: false,
      sym: true,
      quant_method: "gptq",
      checkpoint_format: "gptq",
    };
    expect(quantizationOf({}, file)).toEqual({ bits: 4, groupsize: 32, method: "gptq", format: "gptq" });
    expect(quantizationOf({}, { bits: 4, group_size: 128, desc_act: false })).toEqual({
      bits: 4,
      groupsize: 128,
      method: "gptq",
    });
  });

  test("does not count where config.json says something itself", () => {
    const config = { quantization_config: { bits: 8, quant_method: "awq" } };
    expect(quantizationOf(config, { bits: 4, desc_act: true })).toEqual({ bits: 8, method: "awq" });
  });

  test.each([[null], [[]], ["4"], [{}], [{ quantization: 4 }]])("%j says nothing", (file) => {
    expect(quantizationOf({}, file)).toEqual({});
  });
});

// Sizes that stand under other names than usual, or follow from flags.
import { describe, expect, test } from "vitest";
import { deriveCharacteristics } from "../../src/characteristics/index.js";

const FALCON = { model_type: "falcon", new_decoder_architecture: false };

describe("heads of keys and values", () => {
  test.each<[string, object, number | undefined]>([
    ["Falcon 7B", { ...FALCON, num_attention_heads: 71, num_kv_heads: 71, multi_query: true }, 1],
    [
      "Falcon 40B",
      { ...FALCON, num_attention_heads: 128, num_kv_heads: 8, multi_query: true, new_decoder_architecture: true },
      8,
    ],
    ["Falcon without sharing", { ...FALCON, num_attention_heads: 32, multi_query: false }, 32],
    ["SantaCoder", { model_type: "gpt_bigcode", n_head: 16, multi_query: true }, 1],
    ["MPT", { model_type: "mpt", n_heads: 32, attn_config: { attn_type: "multihead_attention" } }, 32],
    ["MPT with groups", { model_type: "mpt", n_heads: 32, attn_config: { kv_n_heads: 8 } }, 8],
    ["MPT that does not say", { model_type: "mpt", n_heads: 32 }, undefined],
    ["GPT-2", { model_type: "gpt2", n_head: 12 }, 12],
    ["ChatGLM", { model_type: "chatglm", num_attention_heads: 32, multi_query_group_num: 2 }, 2],
    ["by block", { model_type: "nemotron-nas", num_attention_heads: 64, block_configs: [] }, undefined],
    ["nonsense", { model_type: "llama", num_attention_heads: 32, num_key_value_heads: "8" }, undefined],
  ])("%s", (_, config, expected) => {
    expect(deriveCharacteristics(config).kvHeads).toBe(expected);
  });
});

describe("the size of a head", () => {
  const TWO_PARTS = { qk_nope_head_dim: 128, qk_rope_head_dim: 64 };
  const NOT_LATENT = { qk_nope_head_dim: 0, qk_rope_head_dim: 0, kv_lora_rank: null };

  test.each<[string, object, number | undefined]>([
    ["as stated", { model_type: "qwen3", hidden_size: 5120, num_attention_heads: 64, head_dim: 128 }, 128],
    ["by width", { model_type: "llama", hidden_size: 4096, num_attention_heads: 32 }, 128],
    ["of a class with its own rule", { model_type: "gemma", hidden_size: 3072, num_attention_heads: 16 }, undefined],
    ["in two parts", { model_type: "deepseek_v3", head_dim: 64, ...TWO_PARTS }, 192],
    ["not latent", { model_type: "llama", hidden_size: 1280, num_attention_heads: 10, ...NOT_LATENT }, 128],
    ["that is no whole number", { model_type: "llama", hidden_size: 100, num_attention_heads: 3 }, undefined],
  ])("%s", (_, config, expected) => {
    expect(deriveCharacteristics(config).headSize).toBe(expected);
  });
});

test("a window that is switched off is none", () => {
  const qwen = { model_type: "qwen2", sliding_window: 32768, max_window_layers: 28 };
  expect(deriveCharacteristics({ ...qwen, use_sliding_window: false }).slidingWindow).toBeUndefined();
  expect(deriveCharacteristics(qwen).slidingWindow).toBeUndefined();
  expect(deriveCharacteristics({ ...qwen, use_sliding_window: true }).slidingWindow).toBe(32768);
  expect(deriveCharacteristics({ model_type: "mistral", sliding_window: 4096 }).slidingWindow).toBe(4096);
});

import { describe, expect, it } from "vitest";
import { cacheLayersOf, readCache, sized } from "../support/cache-layers.js";

const CAUSAL = { architectures: ["XForCausalLM"] };

describe("attention to everything", () => {
  it("keeps a key and a value for each head of them", () => {
    // meta-llama/Llama-3.1-8B: 2 × 8 × 128.
    expect(readCache(sized("llama", 32, 8, 128))).toEqual({
      value: [{ kind: "full", layers: 32, valuesPerToken: 2048 }],
      evidence: {
        from: "num_hidden_layers, num_key_value_heads, head_dim",
        rule: "keys and values of each head, in windows where a layer has one",
        how: "derived",
        confidence: "high",
      },
    });
  });

  it("is believed of an unknown architecture that hints at nothing else, with less confidence", () => {
    expect(readCache({ ...sized("newcomer", 4, 2, 64), ...CAUSAL })).toMatchObject({
      value: [{ kind: "full", layers: 4, valuesPerToken: 256 }],
      evidence: { rule: "keys and values of each head, as nothing says otherwise", confidence: "medium" },
    });
  });

  it.each([
    ["mamba_d_state", 16],
    ["sliding_window", 512],
    ["hybrid_override_pattern", "M*"],
    ["layer_types", ["full_attention", "rumination", "full_attention", "full_attention"]],
    ["kv_lora_rank", 512],
    ["compress_ratios", [4, 4]],
    ["num_kv_shared_layers", 2],
    ["v_head_dim", 64],
    ["cross_attention_layers", [1]],
    ["type_vocab_size", 2],
  ])("is not believed of an unknown architecture that says %s", (key, value) => {
    expect(readCache({ ...sized("newcomer", 4, 2, 64), ...CAUSAL, [key]: value })).toBeUndefined();
  });

  it.each([
    ["sliding_window", null],
    ["use_sliding_window", false],
    ["max_window_layers", 28],
    ["add_cross_attention", false],
    ["mlp_layer_types", ["dense", "sparse"]],
    ["chunk_size_feed_forward", 0],
  ])("is believed in spite of %s: %j", (key, value) => {
    expect(cacheLayersOf({ ...sized("newcomer", 4, 2, 64), ...CAUSAL, [key]: value })).toHaveLength(1);
  });

  it("is not believed of an unknown architecture that does not generate", () => {
    expect(readCache({ ...sized("newcomer", 4, 2, 64), architectures: ["XForTokenClassification"] })).toBeUndefined();
  });

  it("counts layers of a known list in an unknown architecture", () => {
    const types = ["sliding_attention", "full_attention"];
    expect(
      cacheLayersOf({ ...sized("newcomer", 2, 2, 64), ...CAUSAL, layer_types: types, sliding_window: 99 }),
    ).toEqual([
      { kind: "sliding", layers: 1, window: 99, valuesPerToken: 256 },
      { kind: "full", layers: 1, valuesPerToken: 256 },
    ]);
  });

  it.each(["layers", "kvHeads", "headSize"])("is unknown without %s", (size) => {
    expect(readCache(sized("llama", 32, 8, 128), { [size]: undefined })).toBeUndefined();
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 60, 10_001])("refuses %s layers", (layers) => {
    expect(readCache(sized("llama", 32, 8, 128), { layers })).toBeUndefined();
  });

  it("refuses products that are no whole numbers any more", () => {
    expect(readCache(sized("llama", 1, 2 ** 40, 2 ** 40))).toBeUndefined();
  });
});

describe("windows", () => {
  const sliding = (layers: number, window: number, valuesPerToken: number) => ({
    kind: "sliding",
    layers,
    window,
    valuesPerToken,
  });
  const full = (layers: number, valuesPerToken: number) => ({ kind: "full", layers, valuesPerToken });

  it.each([
    // google/gemma-3-27b-it: five of six layers.
    [sized("gemma3_text", 62, 16, 128, { sliding_window: 1024 }), [sliding(52, 1024, 4096), full(10, 4096)]],
    [
      sized("gemma3_text", 6, 1, 64, { sliding_window: 9, _sliding_window_pattern: 3 }),
      [sliding(4, 9, 128), full(2, 128)],
    ],
    [sized("gemma2", 4, 1, 64, {}), [sliding(2, 4096, 128), full(2, 128)]],
    [sized("cohere2", 8, 1, 64, { sliding_window_pattern: 4 }), [sliding(6, 4096, 128), full(2, 128)]],
    [sized("exaone4", 6, 1, 64, { sliding_window_pattern: "LLLG" }), [sliding(4, 4096, 128), full(2, 128)]],
    [sized("exaone4", 6, 1, 64, { sliding_window: null }), [full(6, 128)]],
    [sized("olmo3", 8, 1, 64, {}), [sliding(6, 4096, 128), full(2, 128)]],
    // openai/gpt-oss-20b: every other layer.
    [sized("gpt_oss", 24, 8, 64, { sliding_window: 128 }), [sliding(12, 128, 1024), full(12, 1024)]],
    // mistralai/Mistral-7B-v0.1 and v0.2.
    [sized("mistral", 32, 8, 128, { sliding_window: 4096 }), [sliding(32, 4096, 2048)]],
    [sized("mistral", 32, 8, 128, { sliding_window: null }), [full(32, 2048)]],
    [sized("mistral", 32, 8, 128), [sliding(32, 4096, 2048)]],
    [sized("mixtral", 32, 8, 128), [full(32, 2048)]],
    [sized("phi3", 32, 32, 96, { sliding_window: 2047 }), [sliding(32, 2047, 6144)]],
    [sized("qwen2", 8, 4, 64, { sliding_window: 99, use_sliding_window: false, max_window_layers: 2 }), [full(8, 512)]],
    [
      sized("qwen2", 8, 4, 64, { sliding_window: 99, use_sliding_window: true, max_window_layers: 6 }),
      [full(6, 512), sliding(2, 99, 512)],
    ],
    [sized("qwen3_moe", 8, 4, 64, { sliding_window: 99, use_sliding_window: true }), [sliding(8, 99, 512)]],
    // stepfun-ai/Step-3.5-Flash: windows with heads of their own.
    [
      sized("step3p5", 2, 8, 128, {
        layer_types: ["full_attention", "sliding_attention"],
        sliding_window: 512,
        attention_other_setting: { attention_type: "sliding_attention", num_attention_groups: 4, head_dim: 64 },
      }),
      [full(1, 2048), sliding(1, 512, 512)],
    ],
  ])("$model_type %#", (config, layers) => {
    expect(cacheLayersOf(config)).toEqual(layers);
  });

  it("have other heads in MiMo-V2, whose values are narrower than keys", () => {
    // XiaomiMiMo/MiMo-V2-Flash: 4 × (192 + 128) and 8 × (192 + 128).
    const config = sized("mimo_v2_flash", 4, 4, 192, {
      v_head_dim: 128,
      sliding_window: 128,
      hybrid_layer_pattern: [0, 1, 1, 0],
      swa_num_key_value_heads: 8,
      swa_head_dim: 192,
      swa_v_head_dim: 128,
    });
    expect(cacheLayersOf(config)).toEqual([full(2, 1280), sliding(2, 128, 2560)]);
    expect(cacheLayersOf({ ...config, swa_head_dim: "192" })).toBeUndefined();
    expect(cacheLayersOf({ ...config, hybrid_layer_pattern: [0, 1, 2, 0] })).toBeUndefined();
  });

  it("are chunks in Llama 4, but for layers without rotary positions", () => {
    // meta-llama/Llama-4-Scout-17B-16E-Instruct says an empty list.
    const config = sized("llama4_text", 48, 8, 128, { attention_chunk_size: 8192, no_rope_layers: [] });
    const chunked = { kind: "chunked", layers: 36, window: 8192, valuesPerToken: 2048 };
    expect(cacheLayersOf(config)).toEqual([chunked, full(12, 2048)]);
    expect(cacheLayersOf({ ...config, attention_chunk_size: null })).toEqual([full(48, 2048)]);
    expect(cacheLayersOf({ ...config, no_rope_layers: [1, 0] })).toBeUndefined();
  });

  it("marks what the class fills in", () => {
    expect(readCache(sized("gemma2", 4, 1, 64))?.evidence).toMatchObject({ how: "default", confidence: "medium" });
  });

  it.each([
    sized("gpt_oss", 24, 8, 64, { sliding_window: "128" }),
    sized("gpt_oss", 24, 8, 64, { layer_types: ["sliding_attention"], sliding_window: 128 }),
    sized("llama", 1, 8, 64, { layer_types: ["sliding_attention"] }),
    sized("qwen2", 2, 8, 64, { use_sliding_window: "no" }),
    sized("qwen2_moe", 2, 8, 64, { use_sliding_window: true, sliding_window: 9 }),
    sized("exaone4", 2, 8, 64, { sliding_window_pattern: "LXG" }),
  ])("nonsense is no window and no full attention either %#", (config) => {
    expect(readCache(config)).toBeUndefined();
  });

  it("leaves out layers that share keys and values", () => {
    // google/gemma-3n-E4B: 35 layers, 15 of them share.
    expect(cacheLayersOf(sized("gemma3n_text", 35, 2, 256, { num_kv_shared_layers: 15 }))).toEqual([
      sliding(16, 512, 1024),
      full(4, 1024),
    ]);
    // google/gemma-4-E2B-it: the last of 35 layers is full, but shares.
    const e2b = sized("gemma4_text", 35, 1, 256, { num_kv_shared_layers: 20, sliding_window: 512 });
    expect(cacheLayersOf(e2b)).toEqual([sliding(13, 512, 512), full(2, 1024)]);
    expect(cacheLayersOf({ ...e2b, num_kv_shared_layers: 35 })).toBeUndefined();
  });

  it("has other heads where Gemma 4 sees everything", () => {
    // google/gemma-4-26B-A4B.
    const config = sized("gemma4_text", 6, 8, 256, {
      sliding_window: 1024,
      global_head_dim: 512,
      num_global_key_value_heads: 2,
      attention_k_eq_v: true,
    });
    expect(cacheLayersOf(config)).toEqual([sliding(5, 1024, 4096), full(1, 2048)]);
    expect(cacheLayersOf({ ...config, attention_k_eq_v: false })).toEqual([sliding(5, 1024, 4096), full(1, 8192)]);
  });
});

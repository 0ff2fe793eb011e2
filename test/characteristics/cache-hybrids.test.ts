import { describe, expect, it } from "vitest";
import { cacheLayersOf, readCache, sized } from "../support/cache-layers.js";

describe("latent attention", () => {
  const mla = { kv_lora_rank: 512, qk_rope_head_dim: 64, v_head_dim: 128 };

  it("keeps one compressed vector", () => {
    // deepseek-ai/DeepSeek-V3 and openbmb/MiniCPM3-4B.
    expect(cacheLayersOf(sized("deepseek_v3", 61, 128, 192, mla))).toEqual([
      { kind: "latent", layers: 61, valuesPerToken: 576 },
    ]);
    expect(cacheLayersOf(sized("minicpm3", 62, 40, 64, { kv_lora_rank: 256, qk_rope_head_dim: 32 }))).toEqual([
      { kind: "latent", layers: 62, valuesPerToken: 288 },
    ]);
    expect(cacheLayersOf(sized("deepseek_v2", 61, 128, 192, { kv_lora_rank: null }))).toBeUndefined();
  });

  it("keeps keys of the indexer where there is one", () => {
    const config = sized("glm_moe_dsa", 3, 64, 192, { ...mla, index_head_dim: 128 });
    expect(cacheLayersOf(config)).toEqual([{ kind: "latent", layers: 3, valuesPerToken: 704 }]);
    expect(cacheLayersOf({ ...config, indexer_types: ["full", "shared", "shared"] })).toEqual([
      { kind: "latent", layers: 1, valuesPerToken: 704 },
      { kind: "latent", layers: 2, valuesPerToken: 576 },
    ]);
    for (const odd of [{ indexer_types: ["full"] }, { index_topk_freq: 4 }, { index_topk_pattern: "FSS" }]) {
      expect(cacheLayersOf({ ...config, ...odd })).toBeUndefined();
    }
  });

  it("stands among states in Kimi Linear", () => {
    // 96 × 128 × 128 + 3 × 96 × 128 × 3, the sizes of moonshotai/Kimi-K3.
    const linear = {
      num_heads: 96,
      head_dim: 128,
      short_conv_kernel_size: 4,
      full_attn_layers: [4],
      kda_layers: [1, 2, 3],
    };
    const config = sized("kimi_linear", 4, 96, 128, { ...mla, linear_attn_config: linear });
    expect(readCache(config)).toMatchObject({
      value: [
        { kind: "recurrent", layers: 3, valuesPerToken: 0, valuesPerSequence: 1_683_456 },
        { kind: "latent", layers: 1, valuesPerToken: 576 },
      ],
      evidence: { from: expect.stringContaining("linear_attn_config") },
    });
    for (const kda_layers of [[1, 2], [1, 2, 4], [0, 1, 2], "all"]) {
      expect(cacheLayersOf({ ...config, linear_attn_config: { ...linear, kda_layers } })).toBeUndefined();
    }
  });
});

describe("hybrids", () => {
  const state = (layers: number, valuesPerSequence: number) => ({
    kind: "recurrent",
    layers,
    valuesPerToken: 0,
    valuesPerSequence,
  });

  it("Qwen3.5: 48 × 128 × 128 + (2 × 16 × 128 + 48 × 128) × 3", () => {
    // Qwen/Qwen3.5-27B. llama.cpp keeps 144 MiB and 5.62 MiB in 48 layers at 32 bits: 817,152 numbers in each.
    const config = sized("qwen3_5_text", 64, 4, 256, {
      full_attention_interval: 4,
      linear_conv_kernel_dim: 4,
      linear_key_head_dim: 128,
      linear_num_key_heads: 16,
      linear_num_value_heads: 48,
      linear_value_head_dim: 128,
    });
    const expected = [state(48, 817_152), { kind: "full", layers: 16, valuesPerToken: 2048 }];
    expect(cacheLayersOf(config)).toEqual(expected);
    const types = Array.from({ length: 64 }, (_, at) => (at % 4 === 3 ? "full_attention" : "linear_attention"));
    expect(cacheLayersOf({ ...config, layer_types: types })).toEqual(expected);
    expect(cacheLayersOf({ ...config, layer_types: [...types.slice(1), "odd"] })).toBeUndefined();
    expect(cacheLayersOf({ ...config, linear_num_value_heads: null })).toBeUndefined();
  });

  it("Nemotron-H: 64 × 64 × 128 + (64 × 64 + 2 × 8 × 128) × 3", () => {
    // nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16, whose layers are 23 M, 6 * and 23 E.
    const config = sized("nemotron_h", 52, 2, 128, {
      hybrid_override_pattern: "MEM*-",
      mamba_num_heads: 64,
      mamba_head_dim: 64,
      ssm_state_size: 128,
      n_groups: 8,
      conv_kernel: 4,
    });
    const expected = [state(2, 542_720), { kind: "full", layers: 1, valuesPerToken: 512 }];
    expect(cacheLayersOf(config)).toEqual(expected);
    const words = ["mamba", "moe", "linear_attention", "attention", "mlp"];
    expect(cacheLayersOf({ ...config, hybrid_override_pattern: null, layers_block_type: words })).toEqual(expected);
    expect(cacheLayersOf({ ...config, hybrid_override_pattern: "MX" })).toBeUndefined();
    expect(cacheLayersOf({ ...config, hybrid_override_pattern: null })).toBeUndefined();
  });

  it("Jamba: 2 × 4096 × (16 + 3)", () => {
    const config = sized("jamba", 32, 8, 128, {
      hidden_size: 4096,
      attn_layer_period: 8,
      attn_layer_offset: 4,
      mamba_expand: 2,
      mamba_d_state: 16,
      mamba_d_conv: 4,
    });
    expect(cacheLayersOf(config)).toEqual([state(28, 155_648), { kind: "full", layers: 4, valuesPerToken: 2048 }]);
  });

  it("Granite and Falcon-H1 name their sizes alike", () => {
    const mamba = {
      hidden_size: 1024,
      mamba_n_heads: 32,
      mamba_d_head: "auto",
      mamba_d_state: 128,
      mamba_n_groups: 1,
      mamba_d_conv: 4,
      mamba_expand: 2,
    };
    const attention = { kind: "full", layers: 1, valuesPerToken: 512 };
    // 2048 × 128 + (2048 + 2 × 128) × 3.
    expect(
      cacheLayersOf(sized("granitemoehybrid", 2, 4, 64, { ...mamba, layer_types: ["mamba", "attention"] })),
    ).toEqual([state(1, 269_056), attention]);
    // Both in each layer; 1024 × 128 + (1024 + 2 × 128) × 3.
    expect(cacheLayersOf(sized("falcon_h1", 1, 4, 64, { ...mamba, mamba_d_ssm: 1024 }))).toEqual([
      attention,
      state(1, 134_912),
    ]);
    expect(cacheLayersOf(sized("falcon_h1", 1, 4, 64, { ...mamba, mamba_d_ssm: 1000 }))).toBeUndefined();
  });

  it("LFM2: the last inputs of a convolution over three tokens", () => {
    const config = sized("lfm2", 3, 8, 64, {
      hidden_size: 2048,
      conv_L_cache: 3,
      layer_types: ["conv", "full_attention", "conv"],
    });
    const expected = [state(2, 4096), { kind: "full", layers: 1, valuesPerToken: 1024 }];
    expect(cacheLayersOf(config)).toEqual(expected);
    expect(cacheLayersOf({ ...config, layer_types: null, full_attn_idxs: [1] })).toEqual(expected);
    expect(cacheLayersOf({ ...config, layer_types: null })).toBeUndefined();
  });

  it("Nemotron of the architecture search: blocks without attention keep nothing", () => {
    const block = (attention: object) => ({ attention });
    const config = sized("nemotron-nas", 4, 8, 128, {
      num_attention_heads: 64,
      block_configs: [
        block({ n_heads_in_group: 8 }),
        block({ n_heads_in_group: null, no_op: true }),
        block({ n_heads_in_group: 16, window_length: 512 }),
        block({ replace_with_linear: true }),
      ],
    });
    expect(cacheLayersOf(config)).toEqual([
      { kind: "full", layers: 1, valuesPerToken: 2048 },
      { kind: "sliding", layers: 1, window: 512, valuesPerToken: 1024 },
    ]);
    for (const odd of [{ n_heads_in_group: 7 }, { n_heads_in_group: 8, num_sink_tokens: 4 }, {}]) {
      expect(cacheLayersOf({ ...config, block_configs: Array(4).fill(block(odd)) })).toBeUndefined();
    }
    expect(cacheLayersOf({ ...config, block_configs: [null, 1, "x", []] })).toBeUndefined();
  });
});

describe("encoders", () => {
  it.each([
    sized("bert", 12, 12, 64),
    sized("xlm-roberta", 12, 12, 64),
    sized("modernbert", 12, 12, 64),
    sized("clip_text_model", 12, 12, 64),
    sized("gemma3_text", 24, 1, 256, { use_bidirectional_attention: true }),
    sized("qwen2", 24, 1, 256, { is_causal: false }),
    sized("t5", 24, 1, 256, { architectures: ["T5EncoderModel"], num_layers: 6, num_heads: 8, d_kv: 64 }),
  ])("keep nothing: $model_type", (config) => {
    expect(readCache(config)).toBeUndefined();
  });

  it("beside a decoder have their output kept", () => {
    // openai/whisper-base always reads 1,500 frames.
    const whisper = { model_type: "whisper", decoder_layers: 6, d_model: 512, max_source_positions: 1500 };
    expect(cacheLayersOf(whisper)).toEqual([
      { kind: "full", layers: 6, valuesPerToken: 1024 },
      { kind: "cross", layers: 6, valuesPerToken: 0, valuesPerSequence: 1_536_000 },
    ]);
    const t5 = { model_type: "t5", num_layers: 12, num_decoder_layers: 6, num_heads: 8, d_kv: 64 };
    expect(cacheLayersOf(t5)).toEqual([
      { kind: "full", layers: 6, valuesPerToken: 1024 },
      { kind: "cross", layers: 6, valuesPerToken: 1024 },
    ]);
  });

  it("of images keep nothing of a text in Llama 3.2 Vision", () => {
    const config = sized("mllama_text_model", 40, 8, 128, { cross_attention_layers: [3, 8, 13, 18, 23, 28, 33, 38] });
    expect(cacheLayersOf(config)).toEqual([{ kind: "full", layers: 32, valuesPerToken: 2048 }]);
    expect(cacheLayersOf({ ...config, cross_attention_layers: [3, 3] })).toBeUndefined();
  });
});

describe("hostile files", () => {
  const VALUES = [null, true, -1, 0, 1.5, 1e300, "", "x", [], [[]], {}, ["full_attention"], { a: 1 }];
  const TYPES = ["llama", "gemma3_text", "gemma4_text", "llama4_text", "mimo_v2_flash", "deepseek_v3", "glm_moe_dsa"];
  const HYBRIDS = [
    "kimi_linear",
    "qwen3_5_text",
    "nemotron_h",
    "jamba",
    "granitemoehybrid",
    "falcon_h1",
    "lfm2",
    "nemotron-nas",
  ];
  const KEYS = [
    "layer_types",
    "sliding_window",
    "linear_attn_config",
    "block_configs",
    "hybrid_override_pattern",
    "kv_lora_rank",
  ];

  it.each([...TYPES, ...HYBRIDS, "whisper", "t5", "toString", "__proto__"])("never make %s throw", (type) => {
    for (const key of KEYS) {
      for (const value of VALUES) expect(() => readCache({ ...sized(type, 4, 2, 64), [key]: value })).not.toThrow();
    }
  });

  it("say nothing by what they inherit", () => {
    const config = Object.assign(Object.create({ sliding_window: 5 }), sized("mixtral", 2, 2, 64));
    expect(cacheLayersOf(config)).toEqual([{ kind: "full", layers: 2, valuesPerToken: 256 }]);
  });
});

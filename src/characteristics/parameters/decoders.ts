// What the layers of each known family look like, by model_type.
import { isObject } from "../config-block.js";
import { GEMMA4 } from "./gemma4.js";
import {
  attention,
  deltaNet,
  feedForward,
  indexer,
  kimiDelta,
  latentAttention,
  mamba2,
  shortConvolution,
} from "./pieces.js";
import { divide, linear } from "./sizes.js";
import { type TextModel, type Traits, usualLayer } from "./text.js";

const isDelta = (text: TextModel, layer: number) => text.s.texts("layer_types")?.[layer] === "linear_attention";

// The first layers have one wide feed-forward layer, the others experts.
function sparseAfterFirst(text: TextModel, layer: number, key = "n_shared_experts"): number {
  const { s } = text;
  if (layer < s.zero("first_k_dense_replace") || layer % s.n("moe_layer_freq", 1) !== 0) return text.feedForward();
  const inner = s.n("moe_intermediate_size");
  return text.experts(inner, { shared: inner * s.zero(key, 0), router: 1 });
}

// Multi-token prediction as in DeepSeek-V3: a layer behind the others with two norms, a projection and a norm before the
// output. https://arxiv.org/abs/2412.19437
function predicted(text: TextModel): number {
  const layer = usualLayer(text, text.layers) + 3 * text.hidden + linear(2 * text.hidden, text.hidden);
  return text.s.zero("num_nextn_predict_layers", 0) * layer;
}

// The files of some models repeat the token embeddings and the output layer for it.
const predictedWithCopies = (text: TextModel): number =>
  predicted(text) + text.s.zero("num_nextn_predict_layers", 0) * 2 * text.embedding;

const QWEN3: Traits = { qkv: "attention_bias", out: "attention_bias", qkNorm: true };

const QWEN3_MOE: Traits = {
  ...QWEN3,
  mlp(text, layer) {
    const { s } = text;
    const isDense = s.counts("mlp_only_layers")?.includes(layer) || (layer + 1) % s.n("decoder_sparse_step", 1) !== 0;
    return isDense ? text.feedForward() : text.experts(s.n("moe_intermediate_size"));
  },
};

function gatedAttention(text: TextModel): number {
  // Queries carry a gate of their own width.
  const gate = text.s.yes("attn_output_gate", true) ? linear(text.hidden, text.heads * text.headSize) : 0;
  return text.attention() + gate;
}

// The experts that all tokens pass through have a gate, a number for each.
const expertsOfNext = (text: TextModel): number =>
  text.experts(text.s.n("moe_intermediate_size"), { shared: text.s.n("shared_expert_intermediate_size") }) +
  text.hidden;

function qwen35Layer(text: TextModel, layer: number): number {
  const kinds = text.s.texts("layer_types");
  if (kinds === undefined || kinds.length !== text.layers) return Number.NaN;
  return isDelta(text, layer) ? deltaNet(text.s, text.hidden) : gatedAttention(text);
}

const QWEN35: Traits = {
  ...QWEN3,
  mixer: qwen35Layer,
  // One full layer behind two norms, a projection and a last norm.
  mtp(text) {
    const mlp = text.traits.mlp?.(text, 0) ?? text.feedForward();
    const layer = gatedAttention(text) + mlp + 2 * text.hidden;
    const layers = text.s.zero("mtp_num_hidden_layers", 0);
    return layers === 0 ? 0 : layers * layer + linear(2 * text.hidden, text.hidden) + 3 * text.hidden;
  },
};

const DEEPSEEK: Traits = {
  mixer: (text) => latentAttention(text.s, text.hidden),
  mlp: sparseAfterFirst,
  mtp: predictedWithCopies,
};

const GEMMA: Traits = { qkv: "attention_bias", out: "attention_bias", headSize: 256, tied: true };

/** Traits by `model_type` of the language model. */
export const DECODERS: Readonly<Record<string, Traits>> = {
  llama: { qkv: "attention_bias", out: "attention_bias", ff: "mlp_bias" },
  mistral: {},
  qwen2: { qkv: true },
  qwen2_vl: { qkv: true },
  qwen2_vl_text: { qkv: true },
  qwen2_5_vl: { qkv: true },
  qwen2_5_vl_text: { qkv: true },
  qwen3: QWEN3,
  qwen3_moe: QWEN3_MOE,
  qwen3_vl_text: QWEN3,
  qwen3_vl_moe_text: QWEN3_MOE,
  qwen3_5_text: QWEN35,
  qwen3_next: {
    ...QWEN3_MOE,
    // Every so many layers there is a full one.
    mixer: (text, layer) =>
      (layer + 1) % text.s.n("full_attention_interval", 4) === 0 ? gatedAttention(text) : deltaNet(text.s, text.hidden),
    mlp: expertsOfNext,
  },
  qwen3_5_moe_text: { ...QWEN35, mlp: expertsOfNext },
  qwen: { qkv: true, mlp: (text) => text.feedForward(divide(text.inner, 2)) },
  phi3: {},
  phi3_v: {},
  phi3small: { qkv: true, out: true, ff: true, normBias: true, tied: true },
  phimoe: {
    qkv: "attention_bias",
    out: "attention_bias",
    normBias: true,
    headBias: "lm_head_bias",
    mlp: (text) => text.experts(text.inner),
  },
  mixtral: { mlp: (text) => text.experts(text.inner) },
  gemma: GEMMA,
  gemma2: { ...GEMMA, norms: 4 },
  gemma3_text: { ...GEMMA, norms: 4, qkNorm: true, vocab: 262_208 },
  gemma4_text: GEMMA4,
  starcoder2: { qkv: "use_bias", out: "use_bias", ff: "use_bias", normBias: true, plain: true, tied: true },
  stablelm: { qkv: "use_qkv_bias", normBias: true },
  internlm2: { qkv: "bias", out: "bias" },
  chatglm: { qkv: "add_qkv_bias", out: "add_bias_linear", ff: "add_bias_linear" },
  minicpm3: {
    mixer: (text) => latentAttention(text.s, text.hidden, divide(text.hidden, text.heads)),
    tied: true,
  },
  deepseek_v3: DEEPSEEK,
  kimi_k2: DEEPSEEK,
  glm4_moe_lite: DEEPSEEK,
  glm_moe_dsa: {
    ...DEEPSEEK,
    mtp: predicted,
    mixer(text, layer) {
      const kind = text.s.texts("indexer_types")?.[layer] ?? "full";
      return latentAttention(text.s, text.hidden) + (kind === "shared" ? 0 : indexer(text.s, text.hidden));
    },
  },
  glm4_moe: { qkv: "attention_bias", qkNorm: "use_qk_norm", mlp: sparseAfterFirst, mtp: predictedWithCopies },
  mimo: {
    qkv: "attention_bias",
    mtp: (text) =>
      text.s.zero("num_nextn_predict_layers", 0) *
      (usualLayer(text, 0) + linear(2 * text.hidden, text.hidden) + 3 * text.hidden),
  },
  mimo_v2_flash: {
    mixer(text, layer) {
      const isSliding = text.s.counts("hybrid_layer_pattern")?.[layer] === 1;
      const of = (key: string) => text.s.n(isSliding ? `swa_${key}` : key);
      const heads = of("num_attention_heads");
      const sinks = text.s.yes(isSliding ? "add_swa_attention_sink_bias" : "add_full_attention_sink_bias") ? heads : 0;
      const sizes = { hidden: text.hidden, heads, kvHeads: of("num_key_value_heads") };
      return attention({ ...sizes, headSize: of("head_dim"), valueSize: of("v_head_dim") }) + sinks;
    },
    mlp: (text, layer) =>
      text.s.counts("moe_layer_freq")?.[layer] === 1
        ? text.experts(text.s.n("moe_intermediate_size"), { router: 1 })
        : text.feedForward(),
  },
  gpt_oss: {
    qkv: "attention_bias",
    out: "attention_bias",
    mixer: (text) => text.attention() + text.heads,
    mlp: (text) => text.experts(text.inner, { router: 1, bias: true }),
  },
  llama4_text: {
    qkv: "attention_bias",
    out: "attention_bias",
    mlp: (text, layer) =>
      (layer + 1) % text.s.n("interleave_moe_layer_step") === 0
        ? text.experts(text.inner, { shared: text.inner })
        : text.feedForward(text.s.n("intermediate_size_mlp")),
  },
  mllama_text_model: {
    // Some layers look at the picture instead of the text, with norms for queries and keys and two gates.
    mixer: (text, layer) =>
      text.attention() + (text.s.counts("cross_attention_layers")?.includes(layer) ? 2 * text.headSize + 2 : 0),
    // Eight tokens more than the vocabulary has, for the picture.
    beside: (text) => 8 * text.hidden,
  },
  lfm2: {
    qkNorm: true,
    tied: true,
    mixer: (text, layer) =>
      text.s.texts("layer_types")?.[layer] === "conv" ? shortConvolution(text.s, text.hidden) : text.attention(),
    mlp(text) {
      const { s } = text;
      const inner = s.n(["block_ff_dim", "intermediate_size"]);
      if (!s.yes("block_auto_adjust_ff_dim", true)) return text.feedForward(inner);
      const narrowed = Math.floor(s.real("block_ffn_dim_multiplier", 1) * Math.floor((2 * inner) / 3));
      const step = s.n("block_multiple_of", 256);
      return text.feedForward(step * Math.ceil(narrowed / step));
    },
  },
  nemotron_h: {
    qkv: "attention_bias",
    out: "attention_bias",
    ff: "mlp_bias",
    plain: true,
    layer(text, layer) {
      const { s } = text;
      const kind = s.texts("layers_block_type")?.[layer] ?? s.text("hybrid_override_pattern")[layer] ?? "";
      return text.hidden + (MIXERS[kind]?.(text) ?? Number.NaN);
    },
  },
  "nemotron-nas": { layer: searchedLayer },
  kimi_linear: {
    mixer: kimiMixer,
    mlp: kimiExperts,
    beside: (text) => (text.s.zero("attn_res_block_size", 0) > 0 ? (4 * text.layers + 2) * text.hidden : 0),
  },
};

function expertsOfNemotron(text: TextModel): number {
  // Experts in a narrower space, which later models have, are not understood here.
  if (text.s.block.says("moe_latent_size") || text.s.zero("num_nextn_predict_layers", 0) > 0) return Number.NaN;
  const shared = text.s.n("moe_shared_expert_intermediate_size") * text.s.zero("n_shared_experts");
  return text.experts(text.s.n("moe_intermediate_size"), { shared, router: 1 });
}

const MIXERS: Readonly<Record<string, (text: TextModel) => number>> = {
  M: (text) => mamba2(text.s, text.hidden),
  mamba: (text) => mamba2(text.s, text.hidden),
  "*": (text) => text.attention(),
  attention: (text) => text.attention(),
  E: expertsOfNemotron,
  moe: expertsOfNemotron,
  "-": (text) => text.feedForward(),
  mlp: (text) => text.feedForward(),
};

// Each layer of an architecture-searched Nemotron says what it has: https://arxiv.org/abs/2411.19146
function searchedLayer(text: TextModel, layer: number): number {
  const block = text.s.list("block_configs")?.[layer];
  if (!isObject(block) || !isObject(block.attention) || !isObject(block.ffn)) return Number.NaN;
  return searchedPart(text, block.attention, attended) + searchedPart(text, block.ffn, fed);
}

type Block = Readonly<Record<string, unknown>>;

function searchedPart(text: TextModel, part: Block, weights: (text: TextModel, part: Block) => number): number {
  if (part.no_op === true) return 0;
  return text.hidden + (part.replace_with_linear === true ? linear(text.hidden, text.hidden) : weights(text, part));
}

function attended(text: TextModel, part: Block): number {
  const shared = part.n_heads_in_group;
  const kvHeads = typeof shared === "number" ? divide(text.heads, shared) : Number.NaN;
  return attention({ hidden: text.hidden, heads: text.heads, kvHeads, headSize: text.headSize });
}

function fed(text: TextModel, part: Block): number {
  const factor = part.ffn_mult;
  if (typeof factor !== "number") return Number.NaN;
  return feedForward(text.hidden, 256 * Math.ceil(Math.floor((2 * factor * text.hidden) / 3) / 256));
}

function kimiMixer(text: TextModel, layer: number): number {
  const linearAttention = text.s.inner("linear_attn_config");
  // The lists count layers from 1.
  if (linearAttention?.counts("kda_layers")?.includes(layer + 1)) return kimiDelta(linearAttention, text.hidden);
  if (!linearAttention?.counts("full_attn_layers")?.includes(layer + 1)) return Number.NaN;
  const gate = text.s.yes("mla_use_output_gate") ? linear(text.hidden, text.heads * text.s.n("v_head_dim")) : 0;
  return latentAttention(text.s, text.hidden) + gate;
}

function kimiExperts(text: TextModel, layer: number): number {
  const { s } = text;
  const width = s.zero("routed_expert_hidden_size", 0);
  if (width === 0 || layer < s.zero("first_k_dense_replace"))
    return sparseAfterFirst(text, layer, "num_shared_experts");
  const inner = s.n("moe_intermediate_size");
  const narrow = 2 * linear(text.hidden, width) + (s.yes("latent_moe_use_norm") ? width : 0);
  return text.experts(inner, { hidden: width, shared: inner * s.zero("num_shared_experts", 0), router: 1 }) + narrow;
}

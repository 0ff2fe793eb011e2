// What the layers of each known family look like, by model_type.
import { GEMMA4 } from "./gemma4.js";
import { HYBRIDS } from "./hybrids.js";
import { deltaNet, indexer, latentAttention } from "./pieces.js";
import { divide, linear } from "./sizes.js";
import { sparseAfterFirst, type TextModel, type Traits, usualLayer } from "./text.js";

const isDelta = (text: TextModel, layer: number) => text.s.texts("layer_types")?.[layer] === "linear_attention";

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

function isSparse({ s }: TextModel, layer: number): boolean {
  return !s.counts("mlp_only_layers")?.includes(layer) && (layer + 1) % s.n("decoder_sparse_step", 1) === 0;
}

const QWEN3_MOE: Traits = {
  ...QWEN3,
  mlp: (text, layer) => (isSparse(text, layer) ? text.experts(text.s.n("moe_intermediate_size")) : text.feedForward()),
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

/**
 * Traits by `model_type` of the language model, as modeling_*.py in src/transformers/models of
 * https://github.com/huggingface/transformers has them, or the code in the repositories of the models (chatglm, internlm2,
 * kimi_linear, mimo, minicpm3, nemotron-nas, phi3small, phi3_v, qwen). docs/parameters.md says how near they come.
 */
export const DECODERS: Readonly<Record<string, Traits>> = {
  ...HYBRIDS,
  llama: { qkv: "attention_bias", out: "attention_bias", ff: "mlp_bias" },
  mistral: {},
  qwen2: { qkv: true },
  qwen2_vl: { qkv: true },
  qwen2_vl_text: { qkv: true },
  qwen2_5_vl: { qkv: true },
  qwen2_5_vl_text: { qkv: true },
  qwen2_moe: {
    qkv: true,
    mlp: (text, layer) => (isSparse(text, layer) ? expertsOfNext(text) : text.feedForward()),
  },
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
  starcoder2: { qkv: "use_bias!", out: "use_bias!", ff: "use_bias!", normBias: true, plain: true, tied: true },
  stablelm: {
    qkv: "use_qkv_bias",
    normBias: true,
    // Larger models have norms for queries and keys, and layers side by side.
    mixer: (text) =>
      text.s.yes("qk_layernorm") || text.s.yes("use_parallel_residual") ? Number.NaN : text.attention(),
  },
  internlm2: { qkv: "bias!", out: "bias!" },
  chatglm: {
    qkv: "add_qkv_bias",
    out: "add_bias_linear",
    ff: "add_bias_linear",
    mixer: (text) => (text.s.yes("multi_query_attention") && text.s.yes("rmsnorm") ? text.attention() : Number.NaN),
  },
  minicpm3: {
    mixer: (text) => latentAttention(text.s, text.hidden, divide(text.hidden, text.heads)),
    tied: true,
  },
  deepseek_v2: { ...DEEPSEEK, mlp: (text, layer) => sparseAfterFirst(text, layer, "n_shared_experts", 0) },
  deepseek_v3: DEEPSEEK,
  kimi_k2: DEEPSEEK,
  glm4_moe_lite: DEEPSEEK,
  glm_moe_dsa: {
    ...DEEPSEEK,
    mtp: predicted,
    mixer(text, layer) {
      const kinds = text.s.texts("indexer_types");
      // Without a list every layer has an indexer of its own, unless they take turns in some other way.
      const isOpen =
        kinds === undefined && text.s.n("index_topk_freq", 1) + text.s.text("index_topk_pattern").length > 1;
      const kind = isOpen ? "" : (kinds?.[layer] ?? "full");
      if (kind !== "shared" && kind !== "full") return Number.NaN;
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
  gpt_oss: {
    qkv: "attention_bias!",
    out: "attention_bias!",
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
    mixer(text, layer) {
      const crossing = text.s.counts("cross_attention_layers");
      if (crossing === undefined) return Number.NaN;
      return text.attention() + (crossing.includes(layer) ? 2 * text.headSize + 2 : 0);
    },
    // Eight tokens more than the vocabulary has, for the picture.
    beside: (text) => 8 * text.hidden,
  },
};

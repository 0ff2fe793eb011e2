// Families whose layers differ in kind, and say so layer by layer.
import { isObject } from "../config-block.js";
import { attention, feedForward, kimiDelta, latentAttention, mamba2, shortConvolution } from "./pieces.js";
import { divide, linear } from "./sizes.js";
import { sparseAfterFirst, type TextModel, type Traits } from "./text.js";

/** What a list says of a layer. A list that is longer or shorter than the model has layers says nothing. */
function of<Value>(list: readonly Value[] | undefined, text: TextModel, layer: number): Value | undefined {
  return list?.length === text.layers ? list[layer] : undefined;
}

/** Traits by `model_type` of the language model. */
export const HYBRIDS: Readonly<Record<string, Traits>> = {
  mimo_v2_flash: {
    mixer(text, layer) {
      const kind = of(text.s.counts("hybrid_layer_pattern"), text, layer);
      if (kind !== 0 && kind !== 1) return Number.NaN;
      const isSliding = kind === 1;
      const size = (key: string) => text.s.n(isSliding ? `swa_${key}` : key);
      const heads = size("num_attention_heads");
      const sinks = text.s.yes(isSliding ? "add_swa_attention_sink_bias" : "add_full_attention_sink_bias") ? heads : 0;
      const sizes = { hidden: text.hidden, heads, kvHeads: size("num_key_value_heads") };
      return attention({ ...sizes, headSize: size("head_dim"), valueSize: size("v_head_dim") }) + sinks;
    },
    mlp(text, layer) {
      const kind = of(text.s.counts("moe_layer_freq"), text, layer);
      if (kind !== 0 && kind !== 1) return Number.NaN;
      return kind === 1 ? text.experts(text.s.n("moe_intermediate_size"), { router: 1 }) : text.feedForward();
    },
  },
  lfm2: {
    qkNorm: true,
    tied: true,
    mixer(text, layer) {
      // Older files list the layers of attention instead of the kind of each layer.
      const attended = text.s.counts("full_attn_idxs")?.includes(layer);
      const listed = attended === undefined ? undefined : attended ? "full_attention" : "conv";
      const kinds = text.s.texts("layer_types");
      const kind = kinds === undefined ? listed : of(kinds, text, layer);
      if (kind === "conv") return shortConvolution(text.s, text.hidden);
      return kind === "full_attention" ? text.attention() : Number.NaN;
    },
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
      const kinds = text.s.texts("layers_block_type") ?? [...text.s.text("hybrid_override_pattern")];
      const kind = of(kinds, text, layer) ?? "";
      return Object.hasOwn(MIXERS, kind) ? text.hidden + (MIXERS[kind]?.(text) ?? Number.NaN) : Number.NaN;
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
  const block = of(text.s.list("block_configs"), text, layer);
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
  if (typeof factor !== "number" || factor <= 0) return Number.NaN;
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

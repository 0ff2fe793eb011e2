// Encoders of pictures and sound beside a language model, with what leads from them into it, by model_type of the whole.
import { feedForward, patches, plainLayer } from "./pieces.js";
import { linear, type Sizes } from "./sizes.js";

/** Sizes of the whole config and the width of the language model. */
export interface Whole {
  readonly outer: Sizes;
  readonly hidden: number;
}

/** Image encoder of CLIP: https://arxiv.org/abs/2103.00020 */
export function clipVision(s: Sizes): number {
  const hidden = s.n("hidden_size", 768);
  const layers = s.layers("num_hidden_layers", 12);
  const picture = patches(s, 224, 32);
  return (
    hidden +
    linear(s.n("num_channels", 3) * s.n("patch_size", 32) ** 2, hidden) +
    (picture + 1) * hidden +
    layers * plainLayer(hidden, s.n("intermediate_size", 3072)) +
    4 * hidden
  );
}

/** Image encoder of SigLIP, with the attention pooling that only the whole SigLIP needs: https://arxiv.org/abs/2303.15343 */
export function siglipVision(s: Sizes, pooled: boolean): number {
  const hidden = s.n("hidden_size", 768);
  const inner = s.n("intermediate_size", 3072);
  const pooling = hidden + 4 * linear(hidden, hidden, true) + 2 * hidden + feedForward(hidden, inner, false, true);
  return (
    linear(s.n("num_channels", 3) * s.n("patch_size", 16) ** 2, hidden, true) +
    patches(s, 224, 16) * hidden +
    s.layers("num_hidden_layers", 12) * plainLayer(hidden, inner) +
    2 * hidden +
    (pooled && s.yes("vision_use_head", true) ? pooling : 0)
  );
}

function gemma3({ outer, hidden }: Whole): number {
  const s = outer.inner("vision_config");
  if (s === undefined) return Number.NaN;
  const width = s.n("hidden_size");
  return siglipVision(s, false) + width * hidden + width;
}

function paligemma({ outer, hidden }: Whole): number {
  const s = outer.inner("vision_config");
  if (s === undefined) return Number.NaN;
  const projected = s.n("projection_dim");
  return projected === hidden ? siglipVision(s, false) + linear(s.n("hidden_size"), projected, true) : Number.NaN;
}

// Gated layers with norms for queries and keys, a table of positions for rows and columns. What leads on has no bias.
function gemma4(whole: Whole): number {
  const s = whole.outer.inner("vision_config");
  // Null says that there is none; a key that is missing says nothing.
  const none = whole.outer.block.has("vision_config") ? 0 : Number.NaN;
  return (s === undefined ? none : gemma4Vision(s, whole.hidden)) + gemma4Audio(whole);
}

function gemma4Vision(s: Sizes, target: number): number {
  const hidden = s.n("hidden_size", 768);
  const size = s.n("head_dim", 64);
  const heads = s.n("num_attention_heads", 12) * size;
  const kvHeads = s.n("num_key_value_heads", 12) * size;
  const layer =
    2 * hidden * heads +
    2 * hidden * kvHeads +
    2 * size +
    feedForward(hidden, s.n("intermediate_size", 3072)) +
    4 * hidden;
  return (
    linear(3 * s.n("patch_size", 16) ** 2, hidden) +
    2 * s.n("position_embedding_size", 10_240) * hidden +
    s.layers("num_hidden_layers", 16) * layer +
    (s.yes("standardize") ? 2 * hidden : 0) +
    linear(hidden, target)
  );
}

// A conformer: two feed-forward layers, attention with relative positions and a convolution in each layer.
function gemma4Audio({ outer, hidden: target }: Whole): number {
  const s = outer.inner("audio_config");
  if (s === undefined) return 0;
  const hidden = s.n("hidden_size", 1024);
  const [first = Number.NaN, second = Number.NaN] = s.counts("subsampling_conv_channels") ?? [128, 32];
  const out = s.n("output_proj_dims", 1536);
  const square = hidden * hidden;
  const layer =
    2 * (8 * square + 2 * hidden) +
    5 * square +
    hidden / s.n("num_attention_heads", 8) +
    3 * square +
    hidden * (s.n("conv_kernel_size", 5) + 2) +
    3 * hidden;
  return (
    9 * first +
    first +
    9 * first * second +
    second +
    linear((first / 4) * second, hidden) +
    s.layers("num_hidden_layers", 12) * layer +
    linear(hidden, out, true) +
    linear(out, target)
  );
}

// Pixtral reads pictures of any size: rotary positions, RMSNorm, gated layers, no biases.
function mistral3({ outer, hidden: target }: Whole): number {
  const s = outer.inner("vision_config");
  if (s === undefined || s.text("model_type") !== "pixtral") return Number.NaN;
  const hidden = s.n("hidden_size");
  const layer = 4 * hidden * hidden + feedForward(hidden, s.n("intermediate_size")) + 2 * hidden;
  const bias = outer.yes("multimodal_projector_bias");
  return (
    linear(s.n("num_channels", 3) * s.n("patch_size") ** 2, hidden) +
    hidden +
    s.layers("num_hidden_layers") * layer +
    hidden +
    linear(outer.n("spatial_merge_size") ** 2 * hidden, hidden) +
    linear(hidden, target, bias) +
    linear(target, target, bias)
  );
}

const qwen =
  (tower: (s: Sizes) => number) =>
  ({ outer }: Whole): number => {
    const s = outer.inner("vision_config");
    return s === undefined ? Number.NaN : tower(s);
  };

function qwen2Vision(s: Sizes): number {
  const hidden = s.n("embed_dim");
  const merged = hidden * s.n("spatial_merge_size") ** 2;
  return (
    s.n(["in_channels", "in_chans"], 3) * s.n("temporal_patch_size", 2) * s.n("patch_size", 14) ** 2 * hidden +
    s.layers("depth") * plainLayer(hidden, hidden * s.n("mlp_ratio")) +
    2 * hidden +
    linear(merged, merged, true) +
    linear(merged, s.n("hidden_size"), true)
  );
}

// As the one before, but with gated layers and RMSNorm.
function qwen25Vision(s: Sizes): number {
  const hidden = s.n("hidden_size");
  const merged = hidden * s.n("spatial_merge_size") ** 2;
  const attended = linear(hidden, 3 * hidden, true) + linear(hidden, hidden, true);
  return (
    s.n(["in_channels", "in_chans"], 3) * s.n("temporal_patch_size", 2) * s.n("patch_size", 14) ** 2 * hidden +
    s.layers("depth") * (attended + feedForward(hidden, s.n("intermediate_size"), true, true) + 2 * hidden) +
    hidden +
    linear(merged, merged, true) +
    linear(merged, s.n("out_hidden_size"), true)
  );
}

// Some blocks hand what they see to the language model at once, each by a merger of its own.
function qwen3Vision(s: Sizes, blocks = Number.NaN): number {
  const hidden = s.n("hidden_size");
  const merged = hidden * s.n("spatial_merge_size") ** 2;
  const merger = linear(merged, merged, true) + linear(merged, s.n("out_hidden_size"), true);
  const deep = s.counts("deepstack_visual_indexes")?.length ?? blocks;
  return (
    linear(s.n("in_channels") * s.n("temporal_patch_size") * s.n("patch_size") ** 2, hidden, true) +
    s.n("num_position_embeddings") * hidden +
    s.layers("depth") * plainLayer(hidden, s.n("intermediate_size")) +
    2 * hidden +
    merger +
    deep * (2 * merged + merger)
  );
}

function llama4({ outer, hidden: target }: Whole): number {
  const s = outer.inner("vision_config");
  if (s === undefined) return Number.NaN;
  const hidden = s.n("hidden_size");
  const inner = s.n("intermediate_size");
  const projected = s.n("projector_output_dim");
  return (
    hidden +
    linear(s.n("num_channels", 3) * s.n("patch_size") ** 2, hidden) +
    (patches(s) + 1) * hidden +
    4 * hidden +
    s.layers("num_hidden_layers") * plainLayer(hidden, inner) +
    linear(inner, s.n("projector_input_dim")) +
    linear(projected, projected) +
    linear(s.n("vision_output_dim"), target)
  );
}

// Tiles of a picture and their aspect ratios have embeddings of their own, each with a gate.
function mllama({ outer, hidden: target }: Whole): number {
  const s = outer.inner("vision_config");
  if (s === undefined) return Number.NaN;
  const hidden = s.n("hidden_size");
  const tiles = s.n("max_num_tiles");
  const positions = patches(s) + 1;
  const ratios = (s.list("supported_aspect_ratios")?.length ?? Number.NaN) + 1;
  const layer = 4 * hidden * hidden + feedForward(hidden, s.n("intermediate_size"), false, true) + 4 * hidden;
  const global = s.zero("num_global_layers");
  return (
    hidden +
    linear(s.n("num_channels", 3) * s.n("patch_size") ** 2, hidden) +
    positions * hidden +
    1 +
    ratios * tiles * positions * hidden +
    2 * (ratios * tiles * hidden + 1) +
    4 * hidden +
    (s.layers("num_hidden_layers") + global) * layer +
    2 * global +
    linear(s.n("vision_output_dim"), target, true)
  );
}

// MoonViT of Kimi: a table of positions, layers with or without biases, and a projector over four patches.
function kimi({ outer }: Whole): number {
  const s = outer.inner("vision_config");
  if (s === undefined) return Number.NaN;
  const hidden = s.n("vt_hidden_size");
  const isLater = s.text("mm_projector_type") === "patchmergerv2";
  const width = s.n("qkv_hidden_size", hidden);
  const norm = s.text("norm_type", "layernorm") === "rmsnorm" ? hidden : 2 * hidden;
  const attended = s.yes("attn_bias", true);
  const layer =
    linear(hidden, 3 * width, attended) +
    linear(width, hidden, attended) +
    feedForward(hidden, s.n("vt_intermediate_size"), false, s.yes("linear_bias", true)) +
    2 * norm;
  const merged = s.n("mm_hidden_size") * (s.counts("merge_kernel_size")?.reduce((a, b) => a * b, 1) ?? Number.NaN);
  const target = s.n("text_hidden_size");
  return (
    linear(3 * s.n("patch_size") ** 2, hidden, s.yes("patch_embed_proj_bias", true)) +
    s.n("init_pos_emb_height") * s.n("init_pos_emb_width") * hidden +
    s.layers("vt_num_hidden_layers") * layer +
    norm +
    linear(merged, merged, !isLater) +
    linear(merged, target, !isLater) +
    (isLater ? target : 2 * s.n("mm_hidden_size"))
  );
}

// Phi-3-vision names its tower, and its code holds the sizes of that very one.
function phi3Vision({ outer, hidden }: Whole): number {
  const name = outer.inner("img_processor")?.text("model_name");
  const images = outer.inner("embd_layer");
  if (name !== "openai/clip-vit-large-patch14-336" || images?.text("projection_cls") !== "mlp") return Number.NaN;
  const tower = 1024 * (1 + 3 * 14 ** 2 + 24 ** 2 + 1 + 4) + 24 * plainLayer(1024, 4096);
  const separators = images.yes("with_learnable_separator") ? 2 * 4096 : 0;
  return tower + linear(4096, hidden, true) + linear(hidden, hidden, true) + separators;
}

/** Weights beside the language model, by `model_type` of the whole. A type that is here is a model of several parts. */
export const TOWERS: Readonly<Record<string, (whole: Whole) => number>> = {
  gemma3,
  gemma4,
  paligemma,
  mistral3,
  qwen2_vl: qwen(qwen2Vision),
  qwen2_5_vl: qwen(qwen25Vision),
  qwen3_vl: qwen((s) => qwen3Vision(s)),
  qwen3_vl_moe: qwen((s) => qwen3Vision(s)),
  qwen3_5: qwen((s) => qwen3Vision(s, 0)),
  qwen3_5_moe: qwen((s) => qwen3Vision(s, 0)),
  llama4,
  mllama,
  kimi_k25: kimi,
  kimi_k3: kimi,
  phi3_v: phi3Vision,
};

// Weights of what layers are made of. Each piece is given the sizes, and knows nothing of families.
import { divide, linear, type Sizes } from "./sizes.js";

/** What attention with query, key, value and output projections looks like. */
export interface Attention {
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  /** Width of the values of one head, where it is not that of the keys. */
  readonly valueSize?: number;
  readonly qkvBias?: boolean;
  readonly outBias?: boolean;
}

/** Projections of grouped-query attention. */
export function attention(a: Attention): number {
  const values = a.valueSize ?? a.headSize;
  return (
    linear(a.hidden, a.heads * a.headSize, a.qkvBias) +
    linear(a.hidden, a.kvHeads * a.headSize, a.qkvBias) +
    linear(a.hidden, a.kvHeads * values, a.qkvBias) +
    linear(a.heads * values, a.hidden, a.outBias)
  );
}

/** Gated feed-forward layer (gate, up, down), or a plain one (up, down). */
export function feedForward(hidden: number, inner: number, gated = true, bias = false): number {
  return linear(hidden, inner, bias) * (gated ? 2 : 1) + linear(inner, hidden, bias);
}

/** One layer of a transformer with biases everywhere and two LayerNorms, as BERT, CLIP and SigLIP have it. */
export function plainLayer(hidden: number, inner: number): number {
  return 4 * linear(hidden, hidden, true) + feedForward(hidden, inner, false, true) + 4 * hidden;
}

/** Multi-head latent attention as of DeepSeek-V2: https://arxiv.org/abs/2405.04434 */
export function latentAttention(s: Sizes, hidden: number, valueSize = s.n("v_head_dim")): number {
  const heads = s.n("num_attention_heads");
  const nope = s.n("qk_nope_head_dim");
  const rope = s.n("qk_rope_head_dim");
  const kv = s.n("kv_lora_rank");
  const low = s.zero("q_lora_rank", 0);
  const queries = heads * (nope + rope);
  const bias = s.yes("attention_bias");
  return (
    (low === 0 ? linear(hidden, queries) : linear(hidden, low, bias) + low + linear(low, queries)) +
    linear(hidden, kv + rope, bias) +
    kv +
    linear(kv, heads * (nope + valueSize)) +
    linear(heads * valueSize, hidden, bias)
  );
}

/** Indexer of DeepSeek sparse attention: queries from the low rank, one key with its LayerNorm, weights of the heads. */
export function indexer(s: Sizes, hidden: number): number {
  const heads = s.n("index_n_heads");
  const size = s.n("index_head_dim");
  return linear(s.n("q_lora_rank"), heads * size) + linear(hidden, size) + 2 * size + linear(hidden, heads);
}

/** Mamba-2 mixer: https://arxiv.org/abs/2405.21060 */
export function mamba2(s: Sizes, hidden: number): number {
  const heads = s.n("mamba_num_heads");
  const inner = heads * s.n("mamba_head_dim");
  const convolved = inner + 2 * s.n("n_groups") * s.n("ssm_state_size");
  const bias = s.yes("use_bias");
  return (
    linear(hidden, inner + convolved + heads, bias) +
    convolved * (s.n("conv_kernel") + (s.yes("use_conv_bias", true) ? 1 : 0)) +
    3 * heads +
    inner +
    linear(inner, hidden, bias)
  );
}

/** Gated delta net of Qwen3-Next and Qwen3.5: https://arxiv.org/abs/2412.06464 */
export function deltaNet(s: Sizes, hidden: number): number {
  const valueHeads = s.n("linear_num_value_heads");
  const valueSize = s.n("linear_value_head_dim");
  const values = valueHeads * valueSize;
  const mixed = 2 * s.n("linear_num_key_heads") * s.n("linear_key_head_dim") + values;
  return (
    linear(hidden, mixed + values + 2 * valueHeads) +
    mixed * s.n("linear_conv_kernel_dim") +
    2 * valueHeads +
    valueSize +
    linear(values, hidden)
  );
}

/** Kimi delta attention: https://arxiv.org/abs/2510.26692 */
export function kimiDelta(s: Sizes, hidden: number): number {
  const heads = s.n("num_heads");
  const size = s.n("head_dim");
  const width = heads * size;
  const lowRank = linear(hidden, size) + linear(size, width);
  return (
    3 * (linear(hidden, width) + width * s.n("short_conv_kernel_size")) +
    lowRank +
    (s.heavy("use_full_rank_gate") ? linear(hidden, width) : lowRank) +
    width +
    heads +
    linear(hidden, heads) +
    size +
    linear(width, hidden)
  );
}

/** Gated short convolution of LFM2: https://arxiv.org/abs/2511.23404 */
export function shortConvolution(s: Sizes, hidden: number): number {
  const bias = s.yes("conv_bias");
  return (
    linear(hidden, 3 * hidden, bias) + hidden * (s.n("conv_L_cache") + (bias ? 1 : 0)) + linear(hidden, hidden, bias)
  );
}

/** Patches of a square picture. */
export function patches(s: Sizes, imageSize?: number, patchSize?: number): number {
  return divide(s.n("image_size", imageSize), s.n("patch_size", patchSize)) ** 2;
}

// The language model of Gemma 4, whose layers differ in the size of heads, in what they keep and in experts.
import { attention, feedForward } from "./pieces.js";
import { linear } from "./sizes.js";
import type { TextModel, Traits } from "./text.js";

const DECISIVE = ["use_double_wide_mlp", "attention_k_eq_v", "enable_moe_block"];

function layer(text: TextModel, index: number): number {
  const { s, hidden, heads } = text;
  const kinds = s.texts("layer_types");
  // Neither the kind of each layer nor what its parts are like may be left open.
  if (kinds === undefined || !DECISIVE.every((key) => s.block.says(key))) return Number.NaN;
  const isFull = kinds[index] === "full_attention";
  const oneForBoth = isFull && s.yes("attention_k_eq_v");
  const headSize = isFull ? s.n("global_head_dim", text.headSize) : text.headSize;
  const kvHeads = oneForBoth ? s.n("num_global_key_value_heads") : text.kvHeads;
  const isWide = s.yes("use_double_wide_mlp");
  const isShared = index >= text.layers - s.zero("num_kv_shared_layers", 0);
  const own =
    attention({ hidden, heads, kvHeads, headSize }) + 2 * headSize - (oneForBoth ? hidden * kvHeads * headSize : 0);
  const shared = 2 * linear(hidden, heads * headSize) + headSize;
  const inner = text.inner * (isShared && isWide ? 2 : 1);
  const perLayer = s.zero("hidden_size_per_layer_input", 256);
  // The scale of a layer is one number.
  return (
    (isShared ? shared : own) +
    feedForward(hidden, inner) +
    4 * hidden +
    1 +
    (perLayer === 0 ? 0 : 2 * linear(hidden, perLayer) + hidden) +
    (s.yes("enable_moe_block") ? text.experts(s.n("moe_intermediate_size"), { router: 1 }) + 4 * hidden : 0)
  );
}

function beside(text: TextModel): number {
  const { s } = text;
  const perLayer = s.zero("hidden_size_per_layer_input", 256);
  if (perLayer === 0) return 0;
  const all = text.layers * perLayer;
  return s.n("vocab_size_per_layer_input", text.vocab) * all + linear(text.hidden, all) + perLayer;
}

/** Traits of `gemma4_text`: modeling_gemma4.py of transformers, https://github.com/huggingface/transformers */
export const GEMMA4: Traits = { tied: true, layer, beside };

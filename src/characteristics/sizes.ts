// The sizes of a language model: what its file states, and what its class makes of keys that are missing.
import { byDefault, declared, derived, type Finding, follows } from "./finding.js";
import type { ModelTypeFacts } from "./model-types.js";
import { SIZE_KEYS, type Skeleton, type StatedSizes } from "./skeleton.js";

/** The sizes with their evidence. */
export type SizeFindings = { readonly [Name in keyof StatedSizes | "slidingWindow"]?: Finding<number> | undefined };

/** Reads the sizes. `facts` are about the type of the text block. */
export function readSizeFindings(skeleton: Skeleton, facts: ModelTypeFacts | undefined): SizeFindings {
  const stated: SizeFindings = Object.fromEntries(
    Object.entries(skeleton.sizes).flatMap(([name, read]) => {
      const finding = declared(read);
      return finding === undefined ? [] : [[name, finding]];
    }),
  );
  const { headSize: statedHeadSize, ...sizes } = { ...classDefaults(skeleton, facts), ...stated };
  const kvHeads = sharedByFlag(skeleton, sizes.heads) ?? sizes.kvHeads ?? sameAsHeads(skeleton, sizes, facts);
  const headSize = readHeadSize(skeleton, { ...sizes, headSize: statedHeadSize }, facts);
  const slidingWindow = readSlidingWindow(skeleton);
  return {
    ...sizes,
    ...(kvHeads === undefined ? {} : { kvHeads }),
    ...(headSize === undefined ? {} : { headSize }),
    ...(slidingWindow === undefined ? {} : { slidingWindow }),
  };
}

// A block inside another one is written without what its class fills in by itself; the outermost block is written whole, so that a
// missing key there is a fault of the file.
function classDefaults({ text, isNested }: Skeleton, facts: ModelTypeFacts | undefined): SizeFindings {
  const { defaults } = facts ?? {};
  if (!isNested || defaults === undefined) return {};
  return Object.fromEntries(
    Object.entries(SIZE_KEYS).flatMap(([name, [key]]) => {
      const value = defaults[key];
      if (value === undefined || text.has(key)) return [];
      return [[name, byDefault(value, `${text.path}model_type`, `class default of ${key}`)]];
    }),
  );
}

// Falcon and GPT-BigCode say by flags whether all heads share one key, whatever num_kv_heads says beside them; MPT in a block
// (src/transformers/models/falcon/modeling_falcon.py, gpt_bigcode and mpt beside it, https://github.com/huggingface/transformers).
function sharedByFlag({ text, textType }: Skeleton, heads: Finding<number> | undefined): Finding<number> | undefined {
  const type = textType?.value ?? "";
  if (type === "mpt") {
    const kind = text.block("attn_config")?.text("attn_type");
    if (kind?.value === "multiquery_attention") return derived(1, kind.from, "all heads share one key");
    const stated = declared(text.block("attn_config")?.count("kv_n_heads"));
    return (
      stated ??
      (kind?.value === "multihead_attention" && heads !== undefined ? sharesNothing(heads, kind.from) : undefined)
    );
  }
  if (!["falcon", "RefinedWeb", "RefinedWebModel", "gpt_bigcode"].includes(type)) return undefined;
  const shares = text.flag("multi_query");
  if (shares === undefined || text.flag("new_decoder_architecture")?.value === true) return undefined;
  if (shares.value) return derived(1, shares.from, "all heads share one key");
  return heads === undefined ? undefined : sharesNothing(heads, shares.from);
}

function sharesNothing(heads: Finding<number>, from: string): Finding<number> {
  return derived(heads.value, `${heads.evidence.from}, ${from}`, "each head has its own key");
}

function sameAsHeads(
  { text, textType }: Skeleton,
  { heads }: SizeFindings,
  facts: ModelTypeFacts | undefined,
): Finding<number> | undefined {
  if (heads === undefined || saysKvHeads(text)) return undefined;
  const from = heads.evidence.from;
  if (facts?.kvHeads === "heads")
    return byDefault(heads.value, from, "as many as heads where the file says nothing else");
  // Of a type that nobody knows, the file is all there is; of a damaged file, nothing is believed.
  const isUnknown = textType !== undefined && facts === undefined;
  return isUnknown ? follows(heads.value, [heads], "as many as heads: nothing says otherwise", "low") : undefined;
}

// Heads of keys and values that differ by layer, or a key with nonsense in it.
function saysKvHeads(text: Skeleton["text"]): boolean {
  return [...SIZE_KEYS.kvHeads, "block_configs"].some((key) => text.says(key));
}

function readHeadSize(
  { text, isNested }: Skeleton,
  { hiddenSize, heads, headSize }: SizeFindings,
  facts: ModelTypeFacts | undefined,
): Finding<number> | undefined {
  // In latent attention a head has two parts, whatever head_dim says.
  const plain = text.count("qk_nope_head_dim");
  const rotary = text.count("qk_rope_head_dim");
  if (plain !== undefined && rotary !== undefined) {
    const rule = "the part without positions and the part with them";
    return derived(plain.value + rotary.value, `${plain.from}, ${rotary.from}`, rule);
  }
  // 0 and null say that attention is not latent.
  if (LATENT.some((key) => text.says(key) && text.countOrZero(key)?.value !== 0)) return undefined;
  if (headSize !== undefined || SIZE_KEYS.headSize.some((key) => text.says(key))) return headSize;
  if (facts?.headSize === undefined || hiddenSize === undefined || heads === undefined) return undefined;
  const size = hiddenSize.value / heads.value;
  if (!Number.isSafeInteger(size)) return undefined;
  const rule = "hidden size over heads";
  const from = `${hiddenSize.evidence.from}, ${heads.evidence.from}`;
  return isNested ? byDefault(size, from, rule) : follows(size, [hiddenSize, heads], rule);
}

const LATENT = ["qk_nope_head_dim", "qk_rope_head_dim", "kv_lora_rank"];

// Classes with one of these keys have no window unless use_sliding_window is true.
const WINDOW_SWITCH = ["max_window_layers", "use_sliding_window"];

// Keys that stand for the same figure; ModernBERT calls it local_attention.
const WINDOW_KEYS = ["sliding_window", "sliding_window_size", "local_attention", "attention_chunk_size"];

// Types whose classes all have that switch, off by default.
const SWITCHED = /^(?:qwen|mimo$)/;

function readSlidingWindow({ text, textType }: Skeleton): Finding<number> | undefined {
  const key = WINDOW_KEYS.find((name) => text.says(name));
  if (key === undefined) return undefined;
  // A figure that is switched off describes nothing.
  const hasSwitch = SWITCHED.test(textType?.value ?? "") || WINDOW_SWITCH.some((name) => text.says(name));
  return hasSwitch && text.flag("use_sliding_window")?.value !== true ? undefined : declared(text.count(key));
}

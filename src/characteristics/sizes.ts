// The sizes of a language model: what its file states, and what its class makes of keys that are missing.
import { byDefault, declared, derived, type Finding, follows } from "./finding.js";
import type { ModelTypeFacts } from "./model-types.js";
import type { Skeleton, StatedSizes } from "./skeleton.js";

/** The sizes with their evidence. */
export type SizeFindings = { readonly [Name in keyof StatedSizes | "slidingWindow"]?: Finding<number> };

// What a class calls the sizes that it fills in.
const DEFAULT_KEYS = {
  layers: "num_hidden_layers",
  hiddenSize: "hidden_size",
  vocabSize: "vocab_size",
  heads: "num_attention_heads",
  kvHeads: "num_key_value_heads",
  headSize: "head_dim",
  intermediateSize: "intermediate_size",
} as const;

/** Reads the sizes. `facts` are about the type of the text block. */
export function readSizeFindings(skeleton: Skeleton, facts: ModelTypeFacts | undefined): SizeFindings {
  const stated: SizeFindings = Object.fromEntries(
    Object.entries(skeleton.sizes).flatMap(([name, read]) => {
      const finding = declared(read);
      return finding === undefined ? [] : [[name, finding]];
    }),
  );
  const sizes = { ...classDefaults(skeleton, facts), ...stated };
  const kvHeads = sizes.kvHeads ?? sameAsHeads(skeleton, sizes, facts);
  const headSize = sizes.headSize ?? readHeadSize(skeleton, sizes, facts);
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
    Object.entries(DEFAULT_KEYS).flatMap(([name, key]) => {
      const value = defaults[key];
      if (value === undefined || text.has(key)) return [];
      return [[name, byDefault(value, `${text.path}model_type`, `class default of ${key}`)]];
    }),
  );
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
  return [
    "num_key_value_heads",
    "multi_query_group_num",
    "num_kv_heads",
    "n_head_kv",
    "n_kv_heads",
    "block_configs",
  ].some((key) => text.says(key));
}

function readHeadSize(
  { text }: Skeleton,
  { hiddenSize, heads }: SizeFindings,
  facts: ModelTypeFacts | undefined,
): Finding<number> | undefined {
  if (["head_dim", "kv_channels", "d_kv", "attention_head_dim"].some((key) => text.says(key))) return undefined;
  const plain = text.count("qk_nope_head_dim");
  const rotary = text.count("qk_rope_head_dim");
  if (plain !== undefined && rotary !== undefined) {
    return derived(
      plain.value + rotary.value,
      `${plain.from}, ${rotary.from}`,
      "the part without positions and the part with them",
    );
  }
  if (plain !== undefined || rotary !== undefined || text.says("kv_lora_rank")) return undefined;
  if (facts?.headSize === undefined || hiddenSize === undefined || heads === undefined) return undefined;
  const size = hiddenSize.value / heads.value;
  if (!Number.isSafeInteger(size)) return undefined;
  return follows(size, [hiddenSize, heads], "hidden size over heads");
}

// Keys that stand for the same figure; ModernBERT calls it local_attention.
const WINDOW_KEYS = ["sliding_window", "sliding_window_size", "local_attention", "attention_chunk_size"];

function readSlidingWindow({ text }: Skeleton): Finding<number> | undefined {
  const key = WINDOW_KEYS.find((name) => text.says(name));
  if (key === undefined) return undefined;
  const use = text.flag("use_sliding_window");
  // A figure that is switched off describes nothing.
  if (use?.value === false || (use === undefined && text.says("use_sliding_window"))) return undefined;
  return declared(text.count(key));
}

// Multi-head latent attention: one compressed vector stands for the keys and values of all heads.
import type { CacheReader, Kept, KeptByLayer } from "./cache-reader.js";
import { kimiDeltaState } from "./cache-states.js";

/**
 * What one layer of MLA keeps: `kv_lora_rank` numbers and the `qk_rope_head_dim` ones that carry the position.
 * DeepSeek-V2, section 2.1, https://arxiv.org/abs/2405.04434. Inference engines do so; the classes of transformers keep
 * the expanded keys and values instead. `indexKey` is the key that the indexer of sparse attention keeps beside.
 */
function latentLayer(reader: CacheReader, indexKey = 0): KeptByLayer | undefined {
  const [rank, rope] = [reader.count("kv_lora_rank"), reader.countOrZero("qk_rope_head_dim")];
  return rank === undefined || rope === undefined
    ? undefined
    : { kind: "latent", valuesPerToken: rank + rope + indexKey };
}

/** DeepSeek V2 and V3, Kimi K2, MiniCPM3, GLM-4.7-Flash: all layers alike. */
export function latentLayers(reader: CacheReader, layers: number): Kept {
  if (reader.text.says("index_head_dim") || reader.text.says("linear_attn_config")) return undefined;
  const layer = latentLayer(reader);
  return layer === undefined ? undefined : Array<KeptByLayer>(layers).fill(layer);
}

/**
 * DeepSeek V3.2 and GLM-5: the indexer chooses the tokens to look at and keeps a key of its own for each; "shared"
 * layers look at what an earlier one chose. configuration_deepseek_v32.py and configuration_glm_moe_dsa.py of
 * transformers. Engines keep the keys of the indexer in 8 bits; here they count like the others.
 */
export function indexedLatentLayers(reader: CacheReader, layers: number): Kept {
  const [indexKey, types] = [reader.count("index_head_dim"), indexerTypes(reader, layers)];
  if (indexKey === undefined || types === undefined) return undefined;
  const [full, shared] = [latentLayer(reader, indexKey), latentLayer(reader)];
  if (full === undefined || shared === undefined) return undefined;
  return types.map((type) => (type === "full" ? full : shared));
}

function indexerTypes(reader: CacheReader, layers: number): readonly string[] | undefined {
  if (reader.text.says("indexer_types")) {
    const types = reader.texts("indexer_types");
    const isClear = types?.length === layers && types.every((type) => type === "full" || type === "shared");
    return isClear ? types : undefined;
  }
  if (reader.text.says("index_topk_pattern")) return undefined;
  const frequency = reader.text.says("index_topk_freq") ? reader.count("index_topk_freq") : 1;
  // Other frequencies depend on an offset whose default has changed.
  return frequency === 1 ? Array<string>(layers).fill("full") : undefined;
}

/** Kimi Linear and K3: layers of MLA among those of linear attention; positions are counted from 1. */
export function kimiLinearLayers(reader: CacheReader, layers: number): Kept {
  const block = reader.text.block("linear_attn_config");
  const [heads, headSize] = [block?.count("num_heads")?.value, block?.count("head_dim")?.value];
  const kernel = block?.count("short_conv_kernel_size")?.value;
  const [full, linear] = [block?.counts("full_attn_layers")?.value, block?.counts("kda_layers")?.value];
  const latent = latentLayer(reader);
  if (heads === undefined || headSize === undefined || kernel === undefined || latent === undefined) return undefined;
  if (full === undefined || linear === undefined || !isPartition([...full, ...linear], layers)) return undefined;
  reader.used("linear_attn_config");
  const state = kimiDeltaState(heads, headSize, kernel);
  const isFull = new Set(full);
  return Array.from({ length: layers }, (_, position) => (isFull.has(position + 1) ? latent : state));
}

/** Whether each number from 1 to `count` is there once. */
function isPartition(numbers: readonly number[], count: number): boolean {
  const distinct = new Set(numbers);
  const isInside = numbers.every((number) => number >= 1 && number <= count);
  return isInside && numbers.length === count && distinct.size === count;
}

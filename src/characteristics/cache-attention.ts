// Layers of ordinary attention: keys and values of each head, of all tokens or of those in a window.
import type { CacheReader, Kept, KeptByLayer } from "./cache-reader.js";
import { type Reach, readReaches } from "./cache-windows.js";

interface Heads {
  readonly kvHeads?: number | undefined;
  readonly headSize?: number | undefined;
  readonly valueSize?: number | undefined;
  readonly reach?: Reach;
}

/**
 * What one layer keeps for each token: a key and a value for each head of them. Shazeer 2019,
 * https://arxiv.org/abs/1911.02150; Ainslie and others 2023, https://arxiv.org/abs/2305.13245.
 */
export function keysAndValues(reader: CacheReader, heads: Heads = {}): KeptByLayer | undefined {
  const kvHeads = heads.kvHeads ?? reader.size("kvHeads");
  const keySize = heads.headSize ?? reader.size("headSize");
  const valueSize = heads.valueSize ?? heads.headSize ?? valueSizeOf(reader);
  if (kvHeads === undefined || keySize === undefined || valueSize === undefined) return undefined;
  const valuesPerToken = kvHeads * (keySize + valueSize);
  const reach = heads.reach ?? "full";
  return reach === "full" ? { kind: "full", valuesPerToken } : { ...reach, valuesPerToken };
}

/** Layers that differ in what they look back on and in nothing else. */
export function attentionLayers(reader: CacheReader, layers: number): Kept {
  return ofReaches(readReaches(reader, layers), (reach) => keysAndValues(reader, { reach }));
}

/** Every layer looks at everything, as nothing in the file says otherwise. */
export function fullLayers(reader: CacheReader, layers: number): Kept {
  const layer = keysAndValues(reader);
  return layer === undefined ? undefined : Array<KeptByLayer>(layers).fill(layer);
}

/** MiMo-V2: the layers with a window have heads of their own, under keys that begin with `swa_`. */
export function mimoV2Layers(reader: CacheReader, layers: number): Kept {
  // Layers are in windows by a list; without the size of the window it contradicts itself.
  if (!reader.text.says("sliding_window")) return undefined;
  const keys = ["swa_num_key_value_heads", "swa_head_dim", "swa_v_head_dim"] as const;
  const isOwn = keys.some((key) => reader.text.says(key));
  const [kvHeads, headSize, valueSize] = keys.map((key) => reader.count(key));
  if (isOwn && (kvHeads === undefined || headSize === undefined || valueSize === undefined)) return undefined;
  return ofReaches(readReaches(reader, layers), (reach) =>
    reach === "full" ? keysAndValues(reader) : keysAndValues(reader, { kvHeads, headSize, valueSize, reach }),
  );
}

/** Step 3.5 and later: one type of layer may have heads of its own, which `attention_other_setting` tells. */
export function stepLayers(reader: CacheReader, layers: number): Kept {
  const other = reader.text.block("attention_other_setting");
  if (other === undefined) return attentionLayers(reader, layers);
  const [kvHeads, headSize] = [other.count("num_attention_groups")?.value, other.count("head_dim")?.value];
  if (other.text("attention_type")?.value !== "sliding_attention") return undefined;
  if (kvHeads === undefined || headSize === undefined) return undefined;
  reader.used("attention_other_setting");
  return ofReaches(readReaches(reader, layers), (reach) =>
    reach === "full" ? keysAndValues(reader) : keysAndValues(reader, { kvHeads, headSize, reach }),
  );
}

/**
 * Gemma 3n and Gemma 4: the last layers use keys and values of earlier ones and keep nothing. In Gemma 4, layers that
 * see everything have heads of another size, and where keys serve as values another number of them; both are kept all
 * the same, as they are normalised apart. configuration_gemma3n.py, configuration_gemma4.py and modular_gemma4.py of
 * transformers.
 */
export function gemmaLayers(reader: CacheReader, layers: number): Kept {
  const isGemma4 = reader.type === "gemma4_text";
  const shared = reader.countOrZero("num_kv_shared_layers", isGemma4 ? 0 : 15);
  const full = isGemma4 ? gemma4Full(reader) : keysAndValues(reader);
  if (shared === undefined || shared >= layers || full === undefined) return undefined;
  const reaches = readReaches(reader, layers)?.slice(0, layers - shared);
  return ofReaches(reaches, (reach) => (reach === "full" ? full : keysAndValues(reader, { reach })));
}

function gemma4Full(reader: CacheReader): KeptByLayer | undefined {
  const headSize = reader.count("global_head_dim", 512);
  const isShared = reader.flag("attention_k_eq_v", false);
  if (headSize === undefined || isShared === undefined) return undefined;
  const key = "num_global_key_value_heads";
  if (!isShared) return keysAndValues(reader, { headSize });
  const kvHeads = reader.count(key);
  return kvHeads === undefined ? undefined : keysAndValues(reader, { kvHeads, headSize });
}

/** Llama 3.2 Vision: some layers look at images and keep nothing of a text. modeling_mllama.py of transformers. */
export function mllamaLayers(reader: CacheReader, layers: number): Kept {
  const cross = reader.counts("cross_attention_layers");
  if (
    cross === undefined ||
    cross.length === 0 ||
    new Set(cross).size !== cross.length ||
    cross.some((at) => at >= layers)
  )
    return undefined;
  return fullLayers(reader, layers - cross.length);
}

// Some models make values of another width than keys; those that do have to say so.
function valueSizeOf(reader: CacheReader): number | undefined {
  return reader.text.says("v_head_dim") || reader.type.startsWith("mimo_v2")
    ? reader.count("v_head_dim")
    : reader.size("headSize");
}

function ofReaches(reaches: readonly Reach[] | undefined, layerOf: (reach: Reach) => KeptByLayer | undefined): Kept {
  const kept = reaches?.map(layerOf);
  return kept?.every((layer) => layer !== undefined) ? kept : undefined;
}

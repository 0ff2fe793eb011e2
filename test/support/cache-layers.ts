// What layers keep of a sequence, read from a config.json that states its sizes.
import { readCacheLayers } from "../../src/characteristics/cache-layers.js";
import type { CacheSizes } from "../../src/characteristics/cache-reader.js";
import { ConfigBlock } from "../../src/characteristics/config-block.js";
import { readSkeleton } from "../../src/characteristics/skeleton.js";

/** Reads with the sizes that the file states, and a head as wide as heads leave it. */
export function readCache(config: Record<string, unknown>, more: CacheSizes = {}) {
  const skeleton = readSkeleton(new ConfigBlock(config));
  const stated = Object.fromEntries(Object.entries(skeleton.sizes).map(([name, { value }]) => [name, value]));
  const { heads, hiddenSize } = stated;
  const filled = { kvHeads: heads, headSize: heads && hiddenSize && hiddenSize / heads };
  return readCacheLayers(skeleton, { ...filled, ...stated, ...more });
}

export function cacheLayersOf(config: Record<string, unknown>, more?: CacheSizes) {
  return readCache(config, more)?.value;
}

export function sized(type: string, layers: number, kvHeads: number, headSize: number, more: object = {}) {
  return {
    model_type: type,
    num_hidden_layers: layers,
    num_attention_heads: 32,
    num_key_value_heads: kvHeads,
    head_dim: headSize,
    ...more,
  };
}

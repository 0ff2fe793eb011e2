// Memory for what is kept of the sequences.
import { isEncoderType } from "../characteristics/encoders.js";
import type { CacheLayers } from "../characteristics/types.js";
import { known } from "./check.js";
import { BYTES } from "./precision.js";
import type { Part, SizableModel } from "./types.js";

/**
 * Bytes of keys, values and states: for each layer and sequence, the numbers kept for each token times the tokens kept,
 * and the numbers kept for the sequence. For plain attention this is 2 × layers × heads of keys and values × width of a
 * head × tokens × bytes. Pope and others 2022, "Efficiently Scaling Transformer Inference",
 * https://arxiv.org/abs/2211.05102; Llama 3.1 8B with 16 bits: 131,072 bytes for each token,
 * https://huggingface.co/blog/llama31. Windows hold at most their size. States of recurrent layers are kept in 32 bits
 * whatever the precision of the cache (`mamba_ssm_cache_dtype` of Nemotron-H, `mamba_ssm_dtype` of Qwen3.5; `R (f32)`
 * and `S (f32)` of llama.cpp).
 *
 * Inference engines that keep whole sequences for layers with a window need more; engines that reserve blocks or a share
 * of the memory in advance take more.
 */
export function cacheBytes(model: SizableModel, context: number | undefined, batch: number, bytes: number): Part {
  if (keepsNothing(model)) return 0;
  const { cacheLayers } = model;
  const isReadable = cacheLayers?.every(isSound) === true;
  if (!isReadable || cacheLayers === undefined || context === undefined) {
    return [...(isReadable ? [] : ["cacheLayers"]), ...(context === undefined ? ["context"] : [])];
  }
  const sum = cacheLayers.reduce((total, layer) => total + layer.layers * sequenceBytes(layer, context, bytes), 0);
  return Math.ceil(sum * batch);
}

/** Whether nothing is kept: encoders, and models that say so. */
export function keepsNothing({ cacheLayers, kvCache, modelType }: SizableModel): boolean {
  if (cacheLayers !== undefined) return cacheLayers.length === 0;
  return kvCache === false || (modelType !== undefined && isEncoderType(modelType));
}

function sequenceBytes(layer: CacheLayers, context: number, bytes: number): number {
  const tokens = Math.min(context, layer.window ?? context);
  const stateBytes = layer.kind === "recurrent" ? BYTES.float32 : bytes;
  return layer.valuesPerToken * tokens * bytes + (layer.valuesPerSequence ?? 0) * stateBytes;
}

function isSound({ layers, valuesPerToken, valuesPerSequence = 0, window = 0 }: CacheLayers): boolean {
  return [layers, valuesPerToken, valuesPerSequence, window].every((value) => known(value) !== undefined);
}

// How much memory a model takes while it runs.
import { activationBytes } from "./activations.js";
import { cacheBytes } from "./cache.js";
import { requireCount, requireWord } from "./check.js";
import { BYTES, bytesOfDtype, type CachePrecision, type Precision } from "./precision.js";
import type { MemoryEstimate, Part, SizableModel, SizingOptions } from "./types.js";
import { weightBytes } from "./weights.js";

const CACHE_PRECISIONS = Object.keys(BYTES) as readonly CachePrecision[];

/**
 * Memory that a model takes while it generates, in bytes: weights, what is kept of the sequences, and intermediate
 * results. A part whose values the model does not have is absent, and `missing` names them; nothing is guessed. The
 * framework's own memory is not counted. docs/sizing.md compares estimates with published
 * figures.
 *
 * @throws RangeError for a context or a batch that is no whole number from 1 on, and for a precision that does not
 * exist.
 */
export function estimateMemory(model: SizableModel, options: SizingOptions = {}): MemoryEstimate {
  const { precision = "as-stored", context, batch = 1 } = options;
  checkOptions(options);
  const computed = computePrecision(model, precision);
  const parts = {
    weights: weightBytes(model, precision),
    kvCache: cacheBytes(model, context, batch, BYTES[options.cachePrecision ?? computed]),
    activations: activationBytes(model, context, batch, BYTES[computed]),
  };
  const missing = new Set(Object.values(parts).flatMap((part) => (typeof part === "number" ? [] : part)));
  const { weights, kvCache, activations } = parts;
  const isWhole = isKnown(weights) && isKnown(kvCache) && isKnown(activations);
  return {
    ...(isKnown(weights) ? { weights } : {}),
    ...(isKnown(kvCache) ? { kvCache } : {}),
    ...(isKnown(activations) ? { activations } : {}),
    ...(isWhole ? { total: weights + kvCache + activations } : {}),
    missing: [...missing],
  };
}

function checkOptions({ precision, cachePrecision, context, batch }: SizingOptions): void {
  if (context !== undefined) requireCount("context", context);
  if (batch !== undefined) requireCount("batch", batch);
  if (precision !== undefined) requireWord("precision", precision, [...CACHE_PRECISIONS, "as-stored"]);
  if (cachePrecision !== undefined) requireWord("precision of the cache", cachePrecision, CACHE_PRECISIONS);
}

function isKnown(part: Part): part is number {
  return typeof part === "number";
}

/** Quantised weights are computed with in 16 bits, so that is what is kept; floats of 32 bits stay as they are. */
function computePrecision(model: SizableModel, precision: Precision): CachePrecision {
  const isFloat32 = precision === "as-stored" ? bytesOfDtype(model.dtype) === BYTES.float32 : precision === "float32";
  return isFloat32 ? "float32" : "float16";
}

// How many bytes a number takes.
import type { SizableModel } from "./types.js";

/** Type of number for values that are kept while a model runs. */
export type CachePrecision = "float32" | "float16" | "bfloat16" | "fp8" | "int8" | "int4";

/**
 * Type of number for weights. `as-stored` is what the files hold: the type that the config names, or quantised weights
 * with their scales.
 */
export type Precision = CachePrecision | "as-stored";

export const BYTES: Readonly<Record<CachePrecision, number>> = {
  float32: 4,
  float16: 2,
  bfloat16: 2,
  fp8: 1,
  int8: 1,
  int4: 0.5,
};

// Names of types in configs, with those that few of them use.
const DTYPES: Readonly<Record<string, number>> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  half: 2,
  float: 4,
  float8_e4m3fn: 1,
  float8_e5m2: 1,
};

/** Bytes of a type that a config names; undefined for none and for names that are not known. */
export function bytesOfDtype(dtype: string | undefined): number | undefined {
  return dtype !== undefined && Object.hasOwn(DTYPES, dtype) ? DTYPES[dtype] : undefined;
}

/**
 * Bits that scales and offsets add to each quantised weight.
 *
 * - `mxfp4`: 8 bits for 32 weights. Rouhani and others 2023, "Microscaling Data Formats",
 *   https://arxiv.org/abs/2310.10537.
 * - `NVFP4`: 8 bits for 16 weights. "Introducing NVFP4",
 *   https://developer.nvidia.com/blog/introducing-nvfp4-for-efficient-and-accurate-low-precision-inference/.
 * - `bitsandbytes` with 4 bits: 32 bits for 64 weights. Dettmers and others 2023, "QLoRA",
 *   https://arxiv.org/abs/2305.14314; its double quantisation, which saves 0.37 bits, is not counted.
 * - `gptq`, `awq`, `auto-round`: a scale of 16 bits and an offset as wide as a weight for each group.
 * - `mlx`: a scale and an offset of 16 bits each for each group.
 * - Otherwise a scale of 16 bits for each group, and none where there are no groups. Blocks of `fp8` are so large that
 *   their scales are not counted.
 */
export function scaleBits(model: SizableModel, bits: number): number {
  const method = model.quantizationMethod ?? "";
  const format = `${method} ${model.quantizationFormat ?? ""}`.toLowerCase();
  if (format.includes("mxfp4")) return 8 / 32;
  if (format.includes("nvfp4")) return 8 / 16;
  if (method === "bitsandbytes") return bits === 4 ? 32 / 64 : 0;
  const group = model.quantizationGroupSize;
  if (group === undefined || !(group > 0) || method === "fp8") return 0;
  if (/gptq|awq|auto-round/.test(method)) return (16 + bits) / group;
  return (method === "mlx" ? 32 : 16) / group;
}

// Memory that models take: the entry point modeldex/sizing.
export { ACCELERATORS, type Accelerator } from "./accelerators.js";
export { estimateMemory } from "./estimate.js";
export { fitsIn, maxContext, smallestAccelerator } from "./fit.js";
export type { CachePrecision, Precision } from "./precision.js";
export type { MemoryEstimate, SizableModel, SizingOptions } from "./types.js";
export { formatGiB, fromGB, fromGiB, toGB, toGiB } from "./units.js";

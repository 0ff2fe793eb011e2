// What sizes are estimated from, and what comes out.
import type { CharacteristicValues } from "../characteristics/types.js";
import type { CachePrecision, Precision } from "./precision.js";

/**
 * What of a model the estimates need. Characteristics have all of it; any other object that has the values will do. What
 * is absent makes a part of the estimate absent.
 */
export type SizableModel = Pick<
  CharacteristicValues,
  | "modelType"
  | "contextWindow"
  | "layers"
  | "hiddenSize"
  | "vocabSize"
  | "heads"
  | "kvHeads"
  | "headSize"
  | "intermediateSize"
  | "tiedEmbeddings"
  | "dtype"
  | "quantizationBits"
  | "quantizationGroupSize"
  | "quantizationMethod"
  | "quantizationFormat"
  | "quantizationIgnored"
  | "kvCache"
  | "cacheLayers"
  | "parameters"
  | "embeddingParameters"
>;

/** How a model is run. */
export interface SizingOptions {
  /** Type of the weights; `as-stored` unless given. */
  readonly precision?: Precision;
  /** Type of cached values. Unless given, as the weights if those are floats of 16 or 32 bits, else 16 bits. */
  readonly cachePrecision?: CachePrecision;
  /** Tokens of each sequence, prompt and answer together. Without it there is no cache in the estimate. */
  readonly context?: number;
  /** Sequences at a time; 1 unless given. */
  readonly batch?: number;
}

/** Memory in bytes. What cannot be computed is absent. */
export interface MemoryEstimate {
  readonly weights?: number;
  /** Keys, values and states that are kept of the sequences; 0 for models that keep nothing. */
  readonly kvCache?: number;
  /** Intermediate results at the peak. */
  readonly activations?: number;
  /** All three together; absent unless all three are known. */
  readonly total?: number;
  /** Names of the values of the model, or of the options, that are missing for what is absent. */
  readonly missing: readonly string[];
}

/** One part of an estimate: bytes, or the names of what is missing. */
export type Part = number | readonly string[];

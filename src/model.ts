// The facts that the runtime reads. Every generated model type is assignable to ModelFacts.

/** One form of a model's weights, as far as queries need it. */
export interface VariantFacts {
  readonly id: string;
  readonly quantization: string;
}

/** The fields that queries and `modelConfig` read. An absent field is an unknown fact. */
export interface ModelFacts {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly organization: string;
  readonly aliases?: readonly string[];
  readonly huggingfaceId?: string;
  readonly revision?: string;
  readonly family?: string;
  readonly license?: string;
  readonly status?: "active" | "deprecated" | "retired";
  readonly tags?: readonly string[];
  readonly embeddingDim?: number;
  readonly matryoshkaDims?: readonly number[];
  readonly contextLength?: number;
  readonly parameters?: number;
  readonly poolingStrategy?: string;
  readonly normalize?: boolean;
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
  readonly similarity?: string;
  readonly multiVector?: boolean;
  readonly languages?: readonly string[];
  readonly modalities?: readonly string[];
  readonly quantization?: readonly string[];
  readonly variants?: readonly VariantFacts[];
  readonly tokenizerModel?: string;
  readonly adaptedFrom?: readonly string[];
  readonly gpuRecommended?: boolean;
  readonly memoryMbPerBatch?: number;
}

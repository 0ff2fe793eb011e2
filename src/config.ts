// What an inference library needs to load and run a model, taken from its facts.
import type { ModelFacts } from "./model.js";

/** Settings for loading and running one model. An absent field is an unknown fact: ask the model's own files. */
export interface ModelConfig {
  readonly modelId: string;
  readonly huggingfaceId?: string;
  /** Commit of the Hugging Face repository that the facts describe. */
  readonly revision?: string;
  /** Length of the output vectors: the model's default, or the Matryoshka dimension that was asked for. */
  readonly dimensions?: number;
  /** Longest input. Unit: tokens. */
  readonly maxLength?: number;
  readonly pooling?: string;
  readonly normalize?: boolean;
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
  readonly similarity?: string;
  readonly multiVector?: boolean;
}

/** Options of `modelConfig` and `ModelConfig.fromRegistry`. */
export interface ModelConfigOptions {
  /** Length of the output vectors, one of `supportedDimensions(model)`; by default the model's own. */
  readonly dimensions?: number;
}

/** The dimensions a model's vectors can have, ascending: Matryoshka ones and the default. Empty for other models. */
export function supportedDimensions(model: Pick<ModelFacts, "embeddingDim" | "matryoshkaDims">): readonly number[] {
  if (model.matryoshkaDims !== undefined) return model.matryoshkaDims;
  return model.embeddingDim === undefined ? [] : [model.embeddingDim];
}

/** Whether a model's vectors can have this length. */
export function supportsDimension(
  model: Pick<ModelFacts, "embeddingDim" | "matryoshkaDims">,
  dimension: number,
): boolean {
  return supportedDimensions(model).includes(dimension);
}

/**
 * Settings for loading and running a model.
 *
 * @throws RangeError that lists the supported dimensions where the one asked for is not among them.
 */
export function modelConfig(model: ModelFacts, options: ModelConfigOptions = {}): ModelConfig {
  const dimensions = options.dimensions ?? model.embeddingDim;
  if (options.dimensions !== undefined && !supportsDimension(model, options.dimensions)) {
    throw new RangeError(unsupportedDimension(model, options.dimensions));
  }
  return {
    modelId: model.id,
    ...given("huggingfaceId", model.huggingfaceId),
    ...given("revision", model.revision),
    ...given("dimensions", dimensions),
    ...given("maxLength", model.contextLength),
    ...given("pooling", model.poolingStrategy),
    ...given("normalize", model.normalize),
    ...given("queryPrefix", model.queryPrefix),
    ...given("passagePrefix", model.passagePrefix),
    ...given("similarity", model.similarity),
    ...given("multiVector", model.multiVector),
  };
}

function unsupportedDimension(model: ModelFacts, dimension: number): string {
  const supported = supportedDimensions(model);
  if (supported.length === 0) return `Model ${model.id} has no embedding dimension; leave out "dimensions".`;
  return `Model ${model.id} does not support ${dimension} dimensions. Supported: ${supported.join(", ")}.`;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

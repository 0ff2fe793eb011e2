// Combined queries: the narrowest index first, then one pass over what is left.
import type { ModelFacts } from "./model.js";
import type { ModelIndex } from "./model-index.js";

/**
 * Conditions for `queryModels`; all that are given must hold. A model whose fact is unknown never meets a condition on
 * that fact.
 */
export interface ModelQuery {
  readonly type?: string;
  /** Ignores case. */
  readonly organization?: string;
  /** Ignores case. */
  readonly family?: string;
  /** BCP 47 range: `en` finds `en-GB`. */
  readonly language?: string;
  /** SPDX expression, or one licence named in it. Ignores case. */
  readonly license?: string;
  /** Kind of input. */
  readonly modality?: string;
  /** Number format of the weights or of a variant. */
  readonly quantization?: string;
  /** Registry id or Hub id of a model whose tokenizer or weights this one builds on. */
  readonly dependsOn?: string;
  readonly tag?: string;
  /** An absent status is `active`. */
  readonly status?: "active" | "deprecated" | "retired";
  /** Models whose embeddings may be cut. That of others is not known, so there is no `false`. */
  readonly matryoshka?: true;
  readonly minEmbeddingDim?: number;
  readonly maxEmbeddingDim?: number;
  /** Unit: tokens. */
  readonly minContextLength?: number;
  readonly minParameters?: number;
  readonly maxParameters?: number;
  readonly gpuRecommended?: boolean;
  /** Unit: MB. */
  readonly maxMemoryMbPerBatch?: number;
}

/** Models that meet every given condition, in the order of the registry. */
export function findModels<Model extends ModelFacts>(index: ModelIndex<Model>, query: ModelQuery): readonly Model[] {
  const lists = indexedLists(index, query);
  const tests = rangeTests(query);
  const [narrowest = index.models, ...others] = lists.sort((left, right) => left.length - right.length);
  if (others.length === 0 && tests.length === 0) return narrowest;
  const sets = others.map((list) => index.membersOf(list));
  return narrowest.filter((model) => sets.every((set) => set.has(model)) && tests.every((test) => test(model)));
}

function indexedLists<Model extends ModelFacts>(index: ModelIndex<Model>, query: ModelQuery): (readonly Model[])[] {
  const lists: (readonly Model[])[] = [];
  if (query.type !== undefined) lists.push(index.ofType(query.type));
  if (query.organization !== undefined) lists.push(index.ofOrganization(query.organization));
  if (query.family !== undefined) lists.push(index.ofFamily(query.family));
  if (query.language !== undefined) lists.push(index.ofLanguage(query.language));
  if (query.license !== undefined) lists.push(index.ofLicense(query.license));
  if (query.modality !== undefined) lists.push(index.ofModality(query.modality));
  if (query.quantization !== undefined) lists.push(index.ofQuantization(query.quantization));
  if (query.dependsOn !== undefined) lists.push(index.dependingOn(query.dependsOn));
  if (query.maxEmbeddingDim !== undefined) lists.push(index.upToEmbeddingDim(query.maxEmbeddingDim));
  if (query.matryoshka === true) lists.push(index.withMatryoshka());
  return lists;
}

function rangeTests(query: ModelQuery): ((model: ModelFacts) => boolean)[] {
  const tests: ((model: ModelFacts) => boolean)[] = [];
  const atLeast = (read: (model: ModelFacts) => number | undefined, min: number | undefined) => {
    if (min !== undefined) tests.push((model) => holds(read(model), (value) => value >= min));
  };
  const atMost = (read: (model: ModelFacts) => number | undefined, max: number | undefined) => {
    if (max !== undefined) tests.push((model) => holds(read(model), (value) => value <= max));
  };
  atLeast((model) => model.embeddingDim, query.minEmbeddingDim);
  atLeast((model) => model.contextLength, query.minContextLength);
  atLeast((model) => model.parameters, query.minParameters);
  atMost((model) => model.parameters, query.maxParameters);
  atMost((model) => model.memoryMbPerBatch, query.maxMemoryMbPerBatch);
  const { gpuRecommended, status, tag } = query;
  if (status !== undefined) tests.push((model) => (model.status ?? "active") === status);
  if (tag !== undefined) tests.push((model) => model.tags?.includes(tag) ?? false);
  if (gpuRecommended !== undefined) tests.push((model) => model.gpuRecommended === gpuRecommended);
  return tests;
}

// An unknown value has no stand-in: a default of infinity would pass where the bound is infinity.
function holds(value: number | undefined, test: (value: number) => boolean): boolean {
  return value !== undefined && test(value);
}

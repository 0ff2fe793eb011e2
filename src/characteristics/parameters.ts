// How many weights a model has.
import { countByFormula, type FormulaCounts } from "./parameters/formula.js";
import type { ReadLog } from "./parameters/sizes.js";
import { choose, countStored, type PackedWeights, readStored, type StoredWeights } from "./parameters/stored.js";
import type { Skeleton } from "./skeleton.js";
import type { Evidence } from "./types.js";

export type { PackedWeights } from "./parameters/stored.js";

/** Weights of a model. What is not known is absent. */
export interface ParameterCounts {
  /**
   * Weights in the published files: all experts, encoders of pictures and sound, an output layer that is not tied, and
   * the layers for multi-token prediction that are published with the model. DeepSeek-V3 has 684.5 billion, the layer
   * for prediction included, where its paper says 671. Scales and zero points of quantisation are no weights.
   */
  readonly parameters?: number;
  /**
   * Weights that one token of text passes through: of the routed experts only the chosen ones, neither encoders nor
   * layers for multi-token prediction, but token embeddings and output layer in full, as most published figures have it.
   * gpt-oss-20b has 4.19 billion by this count; OpenAI leaves the embeddings out and says 3.6. Absent without experts.
   */
  readonly activeParameters?: number;
  /** Vocabulary times width of the token embeddings. Embeddings per layer, as Gemma 4 has them, are not in it. */
  readonly embeddingParameters?: number;
}

/** Weights of a model, each number with its evidence. */
export interface CountedParameters {
  readonly values: ParameterCounts;
  readonly evidence: Readonly<Partial<Record<keyof ParameterCounts, Evidence>>>;
}

/**
 * Counts the weights of a model: from what its safetensors hold where each number is a weight; else by the tensors that
 * the class of its architecture builds, as the published modelling code has them (src/transformers/models of
 * https://github.com/huggingface/transformers, and the code in the repositories of the models). For packed weights of an
 * architecture that is not known here, the safetensors are corrected for how the weights are packed. Takes anything,
 * throws nothing; an unknown architecture and a size that is missing or nonsense leave a number out.
 */
export function countParameters(
  skeleton: Skeleton,
  options: { safetensors?: unknown; packed?: PackedWeights },
): CountedParameters {
  const log = newLog();
  const formula = countByFormula(skeleton, log);
  const counts = readStored(options.safetensors);
  const stored = counts === undefined ? undefined : countStored(counts, options.packed);
  const total = countTotal(skeleton, log, formula, stored);
  const found: Found[] = [];
  if (total !== undefined) found.push(["parameters", total.value, total.evidence]);
  if (formula !== undefined && !log.broken) found.push(...ofOneToken(skeleton, formula), ofEmbedding(log, formula));
  return collect(found.filter(([, value]) => Number.isSafeInteger(value) && value > 0));
}

const newLog = (): ReadLog => ({ from: new Set(), filled: false, broken: false });

function ofOneToken(skeleton: Skeleton, all: FormulaCounts): Found[] {
  const log = newLog();
  const active = countByFormula(skeleton, log, true)?.total ?? Number.NaN;
  if (log.broken || !(active < all.total)) return [];
  return [["activeParameters", active, derived(log, "tensors that one token passes through")]];
}

const OF_EMBEDDING = /(?:^|\.)(?:(?:padded_)?vocab_size|hidden_size|n_embd|dim|d_model)$/;

function ofEmbedding({ from, filled }: ReadLog, { embedding }: FormulaCounts): Found {
  const keys = [...from].filter((path) => OF_EMBEDDING.test(path) && !path.includes("vision_config"));
  return ["embeddingParameters", embedding, derived({ from: new Set(keys), filled }, "vocabulary times width")];
}

type Found = readonly [name: keyof ParameterCounts, value: number, evidence: Evidence];

function collect(found: readonly Found[]): CountedParameters {
  return {
    values: Object.fromEntries(found.map(([name, value]) => [name, value])),
    evidence: Object.fromEntries(found.map(([name, , evidence]) => [name, evidence])),
  };
}

interface Total {
  readonly value: number;
  readonly evidence: Evidence;
}

function countTotal(
  skeleton: Skeleton,
  log: ReadLog,
  formula: FormulaCounts | undefined,
  stored: StoredWeights | undefined,
): Total | undefined {
  if (stored?.isPlain) {
    const from = "safetensors.parameters";
    return {
      value: stored.readings[0] ?? 0,
      evidence: { from, rule: "sum over types", how: "declared", confidence: "high" },
    };
  }
  const total = formula !== undefined && !log.broken ? formula.total : Number.NaN;
  if (Number.isSafeInteger(total)) return { value: total, evidence: crossCheck(log, total, stored) };
  const value = stored === undefined ? undefined : choose(stored.readings, skeleton);
  if (value === undefined) return undefined;
  const from = "safetensors.parameters";
  const rule = "numbers of the safetensors, corrected for packed weights and scales";
  return { value: Math.round(value), evidence: { from, rule, how: "derived", confidence: "medium" } };
}

const TENSORS = "tensors that the class builds";

// Zero points, scales and orders that are not corrected make up less than this.
const TOLERANCE = 0.03;

function crossCheck(log: ReadLog, total: number, stored: StoredWeights | undefined): Evidence {
  if (stored === undefined) return derived(log, TENSORS);
  const off = Math.min(...stored.readings.map((reading) => Math.abs(reading / total - 1)));
  const percent = `${(100 * off).toFixed(1)} %`;
  if (off <= TOLERANCE) return derived(log, `${TENSORS}; the safetensors agree within ${percent}`);
  return { ...derived(log, `${TENSORS}; the safetensors are off by ${percent}`), confidence: "low" };
}

function derived(log: Pick<ReadLog, "from" | "filled">, rule: string): Evidence {
  return {
    from: [...log.from].join(", "),
    rule,
    how: log.filled ? "default" : "derived",
    confidence: log.filled ? "medium" : "high",
  };
}

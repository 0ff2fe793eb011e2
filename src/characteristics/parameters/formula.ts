// Counts every tensor of a model whose architecture is known, from the sizes in its config.
import type { Skeleton } from "../skeleton.js";
import { DECODERS } from "./decoders.js";
import { ENCODERS } from "./encoders.js";
import { linear, type ReadLog, Sizes } from "./sizes.js";
import { TextModel } from "./text.js";
import { TOWERS } from "./towers.js";

/** Sums; what is not known is NaN. */
export interface FormulaCounts {
  /** All weights, or those that one token of text passes through. */
  readonly total: number;
  readonly embedding: number;
}

/**
 * Counts by formula: all weights, or those that one token of text passes through, which are known for mixtures of experts
 * alone. Undefined for an architecture that is not known.
 */
export function countByFormula(skeleton: Skeleton, log: ReadLog, ofOneToken = false): FormulaCounts | undefined {
  const type = skeleton.type?.value ?? "";
  const architecture = skeleton.architectures[0] ?? "";
  const outer = new Sizes(skeleton.config, log);
  const encoder = own(ENCODERS, type);
  if (encoder !== undefined) return ofOneToken ? undefined : encoder(outer, architecture);
  const tower = own(TOWERS, type);
  const traits = own(DECODERS, skeleton.textType?.value ?? "");
  if (traits === undefined || (skeleton.isNested && tower === undefined)) return undefined;
  const text = new TextModel(skeleton, log, traits, ofOneToken);
  const { embedding } = text;
  const model = embedding + text.body + head(text, outer, architecture);
  // A token passes neither through encoders nor through layers for multi-token prediction.
  if (ofOneToken) return { total: text.isMixture ? model : Number.NaN, embedding };
  const beside = tower === undefined ? 0 : tower({ outer, hidden: text.hidden });
  return { total: model + (traits.mtp?.(text) ?? 0) + beside, embedding };
}

const GENERATES = /(?:ForCausalLM|LMHeadModel|ForConditionalGeneration)$/;

// What the class has behind the last layer.
function head(text: TextModel, outer: Sizes, architecture: string): number {
  const { traits, hidden, vocab } = text;
  // The width that ColPali projects to stands in its class, not in its config: colpali_engine/models/paligemma/colpali.
  if (architecture === "ColPali") return linear(hidden, 128, true);
  if (GENERATES.test(architecture) || architecture === "ChatGLMModel") {
    return isTied(text, outer) ? 0 : linear(hidden, vocab, text.has(traits.headBias));
  }
  if (/ForSequenceClassification$/.test(architecture)) return linear(hidden, outer.labels);
  // Classes such as Qwen2ForRewardModel have heads of their own.
  return /^(?!.*For).*Model$/.test(architecture) ? 0 : Number.NaN;
}

const TIED = ["tie_word_embeddings", "tie_embedding"] as const;

function isTied(text: TextModel, outer: Sizes): boolean {
  for (const sizes of [text.s, outer]) {
    const key = TIED.find((name) => sizes.block.says(name));
    if (key !== undefined) return sizes.yes(key);
  }
  text.s.log.filled = true;
  return text.traits.tied ?? false;
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

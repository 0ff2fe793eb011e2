// Counts every tensor of a model whose architecture is known, from the sizes in its config.
import type { Skeleton } from "../skeleton.js";
import { DECODERS } from "./decoders.js";
import { ENCODERS } from "./encoders.js";
import { linear, type ReadLog, Sizes } from "./sizes.js";
import { TextModel } from "./text.js";
import { TOWERS } from "./towers.js";

/** Sums; what is not known is NaN. */
export interface FormulaCounts {
  readonly total: number;
  readonly active: number;
  readonly embedding: number;
}

/** Counts by formula; undefined for an architecture that is not known. */
export function countByFormula(skeleton: Skeleton, log: ReadLog): FormulaCounts | undefined {
  const type = skeleton.modelType?.value ?? "";
  const architecture = skeleton.architectures[0] ?? "";
  const encoder = own(ENCODERS, type);
  if (encoder !== undefined) {
    return { ...encoder(new Sizes(skeleton.config, log), architecture), active: Number.NaN };
  }
  const tower = own(TOWERS, type);
  const traits = own(DECODERS, skeleton.textType?.value ?? "") ?? (skeleton.isNested ? undefined : own(DECODERS, type));
  if (traits === undefined || (skeleton.isNested && tower === undefined)) return undefined;
  const outer = new Sizes(skeleton.config, log);
  const text = new TextModel(skeleton, log, traits, false);
  const beside = tower === undefined ? 0 : tower({ outer, hidden: text.hidden });
  const total = text.embedding + text.body + head(text, outer, architecture) + (traits.mtp?.(text) ?? 0) + beside;
  const active = text.isMixture ? oneToken(skeleton, log, text, outer, architecture) : Number.NaN;
  return { total, active, embedding: text.embedding };
}

// A token passes neither through towers nor through layers for multi-token prediction.
function oneToken(skeleton: Skeleton, log: ReadLog, all: TextModel, outer: Sizes, architecture: string): number {
  const text = new TextModel(skeleton, log, all.traits, true);
  return text.embedding + text.body + head(text, outer, architecture);
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
  return /Model$/.test(architecture) ? 0 : Number.NaN;
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

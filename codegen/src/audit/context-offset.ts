import { modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";

/** RoBERTa families count two positions that no token can take; a context length leaves them out, once. */
export const contextOffset = modelAudit(
  {
    code: "context-offset",
    description: "context_length leaves out the two padding positions of RoBERTa families, and only there.",
  },
  function* (model) {
    const { architecture, specs = {} } = model.record;
    const { context_length: context, max_position_embeddings: positions } = specs;
    if (context !== undefined && isRound(context - OFFSET)) {
      const message = `${show(model, CONTEXT)} is 2 above ${context - OFFSET}`;
      yield question(model, CONTEXT, message, `Two positions are padding: ${context - OFFSET} tokens can be used.`);
    } else if (context !== undefined && positions === context + OFFSET && isRound(positions)) {
      const message = `${show(model, CONTEXT)} is 2 below ${show(model, POSITIONS)}, which has no padding to leave out`;
      yield question(model, CONTEXT, message, "Were the padding positions taken off twice, or special tokens?");
    } else if (positions !== undefined && isRound(positions) && OFFSET_FAMILIES.has(architecture?.type ?? "")) {
      const message = `${show(model, POSITIONS)} is a round number, which ${architecture?.type} files never have`;
      const help = `Such a model has 2 padding positions more, ${positions + OFFSET} in config.json, and ${positions} as context_length.`;
      yield question(model, POSITIONS, message, help);
    }
  },
);

const CONTEXT = "specs.context_length";
const POSITIONS = "specs.max_position_embeddings";
const OFFSET = 2;

function isRound(positions: number): boolean {
  return positions >= 128 && positions % 128 === 0;
}

// Families whose position ids begin after the padding index; the words are `model_type` in config.json.
const OFFSET_FAMILIES: ReadonlySet<string> = new Set([
  "roberta",
  "xlm-roberta",
  "xlm-roberta-xl",
  "camembert",
  "mpnet",
]);

import { modelAudit, question } from "./audit.js";
import { factAbout, show } from "./evidence.js";
import { factor, ratio } from "./quantities.js";

/** A context length is a size that people choose, and training a model on rarely changes it. */
export const contextLength = modelAudit(
  {
    code: "context-length",
    description: "context_length is a round number, and not far above that of the model it was adapted from.",
    needs: "candidates",
  },
  function* (model, context) {
    const { context_length: length, parameters } = model.record.specs ?? {};
    if (length === undefined) return;
    if (length > LONG && length % 16 !== 0 && length % 1000 !== 0) {
      const message = `${show(model, FIELD)} is no multiple of 16 or 1000`;
      yield question(model, FIELD, message, "Limits that long are round: is it a vocabulary size or a token id?");
    }
    for (const base of model.record.dependencies?.adapted_from ?? []) {
      const limit = factAbout(base, FIELD, context);
      const weights = factAbout(base, "specs.parameters", context)?.value;
      if (limit === undefined || typeof weights !== "number" || parameters === undefined) continue;
      const times = length / Number(limit.value);
      if (times <= FAR || ratio(weights, parameters) > SAME_WEIGHTS) continue;
      const message = `${show(model, FIELD)} is ${factor(times)} times that of its base ${base}, ${limit.value} (${limit.provenance.source})`;
      yield question(model, FIELD, message, "Is it the tokenizer's limit instead of the model's, or the base another?");
    }
  },
);

const FIELD = "specs.context_length";
const LONG = 65_536;

// Positions are stretched by half or double; the same weights do not read many times more.
const FAR = 2;
const SAME_WEIGHTS = 1.05;

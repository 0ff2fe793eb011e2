import { modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";

/** MaxSim compares many vectors with many. */
export const similarity = modelAudit(
  { code: "similarity", description: "maxsim goes with one vector per token, and the reverse." },
  function* (model) {
    const { similarity: measure, multi_vector: many } = model.record.capabilities ?? {};
    // A unified model gives both kinds, and states the measure of the one.
    if (measure === undefined || many === undefined || model.record.type === "unified") return;
    if ((measure === "maxsim") === many) return;
    const message = `${show(model, FIELD)} does not go with ${show(model, "capabilities.multi_vector")}`;
    yield question(
      model,
      FIELD,
      message,
      "MaxSim is how models with one vector per token compare: one of the two is wrong.",
    );
  },
);

const FIELD = "capabilities.similarity";

import { modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";

/** Training takes months: data does not reach up to the release. */
export const knowledgeCutoff = modelAudit(
  { code: "knowledge-cutoff", description: "Training data ends before the month of the release." },
  function* (model) {
    const { knowledge_cutoff: cutoff = "", release_date: release = "" } = model.record;
    if (cutoff.length < MONTH || cutoff.slice(0, MONTH) !== release.slice(0, MONTH)) return;
    const message = `${show(model, "knowledge_cutoff")} is the month of ${show(model, "release_date")}`;
    const help = "Training takes months: was the release copied? Leave the cutoff out where the publisher states none.";
    yield question(model, "knowledge_cutoff", message, help);
  },
);

const MONTH = "2024-05".length;

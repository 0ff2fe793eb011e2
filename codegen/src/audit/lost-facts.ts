import { compareText } from "../issue.js";
import { count } from "../report/wording.js";
import { type Audit, question } from "./audit.js";

/** Facts about a model under a misspelt id never reach it. */
export const lostFacts: Audit = {
  code: "lost-facts",
  description: "Candidates spell the ids of models as the registry does.",
  needs: "candidates",
  *examine({ models, candidates }) {
    const known = new Set(models.map(({ record }) => record.huggingface_id));
    const byLowerCase = new Map(models.map((model) => [model.record.huggingface_id?.toLowerCase(), model]));
    const sorted = [...candidates].sort((left, right) => compareText(String(left.key.value), String(right.key.value)));
    for (const { key, facts } of sorted) {
      if (key.field !== "huggingface_id" || known.has(key.value)) continue;
      const model = byLowerCase.get(key.value.toLowerCase());
      if (model === undefined) continue;
      const message = `candidates state ${count(facts, "fact")} about ${key.value}, which is ${model.record.huggingface_id} in other letters`;
      const help = "Correct the id in the mapping or at the source; until then these facts count for nothing.";
      yield question(model, "huggingface_id", message, help);
    }
  },
};

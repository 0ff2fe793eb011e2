import { type Audit, question } from "./audit.js";
import { show } from "./evidence.js";
import { groupBy } from "./quantities.js";

/** A commit belongs to one repository. */
export const sameRevision: Audit = {
  code: "same-revision",
  description: "No two repositories have the same revision.",
  *examine({ models }) {
    for (const [first, ...others] of groupBy(models, ({ record }) => record.revision).values()) {
      for (const model of others) {
        if (model.record.huggingface_id === first.record.huggingface_id) continue;
        const message = `${show(model, "revision")} is that of ${first.record.id} too, another repository`;
        const help = "A commit belongs to one repository: take each one's own, or leave it out.";
        yield question(model, "revision", message, help);
      }
    }
  },
};

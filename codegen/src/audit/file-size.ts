import { type Audit, question } from "./audit.js";
import { show } from "./evidence.js";
import { factor, groupBy, median } from "./quantities.js";

/** Checkpoints of one base model are of one order of size. */
export const fileSize: Audit = {
  code: "file-size",
  description: "A checkpoint is not far smaller than others of the same base model.",
  *examine({ models }) {
    const checkpoints = models.filter(({ record }) => record.type === "checkpoint");
    const sized = checkpoints.filter(({ record }) => record.files?.size_bytes !== undefined);
    for (const [base, group] of groupBy(sized, ({ record }) => record.architecture?.base_model)) {
      if (group.length < ENOUGH) continue;
      const usual = median(group.map(({ record }) => record.files?.size_bytes as number));
      for (const model of group) {
        const share = (model.record.files?.size_bytes as number) / usual;
        if (share >= LEAST) continue;
        const message = `${show(model, FIELD)} is ${factor(share)} of ${usual}, the median of ${group.length} checkpoints for ${base}`;
        yield question(model, FIELD, message, "Is it a part only, such as a VAE or an embedding, under a wrong type?");
      }
    }
  },
};

const FIELD = "files.size_bytes";
const ENOUGH = 10;
// Half the precision without the weights for training is a third.
const LEAST = 0.3;

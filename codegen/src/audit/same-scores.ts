import { type Audit, type Audited, question } from "./audit.js";
import { show } from "./evidence.js";
import { groupBy } from "./quantities.js";

/** Two models do not score the same on fifteen data sets and once more on another. */
export const sameScores: Audit = {
  code: "same-scores",
  description: "No two models have the same BEIR mean and the same MRR@10.",
  *examine({ models }) {
    for (const [first, ...others] of groupBy(models, scores).values()) {
      for (const model of others) {
        const message = `${show(model, BEIR)} and ${show(model, MRR)} are those of ${first.record.id}: ${show(first, BEIR)} and ${show(first, MRR)}`;
        const help = "Either one was copied, or both are the same text model: then say so in an exception.";
        yield question(model, BEIR, message, help);
      }
    }
  },
};

const BEIR = "performance.beir_avg";
const MRR = "performance.ms_marco_mrr10";

/** Both figures to four digits: alone, one of a few hundred figures repeats by chance. */
function scores({ record }: Audited): string | undefined {
  const { beir_avg: beir, ms_marco_mrr10: mrr } = record.performance ?? {};
  return beir === undefined || mrr === undefined ? undefined : `${beir.toFixed(4)} ${mrr.toFixed(4)}`;
}

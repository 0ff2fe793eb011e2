import type { Audited } from "./audit.js";
import { modelAudit, question } from "./audit.js";
import { quote, show } from "./evidence.js";
import { factor } from "./quantities.js";

/** An MRR@10 is no nDCG@10: neither the same figure nor out of proportion to it. */
export const mrr = modelAudit(
  {
    code: "mrr",
    description: "ms_marco_mrr10 is no copy of an nDCG@10, and in proportion to the BEIR mean.",
    needs: "candidates",
  },
  function* (model) {
    const { beir_avg: beir, ms_marco_mrr10: score } = model.record.performance ?? {};
    if (score === undefined) return;
    const copied = model.said("performance.beir_avg").find(({ value }) => isSameFigure(score, Number(value)));
    if (copied !== undefined || (beir !== undefined && isSameFigure(score, beir))) {
      const other = copied === undefined ? show(model, "performance.beir_avg") : `beir_avg, of which ${quote(copied)}`;
      yield question(model, FIELD, `${show(model, FIELD)} is the same figure as ${other}`, COPIED);
    } else if (beir === undefined) {
      if (score <= HIGHEST) return;
      const message = `${show(model, FIELD)} is above ${HIGHEST}, which no model reaches whose run is published`;
      yield question(model, FIELD, message, "Is it the nDCG@10, which is a fifth higher, or of another data set?");
    } else yield* compare(model, score, beir);
  },
);

const FIELD = "performance.ms_marco_mrr10";
const COPIED = "The BEIR mean is an nDCG@10: one was copied from the other.";

function* compare(model: Audited, score: number, beir: number) {
  const proportion = score / beir;
  const isLow = beir >= ABLE && proportion < LOWEST_PROPORTION;
  if (!isLow && proportion <= HIGHEST_PROPORTION) return;
  const message = `${show(model, FIELD)} is ${factor(proportion)} of ${show(model, "performance.beir_avg")}`;
  const help = isLow
    ? "It is 0.45 to 0.81 of it in models that retrieve well: is it of another run or data set?"
    : "It is at most 0.81 of it elsewhere: is it the nDCG@10, which is a fifth higher, or of another data set?";
  yield question(model, FIELD, message, help);
}

// In 193 runs with both figures, MRR@10 is 0.68 to 0.91 of the nDCG@10 on the same queries; in 131 models with a BEIR mean of
// 0.4 and more, it is 0.45 to 0.81 of that mean, and never above 0.404.
const HIGHEST = 0.45;
const HIGHEST_PROPORTION = 0.85;
const LOWEST_PROPORTION = 0.4;
const ABLE = 0.4;

/** Whether two scores are one, as far as both give digits; with fewer than three digits that means nothing. */
function isSameFigure(left: number, right: number): boolean {
  const digits = Math.min(decimals(left), decimals(right));
  return digits >= 3 && left.toFixed(digits) === right.toFixed(digits);
}

function decimals(score: number): number {
  return String(score).split(".")[1]?.length ?? 0;
}

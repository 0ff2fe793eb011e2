// Two models with the same two scores are one model, or one was copied.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const scored = (id: string, beir: number, mrr?: number) => {
  const further = mrr === undefined ? {} : { ms_marco_mrr10: mrr, ms_marco_basis: "measured" };
  return model(id, { performance: { beir_avg: beir, beir_datasets: 15, beir_basis: "measured", ...further } });
};

test("both figures to four digits", () => {
  expect(findings([scored("first", 0.4195, 0.30557), scored("second", 0.41951, 0.30557)])).toEqual([
    "same-scores performance.beir_avg: Model second: beir_avg 0.41951 (mteb) and ms_marco_mrr10 0.30557 (mteb) are those of first: beir_avg 0.4195 (mteb) and ms_marco_mrr10 0.30557 (mteb) | Either one was copied, or both are the same text model: then say so in an exception.",
  ]);
});

test("one figure repeats by chance", () => {
  expect(findings([scored("first", 0.53002, 0.35021), scored("second", 0.53268, 0.35021)])).toEqual([]);
  expect(findings([scored("first", 0.53002), scored("second", 0.53002)])).toEqual([]);
});

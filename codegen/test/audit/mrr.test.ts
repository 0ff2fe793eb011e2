// An MRR@10 is no nDCG@10 under another name, and in proportion to the BEIR mean.
import { expect, test } from "vitest";
import { findings, model, type Surroundings } from "./findings.js";

const scored = (mrr: number, beir?: number) => {
  const mean = beir === undefined ? {} : { beir_avg: beir, beir_datasets: 15, beir_basis: "measured" };
  return model("m", { performance: { ms_marco_mrr10: mrr, ms_marco_basis: "measured", ...mean } });
};
const PATH = "mrr performance.ms_marco_mrr10: Model m:";

test.each<[string, number, number | undefined, string[]]>([
  ["in proportion", 0.35024, 0.53225, []],
  ["low with a low mean", 0.00106, 0.04646, []],
  ["alone", 0.402, undefined, []],
  [
    "the mean, rounded",
    0.519,
    0.51899,
    [
      `${PATH} ms_marco_mrr10 0.519 (mteb) is the same figure as beir_avg 0.51899 (mteb) | The BEIR mean is an nDCG@10: one was copied from the other.`,
    ],
  ],
  [
    "too high for the mean",
    0.4581,
    0.5,
    [
      `${PATH} ms_marco_mrr10 0.4581 (mteb) is 0.916 of beir_avg 0.5 (mteb) | It is at most 0.81 of it elsewhere: is it the nDCG@10, which is a fifth higher, or of another data set?`,
    ],
  ],
  [
    "too low for the mean",
    0.15,
    0.5,
    [
      `${PATH} ms_marco_mrr10 0.15 (mteb) is 0.3 of beir_avg 0.5 (mteb) | It is 0.45 to 0.81 of it in models that retrieve well: is it of another run or data set?`,
    ],
  ],
  [
    "above all others",
    0.47,
    undefined,
    [
      `${PATH} ms_marco_mrr10 0.47 (mteb) is above 0.45, which no model reaches whose run is published | Is it the nDCG@10, which is a fifth higher, or of another data set?`,
    ],
  ],
])("%s", (_, mrr, beir, expected) => {
  expect(findings([scored(mrr, beir)])).toEqual(expected);
});

test("the nDCG@10 that another source states", () => {
  const surroundings: Surroundings = { said: { "org/m": { other: { "performance.beir_avg": 0.41 } } } };
  expect(findings([scored(0.41)], surroundings)).toEqual([]);
  const precise: Surroundings = { said: { "org/m": { other: { "performance.beir_avg": 0.4104 } } } };
  expect(findings([scored(0.4104)], precise)).toEqual([
    `${PATH} ms_marco_mrr10 0.4104 (mteb) is the same figure as beir_avg, of which other says 0.4104 | The BEIR mean is an nDCG@10: one was copied from the other.`,
  ]);
});

import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test.each([
  [{ beir_avg: 0.5379, beir_datasets: 15, beir_basis: "measured", ms_marco_mrr10: 0.397 }, []],
  [
    { beir_avg: 1 },
    [
      "score performance.beir_avg: Model some-model has invalid beir_avg: 1 is a placeholder, no result | Leave it out where the benchmark was not run.",
    ],
  ],
  [
    { beir_avg: 0 },
    [
      "out-of-range performance.beir_avg: Model some-model has invalid beir_avg: 0 | It must be greater than 0. Leave it out where the fact is unknown.",
    ],
  ],
  [
    { beir_avg: 53.79 },
    [
      "out-of-range performance.beir_avg: Model some-model has invalid beir_avg: 53.79 | It must be a fraction above 0 and at most 1. Percent? Write 0.5379.",
    ],
  ],
  [
    { beir_avg: 0.41, ms_marco_mrr10: 0.41 },
    [
      "score performance.ms_marco_mrr10: Model some-model has the same value for beir_avg and ms_marco_mrr10: 0.41 | One was copied from the other: correct it.",
    ],
  ],
  [
    { beir_basis: "measured" },
    [
      "score performance.beir_basis: Model some-model has beir_basis but no beir_avg | Add beir_avg, or remove beir_basis.",
    ],
  ],
])("%j", (performance, expected) => {
  expect(findings([record({ performance })])).toEqual(expected);
});

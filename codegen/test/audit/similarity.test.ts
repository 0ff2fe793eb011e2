// MaxSim and one vector per token belong together.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const HELP = "MaxSim is how models with one vector per token compare: one of the two is wrong.";

test.each([
  [{ similarity: "maxsim", multi_vector: true }, []],
  [{ similarity: "cosine", multi_vector: false }, []],
  [
    { similarity: "maxsim", multi_vector: false },
    [
      `similarity capabilities.similarity: Model m: similarity maxsim (mteb) does not go with multi_vector false (mteb) | ${HELP}`,
    ],
  ],
  [
    { similarity: "dot", multi_vector: true },
    [
      `similarity capabilities.similarity: Model m: similarity dot (mteb) does not go with multi_vector true (mteb) | ${HELP}`,
    ],
  ],
])("%j", (capabilities, expected) => {
  expect(findings([model("m", { type: "vision-retriever", capabilities })])).toEqual(expected);
});

test("a unified model gives both kinds of vectors", () => {
  const capabilities = { similarity: "cosine", multi_vector: true, retrieval_modes: ["dense", "multi-vector"] };
  expect(findings([model("m", { type: "unified", capabilities })])).toEqual([]);
});

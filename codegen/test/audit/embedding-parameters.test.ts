// The token table is as large as vocabulary and width say, and no other layer was counted in its place.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const BERT = { vocab_size: 30_522, hidden_dim: 768 };

test.each([
  ["exact", { ...BERT, embedding_parameters: 30_522 * 768 }, []],
  ["padded by two per cent", { ...BERT, embedding_parameters: 31_100 * 768 }, []],
  [
    "with more than the table",
    { ...BERT, embedding_parameters: 25_000_000 },
    [
      "embedding-parameters specs.embedding_parameters: Model m: embedding_parameters 25000000 (mteb) is 1.07 times vocab_size 30522 (mteb) x hidden_dim 768 (mteb) = 23440896 | Positions, token types or a second table were counted in, or one of the three is another model's.",
    ],
  ],
  [
    "with less than the table",
    { ...BERT, embedding_parameters: 21_500_000 },
    [
      "embedding-parameters specs.embedding_parameters: Model m: embedding_parameters 21500000 (mteb) is 0.917 times vocab_size 30522 (mteb) x hidden_dim 768 (mteb) = 23440896 | One of the three is another model's, or of another revision.",
    ],
  ],
  ["factorised, a little narrower", { vocab_size: 30_000, hidden_dim: 768, embedding_parameters: 30_000 * 720 }, []],
])("%s", (_, specs, expected) => {
  const state = { architecture: { has_projection: true, projection_dims: 768 } };
  expect(findings([model("m", { ...state, specs })])).toEqual(expected);
});

test("a model of speech tells few letters apart", () => {
  const specs = { embedding_parameters: 197_120, parameters: 965_000_001 };
  expect(findings([model("m", { specs, capabilities: { modalities: ["audio"] } })])).toEqual([]);
});

test("the projection in place of the table", () => {
  const many = { type: "colbert", capabilities: { multi_vector: true, similarity: "maxsim" } };
  const specs = { embedding_parameters: 1_639_040, parameters: 4_540_904_576 };
  expect(findings([model("m", { ...many, specs })])).toEqual([
    "embedding-parameters specs.embedding_parameters: Model m: embedding_parameters 1639040 (mteb) is 0.0361 % of parameters 4540904576 (mteb) | A table of that model has at least about 9.08 million weights: was another layer counted, such as the projection?",
  ]);
});

import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const bert = {
  parameters: 109482240,
  num_hidden_layers: 12,
  hidden_dim: 768,
  vocab_size: 30522,
  embedding_parameters: 23440896,
};

test.each([
  [bert, []],
  [
    { ...bert, parameters: 109482240000 },
    [
      "implausible-size specs.parameters: Model some-model has implausible parameters: 109482240000 for 12 layers of 768 | Between 1769472 and 499866624 are possible; check the unit and the fields.",
    ],
  ],
  [
    { ...bert, embedding_parameters: 46881792 },
    [
      "implausible-size specs.embedding_parameters: Model some-model has implausible embedding_parameters: 46881792 for 30522 tokens of 768 | vocab_size x hidden_dim is 23440896; check the three fields.",
    ],
  ],
  [
    { parameters: 110, vocab_size: 30522, hidden_dim: 768 },
    [
      "implausible-size specs.parameters: Model some-model has implausible parameters: 110, fewer than its 30522 tokens | Write the full count, not millions.",
    ],
  ],
])("%j", (specs, expected) => {
  expect(findings([record({ specs: { embedding_dim: 768, ...specs } })])).toEqual(expected);
});

// The two padding positions of RoBERTa families are left out of a context length, once, and nowhere else.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

test.each([
  [undefined, { context_length: 512, max_position_embeddings: 514 }, []],
  ["bert", { context_length: 512, max_position_embeddings: 512 }, []],
  ["mpnet", { context_length: 384, max_position_embeddings: 514 }, []],
  [
    undefined,
    { context_length: 514 },
    [
      "context-offset specs.context_length: Model m: context_length 514 (mteb) is 2 above 512 | Two positions are padding: 512 tokens can be used.",
    ],
  ],
  [
    undefined,
    { context_length: 8194, max_position_embeddings: 8194 },
    [
      "context-offset specs.context_length: Model m: context_length 8194 (mteb) is 2 above 8192 | Two positions are padding: 8192 tokens can be used.",
    ],
  ],
  [
    "bert",
    { context_length: 510, max_position_embeddings: 512 },
    [
      "context-offset specs.context_length: Model m: context_length 510 (mteb) is 2 below max_position_embeddings 512 (mteb), which has no padding to leave out | Were the padding positions taken off twice, or special tokens?",
    ],
  ],
  [
    "xlm-roberta",
    { context_length: 512, max_position_embeddings: 512 },
    [
      "context-offset specs.max_position_embeddings: Model m: max_position_embeddings 512 (mteb) is a round number, which xlm-roberta files never have | Such a model has 2 padding positions more, 514 in config.json, and 512 as context_length.",
    ],
  ],
])("%s %j", (type, specs, expected) => {
  expect(findings([model("m", { specs, ...(type === undefined ? {} : { architecture: { type } }) })])).toEqual(
    expected,
  );
});

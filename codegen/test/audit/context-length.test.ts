// A context length is round where it is long, and about that of the base.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

test.each([
  [131_072, []],
  [200_000, []],
  [7999, []],
  [
    151_643,
    [
      "context-length specs.context_length: Model m: context_length 151643 (mteb) is no multiple of 16 or 1000 | Limits that long are round: is it a vocabulary size or a token id?",
    ],
  ],
])("%i tokens", (length, expected) => {
  expect(findings([model("m", { specs: { context_length: length } })])).toEqual(expected);
});

const base = model("base", { specs: { context_length: 512, parameters: 335_000_000 } });

test.each([
  ["the same weights", { context_length: 1024, parameters: 335_141_888 }, []],
  ["another size", { context_length: 4096, parameters: 109_482_240 }, []],
  [
    "the same weights",
    { context_length: 4096, parameters: 335_141_888 },
    [
      "context-length specs.context_length: Model m: context_length 4096 (mteb) is 8 times that of its base org/base, 512 (mteb) | Is it the tokenizer's limit instead of the model's, or the base another?",
    ],
  ],
])("%s %j", (_, specs, expected) => {
  expect(findings([base, model("m", { specs, dependencies: { adapted_from: ["org/base"] } })])).toEqual(expected);
});

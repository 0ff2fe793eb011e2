// What people refused does not stand in the registry, and counts for nothing where it is said.
import { expect, test } from "vitest";
import type { Rejection } from "../../src/rejections.js";
import { findings, model } from "./findings.js";

const key = { field: "huggingface_id", value: "org/m" } as const;
const claim = { field: "specs.context_length", source: "mteb", value: 4096 };
const refused: Rejection = { key, claim, reason: "The card says 512." };

test.each([
  ["the same claim", 4096, "mteb", 1],
  ["another value", 512, "mteb", 0],
  ["another source", 4096, "card", 0],
])("%s", (_, length, source, count) => {
  const subject = model("m", { specs: { context_length: length } }, { "specs.context_length": source });
  expect(findings([subject], { rejections: [refused] })).toEqual(
    [
      'rejected-fact specs.context_length: Model m: context_length 4096 (mteb) is refused by rejections.json: "The card says 512." | Promoting never takes a fact out: remove it from models.json, or the rejection.',
    ].slice(0, count),
  );
});

test("a whole model", () => {
  expect(findings([model("m")], { rejections: [{ key, reason: "A baseline." }] })).toEqual([
    'rejected-fact huggingface_id: Model m: rejections.json refuses org/m: "A baseline." | Remove the model, if nobody uses its id yet, or the rejection.',
  ]);
});

test("a refused claim outvotes nobody", () => {
  const subject = model("m", { specs: { context_length: 512 } }, { "specs.context_length": "card" });
  const said = { "org/m": { mteb: { "specs.context_length": 4096 }, other: { "specs.context_length": 4096 } } };
  expect(findings([subject], { said, rejections: [refused] })).toEqual([]);
});

import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test("variant ids are unique within their model", () => {
  const variants = ["int8", "fp16", "int8"].map((id, index) => ({ id, quantization: `q${index}` }));
  expect(findings([record({ variants }), record({ id: "other", variants: variants.slice(0, 2) })])).toEqual([
    "variants variants.2.id: Model some-model has two variants with the id int8 | Give one of them another id.",
  ]);
});

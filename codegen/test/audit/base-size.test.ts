// A model and its base differ in the token table at most; else the base is another model.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const sized = (id: string, parameters: number, table: number, base?: string) =>
  model(id, {
    specs: { parameters, embedding_parameters: table },
    ...(base === undefined ? {} : { dependencies: { adapted_from: [base] } }),
  });
const HELP =
  "Is the base another size of the family, or was the model distilled from it, which is no adaptation? One of the sizes may be wrong too.";

test("another size of the family", () => {
  const base = sized("base", 335_141_888, 30_720 * 1024);
  expect(findings([base, sized("m", 109_482_241, 30_522 * 768, "org/base")])).toEqual([
    `base-size dependencies.adapted_from.0: Model m: without its table, parameters 109482241 (mteb) is 0.283 times its base org/base: 86 million to 304 million | ${HELP}`,
  ]);
});

test("the same layers with a smaller table", () => {
  const base = sized("base", 470_926_848, 501_153 * 768);
  expect(findings([base, sized("m", 129_010_001, 55_083 * 768, "base")])).toEqual([]);
});

test("a static model has a table only, and is distilled", () => {
  const base = sized("base", 109_482_240, 30_522 * 768);
  expect(findings([base, sized("m", 9843 * 768, 9843 * 768, "base")])).toEqual([]);
});

test("a base that only candidates know", () => {
  const facts = { type: "dense", "specs.parameters": 22_713_216, "specs.embedding_parameters": 11_720_448 };
  const said = { "org/far": { other: facts } };
  expect(findings([sized("m", 33_000_000, 384 * 30_528, "org/far")], { said })).toEqual([
    `base-size dependencies.adapted_from.0: Model m: without its table, parameters 33000000 (mteb) is 1.94 times its base org/far: 21.3 million to 11 million | ${HELP}`,
  ]);
});

import { expect, test } from "vitest";
import { translate } from "./support.js";

function basesOf(record: object) {
  const fact = translate(record).candidate.facts["dependencies.adapted_from"];
  return fact === undefined ? undefined : { value: fact.value, field: fact.provenance.field };
}

test.each([
  [["base_model:acme/base", "base_model:finetune:acme/base"], ["acme/base"]],
  [["base_model:adapter:acme/base"], ["acme/base"]],
  [
    ["base_model:finetune:z/z", "base_model:finetune:a/a", "base_model:finetune:a/a"],
    ["a/a", "z/z"],
  ],
  [["base_model:finetune:acme/base", "base_model:finetune:Acme/Model"], ["acme/base"]],
])("tags %j name %j", (tags, value) => {
  expect(basesOf({ tags })).toEqual({ value, field: "tags" });
});

test.each([
  ["a merge was not trained", ["base_model:a/a", "base_model:merge:a/a"]],
  ["nor a quantized copy", ["base_model:quantized:a/a"]],
  ["without a relation nobody can tell", ["base_model:a/a"]],
  ["a base that has no id here leaves all unstated", ["base_model:finetune:a/a", "base_model:finetune:gpt2"]],
  ["nor has a path", ["base_model:finetune:../../etc/passwd"]],
  ["a model is not its own base", ["base_model:finetune:acme/model"]],
])("%s", (_, tags) => {
  expect(basesOf({ tags })).toBeUndefined();
});

test("a card that names the relation is believed where no tag does", () => {
  const cardData = { base_model: ["b/b", " a/a"], base_model_relation: "finetune" };
  expect(basesOf({ cardData })).toEqual({ value: ["a/a", "b/b"], field: "cardData.base_model" });
  expect(basesOf({ cardData: { ...cardData, base_model: "a/a" } })?.value).toEqual(["a/a"]);
  expect(basesOf({ cardData, tags: ["base_model:quantized:a/a"] })).toBeUndefined();
  expect(basesOf({ cardData: { ...cardData, base_model_relation: "merge" } })).toBeUndefined();
  expect(basesOf({ cardData: { base_model: "a/a" } })).toBeUndefined();
  expect(basesOf({ cardData: { base_model: ["a/a", 5], base_model_relation: "finetune" } })).toBeUndefined();
});

test("hundreds of bases are none", () => {
  expect(
    basesOf({ tags: Array.from({ length: 51 }, (_, index) => `base_model:finetune:a/b${index}`) }),
  ).toBeUndefined();
});

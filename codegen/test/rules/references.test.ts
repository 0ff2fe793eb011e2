import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const retired = { status: "retired", reason: "Gone." };

test("a replacement exists", () => {
  expect(findings([record({ ...retired, replaced_by: "some-modell" })])).toEqual([
    'reference replaced_by: Model some-model: replaced_by names "some-modell", which is no model | Did you mean "some-model"?',
  ]);
});

test("a dependency is a registry id or a Hub id", () => {
  const models = [
    record({ id: "base" }),
    record({
      dependencies: { adapted_from: ["base", "google-bert/bert-base-uncased"], tokenizer_model: "bert-base-uncased" },
    }),
  ];
  expect(findings(models)).toEqual([
    'reference dependencies.tokenizer_model: Model some-model: dependencies names "bert-base-uncased", which is no model | Use the id of a model in this registry, or a Hub id with its organization, such as google-bert/bert-base-uncased.',
  ]);
});

test("following replacements comes to an end", () => {
  const models = ["a", "b", "c"].map((id, index) => record({ id, ...retired, replaced_by: ["b", "c", "b"][index] }));
  expect(findings(models)).toEqual([
    "reference replaced_by: Model b: replaced_by leads back to itself: b -> c -> b | Remove one of these steps.",
  ]);
});

test("a loop through Hub ids is found", () => {
  const models = ["a", "b"].map((id, index) =>
    record({
      id,
      source: "huggingface",
      huggingface_id: `o/${id}`,
      dependencies: { adapted_from: [index === 0 ? "o/b" : "a"] },
    }),
  );
  expect(findings(models)).toEqual([
    "reference dependencies.adapted_from: Model a: adapted_from leads back to itself: a -> b -> a | Remove one of these steps.",
  ]);
});

test("a diamond is no loop", () => {
  const from = (id: string, ...bases: string[]) => record({ id, dependencies: { adapted_from: bases } });
  expect(findings([record({ id: "a" }), from("b", "a"), from("c", "a"), from("d", "b", "c")])).toEqual([]);
});

import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test.each([
  [
    "two ids with one name",
    [record({ id: "a-1.2" }), record({ id: "a-1-2" })],
    'name-clash id: a-1.2 (line 4) and a-1-2 would both become A_1_2 | Give one of them a "constant_name" of its own.',
  ],
  [
    "a leading digit",
    [record({ id: "3d-model" })],
    'name-clash id: Model 3d-model would become the constant 3D_MODEL, which begins with a digit | Give it a "constant_name" of its own.',
  ],
  [
    "the name of the registry",
    [record({ id: "model-registry" })],
    'name-clash id: Model model-registry would become MODEL_REGISTRY, a name that modeldex exports itself | Give it a "constant_name" of its own.',
  ],
  [
    "the name of a list",
    [record({ id: "dense-models" })],
    'name-clash id: Model dense-models would become DENSE_MODELS, a name that modeldex exports itself | Give it a "constant_name" of its own.',
  ],
  [
    "an explicit name that is taken",
    [record({ id: "a" }), record({ id: "b", constant_name: "A" })],
    'name-clash constant_name: a (line 4) and b would both become A | Give one of them a "constant_name" of its own.',
  ],
  [
    "two types with one name",
    [record({ id: "a", type: "big-llm1" }), record({ id: "b", type: "big-llm-1" })],
    "name-clash type: Model b: the types big-llm1 and big-llm-1 would both become BigLlm1Model | Use one of the two words.",
  ],
  [
    "a type that is a subpath",
    [record({ type: "runtime" })],
    "name-clash type: Model some-model: the type runtime is a subpath of the package itself | Use another word for the type.",
  ],
])("%s is refused", (_, models, finding) => {
  expect(findings(models)).toEqual([finding]);
});

test("an explicit name cures a clash", () => {
  expect(findings([record({ id: "a-1.2" }), record({ id: "a-1-2", constant_name: "A_OTHER" })])).toEqual([]);
});

// From ids and types to names, with the odd ones.
import { expect, test } from "vitest";
import { constantName, constantNameFault, typeListName, typeName, typeVariant } from "../src/naming.js";

test.each([
  ["colbert-v2", "COLBERT_V2"],
  ["bge-base-en-v1.5", "BGE_BASE_EN_V1_5"],
  ["gpt-4o", "GPT_4O"],
  ["qwen2.5-7b", "QWEN2_5_7B"],
  ["e5-small-v2", "E5_SMALL_V2"],
  ["constructor", "CONSTRUCTOR"],
  ["3d-model", "3D_MODEL"],
])("%s becomes %s", (id, name) => {
  expect(constantName({ id })).toBe(name);
});

test("an explicit name wins", () => {
  expect(constantName({ id: "3d-model", constant_name: "THREE_D" })).toBe("THREE_D");
});

test.each([
  ["colbert", "Colbert", "ColbertModel", "COLBERT_MODELS"],
  ["vision-retriever", "VisionRetriever", "VisionRetrieverModel", "VISION_RETRIEVER_MODELS"],
  ["a-1", "A1", "A1Model", "A_1_MODELS"],
])("the type %s becomes %s, %s and %s", (type, variant, interfaceName, list) => {
  expect([typeVariant(type), typeName(type), typeListName(type)]).toEqual([variant, interfaceName, list]);
});

test.each([
  ["COLBERT_V2", undefined],
  ["3D_MODEL", "begins with a digit"],
  ["", "is no name in TypeScript"],
])("%s as a name: %s", (name, fault) => {
  expect(constantNameFault(name)).toBe(fault);
});

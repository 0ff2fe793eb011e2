import { describe, expect, test } from "vitest";
import { countWeights } from "../../../src/sources/huggingface/sizes.js";
import { translate, valuesOf } from "./support.js";

const count = (elements: Record<string, number>) => countWeights(new Map(Object.entries(elements)));

describe("weights of safetensors files", () => {
  test.each<[string, Record<string, number>, number | undefined]>([
    ["one dtype", { F32: 1000 }, 1000],
    ["several dtypes", { F64: 1, F32: 10, F16: 100, BF16: 1000 }, 1111],
    ["position ids beside them", { F32: 1000, I64: 10 }, 1000],
    ["small buffers of all kinds", { BF16: 10_000, I32: 30, U8: 30, I16: 30 }, 10_000],
    ["masks, however large", { F32: 100, BOOL: 900 }, 100],
    ["8-bit floats", { F8_E4M3: 900, F8_E5M2: 50, BF16: 50 }, 1000],
    ["8-bit floats of other names", { F8_E4M3FN: 1, F8_E4M3FNUZ: 2, F8_E5M2FNUZ: 4 }, 7],
    ["scales, which are no weights", { F8_E4M3: 3200, F8_E8M0: 100, UE8: 100, E8M0: 100 }, 3200],
    ["packed U8", { BF16: 2000, U8: 118_000 }, undefined],
    ["packed I8", { BF16: 1500, F8_E4M3: 6300, I8: 296_000 }, undefined],
    ["packed I32", { F16: 1000, I32: 2000 }, undefined],
    ["packed U32", { BF16: 10, U32: 78 }, undefined],
    ["packed I16", { F16: 10, I16: 10 }, undefined],
    ["packed I64", { F16: 10, I64: 10 }, undefined],
    ["4-bit floats", { BF16: 10, F4: 10 }, undefined],
    ["6-bit floats", { BF16: 10, F6_E2M3: 10 }, undefined],
    ["a dtype of another time", { BF16: 10, Q3_K: 10 }, undefined],
    ["just more than a hundredth of others", { BF16: 989, U8: 11 }, undefined],
    ["a hundredth of others", { BF16: 990, U8: 10 }, 990],
    ["no floats", { U8: 100 }, undefined],
    ["nothing", {}, undefined],
    ["zeros", { F32: 0 }, undefined],
  ])("%s", (_, elements, expected) => {
    expect(count(elements)).toBe(expected);
  });

  test("are counted by dtype, whatever the total says", () => {
    const safetensors = { parameters: { BF16: 7_615_616_512 }, total: 333_312 };
    expect(valuesOf(translate({ safetensors }))).toEqual({ "specs.parameters": 7_615_616_512 });
    expect(valuesOf(translate({ safetensors: { total: 5 } }))).toEqual({});
  });

  test("are not stated where the field cannot hold them", () => {
    expect(valuesOf(translate({ safetensors: { parameters: { F32: 1e300 } } }))).toEqual({});
  });

  test("may have any name", () => {
    const safetensors = JSON.parse('{ "parameters": { "__proto__": 5, "constructor": 5, "F32": 10000 } }');
    expect(translate({ safetensors }).candidate.facts["specs.parameters"]?.value).toBe(10_000);
  });
});

describe("the header of a GGUF file", () => {
  const gguf = { total: 8_000_000_000, context_length: 32_768, architecture: "qwen3moe" };

  test("states the size, the context and, where there is no config, the architecture", () => {
    const { candidate } = translate({ gguf }, { state: "none" });
    const provenance = { source: "huggingface", date: "2026-11-24", how: "declared" };
    expect(candidate.facts).toMatchObject({
      "specs.parameters": { value: 8_000_000_000, provenance: { ...provenance, field: "gguf.total" } },
      "specs.context_length": { value: 32_768, provenance: { ...provenance, field: "gguf.context_length" } },
      "architecture.type": { value: "qwen3moe", provenance: { ...provenance, field: "gguf.architecture" } },
    });
  });

  test.each([
    ["was read", { state: "read", facts: [] }],
    ["may not be read", { state: "hidden" }],
    ["was not asked for", undefined],
  ] as const)("does not name the architecture where the config %s", (_, config) => {
    expect(valuesOf(translate({ gguf }, config))["architecture.type"]).toBeUndefined();
  });

  test("does not name it where the Hub does", () => {
    const values = valuesOf(translate({ gguf, config: { model_type: "qwen3_moe" } }, { state: "none" }));
    expect(values["architecture.type"]).toBe("qwen3_moe");
  });

  test("says nothing of the size beside safetensors files", () => {
    expect(valuesOf(translate({ gguf, safetensors: { parameters: { U8: 5 } } }))).toEqual({
      "specs.context_length": 32_768,
    });
    const both = valuesOf(translate({ gguf, safetensors: { parameters: { F32: 10 } } }));
    expect(both["specs.parameters"]).toBe(10);
  });

  test("is not that of the model where it is a projector's", () => {
    expect(valuesOf(translate({ gguf: { ...gguf, architecture: "clip" } }, { state: "none" }))).toEqual({});
  });

  test("gives nothing where it is of another form", () => {
    const odd = { total: "8B", context_length: -1, architecture: ["llama"] };
    expect(valuesOf(translate({ gguf: odd }, { state: "none" }))).toEqual({});
    expect(valuesOf(translate({ gguf: { total: 0, context_length: 0 } }, { state: "none" }))).toEqual({});
  });

  test("keeps an architecture that is no word raw", () => {
    const { unknownWords } = translate({ gguf: { architecture: "a\u202eb" } }, { state: "none" });
    expect(unknownWords).toEqual([{ field: "gguf.architecture", word: "a\u202eb" }]);
  });
});

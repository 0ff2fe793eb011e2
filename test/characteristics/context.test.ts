// How long an input may be: the keys, the rules of families, and stretched positions.
import { describe, expect, test } from "vitest";
import { deriveCharacteristics } from "../../src/characteristics/index.js";

function contextOf(config: object): object {
  const { contextWindow, trainedContext, ropeScaling } = deriveCharacteristics(config);
  return JSON.parse(JSON.stringify({ contextWindow, trainedContext, ropeScaling }));
}

describe("the key", () => {
  test.each<[object, number | undefined]>([
    [{ model_type: "llama", max_position_embeddings: 4096 }, 4096],
    [{ model_type: "gpt2", n_positions: 1024, n_ctx: 1024 }, 1024],
    [{ model_type: "nomic_bert", n_positions: 8192, max_position_embeddings: 2048 }, 8192],
    [{ model_type: "nomic_bert", max_position_embeddings: 2048 }, undefined],
    [{ model_type: "qwen", seq_length: 8192, max_position_embeddings: 32768 }, 8192],
    [{ model_type: "chatglm", seq_length: 131072 }, 131072],
    [{ model_type: "mpt", max_seq_len: 2048 }, 2048],
    [{ model_type: "cohere", max_position_embeddings: 8192, model_max_length: 131072 }, 131072],
    [{ model_type: "whisper", max_target_positions: 448, max_source_positions: 1500 }, 448],
    [{ model_type: "frobnicator", max_position_embeddings: 2048 }, 2048],
    [{ model_type: "llama", max_position_embeddings: "4096" }, undefined],
    [{ model_type: "llama", max_position_embeddings: 0 }, undefined],
    [{ model_type: "llama", max_position_embeddings: 4096.5 }, undefined],
    [
      {
        model_type: "llava",
        max_position_embeddings: 2048,
        text_config: { model_type: "llama", max_position_embeddings: 4096 },
      },
      4096,
    ],
  ])("%j: %s", (config, expected) => {
    expect(deriveCharacteristics(config).contextWindow).toBe(expected);
  });
});

describe("positions that begin behind the padding", () => {
  test("of a type that is known for it", () => {
    const { contextWindow, evidence } = deriveCharacteristics({
      model_type: "xlm-roberta",
      max_position_embeddings: 8194,
    });
    expect(contextWindow).toBe(8192);
    expect(evidence.contextWindow).toEqual({
      from: "max_position_embeddings",
      rule: "max_position_embeddings minus 2: positions are counted from the padding on",
      how: "derived",
      confidence: "high",
    });
  });

  test("of a type that nobody knows", () => {
    expect(contextOf({ model_type: "frobnicator", max_position_embeddings: 514 })).toEqual({});
    expect(contextOf({ max_position_embeddings: 514 })).toEqual({});
    expect(contextOf({ architectures: ["XLMRobertaModel"], max_position_embeddings: 514 })).toEqual({
      contextWindow: 512,
    });
  });
});

describe("stretched positions", () => {
  const llama3 = {
    factor: 8,
    high_freq_factor: 4,
    low_freq_factor: 1,
    original_max_position_embeddings: 8192,
    rope_type: "llama3",
  };
  const yarn = { factor: 4, original_max_position_embeddings: 32768, type: "yarn" };

  test.each<[string, object, object]>([
    [
      "Llama 3.1 states the stretched length",
      { max_position_embeddings: 131072, rope_scaling: llama3 },
      {
        contextWindow: 131072,
        trainedContext: 8192,
        ropeScaling: { type: "llama3", factor: 8, originalContext: 8192 },
      },
    ],
    [
      "YaRN where the file states the length before",
      { max_position_embeddings: 32768, rope_scaling: yarn },
      {
        contextWindow: 131072,
        trainedContext: 32768,
        ropeScaling: { type: "yarn", factor: 4, originalContext: 32768 },
      },
    ],
    [
      "YaRN where the file states the length after",
      { max_position_embeddings: 131072, rope_scaling: yarn },
      {
        contextWindow: 131072,
        trainedContext: 32768,
        ropeScaling: { type: "yarn", factor: 4, originalContext: 32768 },
      },
    ],
    [
      "LongRoPE with the original length outside its block",
      { max_position_embeddings: 131072, original_max_position_embeddings: 4096, rope_scaling: { type: "longrope" } },
      { contextWindow: 131072, trainedContext: 4096, ropeScaling: { type: "longrope", originalContext: 4096 } },
    ],
    [
      "a factor of which nobody knows what it was applied to",
      { max_position_embeddings: 16384, rope_scaling: { type: "linear", factor: 4 } },
      { contextWindow: 16384, ropeScaling: { type: "linear", factor: 4 } },
    ],
    [
      "a block that stretches nothing",
      { max_position_embeddings: 40960, rope_parameters: { rope_type: "default", rope_theta: 1e6 } },
      { contextWindow: 40960 },
    ],
    [
      "a block for images",
      { max_position_embeddings: 32768, rope_scaling: { type: "mrope", mrope_section: [16, 24, 24] } },
      { contextWindow: 32768 },
    ],
    [
      "nonsense",
      {
        max_position_embeddings: 32768,
        rope_scaling: { type: "yarn", factor: -4, original_max_position_embeddings: "x" },
      },
      { contextWindow: 32768, ropeScaling: { type: "yarn" } },
    ],
  ])("%s", (_, config, expected) => {
    expect(contextOf({ model_type: "llama", ...config })).toEqual(expected);
  });

  test("what nobody can tell is less sure", () => {
    const { evidence } = deriveCharacteristics({
      model_type: "llama",
      max_position_embeddings: 16384,
      rope_scaling: { type: "linear", factor: 4 },
    });
    expect(evidence.contextWindow?.confidence).toBe("medium");
  });
});

import { describe, expect, test } from "vitest";
import { readConfig } from "../../../src/sources/huggingface/config.js";

function read(config: unknown): Record<string, unknown> {
  return Object.fromEntries(readConfig(config).map(({ field, key, value }) => [field, [key, value]]));
}

const SIZES = {
  hidden_size: 64,
  vocab_size: 1000,
  num_hidden_layers: 3,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  max_position_embeddings: 512,
};

function sizesIn(block: string) {
  return {
    "specs.hidden_dim": [`${block}hidden_size`, 64],
    "specs.max_position_embeddings": [`${block}max_position_embeddings`, 512],
    "specs.vocab_size": [`${block}vocab_size`, 1000],
    "specs.num_hidden_layers": [`${block}num_hidden_layers`, 3],
    "specs.num_attention_heads": [`${block}num_attention_heads`, 4],
    "specs.num_key_value_heads": [`${block}num_key_value_heads`, 2],
  };
}

describe("sizes stand", () => {
  test("at the top", () => {
    expect(read({ model_type: "llama", ...SIZES })).toEqual({
      "architecture.type": ["model_type", "llama"],
      ...sizesIn(""),
    });
  });

  test.each(["text_config", "language_config", "llm_config"])("in %s", (block) => {
    const config = { model_type: "some_vl", vision_config: { hidden_size: 8, patch_size: 14 }, [block]: SIZES };
    expect(read(config)).toEqual({
      "architecture.type": ["model_type", "some_vl"],
      "architecture.patch_size": ["vision_config.patch_size", 14],
      ...sizesIn(`${block}.`),
    });
  });

  test("at the top first, then in text_config, then in language_config", () => {
    const config = {
      hidden_size: 1,
      text_config: { hidden_size: 2, vocab_size: 3 },
      language_config: { vocab_size: 4 },
    };
    expect(read(config)).toEqual({
      "specs.hidden_dim": ["hidden_size", 1],
      "specs.vocab_size": ["text_config.vocab_size", 3],
    });
  });

  test("under d_model where no other name is there", () => {
    expect(read({ d_model: 512 })).toEqual({ "specs.hidden_dim": ["d_model", 512] });
    expect(read({ d_model: 512, n_embd: 768 })).toEqual({});
    expect(read({ d_model: 512, text_config: { hidden_size: 64 } })).toEqual({
      "specs.hidden_dim": ["text_config.hidden_size", 64],
    });
  });
});

describe("experts", () => {
  test.each([
    [{ num_experts: 8, num_experts_per_tok: 2 }, "num_experts", "num_experts_per_tok"],
    [{ n_routed_experts: 8, num_experts_per_tok: 2 }, "n_routed_experts", "num_experts_per_tok"],
    [{ num_local_experts: 8, num_experts_per_token: 2 }, "num_local_experts", "num_experts_per_token"],
    [
      { text_config: { num_experts: 8, num_experts_per_token: 2 } },
      "text_config.num_experts",
      "text_config.num_experts_per_token",
    ],
    [
      { language_config: { n_routed_experts: 8, num_experts_per_tok: 2 } },
      "language_config.n_routed_experts",
      "language_config.num_experts_per_tok",
    ],
  ])("of %j", (config, experts, perToken) => {
    expect(read(config)).toEqual({
      "specs.num_experts": [experts, 8],
      "specs.num_experts_per_token": [perToken, 2],
    });
  });

  test.each([
    { num_experts: 0, num_experts_per_tok: 2 },
    { num_experts: 1, num_experts_per_tok: 1 },
    { num_local_experts: 0, num_experts_per_tok: 0 },
    { num_experts_per_tok: 8 },
  ])("are not those of a dense model: %j", (config) => {
    expect(read(config)).toEqual({});
  });
});

test("positions of RoBERTa are taken as they stand, and no config gives a context length", () => {
  const config = { model_type: "xlm-roberta", architectures: ["XLMRobertaModel"], max_position_embeddings: 514 };
  expect(read(config)).toEqual({
    "architecture.type": ["model_type", "xlm-roberta"],
    "specs.max_position_embeddings": ["max_position_embeddings", 514],
  });
  expect(read({ architectures: ["LlamaForCausalLM"], seq_length: 8192, n_positions: 2048 })).toEqual({});
});

describe("what is of another type", () => {
  test("gives nothing, key by key", () => {
    const config = {
      ...SIZES,
      model_type: ["llama"],
      hidden_size: "64",
      vocab_size: 10.5,
      num_hidden_layers: -3,
      num_attention_heads: [4, 8],
      num_key_value_heads: { encoder: 2 },
    };
    expect(read(config)).toEqual({ "specs.max_position_embeddings": ["max_position_embeddings", 512] });
  });

  test("decides all the same: a block below is about something else", () => {
    expect(read({ hidden_size: [64, 128], text_config: { hidden_size: 64 } })).toEqual({});
  });

  test("is not what is missing", () => {
    const config = {
      hidden_size: null,
      vocab_size: [],
      model_type: "",
      text_config: { hidden_size: 64, vocab_size: 5 },
    };
    expect(read(config)).toEqual({
      "specs.hidden_dim": ["text_config.hidden_size", 64],
      "specs.vocab_size": ["text_config.vocab_size", 5],
    });
  });

  test.each([[null], [undefined], [5], ["config"], [[SIZES]], [{ text_config: [SIZES] }], [{ text_config: "x" }]])(
    "may be all of it: %j",
    (config) => {
      expect(read(config)).toEqual({});
    },
  );

  test("may be a prototype", () => {
    expect(
      read(JSON.parse('{ "__proto__": { "hidden_size": 5 }, "text_config": { "__proto__": { "vocab_size": 5 } } }')),
    ).toEqual({});
  });
});

test("a name of a million letters is cut", () => {
  expect(readConfig({ model_type: "x".repeat(1_000_000) })).toEqual([
    { field: "architecture.type", key: "model_type", value: "x".repeat(200) },
  ]);
});

// A record that differs from the config.json of its model.
import { describe, expect, test } from "vitest";
import { parseConfigs } from "../../src/stored-configs.js";
import { findings, model } from "./findings.js";

const CONFIG = {
  model_type: "llama",
  architectures: ["LlamaForCausalLM"],
  hidden_size: 4096,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
  max_position_embeddings: 131072,
};
const source = "https://huggingface.co/org/m/blob/main/config.json";
const configs = [{ huggingface_id: "Org/M", source, config: CONFIG }];

const HELP = `Read ${source}, and correct the record or configs.json.`;

test("every figure that differs, with the key that says otherwise", () => {
  const wrong = model("m", {
    architecture: { type: "mistral" },
    specs: {
      hidden_dim: 4096,
      embedding_dim: 4096,
      vocab_size: 128000,
      num_hidden_layers: 32,
      num_key_value_heads: 32,
      context_length: 262144,
    },
  });
  expect(findings([wrong], { configs }).filter((line) => line.startsWith("config-facts"))).toEqual([
    `config-facts specs.vocab_size: Model m: vocab_size 128000 (mteb), but 128256 follows from its config.json (vocab_size) | ${HELP}`,
    `config-facts specs.num_key_value_heads: Model m: num_key_value_heads 32 (mteb), but 8 follows from its config.json (num_key_value_heads) | ${HELP}`,
    `config-facts specs.context_length: Model m: context_length 262144 (mteb), but 131072 follows from its config.json (max_position_embeddings) | ${HELP}`,
    `config-facts architecture.type: Model m: architecture.type mistral (mteb), but "llama" follows from its config.json (model_type) | ${HELP}`,
  ]);
});

test("less context than there are positions is right, and so is a file of another form", () => {
  const short = model("m", { specs: { embedding_dim: 4096, context_length: 8192 } });
  expect(findings([short], { configs }).filter((line) => line.startsWith("config-facts"))).toEqual([]);
  const wrong = model("m", { specs: { embedding_dim: 4096, vocab_size: 7777 } });
  const copies = configs.map((entry) => ({ ...entry, form: "fine-tune" }));
  expect(findings([wrong], { configs: copies }).filter((line) => line.startsWith("config-facts"))).toEqual([]);
});

describe("configs.json", () => {
  const text = (entries: readonly object[]) => JSON.stringify({ version: 1, configs: entries });

  test("is read", () => {
    expect(parseConfigs(text(configs), "configs.json")).toEqual({ value: configs, issues: [] });
  });

  test("has one entry for a model, with an address", () => {
    const { issues } = parseConfigs(text([...configs, { ...configs[0], huggingface_id: "org/m" }]), "configs.json");
    expect(issues.map(({ code, message, help }) => [code, message, help])).toEqual([
      ["configs", "The configuration of org/m stands twice.", "Keep the one whose source is the model itself."],
    ]);
    expect(parseConfigs(text([{ huggingface_id: "a/b", config: {}, source: "here" }]), "c.json").issues).toHaveLength(
      1,
    );
  });
});

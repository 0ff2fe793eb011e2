import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigBlock } from "../../src/characteristics/config-block.js";
import { type CountedParameters, countParameters, type PackedWeights } from "../../src/characteristics/parameters.js";
import { readSkeleton } from "../../src/characteristics/skeleton.js";
import { SAMPLES } from "./configs.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const BY_ID = new Map(SAMPLES.map((sample) => [sample.id, sample.config]));
const DOCUMENT = read("../../docs/parameters.md");

function count(config: unknown, safetensors?: unknown, packed?: PackedWeights): CountedParameters {
  const block = ConfigBlock.of(config) ?? new ConfigBlock({});
  return countParameters(readSkeleton(block), { safetensors, ...(packed === undefined ? {} : { packed }) });
}

const sample = (id: string) => BY_ID.get(id) ?? {};

/** Rows of the table under a heading, without its head. */
function rows(heading: string): string[][] {
  const section = DOCUMENT.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) =>
    line
      .slice(2, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

describe("the document of known models", () => {
  it.each(rows("Compared"))("%s has %s by %s, and %s are computed", (id, known, _source, computed, error) => {
    const { parameters = Number.NaN } = count(sample(id)).values;
    expect(String(parameters)).toBe(computed);
    const percent = ((parameters / Number(known) - 1) * 100).toFixed(4);
    expect(percent === "-0.0000" ? "0.0000" : percent).toBe(error);
  });

  it.each(rows("Without a known figure"))("%s has %s", (id, computed) => {
    expect(String(count(sample(id)).values.parameters)).toBe(computed);
  });

  it.each(rows("Left out"))("%s is left out", (id) => {
    expect(BY_ID.has(id)).toBe(true);
    expect(count(sample(id)).values.parameters).toBeUndefined();
  });

  it.each(rows("Weights that one token passes through"))("%s: %s of one token", (id, active, embedding) => {
    const { activeParameters, embeddingParameters } = count(sample(id)).values;
    expect([String(activeParameters), String(embeddingParameters)]).toEqual([active, embedding]);
  });

  it.each(rows("Token embeddings"))("%s: %s of token embeddings", (id, embedding) => {
    expect(String(count(sample(id)).values.embeddingParameters)).toBe(embedding);
  });

  it("names every model once, counts them right, and has a source for each config", () => {
    const compared = rows("Compared");
    const ids = [...compared, ...rows("Without a known figure"), ...rows("Left out")].map(([id]) => id);
    expect(ids.toSorted()).toEqual(SAMPLES.map(({ id }) => id).toSorted());
    const near = compared.filter(([, , , , error]) => Math.abs(Number(error)) <= 1).length;
    const equal = compared.filter(([, , , , error]) => error === "0.0000").length;
    expect(DOCUMENT).toContain(
      `${compared.length} of ${SAMPLES.length} models have a known figure: ${near} are within 1 %, ${equal} of them`,
    );
    const unknown = SAMPLES.filter(({ source }) => !/^https:\/\/|^[\w.-]+\/.+@[0-9a-f]{40}$/.test(source));
    expect(new Set(unknown.map(({ source }) => source))).toEqual(new Set(["a public copy whose address is not known"]));
    expect(unknown.length).toBe(5);
    const active = SAMPLES.filter(({ config }) => count(config).values.activeParameters !== undefined);
    expect(rows("Weights that one token passes through").map(([id]) => id)).toEqual(active.map(({ id }) => id));
  });
});

describe("evidence", () => {
  it("names the keys that were read", () => {
    expect(count(sample("Qwen/Qwen2.5-0.5B")).evidence).toEqual({
      parameters: {
        from: "vocab_size, hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, intermediate_size, tie_word_embeddings",
        rule: "tensors that the class builds",
        how: "derived",
        confidence: "high",
      },
      embeddingParameters: {
        from: "vocab_size, hidden_size",
        rule: "vocabulary times width",
        how: "derived",
        confidence: "high",
      },
    });
  });

  it("of one token is by itself", () => {
    const config = sample("Qwen/Qwen3-235B-A22B");
    const { values, evidence } = count({ ...config, num_experts_per_tok: "eight" });
    expect(values).toEqual({ parameters: 235_093_634_560, embeddingParameters: 622_329_856 });
    expect(evidence.parameters?.from).not.toContain("num_experts_per_tok");
    expect(count(config).evidence.activeParameters?.from).toContain("num_experts_per_tok");
  });

  it("is of medium confidence where a class fills in a size", () => {
    expect(count(sample("google/gemma-3-27b-it")).evidence.parameters?.confidence).toBe("medium");
  });
});

describe("heads of classes", () => {
  const bert = sample("BAAI/bge-small-en-v1.5");
  const llama = sample("meta-llama/Llama-3.2-1B-Instruct");
  const total = (config: object, architecture: string, more: object = {}) =>
    count({ ...config, ...more, architectures: [architecture] }).values.parameters;

  it("counts what the class of an encoder adds to the layers", () => {
    const layers = 33_360_000 - 384 * 385;
    expect(total(bert, "BertModel")).toBe(layers + 384 * 385);
    expect(total(bert, "BertForMaskedLM")).toBe(layers + 384 * 385 + 2 * 384 + 30_522);
    expect(total(bert, "BertForQuestionAnswering")).toBe(layers + 2 * 385);
    expect(total(bert, "BertForTokenClassification", { id2label: { 0: "a", 1: "b", 2: "c" } })).toBe(layers + 3 * 385);
    expect(total(bert, "BertForSequenceClassification", { num_labels: 1 })).toBe(layers + 384 * 385 + 385);
    expect(total(bert, "BertForSomethingElse")).toBeUndefined();
  });

  it("counts the output layer of a decoder unless it is tied", () => {
    expect(total(llama, "LlamaForCausalLM")).toBe(1_235_814_400);
    expect(total(llama, "LlamaModel")).toBe(1_235_814_400);
    expect(total(llama, "LlamaForCausalLM", { tie_word_embeddings: false })).toBe(1_235_814_400 + 128_256 * 2048);
    expect(total(llama, "LlamaForSequenceClassification", { id2label: { 0: "a" } })).toBe(1_235_814_400 + 2048);
    expect(total(llama, "LlamaForSomethingElse")).toBeUndefined();
  });

  it("knows nothing of a type that is not in the table, however much its keys are like those of Llama", () => {
    expect(count({ ...llama, model_type: "llama_next", architectures: ["LlamaNextForCausalLM"] }).values).toEqual({});
    expect(count({ ...llama, model_type: "constructor" }).values).toEqual({});
    expect(count({ ...llama, architectures: undefined }).values.parameters).toBeUndefined();
  });

  it("refuses what only shares its type with a known class", () => {
    const alibi = { position_embedding_type: "alibi" };
    expect(total(bert, "JinaBertModel")).toBeUndefined();
    expect(total({ ...bert, ...alibi }, "BertModel")).toBeUndefined();
    expect(total({ ...bert, add_cross_attention: true }, "BertModel")).toBeUndefined();
    const qwen = sample("Qwen/Qwen2.5-0.5B");
    expect(total(qwen, "Qwen2ForRewardModel")).toBeUndefined();
    const stablelm = sample("stabilityai/stablelm-3b-4e1t");
    expect(total({ ...stablelm, qk_layernorm: true }, "StableLmForCausalLM")).toBeUndefined();
  });
});

describe("lists of layers", () => {
  const lfm = sample("mlx-community/LFM2-1.2B-4bit");
  const { layer_types: types, ...open } = lfm;

  it("may be told by the layers of attention alone", () => {
    const attended = (types as string[]).flatMap((type, layer) => (type === "full_attention" ? [layer] : []));
    expect(count({ ...open, full_attn_idxs: attended }).values.parameters).toBe(1_170_340_608);
  });

  it("may not be missing, nor name a kind of layer that is not known", () => {
    expect(count(open).values.parameters).toBeUndefined();
    expect(count({ ...lfm, layer_types: Array.from({ length: 16 }, () => "mamba") }).values.parameters).toBeUndefined();
    const glm = sample("zai-org/GLM-5.2");
    expect(count({ ...glm, indexer_types: undefined }).values.parameters).toBeUndefined();
    const each = { ...glm, indexer_types: undefined, index_topk_freq: undefined };
    expect(count(each).values.parameters).toBe(753_329_940_480 + 57 * 9_371_904);
  });

  it("count the layers for multi-token prediction that the file speaks of", () => {
    const flash = { ...sample("zai-org/GLM-4.7-Flash"), num_nextn_predict_layers: 1 };
    // QuantTrio/GLM-4.7-Flash-AWQ
    expect(count(flash).values.parameters).toBe(31_221_488_576);
  });
});

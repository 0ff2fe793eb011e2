// Files that are damaged in every way that JSON allows. Nothing throws, and no value is wrong: it stays what it was, or it goes, or
// it is marked as filled in by a class.
import fc from "fast-check";
import { expect, test } from "vitest";
import { badgesFor, deriveCharacteristics, type ModelCharacteristics } from "../../src/characteristics/index.js";
import { CONFIGS } from "./configs.js";

const SEED = 20261125;
const CASES = 10_000;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Ways from the outermost block to every value. */
function pathsOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

// What a value may become. No other number and no other name: a file that says 24 instead of 32 is not damaged, it is another one.
const NONSENSE: readonly ((value: Json) => Json)[] = [
  () => null,
  (value) => (typeof value === "string" ? -7 : String(value)),
  (value) => (typeof value === "boolean" ? "yes" : !value),
  () => ({}),
  () => [],
  (value) => [value],
  (value) => ({ value }),
  () => "",
  () => -1,
  () => -0.5,
  () => 1e300,
  () => "\u0000\u202e",
  () => JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`),
  () => JSON.parse('{"__proto__": {"hidden_size": 3}, "constructor": {"prototype": 1}}'),
];

// Where null is a word: there is no such thing.
const NULL_MEANS_NONE = new Set(["sliding_window", "audio_config", "vision_config", "q_lora_rank"]);

function damage(config: Json, hits: readonly { readonly at: number; readonly how: number }[]): Json {
  const damaged = structuredClone(config);
  const hurt = new Set<string>();
  for (const { at, how } of hits) {
    const paths = pathsOf(damaged);
    const path = paths[at % paths.length];
    // Nonsense twice over can make sense again.
    if (path === undefined || hurt.has(path.join())) continue;
    hurt.add(path.join());
    const key = path.at(-1) as string;
    const parent = path
      .slice(0, -1)
      .reduce<Json>((value, step) => (value as Record<string, Json>)[step] as Json, damaged) as Record<string, Json>;
    // A word for "none" that becomes something is another file as well.
    if (parent[key] === null && NULL_MEANS_NONE.has(key)) continue;
    const value = (NONSENSE[how % NONSENSE.length] as (value: Json) => Json)(parent[key] as Json);
    // Every third hit takes the key away. A list with an item less is not damaged, but another list.
    const isTaken = how % 3 === 0 || (value === null && NULL_MEANS_NONE.has(key));
    if (isTaken && !Array.isArray(parent)) delete parent[key];
    else parent[key] = value;
  }
  return damaged;
}

// Lists of hints: fewer keys, fewer hints.
const HINTS = new Set(["libraries", "quantizationIgnored", "quantizationTargets", "architectures"]);
const COUNTS = new Set(["parameters", "activeParameters", "embeddingParameters"]);

/** Whether a value is what it was; of a record, less may be left. */
function isPartOf(value: unknown, was: unknown): boolean {
  if (typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value) === JSON.stringify(was);
  return Object.entries(value ?? {}).every(
    ([key, item]) => (was as Record<string, unknown> | undefined)?.[key] === item,
  );
}

function wrongValues(whole: ModelCharacteristics, damaged: ModelCharacteristics): string[] {
  const { evidence, ...values } = damaged;
  return Object.entries(values).flatMap(([name, value]) => {
    const was = whole[name as keyof typeof values];
    const how = evidence[name as keyof typeof values]?.how;
    if (how === undefined) return [`${name} has no evidence`];
    if (how === "default" || HINTS.has(name) || isPartOf(value, was)) return [];
    // A bias more or less is no other model.
    if (COUNTS.has(name) && Math.abs(Number(value) / Number(was) - 1) < 0.01) return [];
    return [
      `${name} was ${JSON.stringify(was)}, is ${JSON.stringify(value)} (${JSON.stringify(evidence[name as keyof typeof values])})`,
    ];
  });
}

test(`${CASES} damaged files: no value is wrong`, () => {
  const wholes = CONFIGS.map(({ config }) => deriveCharacteristics(config));
  const hit = fc.record({ at: fc.nat(9999), how: fc.nat(9999) });
  const property = fc.property(
    fc.nat(CONFIGS.length - 1),
    fc.array(hit, { minLength: 1, maxLength: 3 }),
    (index, hits) => {
      const { huggingface_id: id, config } = CONFIGS[index] as (typeof CONFIGS)[number];
      const file = damage(config as Json, hits);
      const damaged = deriveCharacteristics(file);
      badgesFor(damaged);
      expect({ id, wrong: wrongValues(wholes[index] as ModelCharacteristics, damaged) }).toEqual({ id, wrong: [] });
    },
  );
  fc.assert(property, { seed: SEED, numRuns: CASES });
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a number", 7],
  ["text", "config"],
  ["a list", [1, 2]],
  ["an empty block", {}],
  ["blocks in blocks", JSON.parse(`${'{"text_config":'.repeat(5000)}{}${"}".repeat(5000)}`)],
  ["ten megabytes", { model_type: "x".repeat(10_000_000), vocab_size: "9".repeat(1_000_000) }],
  ["a hundred thousand keys", Object.fromEntries([...Array(100_000).keys()].map((key) => [`key_${key}`, { key }]))],
  [
    "keys of the prototype",
    JSON.parse('{"__proto__": {"model_type": "llama"}, "constructor": 1, "toString": 2, "hasOwnProperty": 3}'),
  ],
])("%s says nothing", (_, config) => {
  expect(deriveCharacteristics(config)).toEqual({ evidence: {} });
});

test("files beside it that hold nonsense change nothing", () => {
  const config = { model_type: "llama", hidden_size: 4096 };
  const whole = deriveCharacteristics(config);
  for (const nonsense of [
    null,
    1,
    "x",
    [],
    {},
    { quantization: [] },
    { parameters: "many" },
    JSON.parse('{"__proto__": 1}'),
  ]) {
    expect(
      deriveCharacteristics(config, { quantConfig: nonsense, poolingConfig: nonsense, safetensors: nonsense }),
    ).toEqual(whole);
  }
});

test("a made-up architecture is of no family, and has all its sizes", () => {
  const { evidence, ...values } = deriveCharacteristics({
    model_type: "frobnicator",
    architectures: ["FrobnicatorForCausalLM"],
    hidden_size: 4096,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 8,
    head_dim: 128,
    intermediate_size: 11008,
    vocab_size: 32000,
    max_position_embeddings: 8192,
    tie_word_embeddings: false,
    torch_dtype: "bfloat16",
  });
  expect(values).toMatchObject({
    modelType: "frobnicator",
    layers: 32,
    hiddenSize: 4096,
    heads: 32,
    kvHeads: 8,
    headSize: 128,
    intermediateSize: 11008,
    vocabSize: 32000,
    contextWindow: 8192,
    tiedEmbeddings: false,
    dtype: "bfloat16",
    multimodal: "none",
  });
  expect(values).not.toHaveProperty("family");
  expect(values).not.toHaveProperty("parameters");
  expect(evidence.multimodal?.confidence).toBe("low");
});

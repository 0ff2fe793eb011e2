// Configs that are damaged key by key: nothing may throw, and nothing may be made up for what is nonsense.
import { describe, expect, it } from "vitest";
import { ConfigBlock } from "../../src/characteristics/config-block.js";
import { countParameters } from "../../src/characteristics/parameters.js";
import { readSkeleton } from "../../src/characteristics/skeleton.js";
import { SAMPLES } from "./configs.js";

type Config = Readonly<Record<string, unknown>>;

const count = (config: Config) => countParameters(readSkeleton(new ConfigBlock(config)), {});
const isBlock = (value: unknown): value is Config =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The config with one key replaced, for each of its keys and those of its blocks. */
function* damaged(config: Config, replace: (value: unknown) => unknown, path = ""): Generator<[string, Config]> {
  for (const [key, value] of Object.entries(config)) {
    const { [key]: _, ...rest } = config;
    const replaced = replace(value);
    yield [path + key, replaced === undefined ? rest : { ...config, [key]: replaced }];
    if (!isBlock(value)) continue;
    for (const [inner, block] of damaged(value, replace, `${path}${key}.`)) yield [inner, { ...config, [key]: block }];
  }
}

/** Keys that were read for a count, and are nonsense now, but left it where it is. */
function unmoved(config: Config, replace: (value: unknown) => unknown): string[] {
  const read = count(config).evidence.parameters?.from.split(", ") ?? [];
  return [...damaged(config, replace)].flatMap(([path, broken]) =>
    read.includes(path) && count(broken).values.parameters !== undefined ? [path] : [],
  );
}

const NONSENSE: readonly [string, (value: unknown) => unknown][] = [
  ["text", (value) => (typeof value === "string" ? 7 : "nonsense")],
  ["a negative number", () => -4],
  ["a fraction", () => 0.5],
  ["a list of lists", () => [[]]],
  ["a number beyond all", () => 1e300],
];

describe("a config with one key damaged", () => {
  it.each(NONSENSE)("has no count where %s stands", (_what, replace) => {
    const left = SAMPLES.flatMap(({ id, config }) => unmoved(config, replace).map((path) => `${id} ${path}`));
    // A factor may be a fraction, and of the ratios only their number matters.
    const sound = / (?:block_ffn_dim_multiplier|vision_config\.supported_aspect_ratios)$/;
    expect(left.filter((path) => !sound.test(path))).toEqual([]);
  });

  it.each(SAMPLES.map(({ id, config }) => [id, config] as const))(
    "%s: every value is a count or absent",
    (_id, config) => {
      const replacements = [undefined, null, 0, 1, 2 ** 52, "x", true, [], {}, [1, "x", null]];
      for (const replacement of replacements) {
        for (const [, broken] of damaged(config, () => replacement)) {
          const { values, evidence } = count(broken);
          const numbers = Object.values(values);
          expect(numbers.every((value) => Number.isSafeInteger(value) && value > 0)).toBe(true);
          expect(Object.keys(evidence)).toEqual(Object.keys(values));
        }
      }
    },
  );

  it.each([
    "hidden_size",
    "num_hidden_layers",
    "vocab_size",
    "num_attention_heads",
    "intermediate_size",
    "moe_intermediate_size",
    "num_experts",
  ])("has no count without %s", (key) => {
    const config: Config = SAMPLES.find(({ id }) => id === "Qwen/Qwen3-VL-30B-A3B-Instruct")?.config ?? {};
    const { [key]: _, ...rest } = config.text_config as Config;
    const isUnread = key === "intermediate_size";
    expect(count({ ...config, text_config: rest }).values.parameters !== undefined).toBe(isUnread);
  });
});

describe("a config that nobody meant", () => {
  const { config: llama } = SAMPLES.find(({ id }) => id === "meta-llama/Llama-3.2-1B-Instruct") ?? { config: {} };

  it("takes no time for layers without number", () => {
    expect(count({ ...llama, num_hidden_layers: 9_007_199_254_740_991 }).values.parameters).toBeUndefined();
  });

  it("reads a long list once, not once for each layer", () => {
    const layer_types = Array.from({ length: 10_000 }, () => "conv");
    const sizes = { hidden_size: 8, vocab_size: 8, num_attention_heads: 2, intermediate_size: 8, conv_L_cache: 3 };
    const lfm = { ...sizes, model_type: "lfm2", architectures: ["Lfm2Model"], num_hidden_layers: 10_000, layer_types };
    // Three projections and a convolution, a gated layer of 256 and two norms; embeddings and a last norm.
    expect(count(lfm).values.parameters).toBe(10_000 * (4 * 64 + 24 + 3 * 8 * 256 + 16) + 64 + 8);
  });

  it("has no count beyond 2^53", () => {
    expect(count({ ...llama, vocab_size: 2 ** 50 }).values.parameters).toBeUndefined();
  });

  it("has no layers of kinds that every object knows", () => {
    const nano = SAMPLES.find(({ id }) => id.startsWith("nvidia/NVIDIA-Nemotron-3-Nano"))?.config ?? {};
    for (const kind of ["__proto__", "constructor", "toString"]) {
      const kinds = Array.from({ length: 52 }, () => kind);
      expect(count({ ...nano, layers_block_type: kinds }).values.parameters).toBeUndefined();
    }
    expect(count({ ...nano, num_hidden_layers: 51 }).values.parameters).toBeUndefined();
  });

  it("says nothing by keys that it inherits", () => {
    expect(count(Object.create(llama) as Config).values).toEqual({});
    expect(count(JSON.parse('{"__proto__": {"model_type": "llama"}, "model_type": "__proto__"}')).values).toEqual({});
  });
});

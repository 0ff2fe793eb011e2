// How the weights are quantised, in whichever of its many forms a file says so.
import { ConfigBlock, isObject, type Read } from "./config-block.js";
import { declared, derived, type Finding } from "./finding.js";
import type { Skeleton } from "./skeleton.js";
import type { CharacteristicValues } from "./types.js";

type Names =
  | "quantizationBits"
  | "quantizationGroupSize"
  | "quantizationMethod"
  | "quantizationFormat"
  | "quantizationTargets"
  | "quantizationIgnored";

/** What is known of the quantisation; empty for weights that are not quantised. */
export type QuantizationFindings = {
  readonly [Name in Names]?: Finding<Exclude<CharacteristicValues[Name], undefined>>;
};

/** Reads the block in config.json, else the file beside it. */
export function readQuantization({ config, text }: Skeleton, quantConfig: unknown): QuantizationFindings {
  const found = findBlock(config, text) ?? besideBlock(quantConfig);
  if (found === undefined) return {};
  const { block, method } = found;
  const groups = readGroups(block);
  // Experts in another format than the block speaks of: no single figure is right.
  const isMixed = text.says("expert_dtype") || config.says("expert_dtype");
  const algorithm = block.text("quant_algo");
  const findings = {
    quantizationMethod: method,
    quantizationBits: isMixed ? undefined : readBits(block, groups, algorithm, method?.value),
    quantizationGroupSize: readGroupSize(block, groups, method?.value, algorithm?.value),
    quantizationFormat: readFormat(block, groups, algorithm),
    quantizationTargets: readTargets(groups),
    quantizationIgnored: readIgnored(block),
  };
  return Object.fromEntries(Object.entries(findings).filter(([, finding]) => finding !== undefined));
}

interface Found {
  readonly block: ConfigBlock;
  readonly method?: Finding<string>;
}

// MLX writes the same block twice, the second time under the name that everybody else uses, without a method.
function findBlock(config: ConfigBlock, text: ConfigBlock): Found | undefined {
  const mlx = config.block("quantization") ?? text.block("quantization");
  if (mlx?.number("bits") !== undefined) {
    return { block: mlx, method: derived("mlx", mlx.path.slice(0, -1), "the block that MLX writes") };
  }
  for (const outer of [config, text]) {
    for (const key of ["quantization_config", "compression_config"]) {
      const block = outer.block(key);
      if (block !== undefined) return withMethod(block);
    }
  }
  return undefined;
}

function withMethod(block: ConfigBlock, byFile?: string): Found {
  const at = block.path.replace(/[. ]+$/, "");
  const stated = block.text("quant_method");
  if (stated !== undefined) return { block, method: declared(stated) as Finding<string> };
  if (block.says("quant_method")) return { block };
  if (block.says("quant_algo"))
    return { block, method: derived("modelopt", `${block.path}quant_algo`, "only ModelOpt names an algorithm") };
  if (block.says("load_in_4bit") || block.says("load_in_8bit")) {
    return { block, method: derived("bitsandbytes", at, "load_in_4bit and load_in_8bit are keys of bitsandbytes") };
  }
  if (block.says("mode") && block.says("group_size"))
    return { block, method: derived("mlx", at, "bits, group_size and mode as MLX writes them") };
  return byFile === undefined ? { block } : { block, method: derived(byFile, at, "the name of the file") };
}

// hf_quant_config.json of ModelOpt keeps everything in one block beside the producer; quantize_config.json is that of GPTQ tools.
function besideBlock(quantConfig: unknown): Found | undefined {
  if (!isObject(quantConfig)) return undefined;
  const outer = new ConfigBlock(quantConfig, "hf_quant_config.json: ");
  const inner = outer.block("quantization");
  if (inner !== undefined) return withMethod(inner);
  if (outer.says("quant_algo")) return withMethod(outer);
  const gptq = new ConfigBlock(quantConfig, "quantize_config.json: ");
  return gptq.says("bits") ? withMethod(gptq, gptq.says("desc_act") ? "gptq" : undefined) : undefined;
}

/** The groups of compressed-tensors and ModelOpt, by name. */
function readGroups(block: ConfigBlock): readonly ConfigBlock[] {
  const groups = block.block("config_groups");
  return groups?.keys.slice(0, MOST_GROUPS).flatMap((name) => groups.block(name) ?? []) ?? [];
}

const MOST_GROUPS = 100;

function readBits(
  block: ConfigBlock,
  groups: readonly ConfigBlock[],
  algorithm: Read<string> | undefined,
  method: string | undefined,
): Finding<number> | undefined {
  for (const key of ["bits", "w_bit", "weight_bits", "num_bits", "wbits"]) {
    if (block.says(key)) return declared(plausible(block.number(key)));
  }
  for (const [key, bits] of [
    ["load_in_4bit", 4],
    ["load_in_8bit", 8],
  ] as const) {
    const flag = block.flag(key);
    if (flag?.value === true) return derived(bits, flag.from, key);
  }
  if (groups.length > 0)
    return declared(onlyOne(groups.map((group) => plausible(group.block("weights")?.number("num_bits")))));
  if (algorithm !== undefined) {
    const bits = bitsOfAlgorithm(algorithm.value);
    return bits === undefined
      ? undefined
      : derived(bits, algorithm.from, `${algorithm.value} has ${bits} bits per weight`);
  }
  const weights = block.text("weights") ?? block.text("quant_type");
  if (weights !== undefined) {
    const bits =
      /^u?int([1-8])(?:_|$)/.exec(weights.value)?.[1] ?? (/^float8(?:_|$)/.test(weights.value) ? "8" : undefined);
    return bits === undefined ? undefined : derived(Number(bits), weights.from, weights.value);
  }
  const bits = method === undefined ? undefined : BITS_OF_METHOD.get(method);
  return bits === undefined
    ? undefined
    : derived(bits, `${block.path}quant_method`, `${method} has ${bits} bits per weight`);
}

// Formats whose name fixes the width: FP8 is 8 bits wide, the elements of MXFP4 4 (OCP Microscaling Formats, version 1.0).
const BITS_OF_METHOD: ReadonlyMap<string, number> = new Map([
  ["fp8", 8],
  ["fbgemm_fp8", 8],
  ["finegrained_fp8", 8],
  ["mxfp4", 4],
  ["mxfp8", 8],
]);

// Names as ModelOpt and TensorRT-LLM write them: FP8, FP8_PB_WO, NVFP4, W4A16_AWQ, INT8_SQ. MIXED_PRECISION has no one width.
function bitsOfAlgorithm(name: string): number | undefined {
  const bits = /^W(\d+)A\d+(?:_|$)/.exec(name)?.[1] ?? /^(?:NV|MX)?(?:FP|INT)(\d+)(?:_|$)/.exec(name)?.[1];
  return bits !== undefined && Number(bits) <= MOST_BITS ? Number(bits) : undefined;
}

const MOST_BITS = 16;

function plausible(read: Read<number> | undefined): Read<number> | undefined {
  return read !== undefined && read.value >= 1 && read.value <= MOST_BITS ? read : undefined;
}

// Several groups with several widths have none that stands for all.
function onlyOne<Value>(reads: readonly (Read<Value> | undefined)[]): Read<Value> | undefined {
  const [first] = reads;
  return first !== undefined && reads.every((read) => read?.value === first.value) ? first : undefined;
}

function readGroupSize(
  block: ConfigBlock,
  groups: readonly ConfigBlock[],
  method: string | undefined,
  algorithm: string | undefined,
): Finding<number> | undefined {
  for (const key of ["group_size", "q_group_size"]) {
    // -1 stands for one scale per channel.
    if (block.says(key)) return declared(block.count(key));
  }
  if (groups.length > 0) return declared(onlyOne(groups.map((group) => group.block("weights")?.count("group_size"))));
  if (method === "mxfp4" || algorithm === "MXFP4") {
    return derived(
      MX_GROUP,
      `${block.path}${algorithm === undefined ? "quant_method" : "quant_algo"}`,
      "32 values share a scale in MX formats",
    );
  }
  return undefined;
}

// OCP Microscaling Formats, version 1.0, https://www.opencompute.org/documents/ocp-microscaling-formats-mx-v1-0-spec-final-pdf
const MX_GROUP = 32;

function readFormat(
  block: ConfigBlock,
  groups: readonly ConfigBlock[],
  algorithm: Read<string> | undefined,
): Finding<string> | undefined {
  const keys = ["format", "fmt", "checkpoint_format", "bnb_4bit_quant_type", "mode", "version"];
  const key = keys.find((name) => block.says(name));
  return declared(
    algorithm ?? (key === undefined ? onlyOne(groups.map((group) => group.text("format"))) : block.text(key)),
  );
}

function readTargets(groups: readonly ConfigBlock[]): Finding<readonly string[]> | undefined {
  const lists = groups.flatMap((group) => group.texts("targets") ?? []);
  const [first] = lists;
  if (first === undefined || lists.length < groups.length) return undefined;
  return declared({ value: [...new Set(lists.flatMap(({ value }) => value))], from: first.from });
}

function readIgnored(block: ConfigBlock): Finding<readonly string[]> | undefined {
  const keys = ["ignore", "modules_to_not_convert", "exclude_modules", "llm_int8_skip_modules", "ignored_layers"];
  const key = keys.find((name) => block.says(name));
  if (key !== undefined) return declared(block.texts(key));
  // MLX names a layer that stays as it is with false.
  const left = block.keys.filter((name) => block.flag(name)?.value === false && name.includes("."));
  return left.length === 0 ? undefined : derived(left, block.path.slice(0, -1), "layers set to false");
}

// How many tokens a model takes, by the keys that say so and the rules of its family.
import type { ConfigBlock, Read } from "./config-block.js";
import { byDefault, declared, derived, type Finding, follows } from "./finding.js";
import type { ModelTypeFacts } from "./model-types.js";
import type { Skeleton } from "./skeleton.js";
import type { RopeScaling } from "./types.js";

/** What a config.json says about the length of its input. */
export interface ContextFindings {
  readonly contextWindow?: Finding<number>;
  readonly trainedContext?: Finding<number>;
  readonly ropeScaling?: Finding<RopeScaling>;
}

// Where several are there, the first one counts: Command R states model_max_length beside a max_position_embeddings that is a sixteenth
// of it (vLLM takes the former, too: vllm/config/model.py), NomicBERT keeps a smaller max_position_embeddings beside n_positions,
// Qwen 1 a larger one beside the seq_length that it was trained with.
const LENGTH_KEYS = [
  "model_max_length",
  "n_positions",
  "seq_length",
  "max_position_embeddings",
  "max_sequence_length",
  "max_seq_len",
  "max_seq_length",
  "seq_len",
  "n_ctx",
  "context_length",
  "max_context_length",
  "max_target_positions",
] as const;

/** Reads the length of the input. `facts` are about the type of the text block. */
export function readContext(skeleton: Skeleton, facts: ModelTypeFacts | undefined): ContextFindings {
  const { config, text } = skeleton;
  const rope = readRope(config, text);
  const length = readLength(skeleton, facts);
  const contextWindow = length === undefined ? undefined : stretch(length, rope);
  const trainedContext = readTrained(config, text, rope, contextWindow?.value);
  return {
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(trainedContext === undefined ? {} : { trainedContext }),
    ...(rope === undefined ? {} : { ropeScaling: rope }),
  };
}

// Types with several lengths of which only one is the limit; without that one, nothing is known.
const KEY_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ["qwen", "seq_length"],
  ["nomic_bert", "n_positions"],
  ["whisper", "max_target_positions"],
]);

function readLength(skeleton: Skeleton, facts: ModelTypeFacts | undefined): Finding<number> | undefined {
  const { config, text, isNested, textType } = skeleton;
  const only = KEY_OF_TYPE.get(textType?.value ?? "");
  if (only !== undefined) return declared(text.count(only));
  const block = LENGTH_KEYS.some((key) => text.says(key)) ? text : config;
  const key = LENGTH_KEYS.find((name) => block.says(name));
  if (key === undefined) {
    const value = isNested ? facts?.defaults?.max_position_embeddings : undefined;
    const rule = "class default of max_position_embeddings";
    return value === undefined ? undefined : byDefault(value, `${text.path}model_type`, rule);
  }
  const read = block.count(key);
  if (read === undefined) return undefined;
  const offset = facts?.positionOffset ?? 0;
  if (key === "max_position_embeddings" && offset > 0) {
    const rule = `${key} minus ${offset}: positions are counted from the padding on`;
    return read.value > offset ? derived(read.value - offset, read.from, rule) : undefined;
  }
  // Two more than a round number: some kin of RoBERTa that nobody has named here, so that nobody knows.
  return facts === undefined && read.value % 16 === 2 ? undefined : declared(read);
}

// YaRN: published files give either the stretched length or the one before; the product tells which. For other ways of stretching
// the stated length is the stretched one (llama3, longrope), or nobody can tell (linear, dynamic without the original length).
function stretch(length: Finding<number>, rope: Finding<RopeScaling> | undefined): Finding<number> {
  const { type, factor, originalContext } = rope?.value ?? {};
  if (rope === undefined || factor === undefined) return length;
  if (type === "yarn" && originalContext !== undefined) {
    const stretched = Math.round(factor * originalContext);
    if (stretched > length.value && Number.isSafeInteger(stretched)) {
      return follows(stretched, [length, rope], "YaRN: factor times the original length", "medium");
    }
  }
  const isUnclear = originalContext === undefined && factor > 1 && length.evidence.how === "declared";
  return isUnclear ? { ...length, evidence: { ...length.evidence, confidence: "medium" } } : length;
}

function readRope(config: ConfigBlock, text: ConfigBlock): Finding<RopeScaling> | undefined {
  const block =
    text.block("rope_scaling") ??
    text.block("rope_parameters") ??
    config.block("rope_scaling") ??
    config.block("rope_parameters");
  const type = block?.text("rope_type") ?? block?.text("type");
  // "default" means unstretched; mrope only orders the dimensions of positions.
  if (block === undefined || type === undefined || UNSTRETCHED.has(type.value)) return undefined;
  const factor = block.number("factor");
  const original =
    block.count("original_max_position_embeddings") ??
    text.count("original_max_position_embeddings") ??
    config.count("original_max_position_embeddings");
  const value: RopeScaling = {
    type: type.value,
    ...(factor === undefined || factor.value <= 0 || factor.value > MOST_STRETCHED ? {} : { factor: factor.value }),
    ...(original === undefined ? {} : { originalContext: original.value }),
  };
  return {
    value,
    evidence: { from: block.path.slice(0, -1), rule: "type and factor", how: "declared", confidence: "high" },
  };
}

// A factor beyond this is nonsense.
const MOST_STRETCHED = 10_000;

const UNSTRETCHED = new Set(["default", "mrope"]);

function readTrained(
  config: ConfigBlock,
  text: ConfigBlock,
  rope: Finding<RopeScaling> | undefined,
  context: number | undefined,
): Finding<number> | undefined {
  const stated: Read<number> | undefined =
    text.count("original_max_position_embeddings") ??
    config.count("original_max_position_embeddings") ??
    text.count("initial_context_length") ??
    originalOf(rope);
  // Without a longer one to set it against, it would be the same figure twice.
  if (stated === undefined || context === undefined || stated.value >= context) return undefined;
  return declared(stated);
}

function originalOf(rope: Finding<RopeScaling> | undefined): Read<number> | undefined {
  const original = rope?.value.originalContext;
  if (rope === undefined || original === undefined) return undefined;
  return { value: original, from: `${rope.evidence.from}.original_max_position_embeddings` };
}

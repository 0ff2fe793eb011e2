// Which block of a config.json describes the language model, and what its sizes are called there.
import type { ConfigBlock, Read } from "./config-block.js";
import { modelTypeFacts, typeOfClass } from "./model-types.js";

/** The sizes of a language model as its file states them, whatever the keys are called. Nothing is computed or filled in. */
export interface StatedSizes {
  readonly layers?: Read<number>;
  readonly hiddenSize?: Read<number>;
  readonly vocabSize?: Read<number>;
  readonly heads?: Read<number>;
  readonly kvHeads?: Read<number>;
  readonly headSize?: Read<number>;
  readonly intermediateSize?: Read<number>;
  readonly experts?: Read<number>;
  readonly activeExperts?: Read<number>;
}

/** A config.json taken apart. */
export interface Skeleton {
  /** The outermost block. */
  readonly config: ConfigBlock;
  /** The block that describes the language model; the outermost one where there is none inside it. */
  readonly text: ConfigBlock;
  /** Whether `text` is inside `config`. Only then may keys be missing that the class fills in. */
  readonly isNested: boolean;
  /** `model_type` of the outermost block. */
  readonly modelType?: Read<string>;
  /** The same, else the type that the class stands for; undefined where the key says nonsense. */
  readonly type?: Read<string>;
  /** Type of the text block: its own, else what usually stands in a model of this type; the type of the whole where there is no such block. */
  readonly textType?: Read<string>;
  readonly architectures: readonly string[];
  readonly sizes: StatedSizes;
}

// The names under which a language model stands inside a model of several parts.
const TEXT_BLOCKS = [
  "text_config",
  "language_config",
  "llm_config",
  "thinker_config",
  "decoder",
  "text_encoder",
  "lm_config",
];

/** Takes a config.json apart. */
export function readSkeleton(config: ConfigBlock): Skeleton {
  const text = findText(config);
  const modelType = config.text("model_type");
  const architectures = config.texts("architectures")?.value ?? [];
  const type = config.says("model_type") ? modelType : typeByClass(architectures);
  const textType = text === config ? type : typeOfText(text, type);
  return {
    config,
    text,
    isNested: text !== config,
    ...(modelType === undefined ? {} : { modelType }),
    ...(type === undefined ? {} : { type }),
    ...(textType === undefined ? {} : { textType }),
    architectures,
    sizes: readSizes(text),
  };
}

function typeByClass(architectures: readonly string[]): Read<string> | undefined {
  const value = architectures.map(typeOfClass).find((name) => name !== undefined);
  return value === undefined ? undefined : { value, from: "architectures" };
}

function typeOfText(text: ConfigBlock, type: Read<string> | undefined): Read<string> | undefined {
  if (text.says("model_type")) return text.text("model_type");
  const value = type === undefined ? undefined : modelTypeFacts(type.value)?.text;
  return type === undefined || value === undefined ? undefined : { value, from: type.from };
}

// A block may hold another one: Qwen Omni keeps text_config in thinker_config. Deeper than that nobody goes.
const DEEPEST = 3;

function findText(outermost: ConfigBlock): ConfigBlock {
  let block = outermost;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = TEXT_BLOCKS.map((name) => block.block(name)).find((found) => found !== undefined);
    if (inner === undefined) return block;
    block = inner;
  }
  return block;
}

/** The keys by which files name one size, the more usual ones first; by the first of them classes call what they fill in. */
export const SIZE_KEYS = {
  layers: ["num_hidden_layers", "n_layer", "n_layers", "num_layers", "decoder_layers"],
  hiddenSize: ["hidden_size", "n_embd", "d_model", "dim", "embed_dim", "model_dim"],
  vocabSize: ["vocab_size", "padded_vocab_size", "n_vocab"],
  heads: ["num_attention_heads", "n_head", "n_heads", "num_heads", "decoder_attention_heads"],
  kvHeads: ["num_key_value_heads", "multi_query_group_num", "num_kv_heads", "n_head_kv", "n_kv_heads"],
  headSize: ["head_dim", "kv_channels", "d_kv", "attention_head_dim"],
  intermediateSize: [
    "intermediate_size",
    "n_inner",
    "ffn_hidden_size",
    "ff_intermediate_size",
    "decoder_ffn_dim",
    "d_ff",
    "hidden_dim",
    "ffn_dim",
  ],
  experts: ["num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts", "num_routed_experts"],
  activeExperts: [
    "num_experts_per_tok",
    "num_experts_per_token",
    "moe_top_k",
    "moe_topk",
    "top_k_experts",
    "num_selected_experts",
    "experts_per_token",
    "moe_k",
  ],
} as const satisfies Record<keyof StatedSizes, readonly string[]>;

function readSizes(text: ConfigBlock): StatedSizes {
  const entries = Object.entries(SIZE_KEYS).flatMap(([name, keys]) => {
    const read = text.firstCount(keys);
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(entries);
}

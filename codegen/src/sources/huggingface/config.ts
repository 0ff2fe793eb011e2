// A model's config.json to facts. The keys and their order are those of registry/mappings/model-configs.json. The
// context length is not read: which key holds it, and whether it is what the model was made for, differs by model.
import { isCount } from "../records/counts.js";
import { ownProperty } from "../records/own-property.js";

/** One value of config.json that a field of the registry is about. */
export interface ConfigFact {
  /** Field path of the registry. */
  readonly field: string;
  /** Dotted key, such as `text_config.hidden_size`. */
  readonly key: string;
  readonly value: string | number;
}

interface ConfigRule {
  readonly field: string;
  /** The first of these that is there decides; where it holds something else than is wanted, nothing is known. */
  readonly keys: readonly string[];
  /** Those among them that decide that nothing is known. */
  readonly unread?: readonly string[];
  readonly wanted: "text" | "count";
}

// Models that see or hear keep the sizes of their language model in a block of its own.
const TEXT_BLOCKS = ["", "text_config.", "language_config.", "llm_config."];

const RULES: readonly ConfigRule[] = [
  { field: "architecture.type", keys: ["model_type"], wanted: "text" },
  { field: "architecture.patch_size", keys: ["vision_config.patch_size"], wanted: "count" },
  {
    field: "specs.hidden_dim",
    keys: [...inBlocks("hidden_size"), "n_embd", "d_model"],
    // Where both names are there, d_model is something else.
    unread: ["n_embd"],
    wanted: "count",
  },
  { field: "specs.max_position_embeddings", keys: inBlocks("max_position_embeddings"), wanted: "count" },
  { field: "specs.vocab_size", keys: inBlocks("vocab_size"), wanted: "count" },
  { field: "specs.num_hidden_layers", keys: inBlocks("num_hidden_layers"), wanted: "count" },
  { field: "specs.num_attention_heads", keys: inBlocks("num_attention_heads"), wanted: "count" },
  { field: "specs.num_key_value_heads", keys: inBlocks("num_key_value_heads"), wanted: "count" },
  {
    field: "specs.num_experts",
    keys: inBlocks("num_experts", "n_routed_experts", "num_local_experts"),
    wanted: "count",
  },
  {
    field: "specs.num_experts_per_token",
    keys: inBlocks("num_experts_per_tok", "num_experts_per_token"),
    wanted: "count",
  },
];

/** Fields that only config.json tells of. */
export const CONFIG_FIELDS: readonly string[] = RULES.map(({ field }) => field);

/** Reads a config.json. What is not there or not of its type gives nothing; neither does a config that is no object. */
export function readConfig(config: unknown): ConfigFact[] {
  const facts = RULES.flatMap((rule) => applyRule(rule, config));
  // Dense models carry the keys of mixtures, with 0 or 1 in them.
  const isMixture = facts.some(({ field, value }) => field === "specs.num_experts" && Number(value) > 1);
  return facts.filter(({ field }) => isMixture || !field.startsWith("specs.num_experts"));
}

function applyRule({ field, keys, unread = [], wanted }: ConfigRule, config: unknown): ConfigFact[] {
  for (const key of keys) {
    const value = valueAt(config, key);
    if (isUnknown(value)) continue;
    if (unread.includes(key)) return [];
    if (wanted === "text") return typeof value === "string" ? [{ field, key, value: value.slice(0, LONGEST) }] : [];
    return isCount(value) ? [{ field, key, value }] : [];
  }
  return [];
}

// Longer than any field takes, short enough to keep.
const LONGEST = 200;

function inBlocks(...names: readonly string[]): string[] {
  return TEXT_BLOCKS.flatMap((block) => names.map((name) => block + name));
}

function valueAt(config: unknown, key: string): unknown {
  return key.split(".").reduce(ownProperty, config);
}

function isUnknown(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

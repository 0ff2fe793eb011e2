import { type Entry, problemAt, recordRule } from "./rule.js";

/** Limits that contain one another do so. */
export const limits = recordRule(
  "limits",
  "A part is not larger than its whole: context and positions, active and all parameters, experts, heads.",
  function* (entry) {
    for (const [part, whole, help] of PAIRS) {
      const small = entry.record.specs?.[part];
      const large = entry.record.specs?.[whole];
      if (small === undefined || large === undefined || small <= large) continue;
      const message = `Model ${entry.record.id} ${part} (${small}) is above ${whole} (${large})`;
      yield problemAt("limits", entry, ["specs", part], message, help);
    }
    yield* checkHeads(entry);
  },
);

const PAIRS = [
  ["context_length", "max_position_embeddings", "A model has no positions for more tokens: were the two swapped?"],
  ["active_parameters", "parameters", "Active parameters are a part of all: were the two swapped?"],
  ["embedding_parameters", "parameters", "The embedding table is a part of the model: were the two swapped?"],
  ["num_experts_per_token", "num_experts", "A token cannot pass more experts than there are: were the two swapped?"],
  ["num_key_value_heads", "num_attention_heads", "Key-value heads are shared by query heads: were the two swapped?"],
] as const;

function* checkHeads(entry: Entry) {
  const { num_attention_heads: heads, num_key_value_heads: shared } = entry.record.specs ?? {};
  if (heads === undefined || shared === undefined || shared > heads || heads % shared === 0) return;
  const message = `Model ${entry.record.id} num_attention_heads (${heads}) is not a multiple of num_key_value_heads (${shared})`;
  yield problemAt(
    "limits",
    entry,
    ["specs", "num_key_value_heads"],
    message,
    "Query heads share key-value heads evenly.",
  );
}

import { type Entry, problemAt, type Rule } from "./rule.js";

/** No two records describe the same revision of the same upstream model. */
export const uniqueUpstreamIds: Rule = {
  code: "duplicate-upstream-id",
  description: "A Hugging Face id and revision, CivitAI id and version, or OpenRouter id belongs to one model only.",
  *check(context) {
    const owners = new Map<string, Entry>();
    for (const entry of context.entries) {
      for (const [field, upstream] of upstreamIds(entry)) {
        const key = `${field} ${upstream.toLowerCase()}`;
        const owner = owners.get(key);
        if (owner === undefined) {
          owners.set(key, entry);
          continue;
        }
        const message = `Model ${entry.record.id} has the same ${field} as ${owner.record.id} (line ${context.lineOf(owner)}): ${upstream}`;
        const help = "Remove one of the two, or give each the revision it describes.";
        yield problemAt("duplicate-upstream-id", entry, [field], message, help);
      }
    }
  },
};

function* upstreamIds({ record }: Entry): Iterable<[field: string, upstream: string]> {
  const revision = record.revision === undefined ? "" : ` at ${record.revision}`;
  if (record.huggingface_id !== undefined) yield ["huggingface_id", `${record.huggingface_id}${revision}`];
  const version = record.civitai_version_id === undefined ? "" : ` version ${record.civitai_version_id}`;
  if (record.civitai_id !== undefined) yield ["civitai_id", `${record.civitai_id}${version}`];
  if (record.openrouter_id !== undefined) yield ["openrouter_id", record.openrouter_id];
}

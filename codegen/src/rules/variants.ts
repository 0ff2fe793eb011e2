import { problemAt, recordRule } from "./rule.js";

/** Variant ids are unique within their model. */
export const variants = recordRule("variants", "Variant ids are unique within their model.", function* (entry) {
  const seen = new Set<string>();
  for (const [position, variant] of (entry.record.variants ?? []).entries()) {
    if (seen.has(variant.id)) {
      const message = `Model ${entry.record.id} has two variants with the id ${variant.id}`;
      yield problemAt("variants", entry, ["variants", position, "id"], message, "Give one of them another id.");
    }
    seen.add(variant.id);
  }
});

import type { Problem } from "../problem.js";
import { type Entry, problemAt, type Rule, type RuleContext } from "./rule.js";

/** Ids are unique, and no alias equals an id or another alias. */
export const uniqueIds: Rule = {
  code: "duplicate-id",
  description: "Every id and alias leads to one model only.",
  *check(context) {
    const owners = new Map<string, Entry>();
    for (const entry of context.entries) {
      const { id } = entry.record;
      const first = owners.get(id);
      if (first === undefined) owners.set(id, entry);
      else {
        const message = `Duplicate model ID found: ${id} (first on line ${context.lineOf(first)}).`;
        yield problemAt("duplicate-id", entry, ["id"], message, "Give one of them another id, or remove it.");
      }
    }
    for (const entry of context.entries) yield* checkAliases(entry, owners, context);
  },
};

function* checkAliases(entry: Entry, owners: Map<string, Entry>, context: RuleContext): Iterable<Problem> {
  for (const [position, alias] of (entry.record.aliases ?? []).entries()) {
    const owner = owners.get(alias);
    if (owner === undefined) {
      owners.set(alias, entry);
      continue;
    }
    const whose = owner.record.id === alias ? "the id" : "an alias";
    const message = `Model ${entry.record.id}: the alias ${alias} is already ${whose} of ${owner.record.id} (line ${context.lineOf(owner)}).`;
    yield problemAt("duplicate-id", entry, ["aliases", position], message, "Remove the alias.");
  }
}

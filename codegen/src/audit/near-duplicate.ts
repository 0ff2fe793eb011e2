import { type Audit, type Audited, question } from "./audit.js";

/** Ids that differ only in case or separators name the same thing. */
export const nearDuplicate: Audit = {
  code: "near-duplicate",
  description: "No two models have ids that differ only in case or in separators.",
  *examine({ models }) {
    const owners = new Map<string, { readonly model: Audited; readonly name: string }>();
    for (const model of models) {
      const reported = new Set<Audited>();
      for (const [field, name, item] of namesOf(model)) {
        const key = `${field === "huggingface_id" ? field : "id"} ${plain(name)}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, { model, name });
        if (owner === undefined || owner.model === model || reported.has(owner.model)) continue;
        reported.add(owner.model);
        const message = `its ${field === "huggingface_id" ? field : "id"} ${name} is ${owner.name} of ${owner.model.record.id} in other letters`;
        const help = "If both are one model, keep one record; else say in an exception how they differ.";
        yield question(model, field, message, help, item);
      }
    }
  },
};

type Name = readonly [field: "huggingface_id" | "id" | "aliases", name: string, item?: number];

// The Hub id first: it is the stronger sign.
function* namesOf({ record }: Audited): Iterable<Name> {
  const { huggingface_id: hub, id, aliases = [] } = record;
  if (hub !== undefined) yield ["huggingface_id", hub];
  yield ["id", id];
  for (const [item, alias] of aliases.entries()) yield ["aliases", alias, item];
}

/** Without case and separators; a separator between digits counts, for 1.5 is not 15. */
function plain(name: string): string {
  return name.toLowerCase().replace(/(?<!\d)[-._]|[-._](?!\d)/g, "");
}

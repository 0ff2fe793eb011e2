import { lacks, problemAt, recordRule } from "./rule.js";

/** A projection layer has a size, and it is the size of the output. */
export const projection = recordRule(
  "projection",
  "has_projection, projection_dims and embedding_dim agree.",
  function* (entry) {
    const { id, architecture, specs } = entry.record;
    if (architecture === undefined) return;
    const { has_projection: has, projection_dims: dims } = architecture;
    const at = (key: string) => ["architecture", key];
    if (has === true && lacks(entry, "architecture.projection_dims")) {
      const message = `Model ${id} has has_projection=true but no projection_dims`;
      yield problemAt("projection", entry, at("has_projection"), message, "Add architecture.projection_dims.");
    }
    if (dims !== undefined && (has === false || lacks(entry, "architecture.has_projection"))) {
      const message = `Model ${id} has projection_dims but not has_projection=true`;
      yield problemAt("projection", entry, at("projection_dims"), message, "Set architecture.has_projection to true.");
    }
    const output = specs?.embedding_dim;
    if (dims !== undefined && output !== undefined && dims !== output) {
      const message = `Model ${id} projection_dims (${dims}) doesn't match embedding_dim (${output})`;
      const help = "The projection gives the output: correct one of the two.";
      yield problemAt("projection", entry, at("projection_dims"), message, help);
    }
    const hidden = specs?.hidden_dim;
    if (has === false && output !== undefined && hidden !== undefined && output !== hidden) {
      const message = `Model ${id} has has_projection=false but embedding_dim (${output}) differs from hidden_dim (${hidden})`;
      const help = "Without a projection both are the same: correct one, or set has_projection.";
      yield problemAt("projection", entry, ["specs", "embedding_dim"], message, help);
    }
  },
);

import { lacks, problemAt, recordRule } from "./rule.js";

/** Matryoshka dimensions ascend and hold the default, which is the largest a model can give. */
export const matryoshka = recordRule(
  "matryoshka",
  "matryoshka_dims ascends, holds embedding_dim, and stays within hidden_dim.",
  function* (entry) {
    const { id, architecture, specs } = entry.record;
    const dims = architecture?.matryoshka_dims;
    const at = ["architecture", "matryoshka_dims"];
    if (dims === undefined) {
      if (architecture?.matryoshka_strategy !== undefined && lacks(entry, at.join("."))) {
        const message = `Model ${id} has a matryoshka_strategy but no matryoshka_dims`;
        const help = "Add architecture.matryoshka_dims, or remove the strategy.";
        yield problemAt("matryoshka", entry, ["architecture", "matryoshka_strategy"], message, help);
      }
      return;
    }
    const descent = dims.findIndex((dim, position) => position > 0 && dim <= (dims[position - 1] as number));
    if (descent > 0) {
      const message = `Model ${id} has matryoshka_dims out of order: ${dims[descent]} after ${dims[descent - 1]}`;
      yield problemAt("matryoshka", entry, [...at, descent], message, "List them from small to large.");
    }
    const output = specs?.embedding_dim;
    if (output !== undefined && !dims.includes(output)) {
      const message = `Model ${id} has matryoshka_dims (${dims.join(", ")}) without its embedding_dim (${output})`;
      yield problemAt(
        "matryoshka",
        entry,
        at,
        message,
        "The default is one of the dimensions: correct one of the two.",
      );
    }
    const widest = architecture?.projection_dims ?? specs?.hidden_dim;
    const largest = Math.max(...dims);
    if (widest !== undefined && architecture?.has_projection !== true && largest > widest) {
      const message = `Model ${id} has a matryoshka dimension (${largest}) above its hidden_dim (${widest})`;
      yield problemAt(
        "matryoshka",
        entry,
        at,
        message,
        "Cutting a vector cannot make it longer: correct one of the two.",
      );
    }
  },
);

import { type Audited, modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";
import { isExact } from "./quantities.js";

/** An embedding is as wide as the model, or a projection says why not. */
export const hiddenWidth = modelAudit(
  {
    code: "hidden-width",
    description: "embedding_dim is the model's own width, or the record says that there is a projection.",
  },
  function* (model) {
    const { architecture, specs = {} } = model.record;
    const { embedding_dim: output, hidden_dim: width, embedding_parameters: table } = specs;
    if (output === undefined || architecture?.has_projection === true) return;
    const isCut = architecture?.matryoshka_dims?.includes(output) === true && width !== undefined && output < width;
    if (width !== undefined) {
      if (output === width || isCut) return;
      const message = `${show(model, FIELD)} differs from ${show(model, "specs.hidden_dim")}, and no projection is stated`;
      yield question(model, FIELD, message, STATE_IT);
      return;
    }
    // Where the width is not stated, the table gives it away: it has a whole number of rows.
    if (table === undefined || !isExact(table) || isProjected(model)) return;
    const rows = table / output;
    if (Number.isInteger(rows) && rows >= FEWEST_TOKENS) return;
    const message = `${show(model, "specs.embedding_parameters")} makes ${rows.toFixed(Number.isInteger(rows) ? 0 : 2)} tokens of ${show(model, FIELD)}`;
    yield question(model, FIELD, message, Number.isInteger(rows) ? TOO_FEW : STATE_IT);
  },
);

const FIELD = "specs.embedding_dim";

const FEWEST_TOKENS = 2_000;

const STATE_IT =
  "Either embedding_dim is wrong, or there is a projection: then add hidden_dim, has_projection and projection_dims.";

const TOO_FEW = "No vocabulary is that small: was another layer counted, such as the projection?";

/** With one vector per token, and between text and images, projections are the rule; some names tell the dimension. */
function isProjected({ record }: Audited): boolean {
  const { capabilities, id, specs, type } = record;
  if (type === "vision-retriever" || capabilities?.multi_vector === true) return true;
  if ((capabilities?.modalities ?? []).some((kind) => kind !== "text")) return true;
  return id.split(/\D+/).includes(String(specs?.embedding_dim));
}

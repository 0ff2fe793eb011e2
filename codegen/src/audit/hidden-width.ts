import { type Audited, type Finding, modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";
import { factor, isExact } from "./quantities.js";

/** An embedding is as wide as the model, or a projection says why not. */
export const hiddenWidth = modelAudit(
  {
    code: "hidden-width",
    description: "embedding_dim is the model's own width, or the record says that there is a projection.",
  },
  function* (model) {
    const finding = doubtWidth(model);
    if (finding !== undefined) yield finding;
  },
);

/** What speaks against the width of a model's vectors; undefined where nothing does. */
export function doubtWidth(model: Audited): Finding | undefined {
  const { architecture, specs = {} } = model.record;
  const { embedding_dim: output, hidden_dim: width } = specs;
  if (output === undefined || architecture?.has_projection === true) return undefined;
  if (width === undefined)
    return isProjected(model) ? undefined : (doubtTable(model, output) ?? doubtLayers(model, output));
  if (output === width || (output < width && architecture?.matryoshka_dims?.includes(output) === true))
    return undefined;
  const message = `${show(model, FIELD)} differs from ${show(model, "specs.hidden_dim")}, and no projection is stated`;
  return question(model, FIELD, message, STATE_IT);
}

const FIELD = "specs.embedding_dim";

const STATE_IT =
  "Either embedding_dim is wrong, or there is a projection: then add hidden_dim, has_projection and projection_dims.";

/** With one vector per token, and between text and images, projections are the rule; some names tell the dimension. */
function isProjected({ record }: Audited): boolean {
  const { capabilities, id, specs, type } = record;
  if (type === "vision-retriever" || capabilities?.multi_vector === true) return true;
  if ((capabilities?.modalities ?? []).some((kind) => kind !== "text")) return true;
  return id.split(/\D+/).includes(String(specs?.embedding_dim));
}

// Where the width is not stated, the token table gives it away: it has a whole number of rows.
function doubtTable(model: Audited, output: number): Finding | undefined {
  const table = model.record.specs?.embedding_parameters;
  if (table === undefined || !isExact(table)) return undefined;
  const rows = table / output;
  const isWhole = Number.isInteger(rows);
  if (isWhole && rows >= FEWEST_TOKENS) return undefined;
  const message = `${show(model, "specs.embedding_parameters")} makes ${isWhole ? rows : rows.toFixed(2)} tokens of ${show(model, FIELD)}`;
  const tooFew = "No vocabulary is that small: was another layer counted, such as the projection?";
  return question(model, FIELD, message, isWhole ? tooFew : STATE_IT);
}

const FEWEST_TOKENS = 2_000;

// Layers of that width have to fit into the model. Static models have none.
function doubtLayers(model: Audited, output: number): Finding | undefined {
  const { active_parameters: active, embedding_parameters: table = 0, parameters } = model.record.specs ?? {};
  const used = active ?? parameters;
  if (used === undefined || used <= table) return undefined;
  const layers = (used - table) / (WEIGHTS_OF_LAYER * output ** 2);
  if (layers >= FEWEST_LAYERS) return undefined;
  const counted = show(model, active === undefined ? "specs.parameters" : "specs.active_parameters");
  const message = `${counted} leaves room for ${factor(layers)} layers as wide as ${show(model, FIELD)}`;
  return question(model, FIELD, message, STATE_IT);
}

// Of attention and feed-forward part together, in units of the width squared.
const WEIGHTS_OF_LAYER = 12;
const FEWEST_LAYERS = 2;

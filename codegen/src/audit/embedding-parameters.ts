import { modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";
import { about, factor } from "./quantities.js";

/** The token table is as large as its vocabulary and width say, and a plausible part of the model. */
export const embeddingParameters = modelAudit(
  {
    code: "embedding-parameters",
    description: "embedding_parameters is vocab_size x hidden_dim, and a plausible part of all parameters.",
  },
  function* (model) {
    const { capabilities, specs = {} } = model.record;
    const { embedding_parameters: table, parameters, vocab_size: tokens, hidden_dim: width } = specs;
    if (table === undefined) return;
    if (tokens !== undefined && width !== undefined) {
      const product = tokens * width;
      // ALBERT and ELECTRA tables are narrower than the layers behind them: a whole number of columns all the same.
      const isFactorised = table < product && table % tokens === 0;
      const share = table / product;
      if (isFactorised || Math.abs(share - 1) <= PADDING) return;
      const message = `${show(model, FIELD)} is ${factor(share)} times ${show(model, "specs.vocab_size")} x ${show(model, "specs.hidden_dim")} = ${product}`;
      const help =
        share > 1
          ? "Positions, token types or a second table were counted in, or one of the three is another model's."
          : "One of the three is another model's, or of another revision.";
      yield question(model, FIELD, message, help);
    } else if (parameters !== undefined && parameters < LARGE && table < parameters * LEAST_SHARE) {
      // The letters that a model of speech tells apart are few.
      if (capabilities?.modalities?.includes("text") !== true) return;
      const message = `${show(model, FIELD)} is ${factor((table / parameters) * 100)} % of ${show(model, "specs.parameters")}`;
      const help = `A table of that model has at least about ${about(parameters * LEAST_SHARE)} weights: was another layer counted, such as the projection?`;
      yield question(model, FIELD, message, help);
    }
  },
);

const FIELD = "specs.embedding_parameters";

// Vocabularies are padded to a multiple of 64 or 128, which some sources count and others do not.
const PADDING = 0.03;

// Tables take 0.4 % of a model and more; only mixtures of experts far above this size come below the bound.
const LEAST_SHARE = 0.002;
const LARGE = 20e9;

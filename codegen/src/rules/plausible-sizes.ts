import { problemAt, recordRule } from "./rule.js";

/** Sizes that follow from one another are of the same order. */
export const plausibleSizes = recordRule(
  "implausible-size",
  "Parameters fit layers and hidden size; embedding parameters fit vocabulary and hidden size.",
  function* (entry) {
    const { id, specs } = entry.record;
    if (specs === undefined) return;
    const {
      parameters,
      embedding_parameters: embedding,
      vocab_size: vocabulary,
      hidden_dim: hidden,
      num_hidden_layers: layers,
    } = specs;
    if (parameters !== undefined && layers !== undefined && hidden !== undefined) {
      // A transformer block has about 12 x hidden^2 weights; sharing (ALBERT) and tiny feed-forward parts lower that,
      // experts raise it a hundredfold. Outside of these bounds a unit or a field is wrong.
      const block = hidden * hidden;
      const least = block * MIN_BLOCK_FACTOR;
      const most =
        (layers * block * MAX_BLOCK_FACTOR + (vocabulary ?? MAX_VOCABULARY) * hidden * 2) * (specs.num_experts ?? 1);
      if (parameters < least || (specs.active_parameters === undefined && parameters > most)) {
        const message = `Model ${id} has implausible parameters: ${parameters} for ${layers} layers of ${hidden}`;
        const help = `Between ${least} and ${most} are possible; check the unit and the fields.`;
        yield problemAt("implausible-size", entry, ["specs", "parameters"], message, help);
      }
    }
    if (embedding !== undefined && vocabulary !== undefined && hidden !== undefined) {
      const table = vocabulary * hidden;
      if (embedding < table * (1 - TABLE_TOLERANCE) || embedding > table * (1 + TABLE_TOLERANCE)) {
        const message = `Model ${id} has implausible embedding_parameters: ${embedding} for ${vocabulary} tokens of ${hidden}`;
        const help = `vocab_size x hidden_dim is ${table}; check the three fields.`;
        yield problemAt("implausible-size", entry, ["specs", "embedding_parameters"], message, help);
      }
    }
    if (
      parameters !== undefined &&
      embedding === undefined &&
      vocabulary !== undefined &&
      hidden !== undefined &&
      parameters < vocabulary
    ) {
      const message = `Model ${id} has implausible parameters: ${parameters}, fewer than its ${vocabulary} tokens`;
      yield problemAt(
        "implausible-size",
        entry,
        ["specs", "parameters"],
        message,
        "Write the full count, not millions.",
      );
    }
  },
);

const MIN_BLOCK_FACTOR = 3;
const MAX_BLOCK_FACTOR = 64;
const MAX_VOCABULARY = 1_000_000;
// Tables are padded to a multiple of 64 or 128, and some sources count token types and positions in.
const TABLE_TOLERANCE = 0.1;

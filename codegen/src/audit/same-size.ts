import { getField } from "../field-path.js";
import { type Audit, type Audited, question } from "./audit.js";
import { nameOf, show } from "./evidence.js";
import { doubtWidth } from "./hidden-width.js";
import { groupBy, isExact, ratio } from "./quantities.js";

/** Models with the same number of weights to the last digit are built alike. */
export const sameSize: Audit = {
  code: "same-size",
  description: "Models with exactly the same number of parameters have the same width, layers and vocabulary.",
  *examine({ models }) {
    const alike = groupBy(models, ({ record }) => {
      const count = record.specs?.parameters;
      return count !== undefined && isExact(count) ? count : undefined;
    });
    for (const group of alike.values()) {
      if (group.length > 1) for (const field of FIELDS) yield* findOdd(group, field);
    }
  },
};

const FIELDS = [
  "specs.hidden_dim",
  "specs.num_hidden_layers",
  "specs.vocab_size",
  "specs.embedding_parameters",
  "specs.embedding_dim",
] as const;

// Padded vocabularies are counted with their padding or without.
const PADDING = 1.03;

function* findOdd(group: readonly Audited[], field: (typeof FIELDS)[number]) {
  const stating = group.filter((model) => getField(model.record, field) !== undefined && counts(model, field));
  const byValue = [...groupBy(stating, ({ record }) => getField(record, field) as number)];
  // The most frequent value is the measure; between equally frequent ones, that of the first model in the file.
  byValue.sort(([, left], [, right]) => right.length - left.length || left[0].index - right[0].index);
  const [usual, ...odd] = byValue;
  if (usual === undefined) return;
  const [value, [example, ...more]] = usual;
  const rest = more.length === 0 ? "" : ` and ${more.length} more`;
  for (const [other, carriers] of odd) {
    if (field !== "specs.embedding_dim" && ratio(other, value) <= PADDING) continue;
    for (const model of carriers) {
      const message = `${show(model, field)} at ${show(model, "specs.parameters")}; ${example.record.id}${rest} of exactly that size: ${show(example, field)}`;
      yield question(model, field, message, `Is ${nameOf(field)} or the number of parameters another model's?`);
    }
  }
}

/** Vectors may be projected, which the count shows only in part; a width that does not fit is asked about already. */
function counts(model: Audited, field: (typeof FIELDS)[number]): boolean {
  if (field !== "specs.embedding_dim") return true;
  const { architecture, capabilities } = model.record;
  if (architecture?.has_projection === true || capabilities?.multi_vector === true) return false;
  return doubtWidth(model) === undefined;
}

import { formatKey, keysOf } from "../candidate.js";
import { getField } from "../field-path.js";
import { type Audit, type AuditContext, type Audited, type Finding, question } from "./audit.js";
import { show, sourceOf } from "./evidence.js";

/** What people refused does not stand in the registry. */
export const rejectedFact: Audit = {
  code: "rejected-fact",
  description: "No model and no fact stands in the registry that rejections.json refuses.",
  *examine({ models, rejections }) {
    const byKey = new Map(
      models.flatMap((model) => keysOf(model.record).map((key) => [formatKey(key), model] as const)),
    );
    for (const rejection of rejections) {
      const model = byKey.get(formatKey(rejection.key));
      if (model !== undefined) yield* compare(model, rejection);
    }
  },
};

function* compare(model: Audited, { key, claim, reason }: AuditContext["rejections"][number]): Iterable<Finding> {
  if (claim === undefined) {
    const message = `rejections.json refuses ${key.value}: ${JSON.stringify(reason)}`;
    yield question(model, key.field, message, "Remove the model, if nobody uses its id yet, or the rejection.");
    return;
  }
  const { field, source, value } = claim;
  if (sourceOf(model.record, field) !== source) return;
  if (JSON.stringify(getField(model.record, field)) !== JSON.stringify(value)) return;
  const message = `${show(model, field)} is refused by rejections.json: ${JSON.stringify(reason)}`;
  yield question(
    model,
    field,
    message,
    "Promoting never takes a fact out: remove it from models.json, or the rejection.",
  );
}

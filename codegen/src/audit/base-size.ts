import { type AuditContext, modelAudit, question } from "./audit.js";
import { factAbout, show } from "./evidence.js";
import { about, factor, ratio } from "./quantities.js";

/** Training a model on does not change the size of its layers. */
export const baseSize = modelAudit(
  {
    code: "base-size",
    description: "Apart from its token table, a model is as large as the model it was adapted from.",
    needs: "candidates",
  },
  function* (model, context) {
    const { parameters, embedding_parameters: table } = model.record.specs ?? {};
    const body = bodyOf(parameters, table);
    if (body === undefined) return;
    for (const [item, base] of (model.record.dependencies?.adapted_from ?? []).entries()) {
      if (factAbout(base, "type", context)?.value !== model.record.type) continue;
      const baseBody = bodyOfBase(base, context);
      if (baseBody === undefined || ratio(body, baseBody) <= TOLERANCE) continue;
      const message = `without its table, ${show(model, "specs.parameters")} is ${factor(body / baseBody)} times its base ${base}: ${about(body)} to ${about(baseBody)}`;
      const help =
        "Is the base another size of the family, or was the model distilled from it, which is no adaptation? One of the sizes may be wrong too.";
      yield question(model, "dependencies.adapted_from", message, help, item);
    }
  },
);

// Heads and towers come and go; another size of a family is at least a third larger.
const TOLERANCE = 1.25;

function bodyOfBase(base: string, context: AuditContext): number | undefined {
  const count = (field: string) => factAbout(base, field, context)?.value as number | undefined;
  return bodyOf(count("specs.parameters"), count("specs.embedding_parameters"));
}

/** All but the token table, which is cut or grown for other languages. A static model has nothing else. */
function bodyOf(parameters: number | undefined, table: number | undefined): number | undefined {
  return parameters === undefined || table === undefined || table >= parameters ? undefined : parameters - table;
}

import { ruleFor } from "../trust.js";
import { modelAudit, question } from "./audit.js";
import { countingFacts, quote, sourceOf } from "./evidence.js";
import { factor } from "./quantities.js";

/** A context length that only one source gives, and all others deny. */
export const contextAboveSources = modelAudit(
  {
    code: "context-above-sources",
    description: "context_length is not above what every other source says.",
    needs: "candidates",
  },
  function* (model, { trust }) {
    const length = model.record.specs?.context_length;
    if (length === undefined) return;
    const weak = ruleFor(FIELD, trust).weak ?? [];
    const own = sourceOf(model.record, FIELD);
    const others = countingFacts(model, FIELD, trust).filter(
      ({ provenance: { source } }) => source !== own && !weak.includes(source),
    );
    const next = others.reduce((most, { value }) => Math.max(most, Number(value)), 0);
    if (next === 0 || length <= next * CLOSE) return;
    const voices = [...new Set(others.map(quote))].sort().join(", ");
    const message = `context_length ${length}${own === undefined ? "" : ` (${own})`} is ${factor(length / next)} times the next; ${voices}`;
    yield question(model, FIELD, message, "Is it the number of positions, where the others give the limit in use?");
  },
);

const FIELD = "specs.context_length";

// 200,000 against 204,800 is a way of counting.
const CLOSE = 1.1;

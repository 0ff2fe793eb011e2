import { deriveCharacteristics, type Evidence } from "../../../src/characteristics/index.js";
import type { FactValue } from "../candidate.js";
import { CHARACTERISTIC_FIELDS } from "../characteristic-fields.js";
import { getField } from "../field-path.js";
import { modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";
import { ratio } from "./quantities.js";

/** A record says what the model's own config.json says. */
export const configFacts = modelAudit(
  {
    code: "config-facts",
    description: "Sizes, counts, type and modalities are those that follow from the model's config.json.",
    needs: "configs",
  },
  function* (model, { findConfig }) {
    const { huggingface_id: hub } = model.record;
    const stored = hub === undefined ? undefined : findConfig(hub);
    // A file that is not the model's own word for word is no evidence.
    if (stored === undefined || stored.form !== undefined) return;
    const characteristics = deriveCharacteristics(stored.config, { quantConfig: stored.quant_config });
    for (const { path: field, name } of CHARACTERISTIC_FIELDS) {
      const differs = DIFFERS.get(field) ?? isOther;
      const stated = getField(model.record, field) as FactValue | undefined;
      const derived = characteristics[name];
      if (stated === undefined || derived === undefined || !differs(stated, derived)) continue;
      const message = `${show(model, field)}, but ${JSON.stringify(derived)} follows from its config.json (${reasonOf(characteristics.evidence[name])})`;
      yield question(model, field, message, `Read ${stored.source}, and correct the record or configs.json.`);
    }
  },
);

// The name of the key says it, unless there is more to say.
function reasonOf(evidence: Evidence | undefined): string {
  const { from = "", rule = "" } = evidence ?? {};
  return from.endsWith(rule) ? from : `${from}: ${rule}`;
}

type Differs = (stated: unknown, derived: unknown) => boolean;

const isOther: Differs = (stated, derived) => stated !== derived;

// Publishers round, and count or leave out a head.
const isFarOff: Differs = (stated, derived) => ratio(Number(stated), Number(derived)) > 1.02;

// Active parameters are published in round billions.
const isVeryFarOff: Differs = (stated, derived) => ratio(Number(stated), Number(derived)) > 1.15;

// A model may be made for less than it has positions for, but not for more.
const isAbove: Differs = (stated, derived) => Number(stated) > Number(derived);

const lacksSome: Differs = (stated, derived) =>
  (derived as readonly unknown[]).some((kind) => kind !== "video" && !(stated as readonly unknown[]).includes(kind));

// Where to differ is not simply to be another value.
const DIFFERS: ReadonlyMap<string, Differs> = new Map([
  ["specs.parameters", isFarOff],
  ["specs.active_parameters", isVeryFarOff],
  ["specs.embedding_parameters", isFarOff],
  ["specs.context_length", isAbove],
  ["capabilities.modalities", lacksSome],
]);

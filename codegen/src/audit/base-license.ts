import { getField } from "../field-path.js";
import { modelAudit, question } from "./audit.js";
import { factAbout, show } from "./evidence.js";
import { type FreedomLevel, freedomOf } from "./license-freedom.js";

/** A model adapted from another passes on the other's conditions. */
export const baseLicense = modelAudit(
  {
    code: "base-license",
    description: "A licence is not more permissive than that of the model it was adapted from.",
    needs: "candidates",
  },
  function* (model, context) {
    const { license, dependencies } = model.record;
    if (license === undefined) return;
    for (const base of dependencies?.adapted_from ?? []) {
      const fact = factAbout(base, "license", context);
      if (fact === undefined || fact.value === license) continue;
      const own = freedomOf(license, String(getField(model.record, "license_name") ?? ""));
      const theirs = freedomOf(String(fact.value), String(factAbout(base, "license_name", context)?.value ?? ""));
      if (own === undefined || theirs === undefined || own >= theirs) continue;
      const message = `${show(model, "license")} ${WORDS[own]}, that of its base ${base} ${WORDS[theirs]}: ${fact.value} (${fact.provenance.source})`;
      const help = "A licence cannot give more than the base allows: find the model's own terms, or another base.";
      yield question(model, "license", message, help);
    }
  },
);

const WORDS: Readonly<Record<FreedomLevel, string>> = {
  0: "permits all use",
  1: "asks for the same licence",
  2: "has conditions of its own",
  3: "forbids commercial use or changes",
};

import { type Fact, type FactValue, isPage } from "../candidate.js";
import { agree } from "../contest.js";
import { getField } from "../field-path.js";
import { recordFields } from "../schema.js";
import { ruleFor, type Trust } from "../trust.js";
import { type Audited, modelAudit, question } from "./audit.js";
import { countingFacts, nameOf, quote, shorten, sourceOf } from "./evidence.js";
import { groupBy } from "./quantities.js";

/** A fact on which one source stands against two that agree. */
export const outvoted = modelAudit(
  {
    code: "outvoted",
    description: "No fact is contradicted by more sources than state it, if these agree.",
    needs: "candidates",
  },
  function* (model, { trust }) {
    for (const { path, fact } of recordFields) {
      const value = getField(model.record, path) as FactValue | undefined;
      if (!fact || value === undefined || !isVoted(path, trust)) continue;
      const majority = findMajority(model, path, value, trust);
      if (majority === undefined) continue;
      const own = sourceOf(model.record, path) ?? "the registry";
      const message = `${nameOf(path)} ${shorten(value)} (${own}) stands alone; ${majority.map(quote).join(", ")}`;
      yield question(model, path, message, "The order of trust decided against them: is it right here?");
    }
  },
);

/** Of fields that come together from one source, the first speaks; snapshots of different days never agree. */
function isVoted(path: string, trust: Trust): boolean {
  const { fields, together, latest_by: latestBy } = ruleFor(path, trust);
  return latestBy === undefined && (together !== true || fields[0] === path);
}

function findMajority(model: Audited, path: string, value: FactValue, trust: Trust): Fact[] | undefined {
  const facts = countingFacts(model, path, trust);
  const own = sourceOf(model.record, path) ?? "";
  const supporters = new Set(
    facts.filter((fact) => agree(fact.value, value)).map(({ provenance }) => provenance.source),
  );
  supporters.add(own);
  // Sources that count only together are no majority against the model's own page.
  const mute = isPage(own) ? (ruleFor(path, trust).weak ?? []) : [];
  const against = facts.filter(({ value: other, provenance: { source } }) => {
    return !agree(other, value) && !supporters.has(source) && !mute.includes(source);
  });
  const parties = [...groupBy(against, (fact) => JSON.stringify(fact.value)).values()].map(onePerSource);
  return parties.find((party) => party.length >= 2 && party.length > supporters.size);
}

function onePerSource(facts: readonly Fact[]): Fact[] {
  const bySource = groupBy(facts, ({ provenance }) => provenance.source);
  return [...bySource].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, [first]]) => first);
}

// Takes what promoting did, gives the summary for people and the JSON for scripts. The command prints it.
import { formatKey } from "../candidate.js";
import type { PromoteResult } from "../promote-project.js";
import type { Claim } from "../reconcile.js";
import { issueAsJson, stringifyReport } from "./json.js";
import { section } from "./section.js";
import { count, show } from "./wording.js";

/** Writes one line of counts, then what each of them stands for. */
export function formatPromotion(result: PromoteResult, { dryRun }: { readonly dryRun: boolean }): string {
  const { added, filled, replaced, kept, held, open } = result;
  const lists = [
    section("Added", added),
    section(
      "Filled",
      filled.map(({ id, fields }) => `${id}: ${fields.join(", ")}`),
    ),
    section(
      "Replaced, as accepted",
      replaced.map(({ id, fields }) => `${id}: ${fields.join(", ")}`),
    ),
    section(
      "Kept as they are in the registry",
      kept.map(({ id, field, registry, claim }) => `${id}: ${field} is ${show(registry)}, ${say(claim)}`),
    ),
    section("Held back", countReasons(result)),
    section(
      "Disagreements open",
      open.map(({ key, field, claims }) => `${formatKey(key)}: ${field}: ${claims.map(say).join(", ")}`),
    ),
  ];
  const sumFields = (models: PromoteResult["filled"]) => models.reduce((sum, { fields }) => sum + fields.length, 0);
  const counts = [
    `${count(added.length, "model")} added`,
    `${count(sumFields(filled), "field")} filled`,
    ...(replaced.length === 0 ? [] : [`${sumFields(replaced)} replaced`]),
    `${kept.length} kept`,
    `${count(held.length, "candidate")} held back`,
    `${count(open.length, "disagreement")} open`,
  ];
  const ending = result.awaitsAcceptance
    ? FIRST_STEP
    : dryRun
      ? "Nothing was written."
      : result.changed
        ? NEXT_STEP
        : "Nothing changed.";
  return `${counts.join(", ")}. ${ending}\n${lists.join("")}`;
}

/** Writes everything that promoting did, and what is wrong. */
export function formatPromotionJson(result: PromoteResult): string {
  const { issues, sources: _, ...rest } = result;
  return stringifyReport({ version: 1, ...rest, issues: issues.map(issueAsJson) });
}

const FIRST_STEP =
  'Nothing changed. Candidates of sources on the network count once "modeldex review accept" took them.';
const NEXT_STEP = 'Run "modeldex generate" to bring the constants up to date.';

// Most reasons first: that is where one more source helps most.
function countReasons({ held }: PromoteResult): string[] {
  const counts = new Map<string, number>();
  for (const reason of held.flatMap(({ reasons }) => reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([left, many], [right, few]) => few - many || (left < right ? -1 : 1))
    .map(([reason, number]) => `${number} x ${reason}`);
}

function say({ source, value }: Claim): string {
  return `${source} says ${show(value)}`;
}

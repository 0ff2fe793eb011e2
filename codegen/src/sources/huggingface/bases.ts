// The models that a model was trained from, from the tags that the Hub makes of the card.
import { isHubId } from "../records/hub-id.js";
import type { Statements } from "../records/statements.js";
import type { HubModel } from "./model.js";

// What a merge or a quantized copy was made of is not what it was trained from. Where no relation is named, the Hub
// infers one; without its word nobody can tell.
const TRAINED = ["finetune", "adapter"];

/** States the bases, sorted. One that cannot be named here leaves the list unstated: the rest is not all. */
export function stateBases(model: HubModel, statements: Statements): void {
  const tagged = findTagged(model.tags);
  const found = tagged.length > 0 ? { bases: tagged, field: "tags" } : findOnCard(model);
  const own = model.id.toLowerCase();
  const bases = [...new Set(found.bases)].filter((base) => base.toLowerCase() !== own).sort();
  if (bases.length === 0 || bases.length > MOST || !bases.every(isHubId)) return;
  statements.state("dependencies.adapted_from", bases, { field: found.field });
}

const MOST = 50;
const PREFIX = "base_model:";

interface FoundBases {
  readonly bases: readonly string[];
  readonly field: string;
}

function findTagged(tags: readonly string[]): string[] {
  const prefixes = TRAINED.map((relation) => `${PREFIX}${relation}:`);
  return tags.flatMap((tag) => {
    const prefix = prefixes.find((start) => tag.startsWith(start));
    return prefix === undefined ? [] : [tag.slice(prefix.length)];
  });
}

function findOnCard({ card, tags }: HubModel): FoundBases {
  const { baseModel = [], baseModelRelation: relation } = card ?? {};
  const field = "cardData.base_model";
  const isTold = typeof relation === "string" && TRAINED.includes(relation);
  // The Hub's tags have the word where there are any.
  if (!isTold || tags.some((tag) => tag.startsWith(PREFIX) && tag.split(":").length > 2)) return { bases: [], field };
  const items: readonly unknown[] = Array.isArray(baseModel) ? baseModel : [baseModel];
  return { bases: items.map((item) => (typeof item === "string" ? item.trim() : "")), field };
}

// The natural languages of a model, from its card. A list with an unknown word in it is not stated at all: what is
// left of it would say that the model knows no other language.
import { toLanguageTag } from "../languages.js";
import type { Statements } from "../records/statements.js";
import type { HubModel } from "./model.js";

// Words that name no language: several of them, or programs. They take nothing from the others in the list.
const NO_LANGUAGE = new Set(["code", "mul", "multilingual"]);

/** States the languages that the card names, as canonical tags, sorted. */
export function stateLanguages({ card }: HubModel, statements: Statements): void {
  const said = card?.language;
  if (said === undefined || said === null) return;
  const items: readonly unknown[] = (Array.isArray(said) ? said : [said]).slice(0, MOST);
  const tags = new Set<string>();
  const unknown: string[] = [];
  for (const item of items) {
    const word = toWord(item);
    if (word === "" || NO_LANGUAGE.has(word.toLowerCase())) continue;
    const tag = typeof item === "string" && word.length <= LONGEST ? toLanguageTag(word) : undefined;
    if (tag === undefined) unknown.push(word);
    else tags.add(tag);
  }
  for (const word of unknown) statements.flag("language", word);
  if (unknown.length > 0) statements.keep("language", items.slice(0, SHOWN).map(toWord).join(", "));
  else if (tags.size > 0) {
    statements.state("capabilities.languages", [...tags].sort(), { field: "cardData.language" });
  }
}

// There are some 8,000 languages, of which no card names more than some hundred.
const MOST = 10_000;
const SHOWN = 50;
const LONGEST = 35;

// YAML makes `false` of an unquoted `no`, which was meant to be Norwegian.
function toWord(item: unknown): string {
  return typeof item === "string" ? item.trim() : (JSON.stringify(item) ?? "");
}

// The search of the list: which models hold all words of a query. Case and accents do not matter.
import type { ListModel } from "./list-model.js";

/** What a model is found by: its id, name, organisation and tags, normalised. */
export function searchText({ id, name, organization, tags = [] }: ListModel): string {
  // No word holds a line break, so none is found across two of them.
  return normalise([id, name, organization, ...tags].join("\n"));
}

/** The words of a query, normalised. */
export function searchWords(query: string): readonly string[] {
  return normalise(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Whether a model's text holds all words. */
export function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** A text as it is compared: lower case, without accents. Other marks tell words of other scripts apart, and stay. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

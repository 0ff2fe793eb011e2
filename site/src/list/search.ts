// The search of the list: which models hold all words of a query. Case and accents do not matter.
import type { ListModel } from "./list-model.js";

// Worked out at the first search: the page is there sooner, and each further letter costs a comparison only.
const texts = new WeakMap<ListModel, string>();

/** What a model is found by: its id, name, organisation and tags, normalised. */
export function searchText(model: ListModel): string {
  let text = texts.get(model);
  if (text === undefined) {
    const { id, name, organization, tags = [] } = model;
    // No word holds a line break, so none is found across two of them.
    text = normalise([id, name, organization, ...tags].join("\n"));
    texts.set(model, text);
  }
  return text;
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

/** A text as it is compared: lower case, without accents. */
// Accents only: other marks tell words of other scripts apart.
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

// Words to search for, in the texts of models. Case and accents do not count.
import type { ListModel } from "./list-model.js";

/** A text as it is compared: without accents, in lower case. */
export function normalise(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What of a model is searched: id, name, organisation and tags. */
export function searchText({ id, name, organization, tags = [] }: ListModel): string {
  return normalise([id, name, organization, ...tags].join("\n"));
}

/** The words of a query. */
export function searchWords(query: string): readonly string[] {
  return normalise(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Whether a text holds every word. */
export function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

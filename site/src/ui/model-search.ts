// Finds models by parts of their id, name or organisation, fast enough for every stroke of a key.
import type { ListModel } from "../registry/list-model.js";
import { matches, normalise, searchWords } from "../registry/search.js";

/** Suggestions at most. */
const MAX_SUGGESTIONS = 20;

/** What was found. */
export interface FoundModels {
  /** `MAX_SUGGESTIONS` at most: those whose id or name begins with the text first, else in the order of the index. */
  readonly models: readonly ListModel[];
  /** Number of all models that match. */
  readonly total: number;
}

/** Models with the text that they are searched by. */
export type SearchIndex = readonly { readonly model: ListModel; readonly text: string; readonly starts: string }[];

/** Prepares models for searching. Their order is that of equally good suggestions. */
export function indexModels(models: readonly ListModel[]): SearchIndex {
  return models.map((model) => {
    const { id, name, organization } = model;
    return {
      model,
      text: normalise(`${id}\n${name}\n${organization}\n${organization}/${name}`),
      starts: normalise(`\n${id}\n${name}`),
    };
  });
}

/** Models that contain every word of a text; all of them for an empty text. */
export function searchModels(index: SearchIndex, query: string): FoundModels {
  const wanted = normalise(query).trim();
  const words = searchWords(query);
  const found = index.filter(({ text }) => matches(text, words));
  const exact = `\n${wanted}\n`;
  const rank = ({ starts }: SearchIndex[number]) =>
    `${starts}\n`.includes(exact) ? 0 : starts.includes(`\n${wanted}`) ? 1 : 2;
  const ranked: ListModel[][] = [[], [], []];
  for (const entry of found) ranked[rank(entry)]?.push(entry.model);
  return { models: ranked.flat().slice(0, MAX_SUGGESTIONS), total: found.length };
}

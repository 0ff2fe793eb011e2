// CivitAI: models for image generation. Lists by popularity or date, and visits by number.
import type { JsonClient } from "../../http/types.js";
import type { IngestionSettings } from "../../ingestion-settings.js";
import { apiUrl } from "../endpoint.js";
import type { Source } from "../source.js";
import { listQuery, readCursor, readItems, wantedItems } from "./lists.js";
import { type CivitaiModel, parseModel } from "./model.js";
import { translateModel } from "./translate.js";
import { type CivitaiApi, visitModels } from "./visit.js";

/** What the source is made of. */
export interface CivitaiOptions {
  readonly client: JsonClient;
  /** Address of the site, such as `https://civitai.com`. */
  readonly endpoint: URL;
  readonly token: string | undefined;
  readonly settings: IngestionSettings["civitai"];
}

/** The source CivitAI; its lists are those of the settings. */
export function createCivitaiSource({ client, endpoint, token, settings }: CivitaiOptions): Source<CivitaiModel> {
  const api: CivitaiApi = {
    urlOf: (id, query) => apiUrl(endpoint, ["api", "v1", "models", ...(id === undefined ? [] : [id])], query),
    get: (url, accept) => client.getJson({ url, token, ...(accept === undefined ? {} : { accept }) }),
  };
  return {
    name: "civitai",
    title: "CivitAI",
    lists: settings.lists,
    async fetchPage({ name }, cursor, wanted) {
      const list = settings.lists.find((other) => other.name === name);
      if (list === undefined) throw new Error(`CivitAI has no list "${name}".`);
      const url = api.urlOf(undefined, listQuery(list, cursor, wanted));
      const answer = await api.get(url);
      const all = readItems(answer, url);
      return { items: wantedItems(all, list), given: all.length, next: readCursor(answer, url), date: answer.date };
    },
    parse: parseModel,
    translate: translateModel,
    visit: (keys) => visitModels(keys, api),
  };
}

// OpenRouter: which models of the Hub are served, under which ids. One list with everything.
import type { JsonAnswer, JsonClient } from "../../http/types.js";
import { apiUrl } from "../endpoint.js";
import { ownProperty } from "../records/own-property.js";
import { readModels, unexpected } from "../records/unexpected.js";
import type { Source } from "../source.js";
import { combineCandidates } from "./combine.js";
import { type OpenRouterModel, parseModel } from "./model.js";
import { translateModel } from "./translate.js";

/** What the source is made of. */
export interface OpenRouterOptions {
  readonly client: JsonClient;
  /** Address of the site, such as `https://openrouter.ai`. */
  readonly endpoint: URL;
  readonly token: string | undefined;
}

/** The source OpenRouter. */
export function createOpenRouterSource({ client, endpoint, token }: OpenRouterOptions): Source<OpenRouterModel> {
  return {
    name: "openrouter",
    title: "OpenRouter",
    lists: [{ name: "models", limit: Number.MAX_SAFE_INTEGER, isFixed: true }],
    async fetchPage(_list, cursor) {
      const url = apiUrl(endpoint, ["api", "v1", "models"], new URLSearchParams(cursor));
      const answer = await client.getJson({ url, token });
      return { items: readModels(answer, url, "data"), next: readCursor(answer, url), date: answer.date };
    },
    parse: parseModel,
    translate: translateModel,
    combine: combineCandidates,
  };
}

// The address of the next page is not asked: it may lead elsewhere, and our token with it. Its numbers are taken.
function readCursor({ body, status }: JsonAnswer, asked: URL): string | undefined {
  const next = ownProperty(ownProperty(body, "links"), "next");
  if (next === undefined || next === null) return undefined;
  const query =
    typeof next === "string" && URL.canParse(next, asked.href) ? new URL(next, asked).searchParams : undefined;
  const offset = query?.get("offset") ?? "";
  const limit = query?.get("limit") ?? undefined;
  if (isNumeral(offset) && (limit === undefined || isNumeral(limit))) {
    return `offset=${offset}${limit === undefined ? "" : `&limit=${limit}`}`;
  }
  throw unexpected(asked, status, "says that there are more models, but not from which number on");
}

function isNumeral(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

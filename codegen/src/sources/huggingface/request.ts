// What all requests to the Hub have in common: where they go, whose they are, and how their headers are read.
import type { JsonAnswer, JsonClient } from "../../http/types.js";
import type { IngestionSettings } from "../../ingestion-settings.js";
import { apiUrl } from "../endpoint.js";

/** What the source is made with. */
export interface HubContext {
  readonly client: JsonClient;
  /** Base address of the Hub or of a mirror, such as `https://huggingface.co`. */
  readonly endpoint: URL;
  readonly token: string | undefined;
  readonly settings: IngestionSettings["huggingface"];
}

/** What is asked for of each model, wherever the Hub lets us choose. */
export const EXPAND = [
  "author",
  "cardData",
  "config",
  "createdAt",
  "disabled",
  "downloads",
  "downloadsAllTime",
  "gated",
  "gguf",
  "lastModified",
  "library_name",
  "likes",
  "pipeline_tag",
  "private",
  "safetensors",
  "sha",
  "tags",
  "trendingScore",
].map((value) => ["expand", value] as const);

/** Address of what the Hub says about one model. `id` is one that the parser accepts. */
export function modelUrl(endpoint: URL, id: string): URL {
  return apiUrl(endpoint, ["api", "models", ...id.split("/")], EXPAND);
}

/** A header of an answer, by its name in lower case. */
export function headerOf({ headers }: Pick<JsonAnswer, "headers">, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

/**
 * Whether an answer says that a repository does not have a file. Any proxy or mirror can answer 404, and a commit that was rewritten
 * away says nothing of the one that took its place.
 */
export function isMissingFile(answer: Pick<JsonAnswer, "status" | "headers">): boolean {
  return answer.status === 404 && headerOf(answer, "x-error-code") === "EntryNotFound";
}

// What all requests to the Hub have in common: where they go, whose they are, and which failures end a run.
import { RequestError, type RequestFault } from "../../http/request-error.js";
import type { JsonClient } from "../../http/types.js";
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

// After these no request of the run can succeed.
const FINAL: ReadonlySet<RequestFault> = new Set(["run-timeout", "interrupted", "wait-too-long"]);

/**
 * The failure of one request, where the run can go on without it.
 *
 * @throws whatever else was caught.
 */
export function toFailure(error: unknown): RequestError {
  if (error instanceof RequestError && !FINAL.has(error.fault)) return error;
  throw error;
}

/** An answer of another form than the Hub promises. `event` goes on from the request. */
export function shapeError(url: URL, event: string): RequestError {
  return new RequestError({
    fault: "shape",
    request: `GET ${url.href}`,
    event,
    help: "Nothing of it was taken. Is the endpoint that of a Hugging Face Hub? If so, try again later.",
  });
}

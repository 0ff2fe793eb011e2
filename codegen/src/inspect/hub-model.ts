// The files of a model on the Hub that tell its characteristics, by the one HTTP client.
import { isObject } from "../../../src/characteristics/config-block.js";
import { deriveCharacteristics } from "../../../src/characteristics/derive.js";
import { RequestError, type RequestFault } from "../http/request-error.js";
import { nameRequest } from "../http/request-name.js";
import type { JsonAnswer, JsonClient } from "../http/types.js";
import type { CachedModel } from "../hub-cache.js";
import type { Access } from "../ingestion/endpoints.js";
import { apiUrl } from "../sources/endpoint.js";
import { isMissingFile } from "../sources/huggingface/request.js";
import { POOLING_FILE, QUANT_FILES } from "./model-folder.js";

/** Files of a model as the Hub gave them. */
export interface HubModelFiles extends Omit<CachedModel, "commit"> {
  /** Commit of the repository, where the Hub said it. */
  readonly commit?: string;
  /** Address of config.json, as it was asked for. */
  readonly address: string;
  /** Day of the answer, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Who is asked. */
export interface HubAccess extends Access {
  readonly client: JsonClient;
}

/**
 * Fetches config.json of a model, and what tells of quantisation and pooling beside it.
 *
 * @throws RequestError where one of them cannot be had; files that do not exist beside config.json are none.
 */
export async function fetchModelFiles(id: string, access: HubAccess): Promise<HubModelFiles> {
  const url = urlOf(id, "main", "config.json", access);
  const answer = await ask(url, access);
  const { status, body, headers, date } = answer;
  if (!isFound(status)) throw refusal(id, url, answer, access);
  if (!isObject(body)) throw wrongForm(url, status);
  const commit = /^[0-9a-f]{40}$/.exec(headers["x-repo-commit"] ?? "")?.[0];
  const beside = (file: string) => fetchBeside(urlOf(id, commit ?? "main", file, access), access, commit !== undefined);
  const [quantConfig, poolingConfig] = await Promise.all([
    deriveCharacteristics(body).quantizationMethod === undefined ? beside(QUANT_FILES[0]) : undefined,
    beside(POOLING_FILE),
  ]);
  return {
    config: body,
    ...(quantConfig === undefined ? {} : { quantConfig }),
    ...(poolingConfig === undefined ? {} : { poolingConfig }),
    ...(commit === undefined ? {} : { commit }),
    address: url.href,
    date,
  };
}

function urlOf(id: string, revision: string, file: string, { endpoint }: HubAccess): URL {
  return apiUrl(endpoint, [...id.split("/"), "resolve", revision, ...file.split("/")]);
}

const REFUSALS = [401, 403, 404];

function ask(url: URL, { client, token }: HubAccess, immutable = false): Promise<JsonAnswer> {
  return client.getJson({ url, token, bucket: "resolvers", accept: REFUSALS, immutable, mayKeep: isMissingFile });
}

async function fetchBeside(url: URL, access: HubAccess, immutable: boolean): Promise<object | undefined> {
  const { status, body } = await ask(url, access, immutable);
  if (!isFound(status)) return undefined;
  if (isObject(body)) return body;
  throw wrongForm(url, status);
}

function isFound(status: number): boolean {
  return !REFUSALS.includes(status);
}

function wrongForm(url: URL, status: number): RequestError {
  const event = "answered with JSON that is no object";
  return new RequestError({
    fault: "shape",
    request: nameRequest(url),
    event,
    help: "Check the file on the Hub.",
    status,
  });
}

// A gated model has a code of its own; to whom it does not know, the Hub answers 401 for what does not exist and what is private.
function refusal(id: string, url: URL, { status, headers }: JsonAnswer, { endpoint, token }: HubAccess): RequestError {
  const code = headers["x-error-code"];
  const answered = `answered ${status}${code === undefined ? "" : ` (${code})`}`;
  const page = apiUrl(endpoint, id.split("/")).href;
  const fault: RequestFault = "status";
  const fail = (event: string, help: string) =>
    new RequestError({ fault, request: nameRequest(url), event: `${answered}: ${event}`, help, status });
  if (code === "EntryNotFound") {
    return fail("the model has no config.json", "Only models in the layout of transformers have one.");
  }
  if (code === "GatedRepo" || status === 403) {
    const whose =
      token === undefined ? "Then put a token that may read it into HF_TOKEN." : "HF_TOKEN may not read it.";
    return fail("the model is not open to everybody", `Ask for access on ${page}. ${whose}`);
  }
  return fail(
    "the model does not exist, or is private",
    "Check the id; for a private model put a token that may read it into HF_TOKEN.",
  );
}

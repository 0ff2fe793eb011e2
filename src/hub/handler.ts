// The end point that tells the characteristics of a model: GET /config/{model_id}.
import { isObject } from "../characteristics/config-block.js";
import { deriveCharacteristics } from "../characteristics/derive.js";
import type { CharacteristicsOptions, ModelCharacteristics } from "../characteristics/types.js";
import { answerError, answerJson, type ErrorAnswer } from "./answer.js";
import { createHubClient, type HubClient } from "./client.js";
import { HubError, type HubErrorCode } from "./hub-error.js";
import { checkModelId } from "./model-id.js";

/** The files of a model that a server has by itself, parsed. */
export interface ModelFiles extends CharacteristicsOptions {
  /** Content of config.json. */
  readonly config: unknown;
}

/** What a handler is made of. */
export interface ConfigHandlerOptions {
  /** Files of a model that are at hand, such as those in a cache; undefined where there are none. Asked before the Hub. */
  readonly local?: ((id: string) => Promise<ModelFiles | undefined>) | undefined;
  /** Asked for what is not at hand. By default a client of https://huggingface.co without a token; `false` asks nobody. */
  readonly hub?: Pick<HubClient, "characteristics"> | false | undefined;
  /** What stands before the id in a path; `/config/` by default. */
  readonly basePath?: string | undefined;
  /** Seconds for which an answer may be kept; 300 by default. */
  readonly maxAge?: number | undefined;
  /** Told of what is the server's own fault, such as an error of `local`: the answer is 500 and does not say more. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Answers a request; it never rejects. */
export type ConfigHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler for `GET /config/{model_id}`, the slash of the id as it is. It answers with the characteristics and their
 * evidence as JSON, or with `{ "error": { "code", "message" } }` and a status:
 *
 * - 400: the id is none, or its slash is percent-encoded.
 * - 403: the model is gated, or the Hub refused the token.
 * - 404: no such model, no config.json, or another path.
 * - 405: another method than GET and HEAD.
 * - 429: the Hub wants fewer requests; with Retry-After where it said how long.
 * - 500: an error of the server itself.
 * - 502: the Hub cannot be reached or gives something else than a config.json.
 * - 504: the Hub took too long.
 *
 * Headers for other origins (CORS) are left to the server around it.
 */
export function createConfigHandler(options: ConfigHandlerOptions = {}): ConfigHandler {
  const { local, hub = createHubClient(), basePath = "/config/", maxAge = 300, onError } = options;
  return async (request) => {
    const { method, headers, url } = request;
    const isHead = method === "HEAD";
    if (method !== "GET" && !isHead) return answerError(WRONG_METHOD, isHead);
    try {
      const id = readId(url, basePath);
      if (id === undefined) return answerError(describeWrongPath(basePath), isHead);
      const characteristics = await find(id, { local, hub, signal: request.signal });
      return await answerJson(characteristics, { isHead, maxAge, known: headers.get("if-none-match") });
    } catch (error) {
      if (!(error instanceof HubError)) onError?.(error);
      return answerError(error instanceof HubError ? describeHubError(error) : INTERNAL, isHead);
    }
  };
}

const WRONG_METHOD: ErrorAnswer = {
  status: 405,
  code: "method-not-allowed",
  message: "Use GET or HEAD.",
  headers: { allow: "GET, HEAD" },
};

const INTERNAL: ErrorAnswer = {
  status: 500,
  code: "internal",
  message: "The server has a fault of its own. Try again later.",
};

function describeWrongPath(basePath: string): ErrorAnswer {
  return { status: 404, code: "no-route", message: `There is nothing here. Ask for ${basePath}organization/name.` };
}

// Undefined for a path that is another's. The address is parsed before: `..` and backslashes are gone, encoded or not.
function readId(url: string, basePath: string): string | undefined {
  const { pathname } = new URL(url);
  if (!pathname.startsWith(basePath)) return undefined;
  const id = pathname.slice(basePath.length);
  if (/%2f/i.test(id)) {
    throw new HubError({
      code: "invalid-id",
      id,
      fault: "has a percent-encoded slash",
      cure: "Write the slash of the id as it is, such as BAAI/bge-m3.",
    });
  }
  checkModelId(id);
  return id;
}

interface Sources extends Pick<ConfigHandlerOptions, "local"> {
  readonly hub: Pick<HubClient, "characteristics"> | false;
  readonly signal: AbortSignal | null | undefined;
}

async function find(id: string, { local, hub, signal }: Sources): Promise<ModelCharacteristics> {
  const files = await local?.(id);
  if (files !== undefined) return derive(id, files);
  if (hub !== false) return hub.characteristics(id, { signal: signal ?? undefined });
  throw new HubError({
    code: "not-found",
    id,
    fault: "is not at hand, and the Hub is not asked",
    cure: "Check the id, or have the model fetched to this server.",
  });
}

function derive(id: string, { config, ...beside }: ModelFiles): ModelCharacteristics {
  if (isObject(config)) return deriveCharacteristics(config, beside);
  throw new HubError({
    code: "not-json",
    id,
    fault: "has a config.json at hand that is no JSON object",
    cure: "Have the model fetched to this server again.",
  });
}

const STATUSES: Readonly<Record<HubErrorCode, number>> = {
  "invalid-id": 400,
  "not-found": 404,
  gated: 403,
  "rate-limited": 429,
  timeout: 504,
  "too-large": 502,
  "not-json": 502,
  unavailable: 502,
  // Nobody is there to read it.
  aborted: 499,
};

function describeHubError({ code, message, retryAfter }: HubError): ErrorAnswer {
  const wait = retryAfter === undefined ? {} : { headers: { "retry-after": String(retryAfter) } };
  return { status: STATUSES[code], code, message, ...wait };
}

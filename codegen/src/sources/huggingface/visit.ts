// Looking for models by id: whether the Hub still has them, under which id, or whether nobody can tell.
import type { ModelKey } from "../../candidate.js";
import { RequestError } from "../../http/request-error.js";
import { nameRequest } from "../../http/request-name.js";
import type { JsonAnswer } from "../../http/types.js";
import { toFailure } from "../failure.js";
import { isHubId } from "../records/hub-id.js";
import { ownProperty } from "../records/own-property.js";
import { show } from "../records/show.js";
import { unexpected } from "../records/unexpected.js";
import type { Visit } from "../source.js";
import { type HubContext, headerOf, modelUrl } from "./request.js";

// Answers that are waited for at once, and so held in memory.
const CHUNK = 32;

/**
 * Looks for models, in the order of the keys; keys of other places are passed over.
 *
 * @throws RequestError where no request of the run can succeed any more.
 */
export async function* visitModels(keys: readonly ModelKey[], context: HubContext): AsyncGenerator<Visit> {
  const ids = keys.flatMap((key) => (key.field === "huggingface_id" && isHubId(key.value) ? [key.value] : []));
  for (let start = 0; start < ids.length; start += CHUNK) {
    const visits = ids.slice(start, start + CHUNK).map((id) => visitModel(id, context));
    // One that fails while an earlier one is waited for is met in its turn.
    for (const visit of visits) visit.catch(() => undefined);
    for (const visit of visits) yield await visit;
  }
}

async function visitModel(id: string, { client, endpoint, token }: HubContext): Promise<Visit> {
  const key = { field: "huggingface_id", value: id } as const;
  const url = modelUrl(endpoint, id);
  try {
    const answer = await client.getJson({ url, token, bucket: "api", accept: [401, 403, 404] });
    return { key, ...judge(id, url, answer, token) };
  } catch (error) {
    return { key, state: "unknown", error: toFailure(error) };
  }
}

type Judgement =
  | { readonly state: "there"; readonly raw: unknown; readonly date: string }
  | { readonly state: "gone"; readonly answer: string; readonly date: string }
  | { readonly state: "moved"; readonly to: string; readonly date: string }
  | { readonly state: "unknown"; readonly error: RequestError };

function judge(id: string, url: URL, answer: JsonAnswer, token: string | undefined): Judgement {
  const { status, body, date } = answer;
  const code = readCode(answer);
  const short = code === undefined ? String(status) : `${status} ${code}`;
  const isRefused = status === 401 || status === 403;
  // Whoever may not see a private repository gets the same answer as for one that never was.
  if (code === "RepoNotFound" && (isRefused || status === 404)) return { state: "gone", answer: short, date };
  if (isRefused) return { state: "unknown", error: refusal(url, status, code, token) };
  if (status === 404) {
    // Any proxy can answer 404; the Hub says so in JSON.
    if (typeof ownProperty(body, "error") === "string") return { state: "gone", answer: short, date };
    return {
      state: "unknown",
      error: unexpected(url, status, "answered 404 (Not Found), but not in the words of the Hub"),
    };
  }
  const found = ownProperty(body, "id");
  if (typeof found !== "string" || found === id) return { state: "there", raw: body, date };
  if (isHubId(found)) return { state: "moved", to: found, date };
  return { state: "unknown", error: unexpected(url, status, `answered with the record of ${show(found)}`) };
}

function readCode(answer: JsonAnswer): string | undefined {
  const code = headerOf(answer, "x-error-code");
  return code !== undefined && /^[A-Za-z]{1,40}$/.test(code) ? code : undefined;
}

function refusal(url: URL, status: number, code: string | undefined, token: string | undefined): RequestError {
  return new RequestError({
    fault: "status",
    request: nameRequest(url),
    event: `answered ${status}${code === undefined ? "" : ` (${code})`}`,
    help:
      token === undefined
        ? "The model may not be seen by everybody: set HF_TOKEN to a token of somebody who may see it."
        : "The token in HF_TOKEN is of no use for this model: use one of somebody who may see it.",
    status,
  });
}

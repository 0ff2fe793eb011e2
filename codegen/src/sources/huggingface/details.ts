// What a list does not say of a model: what the Hub says about it alone, and its config.json.
import type { RequestError } from "../../http/request-error.js";
import { apiUrl } from "../endpoint.js";
import { toFailure } from "../failure.js";
import { unexpected } from "../records/unexpected.js";
import { type Detailed, Malformed } from "../source.js";
import { readConfig } from "./config.js";
import type { ConfigReading, HubModel } from "./model.js";
import { parseModel } from "./parse.js";
import { type HubContext, isMissingFile, modelUrl } from "./request.js";
import { whyPassedOver } from "./translate.js";

/**
 * Fetches the details of a model.
 *
 * @throws RequestError where no request of the run can succeed any more; other failures come back.
 */
export async function fetchDetails(model: HubModel, context: HubContext): Promise<Detailed<HubModel>> {
  const failures: RequestError[] = [];
  const attempt = async <Result>(work: Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      failures.push(toFailure(error));
      return otherwise;
    }
  };
  const { lists, configs } = context.settings;
  const isPartial = model.isBare && lists.some(({ ask }) => ask === "full");
  if (whyPassedOver(model) !== undefined) return { item: model, failures };
  const whole = isPartial ? await attempt(fetchModel(model, context), model) : model;
  if (!configs || whyPassedOver(whole) !== undefined) return { item: whole, failures };
  const config = await attempt<ConfigReading>(fetchConfig(whole, context), { state: "hidden" });
  return { item: { ...whole, config }, failures };
}

async function fetchModel({ id }: HubModel, { client, endpoint, token }: HubContext): Promise<HubModel> {
  const url = modelUrl(endpoint, id);
  const { body, status } = await client.getJson({ url, token, bucket: "api" });
  const found = parseModel(body);
  if (found instanceof Malformed) {
    const fault = found.message.replace(/\.$/, "");
    throw unexpected(url, status, `answered with a record that cannot be used: ${fault}`);
  }
  if (found.id !== id) throw unexpected(url, status, `answered with the record of ${found.id}`);
  return found;
}

async function fetchConfig(
  { id, sha, gated }: HubModel,
  { client, endpoint, token }: HubContext,
): Promise<ConfigReading> {
  // The Hub would refuse.
  if (gated !== false && token === undefined) return { state: "hidden" };
  const url = apiUrl(endpoint, [...id.split("/"), "resolve", sha ?? "main", "config.json"]);
  const answer = await client.getJson({
    url,
    token,
    bucket: "resolvers",
    immutable: sha !== undefined,
    accept: [401, 403, 404],
    mayKeep: isMissingFile,
  });
  const { status, body } = answer;
  if (isMissingFile(answer)) return { state: "none" };
  if (status === 401 || status === 403 || status === 404) return { state: "hidden" };
  return { state: "read", facts: readConfig(body), ...(sha === undefined ? {} : { revision: sha }) };
}

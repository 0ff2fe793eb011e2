// From the id of a model to its characteristics: one request a model, few at a time, none twice.
import { deriveCharacteristics } from "../characteristics/derive.js";
import type { ModelCharacteristics } from "../characteristics/types.js";
import { type Arrival, arrivals } from "./arrivals.js";
import { askForFile } from "./ask.js";
import { abortError } from "./faults.js";
import { HubError } from "./hub-error.js";
import { checkModelId } from "./model-id.js";
import { type HubClientOptions, type HubRequestOptions, type HubSettings, readCount, readOptions } from "./options.js";
import { Queue } from "./queue.js";
import { RecentModels } from "./recent.js";
import { SharedWork } from "./shared.js";

/** What a caller may do with a request. */
export interface AskOptions {
  /** Gives the request up, for this caller alone. */
  readonly signal?: AbortSignal | undefined;
}

/** A client of the Hugging Face Hub that may be used by many callers at the same time. */
export interface HubClient {
  /**
   * Characteristics of a model, from its config.json. Callers who ask for the same model share a request, and the object that comes
   * back: it must not be changed.
   *
   * @throws HubError; its code tells why.
   */
  characteristics(id: string, options?: AskOptions): Promise<ModelCharacteristics>;
  /**
   * Characteristics of many models, each once, in the order in which they arrive. One that cannot be had comes with its error, so
   * that it takes nothing from the others. Leaving the loop gives up what is still under way.
   */
  characteristicsOf(ids: Iterable<string>, options?: AskOptions): AsyncGenerator<Arrival, void, void>;
}

/**
 * Makes a client. Nothing is asked yet.
 *
 * @throws TypeError for an option that cannot be used.
 */
export function createHubClient(options: HubClientOptions = {}): HubClient {
  const settings = readOptions(options);
  const cache = options.cache ?? new RecentModels(readCount("cacheSize", options.cacheSize, 1_000));
  const queue = new Queue(readCount("concurrency", options.concurrency, 6, 1));
  const shared = new SharedWork<ModelCharacteristics>();

  const characteristics = async (id: string, { signal }: AskOptions = {}) => {
    checkModelId(id);
    const key = keyOf(id, settings);
    const found = cache.get(key);
    if (found !== undefined && !signal?.aborted) return found;
    const begin = (stop: AbortSignal) =>
      queue.run(async () => {
        const derived = await ask(id, settings, stop);
        cache.set(key, derived);
        return derived;
      }, stop);
    try {
      return await shared.join(key, begin, signal);
    } catch (error) {
      // Whatever reason a signal has: callers get one kind of error.
      throw signal?.aborted && !(error instanceof HubError) ? abortError(id, error) : error;
    }
  };
  return {
    characteristics,
    characteristicsOf: (ids, { signal } = {}) =>
      arrivals(ids, (id, stop) => characteristics(id, { signal: stop }), signal),
  };
}

/**
 * Characteristics of one model, from its config.json on the Hub. For more than one, make a client.
 *
 * @throws HubError; its code tells why. TypeError for an option that cannot be used.
 */
export async function fetchCharacteristics(
  id: string,
  options: HubRequestOptions & AskOptions = {},
): Promise<ModelCharacteristics> {
  return createHubClient({ ...options, cacheSize: 0 }).characteristics(id, options);
}

async function ask(id: string, settings: HubSettings, signal: AbortSignal): Promise<ModelCharacteristics> {
  const config = await askForFile({ id, file: "config.json", settings }, signal);
  const derived = deriveCharacteristics(config);
  if (!settings.quantConfig || derived.quantizationMethod !== undefined) return derived;
  const quantConfig = await askForFile({ id, file: "hf_quant_config.json", settings }, signal).catch(passOverMissing);
  return quantConfig === undefined ? derived : deriveCharacteristics(config, { quantConfig });
}

function passOverMissing(error: unknown): undefined {
  if (error instanceof HubError && error.code === "not-found") return;
  throw error;
}

function keyOf(id: string, { endpoint, revision, quantConfig, token }: HubSettings): string {
  return [endpoint, revision, id, quantConfig ? "quant" : "", token === undefined ? "" : "token"].join(" ");
}

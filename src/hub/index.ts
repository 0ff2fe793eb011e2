/**
 * Characteristics of models from the Hugging Face Hub: for pages, workers and servers, with nothing but `fetch`.
 *
 * @module
 */
export type { Arrival } from "./arrivals.js";
export { type AskOptions, createHubClient, fetchCharacteristics, type HubClient } from "./client.js";
export { type ConfigHandler, type ConfigHandlerOptions, createConfigHandler, type ModelFiles } from "./handler.js";
export { HubError, type HubErrorCode, type HubFailure } from "./hub-error.js";
export { isModelId } from "./model-id.js";
export type { CharacteristicsCache, Fetch, HubClientOptions, HubRequestOptions } from "./options.js";

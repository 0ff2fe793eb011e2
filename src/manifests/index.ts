/**
 * Models by filter from files on any server or CDN: for pages, workers and servers, with nothing but `fetch`.
 *
 * @module
 */
export { createManifestClient, type ManifestAskOptions, type ManifestClient } from "./client.js";
export { ManifestError, type ManifestErrorCode, type ManifestFailure } from "./manifest-error.js";
export type { ManifestClientOptions, ManifestFetch } from "./options.js";
export type { FilterInfo, ManifestModel } from "./shape.js";

// From a file, a folder or an id of the Hub to the characteristics of the model.
import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { deriveCharacteristics } from "../../src/characteristics/derive.js";
import type { ModelCharacteristics } from "../../src/characteristics/types.js";
import type { ModelFiles } from "../../src/hub/handler.js";
import { isModelId } from "../../src/hub/model-id.js";
import { displayPath } from "./files.js";
import { createJsonClient } from "./http/client.js";
import { RequestError } from "./http/request-error.js";
import { DEFAULT_HTTP_SETTINGS, type HttpSettings } from "./http/types.js";
import { hubCacheFolder, readHubCache } from "./hub-cache.js";
import { openCache } from "./ingestion/cache-folder.js";
import { type Environment, readAccess } from "./ingestion/endpoints.js";
import { fetchModelFiles } from "./inspect/hub-model.js";
import { passOverMissing, readModelFile } from "./inspect/model-file.js";
import { readModelFolder } from "./inspect/model-folder.js";
import { UsageError } from "./usage-error.js";

/** Where and how a model is looked for. */
export interface InspectOptions {
  /** Whether nobody is asked: files, the cache of the Hub's client and stored answers only. */
  readonly offline?: boolean;
  /** Variables that say where the Hub and its cache are, and hold the token. */
  readonly environment: Environment;
  /** Directory of a registry, whose store of answers is used; undefined for none. */
  readonly registry?: string | undefined;
  readonly http?: HttpSettings;
  /** Name and version of the program, as the Hub sees it. */
  readonly userAgent: string;
  readonly signal?: AbortSignal;
}

/** Where the files of a model were found. */
export type ModelOrigin =
  /** `path` is as messages show it. */
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "cache"; readonly commit: string }
  | { readonly kind: "hub"; readonly address: string; readonly date: string; readonly commit?: string };

/** What was found out about a model. */
export interface Inspection {
  /** Id on the Hub; undefined for a file or folder, which does not say it. */
  readonly id?: string;
  readonly origin: ModelOrigin;
  readonly characteristics: ModelCharacteristics;
}

/**
 * Inspects a model. `target` is a config.json, a folder that holds one, or an id of the Hub; what exists as a path is a path. A
 * model of the Hub is looked for in the cache of the Hub's client first.
 *
 * @throws UsageError where the target is none of them; ModelFileError where a file cannot be used; RequestError where the Hub
 *   does not give it, or nobody may be asked.
 */
export async function inspectModel(target: string, options: InspectOptions): Promise<Inspection> {
  const found = await stat(target).catch(passOverMissing);
  if (found !== undefined) return inspectPath(target, found.isDirectory());
  if (!isModelId(target) || target.endsWith(".json")) {
    throw new UsageError(
      `${target} is neither a path that exists nor an id of the Hub. Name a config.json, a folder that holds one, or an id such as BAAI/bge-m3.`,
    );
  }
  const cached = await readHubCache(target, options);
  if (cached !== undefined) {
    const { commit, ...files } = cached;
    return conclude(files, { kind: "cache", commit }, target);
  }
  return inspectRemote(target, options);
}

async function inspectPath(path: string, isFolder: boolean): Promise<Inspection> {
  const file = isFolder ? join(path, "config.json") : path;
  // What is beside a file of another name need not belong to it.
  const files = basename(file) === "config.json" ? await readModelFolder(dirname(file)) : await readAlone(file);
  if (files !== undefined) return conclude(files, { kind: "file", path: displayPath(file) });
  throw new UsageError(`${displayPath(path)} holds no config.json. Name a folder that does, or an id of the Hub.`);
}

async function readAlone(path: string): Promise<ModelFiles | undefined> {
  const config = await readModelFile(path);
  return config === undefined ? undefined : { config };
}

async function inspectRemote(id: string, options: InspectOptions): Promise<Inspection> {
  const { environment, registry, offline = false, http = DEFAULT_HTTP_SETTINGS, userAgent, signal } = options;
  const access = readAccess("huggingface", environment);
  // As in a dry run, a registry that may not be written to is no hindrance.
  const cache = registry === undefined ? undefined : await openCache(registry, { dryRun: true, offline });
  const client = createJsonClient({
    settings: http,
    cache: cache?.paths.answers,
    offline,
    secrets: access.token === undefined ? [] : [access.token],
    userAgent,
    signal,
  });
  try {
    const { commit, address, date, ...files } = await fetchModelFiles(id, { ...access, client });
    return conclude(files, { kind: "hub", address, date, ...(commit === undefined ? {} : { commit }) }, id);
  } catch (error) {
    if (!(error instanceof RequestError) || error.fault !== "offline") throw error;
    const { request } = error;
    const event = `is not stored, ${id} is not in ${hubCacheFolder(environment)}, and --offline asks nobody`;
    throw new RequestError({ fault: "offline", request, event, help: "Run it once without --offline." });
  } finally {
    await client.close();
    await cache?.close();
  }
}

function conclude({ config, ...beside }: ModelFiles, origin: ModelOrigin, id?: string): Inspection {
  const characteristics = deriveCharacteristics(config, beside);
  return { ...(id === undefined ? {} : { id }), origin, characteristics };
}

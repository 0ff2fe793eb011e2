// Manifests below one address: each file asked for once, and again only when that is wanted.
import { SharedWork } from "../hub/shared.js";
import { abortError } from "./faults.js";
import { Generation } from "./generation.js";
import { ManifestError } from "./manifest-error.js";
import { type ManifestClientOptions, readOptions } from "./options.js";
import type { FilterInfo, ManifestModel } from "./shape.js";

/** What a caller may do with a request. */
export interface ManifestAskOptions {
  /** Gives the request up, for this caller alone. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Manifests that may be used by many callers at the same time. Every file is asked for once, when it is first wanted; a failure is
 * not kept, so that the next call asks anew. Nothing is tried twice within a call. What comes back is frozen and shared: a model of
 * two filters is the same object.
 *
 * Every method rejects with a ManifestError, whose code tells why.
 */
export interface ManifestClient<Filter extends string = string, Model extends ManifestModel = ManifestModel> {
  /** Filters that there are, in the order of index.json. */
  filters(options?: ManifestAskOptions): Promise<readonly FilterInfo<Filter>[]>;
  /** Models of a filter, in its order. A filter that index.json does not name is an error, never an empty list. */
  models(filter: Filter, options?: ManifestAskOptions): Promise<readonly Model[]>;
  /** Ids of the models of a filter, in its order; the models themselves are not loaded. */
  ids(filter: Filter, options?: ManifestAskOptions): Promise<readonly string[]>;
  /** A model by its id; undefined where there is none. */
  model(id: string, options?: ManifestAskOptions): Promise<Model | undefined>;
  /** All models, in the order of models.json. */
  all(options?: ManifestAskOptions): Promise<readonly Model[]>;
  /**
   * Asks whether index.json changed, and whichever files were loaded and still have the same name. True where anything did: from
   * then on callers get what is new, and what is not named any more is dropped. Where one file fails, everything stays as it was.
   * Where nothing was loaded yet, index.json is, and that is true.
   */
  refresh(options?: ManifestAskOptions): Promise<boolean>;
}

/**
 * Makes a client. Nothing is asked yet.
 *
 * For names and facts that the compiler knows, give the types: `createManifestClient<FilterName, ManifestModel & Model>(...)`, with
 * `FilterName` and `Model` of `modeldex`. They are promises of whoever deploys the files: only what ManifestModel has is checked.
 *
 * @throws TypeError for an option that cannot be used.
 */
export function createManifestClient<Filter extends string = string, Model extends ManifestModel = ManifestModel>(
  options: ManifestClientOptions,
): ManifestClient<Filter, Model> {
  const settings = readOptions(options);
  const beginnings = new SharedWork<Generation>();
  const refreshes = new SharedWork<boolean>();
  let current: Generation | undefined;

  const begin = async (signal: AbortSignal) => {
    const first = await Generation.begin(settings, signal);
    signal.throwIfAborted();
    current = first;
    return first;
  };
  const renew = async (signal: AbortSignal) => {
    if (current === undefined) {
      await beginnings.join("", begin, signal);
      return true;
    }
    const former = current;
    const next = await former.renew(signal);
    signal.throwIfAborted();
    current = next;
    return next !== former;
  };
  const ask = async <Result>(
    { signal }: ManifestAskOptions,
    work: (generation: Generation, signal: AbortSignal | undefined) => Promise<Result>,
  ) => {
    return translate(signal, settings.base, async () => {
      return work(current ?? (await beginnings.join("", begin, signal)), signal);
    });
  };
  // The types of records are what whoever gave them promises.
  const typed = (models: readonly ManifestModel[]) => models as readonly Model[];
  return {
    filters: (given = {}) => ask(given, async ({ index }) => index.content.filters as readonly FilterInfo<Filter>[]),
    models: (filter, given = {}) => ask(given, async (files, signal) => typed(await files.records(filter, signal))),
    ids: (filter, given = {}) => ask(given, (files, signal) => files.ids(filter, signal)),
    model: (id, given = {}) =>
      ask(given, async (files, signal) => (await files.models(signal)).content.byId.get(id) as Model | undefined),
    all: (given = {}) => ask(given, async (files, signal) => typed((await files.models(signal)).content.all)),
    refresh: ({ signal } = {}) => translate(signal, settings.base, () => refreshes.join("", renew, signal)),
  };
}

// Whatever reason a signal has: callers get one kind of error.
async function translate<Result>(
  signal: AbortSignal | undefined,
  base: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    throw signal?.aborted && !(error instanceof ManifestError) ? abortError(base, error) : error;
  }
}

// From the sources on the network to their candidates files, several at once. A source that fails takes nothing with it: neither
// what was known of it, nor the other sources, nor what there is to tell of them.
import { join } from "node:path";
import { ACCEPTANCES_FILE, Acceptances, parseAcceptances } from "./acceptances.js";
import { compareKeys, formatKey, type ModelKey, parseKey, recordsByKey } from "./candidate.js";
import type { Config } from "./config.js";
import { displayPath } from "./files.js";
import { createJsonClient } from "./http/client.js";
import { RequestError } from "./http/request-error.js";
import { pruneStore } from "./http/store.js";
import type { HttpCounts } from "./http/types.js";
import { buildSource } from "./ingestion/build-source.js";
import { type CachePaths, openCache } from "./ingestion/cache-folder.js";
import { ACCESS, type Environment, readAccess } from "./ingestion/endpoints.js";
import { draftCandidate, ingestSource, type SourceContext, type SourceReport } from "./ingestion/ingest-source.js";
import { DEFAULT_INGESTION_SETTINGS, type IngestionSettings, parseIngestionSettings } from "./ingestion-settings.js";
import { type Issue, isError } from "./issue.js";
import { isLocked } from "./lock.js";
import { readSettings } from "./read-settings.js";
import type { ModelRecord, Registry } from "./record.js";
import { readRegistry } from "./registry.js";
import { parseRejections, rejectedModels } from "./rejections.js";
import { parseRankings, type Ranking } from "./sources/rankings/parse.js";
import { SOURCE_NAMES, type SourceName } from "./sources/source.js";
import { UsageError } from "./usage-error.js";

/** What is to be read, and how. */
export interface IngestSourcesOptions {
  /** Sources to read; all of them where there is none. */
  readonly sources?: readonly SourceName[];
  /** Records to read of each source at most; what lies beyond stays as it was. */
  readonly limit?: number;
  /** Whether nothing is asked, and only stored answers are read. */
  readonly offline?: boolean;
  /** Whether unfinished runs are forgotten instead of gone on with. */
  readonly fresh?: boolean;
  readonly dryRun?: boolean;
  readonly environment: Environment;
  /** Name and version of the program, as sources see it. */
  readonly userAgent: string;
  readonly signal?: AbortSignal;
  /** Called with the records read of a source so far, of as many as there can be where that is known. */
  readonly onProgress?: (source: SourceName, read: number, total: number | undefined) => void;
  /** Called when a source asks to wait. */
  readonly onWait?: (source: SourceName, seconds: number) => void;
}

/** What reading sources led to. */
export interface IngestSourcesResult {
  /** What is wrong with files beside the candidates; then nothing was read. */
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of the sources that came to their end. */
  readonly reports: readonly SourceReport[];
  /** What kept other sources from it: a UsageError where another run reads the source, or an error of the file system. */
  readonly errors: readonly SourceFailure[];
  readonly http: HttpCounts;
}

/** What went wrong with a source beside its requests. */
export interface SourceFailure {
  /** Undefined where it went wrong after all sources, as their stored answers were tidied up. */
  readonly source?: SourceName;
  readonly error: unknown;
}

/**
 * Reads sources into `candidates/<source>.json`.
 *
 * @throws MissingRegistryError where there is no registry, UsageError where the environment names no address, the error of the
 *   file system where the cache cannot be used, RequestError where the run was interrupted. What was read until then is there for
 *   the next run.
 */
export async function ingestSources(config: Config, options: IngestSourcesOptions): Promise<IngestSourcesResult> {
  const { environment, userAgent, signal, onWait, offline = false, dryRun = false } = options;
  const inputs = await readInputs(config.registry);
  const { settings, registry } = inputs;
  if (registry === undefined)
    return { issues: inputs.issues, texts: inputs.texts, reports: [], errors: [], http: NO_REQUESTS };

  const names = chooseSources(options.sources, inputs, config);
  const access = new Map(names.flatMap((name) => (name === "rankings" ? [] : [[name, readAccess(name, environment)]])));
  const { paths, close } = await openCache(config.registry, { dryRun, offline });
  const client = createJsonClient({
    settings: settings.http,
    cache: paths.answers,
    offline,
    secrets: readSecrets(environment),
    userAgent,
    ...(signal === undefined ? {} : { signal }),
    onWait: ({ host, seconds }) => {
      for (const [source, { endpoint }] of access) if (endpoint.host === host) onWait?.(source, seconds);
    },
  });
  try {
    const build = (name: SourceName) =>
      buildSource(name, {
        client,
        settings,
        rankings: inputs.rankings ?? [],
        accessTo: (source) => access.get(source) ?? readAccess(source, environment),
      });
    const place = { registry: config.registry, paths };
    // All come to their end, whatever becomes of one: each writes only what is its own.
    const ends = await Promise.all(
      names.map((source) =>
        ingestSource(build(source), contextOf(source, place, inputs, options)).then(
          (report) => ({ report }),
          (error: unknown) => ({ failure: { source, error } }),
        ),
      ),
    );
    const reports = ends.flatMap((end) => ("report" in end ? [end.report] : []));
    const errors: SourceFailure[] = ends.flatMap((end) => ("failure" in end ? [end.failure] : []));
    const interruption = errors.find(({ error }) => error instanceof RequestError && error.fault === "interrupted");
    if (interruption !== undefined) throw interruption.error;
    if (!offline && !(await isAnyLocked(paths))) {
      // They are written by now; what becomes of old answers changes nothing about that.
      await pruneStore(paths.answers, settings.cacheBytes).catch((error: unknown) => errors.push({ error }));
    }
    return { issues: [], texts: inputs.texts, reports, errors, http: client.counts };
  } finally {
    await client.close();
    await close();
  }
}

// Tidying up would pull the store away from under a run of other sources that still writes.
async function isAnyLocked({ lock }: CachePaths): Promise<boolean> {
  const states = await Promise.all(SOURCE_NAMES.map((name) => isLocked(lock(name))));
  return states.includes(true);
}

// A registry without rankings has one source less; whoever asks for them is told.
function chooseSources(
  asked: readonly SourceName[] | undefined,
  { rankings }: Inputs,
  { registry }: Config,
): readonly SourceName[] {
  if (asked?.includes("rankings") === true && rankings === undefined) {
    const file = displayPath(join(registry, RANKINGS_FILE));
    throw new UsageError(`${file} does not exist. Write one as rankings.schema.json says, or leave rankings out.`);
  }
  return SOURCE_NAMES.filter((name) => asked?.includes(name) ?? (name !== "rankings" || rankings !== undefined));
}

const RANKINGS_FILE = "rankings.json";

const NO_REQUESTS: HttpCounts = { sent: 0, stored: 0, waited: 0 };

/** Tokens of all sources, also of those that take no part: none may get out. */
function readSecrets(environment: Environment): string[] {
  return Object.values(ACCESS).flatMap(({ token }) => environment[token]?.trim() || []);
}

interface Inputs {
  readonly registry: Registry | undefined;
  readonly settings: IngestionSettings;
  /** Undefined where the registry has none. */
  readonly rankings: readonly Ranking[] | undefined;
  readonly refused: ReadonlyMap<string, string>;
  readonly acceptances: Acceptances;
  readonly issues: readonly Issue[];
  readonly texts: ReadonlyMap<string, string>;
}

async function readInputs(directory: string): Promise<Inputs> {
  const read = await readRegistry(directory);
  const settings = await readSettings(directory, "ingestion.json", parseIngestionSettings);
  const rankings = await readSettings(directory, RANKINGS_FILE, parseRankings);
  const rejections = await readSettings(directory, "rejections.json", parseRejections);
  const acceptances = await readSettings(directory, ACCEPTANCES_FILE, parseAcceptances);
  const files = [read, settings, rankings, rejections, acceptances];
  const issues = files.flatMap((file) => file.issues);
  return {
    registry: issues.some(isError) ? undefined : read.registry,
    settings: settings.value ?? DEFAULT_INGESTION_SETTINGS,
    rankings: rankings.value,
    refused: rejectedModels(rejections.value ?? []),
    acceptances: new Acceptances(acceptances.value),
    issues,
    texts: new Map(files.map(({ file, text }) => [file, text])),
  };
}

function contextOf(
  name: SourceName,
  place: Pick<SourceContext, "registry" | "paths">,
  { registry, settings, rankings, refused, acceptances }: Inputs,
  options: IngestSourcesOptions,
): SourceContext {
  const { limit, environment, userAgent, offline = false, dryRun = false, fresh = false, onProgress } = options;
  const records = recordsByKey(registry?.models ?? []);
  const wants = name === "huggingface" || name === "civitai" ? settings[name] : undefined;
  // Another version may read the same answers otherwise.
  const run = { name, limit, offline, program: userAgent };
  const subject =
    name === "rankings" ? { ...run, rankings } : { ...run, wants, address: environment[ACCESS[name].endpoint] };
  return {
    ...place,
    fingerprint: JSON.stringify(subject),
    ...(limit === undefined ? {} : { limit }),
    dryRun,
    isFresh: fresh,
    known: wants?.visitKnown === true ? knownModels(name, records, acceptances) : [],
    whyRefused: (key) => refused.get(key),
    isKnown: (key) => records.has(key) || acceptances.has(key),
    draft: (key) => {
      const record = records.get(key);
      return record === undefined ? undefined : draftCandidate(parseKey(key), name, record.organization);
    },
    onProgress: (read, total) => onProgress?.(name, read, total),
  };
}

// Retired models are known to be gone; nobody need look for them each time.
function knownModels(
  name: SourceName,
  records: ReadonlyMap<string, ModelRecord>,
  acceptances: Acceptances,
): readonly ModelKey[] {
  const field = name === "civitai" ? "civitai_id" : "huggingface_id";
  const active = [...records].filter(([, { status }]) => status !== "retired").map(([key]) => parseKey(key));
  const accepted = acceptances.keys.filter((key) => !records.has(formatKey(key)));
  return [...active, ...accepted].filter((key) => key.field === field).sort(compareKeys);
}

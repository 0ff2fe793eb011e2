// What is asked of the sources on the network (registry/ingestion.json). Text in, settings with all defaults or issues out.
import ingestionSchema from "../../registry/ingestion.schema.json" with { type: "json" };
import { DEFAULT_HTTP_SETTINGS, type HttpSettings } from "./http/types.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";
import type { SourceList } from "./sources/source.js";

/** A list of the Hugging Face Hub. */
export interface HuggingFaceList extends SourceList {
  readonly sort: "downloads" | "likes" | "recent";
  readonly filter: readonly string[];
  readonly author?: string;
  readonly ask: "expand" | "full";
}

/** A list of CivitAI. */
export interface CivitaiList extends SourceList {
  readonly types: readonly string[];
  readonly base_models: readonly string[];
  readonly period: "AllTime" | "Year" | "Month" | "Week" | "Day";
  readonly sort: "Highest Rated" | "Most Downloaded" | "Newest";
  readonly nsfw: boolean | "None" | "Soft" | "Mature" | "X";
}

/** Everything that steers a run. */
export interface IngestionSettings {
  readonly http: HttpSettings;
  /** Size of the store of answers after a run, in bytes. */
  readonly cacheBytes: number;
  readonly huggingface: {
    readonly lists: readonly HuggingFaceList[];
    readonly configs: boolean;
    readonly visitKnown: boolean;
  };
  readonly civitai: { readonly lists: readonly CivitaiList[]; readonly visitKnown: boolean };
}

type Given<List extends SourceList> = SourceList & Partial<List>;

interface FileShape {
  readonly http?: {
    readonly concurrency?: number;
    readonly interval_ms?: number;
    readonly request_timeout_ms?: number;
    readonly run_timeout_ms?: number;
    readonly retries?: number;
    readonly backoff_ms?: number;
    readonly max_answer_bytes?: number;
    readonly cache_bytes?: number;
  };
  readonly huggingface?: {
    readonly lists?: readonly Given<HuggingFaceList>[];
    readonly configs?: boolean;
    readonly visit_known?: boolean;
  };
  readonly civitai?: { readonly lists?: readonly Given<CivitaiList>[]; readonly visit_known?: boolean };
}

const validate = compileSettingsSchema<FileShape>(ingestionSchema);

/** Checks the text of the file and fills in what it leaves out. */
export function parseIngestionSettings(text: string, file: string): ParsedSettings<IngestionSettings> {
  const schemaPath = "registry/ingestion.schema.json";
  const { value, issues } = parseSettings(text, file, { code: "ingestion", schemaPath, validate, check });
  return value === undefined ? { issues } : { value: withDefaults(value), issues };
}

function check({ huggingface, civitai }: FileShape): SettingsFault[] {
  return [...findRepeated("huggingface", huggingface?.lists ?? []), ...findRepeated("civitai", civitai?.lists ?? [])];
}

function findRepeated(source: string, lists: readonly SourceList[]): SettingsFault[] {
  return lists.flatMap(({ name }, index) => {
    if (lists.findIndex((other) => other.name === name) === index) return [];
    const at = [source, "lists", index, "name"];
    return [{ at, message: `Two lists have the name "${name}".`, help: "Give each a name of its own." }];
  });
}

// The nine and sixteen filters of the manifests are queries of the registry; here are the lists that feed it.
const HUGGINGFACE_LISTS: readonly Given<HuggingFaceList>[] = [
  { name: "downloads", sort: "downloads", limit: 500 },
  { name: "likes", sort: "likes", limit: 500 },
  { name: "recent", sort: "recent", limit: 500 },
  { name: "text-generation", sort: "downloads", filter: ["text-generation"], limit: 500 },
];

const CIVITAI_LISTS: readonly Given<CivitaiList>[] = [{ name: "downloads", limit: 200 }];

function withDefaults({ http = {}, huggingface = {}, civitai = {} }: FileShape): IngestionSettings {
  return {
    http: {
      concurrency: http.concurrency ?? DEFAULT_HTTP_SETTINGS.concurrency,
      interval: http.interval_ms ?? DEFAULT_HTTP_SETTINGS.interval,
      requestTimeout: http.request_timeout_ms ?? DEFAULT_HTTP_SETTINGS.requestTimeout,
      runTimeout: http.run_timeout_ms ?? DEFAULT_HTTP_SETTINGS.runTimeout,
      retries: http.retries ?? DEFAULT_HTTP_SETTINGS.retries,
      backoff: http.backoff_ms ?? DEFAULT_HTTP_SETTINGS.backoff,
      maxBytes: http.max_answer_bytes ?? DEFAULT_HTTP_SETTINGS.maxBytes,
    },
    cacheBytes: http.cache_bytes ?? 512 * 1024 * 1024,
    huggingface: {
      lists: (huggingface.lists ?? HUGGINGFACE_LISTS).map((list) => ({
        sort: "downloads",
        filter: [],
        ask: "expand",
        ...list,
      })),
      configs: huggingface.configs ?? true,
      visitKnown: huggingface.visit_known ?? true,
    },
    civitai: {
      lists: (civitai.lists ?? CIVITAI_LISTS).map((list) => ({
        types: [],
        base_models: [],
        period: "AllTime",
        sort: "Most Downloaded",
        nsfw: true,
        ...list,
      })),
      visitKnown: civitai.visit_known ?? true,
    },
  };
}

/** For a registry without the file. */
export const DEFAULT_INGESTION_SETTINGS: IngestionSettings = withDefaults({});

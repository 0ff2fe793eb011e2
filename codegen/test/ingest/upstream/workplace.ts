// A registry and the three services that its sources ask, as the tests of ingestion need them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { modeldex, type Run, startModeldex, temporaryDirectory, write } from "../../robustness/support.js";
import { startUpstream, type Upstream } from "./server.js";
import { civitai, hub, openRouter, type Stock } from "./services.js";

/** The three services. */
export interface Upstreams {
  readonly huggingface: Upstream;
  readonly civitai: Upstream;
  readonly openrouter: Upstream;
}

/** A registry in `my/`, and the command beside it. */
export interface Workplace {
  readonly directory: string;
  readonly upstreams: Upstreams;
  /** Where the command finds them. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many models the services have; tests change it between runs. */
  readonly stocks: Record<keyof Upstreams, Stock>;
  write(name: string, content: string | object): string;
  read(name: string): string;
  has(name: string): boolean;
  json(name: string): Record<string, unknown>;
  modeldex(...words: readonly string[]): Promise<Run>;
  start(words: readonly string[], env?: Readonly<Record<string, string>>): ReturnType<typeof startModeldex>;
}

/** Settings that are quick, and otherwise as for anybody. */
export const QUICK = { interval_ms: 0, concurrency: 20, backoff_ms: 5, request_timeout_ms: 2_000 } as const;

/** Options of a workplace. */
export interface WorkplaceOptions {
  readonly models?: readonly object[];
  readonly stock?: Partial<Record<keyof Upstreams, Stock>>;
  /** Contents of `ingestion.json`, beside its version. */
  readonly settings?: object;
}

/** Makes a registry and starts the services. */
export async function makeWorkplace({
  models = [],
  stock = {},
  settings = {},
}: WorkplaceOptions = {}): Promise<Workplace> {
  const directory = temporaryDirectory();
  const stocks: Record<keyof Upstreams, Stock> = {
    huggingface: stock.huggingface ?? { models: 30 },
    civitai: stock.civitai ?? { models: 30 },
    openrouter: stock.openrouter ?? { models: 30 },
  };
  const upstreams: Upstreams = {
    huggingface: await startUpstream(hub(() => stocks.huggingface)),
    civitai: await startUpstream(civitai(() => stocks.civitai)),
    openrouter: await startUpstream(openRouter(() => stocks.openrouter)),
  };
  const environment = {
    HF_ENDPOINT: upstreams.huggingface.address,
    CIVITAI_ENDPOINT: upstreams.civitai.address,
    OPENROUTER_ENDPOINT: upstreams.openrouter.address,
  };
  const place: Workplace = {
    directory,
    upstreams,
    environment,
    stocks,
    write: (name, content) =>
      write(join(directory, name), typeof content === "string" ? content : JSON.stringify(content, null, 2)),
    read: (name) => readFileSync(join(directory, name), "utf8"),
    has: (name) => existsSync(join(directory, name)),
    json: (name) => JSON.parse(readFileSync(join(directory, name), "utf8")) as Record<string, unknown>,
    modeldex: (...words) => modeldex([...words, "--registry", "my"], { cwd: directory, env: environment }),
    start: (words, env = {}) =>
      startModeldex([...words, "--registry", "my"], { cwd: directory, env: { ...environment, ...env } }),
  };
  place.write("my/models.json", { version: 1, sources: {}, models });
  place.write("my/ingestion.json", {
    version: 1,
    http: QUICK,
    huggingface: { lists: [{ name: "downloads", limit: 100_000 }] },
    civitai: { lists: [{ name: "downloads", limit: 100_000 }] },
    ...settings,
  });
  return place;
}

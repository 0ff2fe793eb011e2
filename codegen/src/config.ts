// Where the registry and the output are: flags, else the "modeldex" key of the nearest package.json, else defaults.
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { MANIFEST_NAMES, type ManifestNames } from "./emit/manifest-names.js";

/** Paths and settings of one project. */
export interface Config {
  /** Directory that holds models.json. */
  readonly registry: string;
  /** Directory of generated files. */
  readonly out: string;
  /** Import specifier of the runtime, seen from `out`; undefined copies the runtime into the output. */
  readonly runtime: string | undefined;
  /** How the files of manifests are named; undefined is `plain`. */
  readonly manifests?: ManifestNames | undefined;
}

/** What the command line may override. */
export interface ConfigFlags {
  readonly registry?: string | undefined;
  readonly out?: string | undefined;
  readonly runtime?: string | undefined;
  readonly manifests?: ManifestNames | undefined;
}

/** The configuration cannot be used. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * The settings for a command run in `directory`. A flag for the registry or the output sets aside the project's own
 * settings, which speak of another registry.
 *
 * @throws ConfigError where package.json is unreadable or holds other settings than these.
 */
export async function readConfig(directory: string, flags: ConfigFlags = {}): Promise<Config> {
  const own = flags.registry === undefined && flags.out === undefined ? await findPackageConfig(directory) : undefined;
  const base = own?.directory ?? directory;
  const manifests = flags.manifests ?? own?.manifests;
  return {
    registry: resolve(flags.registry === undefined ? base : directory, flags.registry ?? own?.registry ?? "registry"),
    out: resolve(flags.out === undefined ? base : directory, flags.out ?? own?.out ?? "generated"),
    runtime: flags.runtime ?? own?.runtime,
    ...(manifests === undefined ? {} : { manifests }),
  };
}

interface PackageConfig extends ConfigFlags {
  readonly directory: string;
}

async function findPackageConfig(start: string): Promise<PackageConfig | undefined> {
  for (let directory = resolve(start); ; directory = dirname(directory)) {
    const path = join(directory, "package.json");
    const text = await readFile(path, "utf8").catch(() => undefined);
    const settings = text === undefined ? undefined : readSettings(text, path);
    if (settings !== undefined) return { ...settings, directory };
    if (dirname(directory) === directory) return undefined;
  }
}

function readSettings(text: string, path: string): ConfigFlags | undefined {
  let parsed: { modeldex?: unknown } | null;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ConfigError(`${path} is not valid JSON, so its "modeldex" settings cannot be read.`);
  }
  const settings = parsed?.modeldex;
  if (settings === undefined) return undefined;
  if (typeof settings !== "object" || settings === null) {
    throw new ConfigError(`${path}: "modeldex" must be an object with ${KEYS.join(", ")}.`);
  }
  for (const [key, value] of Object.entries(settings)) {
    if (!KEYS.includes(key)) throw new ConfigError(`${path}: "modeldex.${key}" is no setting. Use ${KEYS.join(", ")}.`);
    if (typeof value !== "string") throw new ConfigError(`${path}: "modeldex.${key}" must be text.`);
  }
  const { manifests } = settings as ConfigFlags;
  if (manifests !== undefined && !MANIFEST_NAMES.includes(manifests)) {
    throw new ConfigError(`${path}: "modeldex.manifests" must be ${MANIFEST_NAMES.join(" or ")}.`);
  }
  return settings;
}

const KEYS: readonly string[] = ["registry", "out", "runtime", "manifests"];

// A registry in, its catalogue page out.
import type { Config } from "../config.js";
import { emitContext } from "../emit/context.js";
import { flattenModel } from "../flatten.js";
import { type Issue, isError } from "../issue.js";
import { readSettings } from "../read-settings.js";
import type { Registry } from "../record.js";
import { readRegistry } from "../registry.js";
import { recordFields } from "../schema.js";
import { CONFIGS_FILE, parseConfigs, type StoredConfig } from "../stored-configs.js";
import { UsageError } from "../usage-error.js";
import { loadRenderer, readAssets } from "./renderer.js";
import type { SiteField, SiteInput, SiteModel, SiteSettings } from "./site-input.js";
import { writeSite } from "./write-site.js";

/** How to build a page. */
export interface SiteOptions extends Partial<SiteSettings> {
  /** Directory of the page. */
  readonly directory: string;
}

/** What building a page led to. */
export interface SiteResult {
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** The registry, where it is valid. */
  readonly registry: Registry | undefined;
  /** Number of files of the page. */
  readonly files: number;
  /** Number of them that were missing or different. */
  readonly written: number;
  /** Number of files of an earlier run that are no longer needed. */
  readonly removed: number;
}

/**
 * Builds the catalogue page of a registry: static files for any server, any path and for no server at all. An invalid registry
 * changes nothing.
 *
 * @throws MissingRegistryError where there is no registry, UsageError for a language that the page is not in, an empty title or an
 * address that is none, ForeignDirectoryError where the directory is somebody else's.
 */
export async function siteProject(
  { registry: folder }: Pick<Config, "registry">,
  options: SiteOptions,
): Promise<SiteResult> {
  const renderer = await loadRenderer();
  const settings = fillIn(options);
  if (!renderer.languages.includes(settings.language)) {
    throw new UsageError(
      `The page has no texts in ${JSON.stringify(settings.language)}. It has ${renderer.languages.join(", ")}.`,
    );
  }
  const read = await readRegistry(folder);
  const configs = await readSettings(folder, CONFIGS_FILE, parseConfigs);
  const issues = [...read.issues, ...configs.issues];
  const sources = new Map([read, configs].map(({ file, text }) => [file, text]));
  const { registry } = read;
  if (registry === undefined || issues.some(isError)) {
    return { issues, sources, registry: undefined, files: 0, written: 0, removed: 0 };
  }
  const assets = await readAssets();
  const names = assets.map(({ path }) => path.slice("assets/".length));
  const files = [...assets, ...renderer.renderSite(siteInput(registry, configs.value ?? [], settings, names))];
  const changes = await writeSite(options.directory, files);
  return { issues, sources, registry, files: files.length, ...changes };
}

function fillIn({
  title = "modeldex",
  language = "en",
  hub = "https://huggingface.co",
  package: name,
}: SiteOptions): SiteSettings {
  if (title.trim() === "") throw new UsageError("The title is empty. Write the name of the registry.");
  return { title, language, hub: readAddress(hub), package: name ?? "./generated/index.js" };
}

// It enters the page's content security policy, where a sign too many would allow more than it should, such as any host by `*`.
function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && /^[a-z0-9.-]+$/.test(url.hostname);
  if (isPlain && url.username === "" && url.password === "" && url.search === "" && url.hash === "") {
    return url.href.replace(/\/+$/, "");
  }
  // What cannot be taken apart may hold a password as well; queries often hold tokens.
  if (text.includes("@")) {
    throw new UsageError(`The address of the Hub holds a user name or a password, which visitors would read. ${CURE}`);
  }
  const shown = JSON.stringify(text.replace(/([?#]).*/s, "$1..."));
  throw new UsageError(`The Hub cannot have the address ${shown}. ${CURE}`);
}

const CURE = "Name it with --hub or HF_ENDPOINT, such as https://huggingface.co.";

function siteInput(
  registry: Registry,
  configs: readonly StoredConfig[],
  settings: SiteSettings,
  assets: readonly string[],
): SiteInput {
  const byHubId = new Map(configs.map((config) => [config.huggingface_id.toLowerCase(), config]));
  const models = emitContext(registry, "").models.map(({ record, constant }): SiteModel => {
    const config = record.huggingface_id === undefined ? undefined : byHubId.get(record.huggingface_id.toLowerCase());
    return {
      record,
      constant,
      facts: Object.fromEntries(flattenModel(record)),
      ...(config === undefined ? {} : { config }),
    };
  });
  const fields = recordFields
    .filter(({ internal }) => !internal)
    .map(({ path, name, schema, fact }): SiteField => {
      return { path, name, title: schema.title ?? name, isFact: fact };
    });
  return { models, sources: registry.sources ?? {}, fields, settings, assets };
}

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
  /** Number of files written or removed. */
  readonly changed: number;
}

/**
 * Builds the catalogue page of a registry: static files for any server, any path and for no server at all. An invalid registry
 * changes nothing.
 *
 * @throws MissingRegistryError where there is no registry, UsageError for a language that the page is not in,
 * ForeignDirectoryError where the directory is somebody else's.
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
  if (registry === undefined || issues.some(isError))
    return { issues, sources, registry: undefined, files: 0, changed: 0 };
  const assets = await readAssets();
  const names = assets.map(({ path }) => path.slice("assets/".length));
  const files = [...assets, ...renderer.renderSite(siteInput(registry, configs.value ?? [], settings, names))];
  const changed = await writeSite(options.directory, files);
  return { issues, sources, registry, files: files.length, changed };
}

function fillIn({
  title = "modeldex",
  language = "en",
  hub = "https://huggingface.co",
  package: name,
}: SiteOptions): SiteSettings {
  return { title, language, hub: readAddress(hub), package: name ?? "./generated/index.js" };
}

// It enters the page's content security policy, where a sign too many would allow more than it should.
function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && !/[;,\s'"]/.test(url.href);
  if (isPlain && url.username === "" && url.password === "" && url.search === "" && url.hash === "") {
    return url.href.replace(/\/+$/, "");
  }
  throw new UsageError(`${JSON.stringify(text)} is no address of a Hub. Write one such as https://huggingface.co.`);
}

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
    .map(({ path, name, schema }): SiteField => {
      return { path, name, title: schema.title ?? name, description: schema.description ?? "" };
    });
  return { models, sources: registry.sources ?? {}, fields, settings, assets };
}

// The filters of a project with what each lists, and how large their manifests are on the way to a reader.
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Config } from "../config.js";
import { emitManifests, MANIFESTS_FOLDER } from "../emit/manifests.js";
import type { Issue } from "../issue.js";
import { readRegistry } from "../registry.js";
import { readFilters } from "./read-filters.js";

/** A filter and how many models it lists. */
export interface ListedFilter {
  /** Its name, with the prefix. */
  readonly filter: string;
  readonly label: string;
  readonly reason: string;
  /** Number of models. */
  readonly count: number;
}

/** Size of a manifest in bytes: as it lies on the disk, and as a server sends it. */
export interface ManifestSize {
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** What was found; lists are empty where anything is wrong, and where a registry has no filters. */
export interface FiltersResult {
  readonly filters: readonly ListedFilter[];
  /** Only where they were asked for. */
  readonly sizes: readonly ManifestSize[] | undefined;
  readonly issues: readonly Issue[];
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Lists the filters of a registry. Writes nothing.
 *
 * @throws MissingRegistryError where there is no registry.
 */
export async function filtersProject(
  { registry: directory, manifests: names = "plain" }: Config,
  { sizes = false }: { readonly sizes?: boolean } = {},
): Promise<FiltersResult> {
  const { registry, file, text, issues } = await readRegistry(directory);
  const found = registry === undefined ? undefined : await readFilters(directory, registry);
  const { models = [], lists = [] } = found?.value ?? {};
  const isListed = registry !== undefined && lists.length > 0;
  return {
    filters: lists.map(({ filter: { name, label, reason }, positions }) => {
      return { filter: name, label, reason, count: positions.length };
    }),
    sizes: sizes ? await measure(isListed ? emitManifests({ models, lists }, registry.sources, names) : []) : undefined,
    issues: [...issues, ...(found?.issues ?? [])],
    sources: new Map([[file, text], ...(found?.sources ?? [])]),
  };
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

async function measure(files: ReturnType<typeof emitManifests>): Promise<ManifestSize[]> {
  return Promise.all(
    files.map(async ({ path, content }) => {
      const bytes = Buffer.from(content);
      const [gzipped, brotli] = await Promise.all([toGzip(bytes, { level: 9 }), toBrotli(bytes)]);
      const file = path.slice(MANIFESTS_FOLDER.length + 1);
      return { file, bytes: bytes.length, gzip: gzipped.length, brotli: brotli.length };
    }),
  );
}

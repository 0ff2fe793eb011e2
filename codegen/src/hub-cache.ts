// Models that the Hub's own client keeps on this machine. The layout is that of huggingface/huggingface_hub, docs "Understand
// caching": refs/<revision> names a commit, snapshots/<commit> holds its files, as links into blobs.
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ModelFiles } from "../../src/hub/handler.js";
import { isModelId } from "../../src/hub/model-id.js";
import type { Environment } from "./ingestion/endpoints.js";
import { passOverMissing } from "./inspect/model-file.js";
import { readModelFolder } from "./inspect/model-folder.js";

/** Files of a model in the cache. */
export interface CachedModel extends ModelFiles {
  /** Commit of the repository that they belong to: 40 hexadecimal digits. */
  readonly commit: string;
}

/** Which cache, and which of a model's revisions. */
export interface HubCacheOptions {
  /** Folder of the cache; by default where the environment says. */
  readonly folder?: string;
  /** Variables that say where the cache is; those of the process by default. */
  readonly environment?: Environment;
  /** Branch, tag or commit; `main` by default. */
  readonly revision?: string;
}

/**
 * Folder of the cache: `HF_HUB_CACHE`, else `HUGGINGFACE_HUB_CACHE`, else `hub` in `HF_HOME`, else `huggingface/hub` in
 * `XDG_CACHE_HOME`, else in `~/.cache`.
 */
export function hubCacheFolder(environment: Environment = process.env): string {
  const { HF_HUB_CACHE, HUGGINGFACE_HUB_CACHE, HF_HOME, XDG_CACHE_HOME, HOME } = environment;
  const home = HOME || homedir();
  const expand = (path: string) => path.replace(/^~(?=$|[\\/])/, () => home);
  const given = HF_HUB_CACHE || HUGGINGFACE_HUB_CACHE;
  if (given) return expand(given);
  return join(expand(HF_HOME || join(XDG_CACHE_HOME || join(home, ".cache"), "huggingface")), "hub");
}

/**
 * Files of a model in the cache; undefined where it does not have its config.json. Fits `local` of `createConfigHandler`.
 *
 * @throws ModelFileError where a file cannot be used; the error of the file system where it cannot be read.
 */
export async function readHubCache(id: string, options: HubCacheOptions = {}): Promise<CachedModel | undefined> {
  const { environment, folder = hubCacheFolder(environment), revision = "main" } = options;
  // Neither may lead out of the cache.
  if (!isModelId(id) || !isRevision(revision)) return undefined;
  const model = join(folder, `models--${id.replace("/", "--")}`);
  const commit = isCommit(revision) ? revision : await readReference(join(model, "refs", revision));
  if (commit === undefined) return undefined;
  const files = await readModelFolder(join(model, "snapshots", commit));
  return files === undefined ? undefined : { ...files, commit };
}

async function readReference(path: string): Promise<string | undefined> {
  const text = await readFile(path, "utf8").catch(passOverMissing);
  const commit = text?.trim() ?? "";
  return isCommit(commit) ? commit : undefined;
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function isRevision(text: string): boolean {
  return /^\w[\w./-]{0,199}$/.test(text) && !text.includes("..");
}

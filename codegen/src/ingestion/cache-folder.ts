// Where runs keep what is nobody's data: answers of sources, and the journals of unfinished runs. Version control passes over it.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Paths of what runs keep. */
export interface CachePaths {
  readonly folder: string;
  /** Store of answers. */
  readonly answers: string;
  journal(source: string): string;
  lock(source: string): string;
  scratch(source: string): string;
}

/** A cache that may be used. */
export interface OpenCache {
  readonly paths: CachePaths;
  /** Removes what is for this run only. */
  close(): Promise<void>;
}

/**
 * The cache of a registry. A dry run that may not write there gets one of its own, with the stored answers where it asks for nothing
 * else.
 *
 * @throws the error of the file system where another run may not write.
 */
export async function openCache(
  registry: string,
  { dryRun, offline }: { readonly dryRun: boolean; readonly offline: boolean },
): Promise<OpenCache> {
  const paths = pathsIn(join(registry, ".cache"));
  try {
    await makeCache(paths);
    return { paths, close: async () => {} };
  } catch (error) {
    if (!dryRun || !FORBIDDEN.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    const own = pathsIn(await mkdtemp(join(tmpdir(), "modeldex-")));
    return {
      paths: offline ? { ...own, answers: paths.answers } : own,
      close: () => rm(own.folder, { recursive: true, force: true }),
    };
  }
}

const FORBIDDEN: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS"]);

function pathsIn(folder: string): CachePaths {
  const runs = join(folder, "runs");
  return {
    folder,
    answers: join(folder, "answers"),
    journal: (source) => join(runs, `${source}.jsonl`),
    lock: (source) => join(runs, `${source}.lock`),
    scratch: (source) => join(runs, `${source}.candidates`),
  };
}

// Keeps itself out of version control.
async function makeCache({ folder }: CachePaths): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".gitignore"), "*\n");
}

// Where runs keep what is nobody's data: answers of sources, and the journals of unfinished runs. Version control passes over it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Paths below the directory of a registry. */
export interface CachePaths {
  readonly folder: string;
  /** Store of answers. */
  readonly answers: string;
  journal(source: string): string;
  lock(source: string): string;
  scratch(source: string): string;
}

/** The paths of a registry's cache. */
export function cachePaths(registry: string): CachePaths {
  const folder = join(registry, ".cache");
  const runs = join(folder, "runs");
  return {
    folder,
    answers: join(folder, "answers"),
    journal: (source) => join(runs, `${source}.jsonl`),
    lock: (source) => join(runs, `${source}.lock`),
    scratch: (source) => join(runs, `${source}.candidates`),
  };
}

/** Makes the folder, and keeps it out of version control. */
export async function makeCache({ folder }: CachePaths): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".gitignore"), "*\n");
}

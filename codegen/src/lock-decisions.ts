// One at a time decides about candidates: two would each write what they read before the other one wrote.
import { openCache } from "./ingestion/cache-folder.js";
import { takeLock } from "./lock.js";

/**
 * Does work that reads and writes what people decided. Nobody else does so meanwhile.
 *
 * @throws UsageError where another process does.
 */
export async function lockDecisions<Result>(registry: string, work: () => Promise<Result>): Promise<Result> {
  const { paths } = await openCache(registry, { dryRun: false, offline: false });
  const release = await takeLock(paths.lock("decisions"), "decides about candidates of this registry");
  try {
    return await work();
  } finally {
    await release();
  }
}

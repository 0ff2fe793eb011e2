// Generates again whenever a file changes that generated files are made from, until the process is interrupted.
import { basename, join } from "node:path";
import { watch } from "chokidar";
import type { Config } from "./config.js";
import { DISAGREEMENTS_FILE } from "./disagreements.js";
import { FILTERS_FOLDER } from "./filters/read-filters.js";
import { REGISTRY_FILE } from "./registry.js";

// Editors write a file in several steps; one run after the last of them is enough.
const QUIET_MS = 50;

/** Runs `generate` now and after each change; only its own inputs are watched, so its output cannot wake it. */
export async function watchRegistry(
  { registry }: Config,
  generate: () => Promise<unknown>,
  log: (line: string) => void,
): Promise<void> {
  await generate();
  const inputs = [REGISTRY_FILE, DISAGREEMENTS_FILE, FILTERS_FOLDER].map((name) => join(registry, name));
  const watcher = watch(inputs, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: QUIET_MS, pollInterval: QUIET_MS / 5 },
  });
  let queue = Promise.resolve();
  const again = (path: string) => {
    queue = queue.then(async () => {
      log(`${basename(path)} changed.`);
      await generate().catch((error: Error) => log(error.message));
    });
  };
  watcher.on("change", again).on("add", again).on("unlink", again);
  await new Promise<void>((resolve) => watcher.on("ready", resolve));
  log("Watching models.json. Press Ctrl+C to stop.");
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  await watcher.close();
  await queue;
}

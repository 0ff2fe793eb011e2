// One run of a source at a time: two would write one journal. The lock names its process, so that the lock of a run that was
// killed holds nobody up.
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { displayPath } from "../files.js";
import { UsageError } from "../usage-error.js";

/**
 * Takes a lock. Returns the function that gives it back.
 *
 * @throws UsageError where a process that is alive has it.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    if (await tryLock(path)) return () => rm(path, { force: true });
    const holder = await readHolder(path);
    if (holder !== undefined && isAlive(holder)) {
      throw new UsageError(
        `Process ${holder} reads the same source into this registry. Wait for its end; if it is no run of modeldex, delete ${displayPath(path)}.`,
      );
    }
    await rm(path, { force: true });
  }
}

/** Whether a process that is alive has a lock. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  return holder !== undefined && isAlive(holder);
}

// Linked into place with its content, so that nobody meets a lock without a holder.
async function tryLock(path: string): Promise<boolean> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function readHolder(path: string): Promise<number | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

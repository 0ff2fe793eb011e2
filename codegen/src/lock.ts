// One process at a time: two that write the same files would spoil them. A lock names its holder, so that one whose process was
// killed holds nobody up, and has a token of its own, so that nobody clears away another lock than the one that was found dead.
import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { displayPath } from "./files.js";
import { UsageError } from "./usage-error.js";

/** Who has a lock. */
interface Holder {
  /** Undefined where the lock is none that this program wrote; nobody has it then. */
  readonly pid?: number;
  /** No two locks have the same. */
  readonly token: string;
  /** When the process began, in clock ticks since the machine did; undefined where the system does not tell. */
  readonly started?: string | undefined;
}

/**
 * Takes a lock. `doing` says what its holder does with it, going on from `Process 7`. Returns the function that gives it back.
 *
 * @throws UsageError where a process that is alive has it.
 */
export async function takeLock(path: string, doing: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  return take(path, (pid) => {
    const cure = `Wait for its end; if it is no run of modeldex, delete ${displayPath(path)}.`;
    return new UsageError(`Process ${pid} ${doing}. ${cure}`);
  });
}

/** Whether a process that is alive has a lock. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  return holder !== undefined && (await isAlive(holder));
}

async function take(path: string, refusal: (pid: number) => Error): Promise<() => Promise<void>> {
  const token = randomBytes(8).toString("hex");
  // Before the lock is there: another taker of this process must not find it dead.
  HELD.add(token);
  try {
    while (!(await tryLock(path, token))) {
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (holder.pid !== undefined && (await isAlive(holder))) throw refusal(holder.pid);
      await clearAway(path, holder.token, refusal);
    }
  } catch (error) {
    HELD.delete(token);
    throw error;
  }
  return async () => {
    // Whoever deleted the lock by hand made room for another one.
    if ((await readHolder(path))?.token === token) await rm(path, { force: true });
    HELD.delete(token);
  };
}

// Of several that find a lock dead, a slow one would clear away the live lock that a quick one has put in its place. So it takes a
// lock to do so, of that very token, and another look.
async function clearAway(path: string, token: string, refusal: (pid: number) => Error): Promise<void> {
  const release = await take(`${path}.${token}`, refusal);
  try {
    if ((await readHolder(path))?.token === token) await rm(path, { force: true });
    // What its holder left where it was killed while it took the lock.
    await rm(`${path}.${token}.new`, { force: true });
  } finally {
    await release();
  }
}

// Tokens of the locks that this process has or is about to take.
const HELD = new Set<string>();

// Linked into place with its content, so that nobody meets a lock without a holder.
async function tryLock(path: string, token: string): Promise<boolean> {
  const own = `${path}.${token}.new`;
  const { started } = (await readProcess(process.pid)) ?? {};
  await writeFile(own, JSON.stringify({ pid: process.pid, token, started } satisfies Holder));
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

/** Undefined where there is no lock. */
async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  // What somebody else wrote, or a machine that went down cut short, has no holder; it is told apart by what it holds.
  return parseHolder(text) ?? { token: createHash("sha256").update(text).digest("hex").slice(0, 16) };
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, token, started } = JSON.parse(text) as Record<string, unknown>;
    const isSound = Number.isSafeInteger(pid) && Number(pid) > 0 && typeof token === "string" && TOKEN.test(token);
    if (!isSound || (started !== undefined && typeof started !== "string")) return undefined;
    return { pid: Number(pid), token, started };
  } catch {
    return undefined;
  }
}

// It becomes a part of a path.
const TOKEN = /^[0-9a-f]{16}$/;

async function isAlive({ pid, token, started }: Holder): Promise<boolean> {
  if (pid === undefined) return false;
  // In a container, each run may have the number of the one before.
  if (pid === process.pid) return HELD.has(token);
  if (!mayExist(pid)) return false;
  const found = await readProcess(pid);
  if (found === undefined) return true;
  return !found.isOver && (started === undefined || started === found.started);
}

function mayExist(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What Linux says of a process; undefined on other systems, and of a process that is not there. */
async function readProcess(pid: number): Promise<{ started: string; isOver: boolean } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name, in brackets, may hold anything.
  const [state, ...fields] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const started = fields[18];
  if (state === undefined || started === undefined || !/^\d+$/.test(started)) return undefined;
  // A process that was killed stays on the list for as long as nobody asks how it ended.
  return { started, isOver: state === "Z" || state === "X" };
}

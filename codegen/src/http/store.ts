// Answers on disk, by what was asked: what was whole and parsed, and nothing that is secret.
import { stat } from "node:fs/promises";
import { getSystemErrorName } from "node:util";
import cacache from "cacache";
import { parseConfig } from "../../../src/characteristics/parse-config.js";

/** An answer as it is stored. */
export interface StoredAnswer {
  readonly status: number;
  /** Day of the answer, `YYYY-MM-DD`. */
  readonly date: string;
  /** Those headers that may be needed later, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where redirects led, if there were any. */
  readonly url?: string;
  /** The body as it came, or nothing where it was not JSON. */
  readonly text: string;
}

/** An answer that was found in the store. */
export interface FoundAnswer extends StoredAnswer {
  /** The parsed body. */
  readonly body: unknown;
}

const KEPT_HEADERS = ["etag", "last-modified", "link", "x-error-code", "x-repo-commit"] as const;

/** Those headers that a stored answer keeps. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(KEPT_HEADERS.flatMap((name) => (name in headers ? [[name, headers[name] ?? ""]] : [])));
}

/** A store in a directory, which is made when something is stored. */
export class AnswerStore {
  constructor(private readonly directory: string) {}

  /**
   * The answer stored under a key. Nothing where there is none, or it is damaged.
   *
   * @throws the error of the file system where the store may not be read.
   */
  async read(key: string): Promise<FoundAnswer | undefined> {
    try {
      const { data, metadata } = await cacache.get(this.directory, key, { memoize: false });
      const text = data.toString("utf8");
      if (!isDescription(metadata)) return undefined;
      return { ...metadata, text, body: text === "" ? undefined : parseConfig(text) };
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (code === "EACCES" || code === "EPERM") throw named(error, this.directory);
      if (code !== "ENOENT") await this.#discard(key);
      return undefined;
    }
  }

  /** @throws the error of the file system, with code and path, where it cannot be stored. */
  async write(key: string, { text, ...metadata }: StoredAnswer): Promise<void> {
    await cacache.put(this.directory, key, text, { metadata }).catch((error: unknown) => {
      throw named(error, this.directory);
    });
  }

  /**
   * Replaces what is known of a stored answer, and leaves its body.
   *
   * @throws the error of the file system, with code and path, where it cannot be stored.
   */
  async describe(key: string, metadata: Omit<StoredAnswer, "text">): Promise<void> {
    const entry = await cacache.get.info(this.directory, key, { memoize: false });
    if (entry === null) return;
    const { integrity, size = 0 } = entry;
    await cacache.index.insert(this.directory, key, integrity, { metadata, size }).catch((error: unknown) => {
      throw named(error, this.directory);
    });
  }

  /** Content of the same name is not written again, damaged or not: it has to go. */
  async #discard(key: string): Promise<void> {
    const entry = await cacache.get.info(this.directory, key).catch(() => null);
    if (entry !== null) await cacache.rm.content(this.directory, entry.integrity).catch(() => false);
  }
}

function isDescription(metadata: unknown): metadata is Omit<StoredAnswer, "text"> {
  if (typeof metadata !== "object" || metadata === null) return false;
  const { status, date, headers, url } = metadata as Record<string, unknown>;
  const isUrl = url === undefined || (typeof url === "string" && URL.canParse(url));
  return (
    typeof status === "number" && typeof date === "string" && typeof headers === "object" && headers !== null && isUrl
  );
}

/** The error as it is, with the path where it lacks one, and with its own code where the store gave it another. */
function named(error: unknown, directory: string): unknown {
  if (!(error instanceof Error)) return error;
  const { errno, path } = error as NodeJS.ErrnoException;
  if (errno !== undefined && errno < 0) Object.assign(error, { code: getSystemErrorName(errno) });
  return path === undefined ? Object.assign(error, { path: directory }) : error;
}

// The declarations of the package leave the options out.
const removeEntry: (directory: string, key: string, options: { removeFully: boolean }) => Promise<unknown> =
  cacache.rm.entry;

/**
 * Removes the oldest answers until the bodies of those that stay have at most so many bytes, and what is damaged or
 * belongs to no answer. Comes back with the number of answers removed. Does nothing where there is no store.
 *
 * @throws the error of the file system.
 */
export async function pruneStore(directory: string, maxBytes: number): Promise<number> {
  const isThere = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) return 0;
  const entries = Object.values(await cacache.ls(directory));
  const newestFirst = entries.sort((one, other) => other.time - one.time || (one.key < other.key ? -1 : 1));
  const kept = new Set<string>();
  let size = 0;
  const tooMany = newestFirst.findIndex((entry) => {
    // Answers with the same body share it.
    if (!kept.has(entry.integrity)) size += entry.size;
    kept.add(entry.integrity);
    return size > maxBytes;
  });
  const removed = tooMany === -1 ? [] : newestFirst.slice(tooMany);
  for (const { key } of removed) await removeEntry(directory, key, { removeFully: true });
  await cacache.verify(directory);
  return removed.length;
}

// A settings file beside models.json, as read from disk. Every one of them is optional.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { displayPath } from "./files.js";
import type { ParsedSettings } from "./settings-file.js";

/** A settings file with its text; where it does not exist, the text is empty and there is no value. */
export interface SettingsText<Value> extends ParsedSettings<Value> {
  /** Path for messages, relative to the working directory. */
  readonly file: string;
  readonly text: string;
}

/** Reads and checks a settings file of a registry. */
export async function readSettings<Value>(
  registry: string,
  name: string,
  parse: (text: string, file: string) => ParsedSettings<Value>,
): Promise<SettingsText<Value>> {
  const path = join(registry, name);
  const file = displayPath(path);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? { file, text: "", issues: [] } : { file, text, ...parse(text, file) };
}

// One JSON file of a model on disk: of a size, and with the place where it is broken.
import { readFile, stat } from "node:fs/promises";
import { isObject } from "../../../src/characteristics/config-block.js";
import { parseConfig, replaceNonNumbers } from "../../../src/characteristics/parse-config.js";
import { displayPath } from "../files.js";
import { Locator } from "../locate.js";
import { explainSyntax } from "../scan.js";

/** A file of a model cannot be used; the message names it, and the place in it. It may hold strangers' text: escape before printing. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
}

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The object in a JSON file; undefined where there is no such file.
 *
 * @throws ModelFileError where it is too large, no JSON or no object; the error of the file system where it cannot be read.
 */
export async function readModelFile(path: string): Promise<object | undefined> {
  const found = await stat(path).catch(passOverMissing);
  if (found === undefined) return undefined;
  const file = displayPath(path);
  // A pipe or a device might never end.
  if (!found.isFile()) throw new ModelFileError(`${file} is no file.`);
  if (found.size > MOST_BYTES) {
    throw new ModelFileError(`${file} has ${found.size} bytes, more than the ${MOST_BYTES} that such a file may have.`);
  }
  // The decoder takes off a byte order mark.
  const text = new TextDecoder().decode(await readFile(path));
  const content = parse(text, file);
  if (isObject(content)) return content;
  throw new ModelFileError(
    `${file}:1:1: this is ${nameContent(content)} instead of an object, so it describes no model.`,
  );
}

function parse(text: string, file: string): unknown {
  try {
    return parseConfig(text);
  } catch {
    // As long as the words they stand for, so that places stay right.
    const [fault] = explainSyntax(replaceNonNumbers(text, (word) => "0".padEnd(word.length)));
    const { line, column } = new Locator(text).positionAt(fault?.offset ?? 0);
    const said = fault === undefined ? "The text is not valid JSON." : `${fault.message} ${fault.help}`;
    throw new ModelFileError(`${file}:${line}:${column}: ${said}`);
  }
}

function nameContent(content: unknown): string {
  if (content === null) return "null";
  return Array.isArray(content) ? "a list" : `a ${typeof content}`;
}

/** Undefined for what does not exist; every other error goes on. */
export function passOverMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}

// Helpers for tests that read tables: a file in a folder of its own, gone after the test.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Mapping } from "../../src/sources/mapping.js";

/** Writes a table for one test and returns its path. */
export async function writeTable(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "modeldex-table-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A mapping with one text, one number and one list. */
export const smallMapping: Mapping = {
  source: "sheet",
  key: { column: "id", field: "huggingface_id" },
  facts: [
    { field: "type", column: "kind", as: "word", words: { dense: "dense", late: "colbert" }, how: "derived" },
    { field: "specs.parameters", column: "params", as: "count", unknown_as: [0], how: "declared" },
    { field: "capabilities.languages", column: "languages", as: "languages", how: "declared" },
  ],
};

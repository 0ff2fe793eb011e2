// What the tests of ingesting and promoting share: a registry with two sources, and tables with their mapping.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Run, modeldex as runModeldex, temporaryDirectory, write } from "../robustness/support.js";

const EMPTY = {
  version: 1,
  sources: {
    sheet: { title: "Sheet", url: "https://sheet.example", date: "2026-11-01" },
    other: { title: "Other", url: "https://other.example", date: "2026-11-02" },
  },
  models: [] as readonly object[],
};

/** A mapping of columns that every table here has. */
export const mapping = {
  source: "sheet",
  key: { column: "id", field: "huggingface_id" },
  facts: [
    { field: "type", column: "kind", as: "word", words: { dense: "dense" }, how: "declared" },
    { field: "specs.embedding_dim", column: "dim", as: "count", how: "declared" },
    { field: "capabilities.modalities", column: "kind", constant: ["text"], how: "declared" },
    { field: "license", column: "licence", as: "license", how: "declared" },
    { field: "license_raw", column: "licence", as: "text", how: "declared" },
  ],
};

/** What a source says, as a candidates file: facts by field path, by Hub id. */
export function candidates(
  source: string,
  models: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): object {
  const entries = Object.entries(models).map(([id, facts]) => ({
    huggingface_id: id,
    facts: Object.fromEntries(
      Object.entries(facts).map(([path, value]) => [path, { value, source, how: "declared" }] as const),
    ),
  }));
  const counts = { rows: entries.length, passed_over: 0, faults: 0, candidates: entries.length, facts: 0, kept: 0 };
  return { version: 1, source, outcome: "ok", counts, candidates: entries };
}

/** A registry of its own, and the command in the directory above it. */
export interface Workplace {
  readonly registry: string;
  write(name: string, content: string | object): string;
  read(name: string): string;
  /** When a file was last written. */
  writtenAt(name: string): number;
  modeldex(...words: readonly string[]): Promise<Run>;
}

/** Makes a directory with a registry in `my/`, which holds these models, and the mapping as `sheet.json`. */
export function makeWorkplace(models: readonly object[] = []): Workplace {
  const directory = temporaryDirectory();
  const place: Workplace = {
    registry: join(directory, "my"),
    write: (name, content) =>
      write(join(directory, name), typeof content === "string" ? content : JSON.stringify(content, null, 2)),
    read: (name) => readFileSync(join(directory, name), "utf8"),
    writtenAt: (name) => statSync(join(directory, name)).mtimeMs,
    modeldex: (...words) => runModeldex([...words, "--registry", "my"], { cwd: directory }),
  };
  place.write("my/models.json", { ...EMPTY, models });
  place.write("sheet.json", mapping);
  return place;
}

// The data that pages load, as scripts: a page that was opened as a file may load nothing else.
import { createHash } from "node:crypto";
import type { SiteFile, SiteModel } from "@modeldex/codegen";
import { type ListColumns, toColumns } from "../registry/columns.js";

/** Models whose facts share a file: comparing four models loads four files at most. */
const PER_FILE = 100;

/** The scripts of a catalogue's data. */
export interface DataFiles {
  readonly files: readonly SiteFile[];
  /** Path of the list's script. */
  readonly list: string;
}

/** Makes the scripts: the list, and the facts of all models. */
export function renderData(models: readonly SiteModel[]): DataFiles {
  const factFiles = chunks(models, PER_FILE).map((part, index) => {
    return scriptFile(
      `facts-${index}`,
      `(globalThis.modeldexFacts??={})[${index}]=${toScript(part.map(({ facts }) => facts))};`,
    );
  });
  const columns: ListColumns = {
    count: models.length,
    columns: toColumns(models.map(({ facts }) => facts)),
    factFiles: factFiles.map(({ path }) => path),
    perFile: PER_FILE,
  };
  const list = scriptFile("list", `globalThis.modeldexList=${toScript(columns)};`);
  return { files: [...factFiles, list], list: list.path };
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function scriptFile(stem: string, script: string): SiteFile {
  const hash = createHash("sha256").update(script).digest("hex").slice(0, 10);
  return { path: `data/${stem}-${hash}.js`, render: () => `${script}\n` };
}

// Parsed as JSON: faster than as code, and a key named __proto__ is a key like any other.
function toScript(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

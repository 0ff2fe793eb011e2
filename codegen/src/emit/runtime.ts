// runtime/: a copy of the hand-written runtime, so that generated code works in a project without the package.
import config from "../../../src/config.ts?raw";
import filterIndex from "../../../src/filter-index.ts?raw";
import format from "../../../src/format.ts?raw";
import merge from "../../../src/merge.ts?raw";
import model from "../../../src/model.ts?raw";
import modelIndex from "../../../src/model-index.ts?raw";
import query from "../../../src/query.ts?raw";
import runtime from "../../../src/runtime.ts?raw";
import sizeCategory from "../../../src/size-category.ts?raw";
import suggest from "../../../src/suggest.ts?raw";
import { type GeneratedFile, HEADER } from "./file.js";

const SOURCES = {
  config,
  "filter-index": filterIndex,
  format,
  merge,
  model,
  "model-index": modelIndex,
  query,
  runtime,
  "size-category": sizeCategory,
  suggest,
};

/** The files of the runtime. */
export function emitRuntime(): GeneratedFile[] {
  return Object.entries(SOURCES).map(([name, text]) => ({
    path: `runtime/${name}.ts`,
    content: `// ${HEADER}\n${text}`,
  }));
}

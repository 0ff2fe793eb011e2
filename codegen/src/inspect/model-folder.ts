// The files of a model in one folder that tell its characteristics.
import { join } from "node:path";
import type { ModelFiles } from "../../../src/hub/handler.js";
import { readModelFile } from "./model-file.js";
import { countSafetensors } from "./safetensors.js";

/** Names of the files that tell of quantisation beside config.json; the first one that is there counts. */
export const QUANT_FILES = ["hf_quant_config.json", "quantize_config.json"] as const;
/** Where Sentence Transformers keeps how token vectors become one. */
export const POOLING_FILE = "1_Pooling/config.json";

/**
 * What is in a folder: config.json, what tells of quantisation and pooling, and the counts of its weights. Undefined where there
 * is no config.json.
 *
 * @throws ModelFileError where a file cannot be used; the error of the file system where it cannot be read.
 */
export async function readModelFolder(folder: string): Promise<ModelFiles | undefined> {
  const config = await readModelFile(join(folder, "config.json"));
  if (config === undefined) return undefined;
  const quantConfig = await readFirst(QUANT_FILES.map((name) => join(folder, name)));
  const poolingConfig = await readModelFile(join(folder, POOLING_FILE));
  const safetensors = await countSafetensors(folder);
  return {
    config,
    ...(quantConfig === undefined ? {} : { quantConfig }),
    ...(poolingConfig === undefined ? {} : { poolingConfig }),
    ...(safetensors === undefined ? {} : { safetensors }),
  };
}

async function readFirst(paths: readonly string[]): Promise<object | undefined> {
  for (const path of paths) {
    const content = await readModelFile(path);
    if (content !== undefined) return content;
  }
  return undefined;
}

// The configurations that tests of characteristics share: those of registry/configs.json.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../support/repository.js";

/** One entry of registry/configs.json. */
export interface StoredConfig {
  readonly huggingface_id: string;
  readonly source: string;
  readonly form?: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly quant_config?: Readonly<Record<string, unknown>>;
}

const file = JSON.parse(readFileSync(join(REPOSITORY, "registry/configs.json"), "utf8")) as {
  readonly configs: readonly StoredConfig[];
};

/** All of them, by id. */
export const CONFIGS: readonly StoredConfig[] = file.configs;

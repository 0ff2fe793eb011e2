// The configurations that tests of characteristics share: those of registry/configs.json, and a few more for weights.
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

/** Those of the registry, by id. */
export const CONFIGS: readonly StoredConfig[] = file.configs;

/** A config with the address it was read at. */
export interface Sample {
  readonly id: string;
  readonly source: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const more = readFileSync(new URL("./more-configs.jsonl", import.meta.url), "utf8");

/** Those of the registry, then others whose weights are known. */
export const SAMPLES: readonly Sample[] = [
  ...CONFIGS.map(({ huggingface_id: id, source, config }) => ({ id, source, config })),
  ...more
    .trim()
    .split("\n")
    .map((line): Sample => JSON.parse(line)),
];

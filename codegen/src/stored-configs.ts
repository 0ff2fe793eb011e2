// The configurations beside the registry (registry/configs.json): what the config.json of models says. Text in, entries by Hub id or
// issues out.
import configsSchema from "../../registry/configs.schema.json" with { type: "json" };
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** Name of the file in the directory of a registry. */
export const CONFIGS_FILE = "configs.json";

/** What the config.json of one model says. */
export interface StoredConfig {
  readonly huggingface_id: string;
  /** Address of the file that was read. */
  readonly source: string;
  /** How that file differs from the model's own; absent where it does not. */
  readonly form?: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly quant_config?: Readonly<Record<string, unknown>>;
}

interface FileShape {
  readonly configs: readonly StoredConfig[];
}

const validate = compileSettingsSchema<FileShape>(configsSchema);

/** Checks the text of the file. */
export function parseConfigs(text: string, file: string): ParsedSettings<readonly StoredConfig[]> {
  const { value, issues } = parseSettings(text, file, {
    code: "configs",
    schemaPath: "registry/configs.schema.json",
    // Learned factors of positions have all the digits of a double.
    allDigits: true,
    validate,
    check,
  });
  return value === undefined ? { issues } : { value: value.configs, issues };
}

function check({ configs }: FileShape): SettingsFault[] {
  const seen = new Set<string>();
  return configs.flatMap(({ huggingface_id: id }, index) => {
    const name = id.toLowerCase();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const at = ["configs", index, "huggingface_id"];
    return [
      {
        at,
        message: `The configuration of ${id} stands twice.`,
        help: "Keep the one whose source is the model itself.",
      },
    ];
  });
}

// Files that were chosen together: which of them describe a model, and which tell of its quantisation.

/** A config, with the file that tells of its quantisation. */
export interface FileGroup<Named> {
  readonly config: Named;
  readonly quantConfig?: Named;
}

/** Files by what they are. */
export interface FileGroups<Named> {
  readonly groups: readonly FileGroup<Named>[];
  /** Tell of quantisation, and belong to no config, or nobody knows to which one. */
  readonly left: readonly Named[];
}

/** Names of the files that tell of quantisation; the first one that is there counts, as everywhere in modeldex. */
const QUANT_FILES = ["hf_quant_config.json", "quantize_config.json"];

/** Sorts files by their names. Any name may be that of a config: downloads are called `config (1).json`. */
export function groupFiles<Named extends { readonly name: string }>(files: readonly Named[]): FileGroups<Named> {
  const configs = files.filter(({ name }) => !QUANT_FILES.includes(name));
  const quant = QUANT_FILES.flatMap((wanted) => files.filter(({ name }) => name === wanted));
  const [config] = configs;
  const [quantConfig] = quant;
  if (config === undefined || configs.length > 1 || quantConfig === undefined) {
    return { groups: configs.map((one) => ({ config: one })), left: quant };
  }
  return { groups: [{ config, quantConfig }], left: [] };
}

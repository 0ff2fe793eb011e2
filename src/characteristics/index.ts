// `modeldex/characteristics`: what can be told of a model from its config.json, and badges that show it.
export { type Badge, type BadgeKind, type BadgeSource, type BadgeTone, badgesFor } from "./badges.js";
export { deriveCharacteristics } from "./derive.js";
export { parseConfig, replaceNonNumbers } from "./parse-config.js";
export type {
  CacheLayers,
  CharacteristicName,
  CharacteristicsOptions,
  CharacteristicValues,
  Evidence,
  Modality,
  ModelCharacteristics,
  Multimodal,
  RopeScaling,
} from "./types.js";

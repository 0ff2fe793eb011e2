// Everything that generated code and its users call. Generated queries import from here and nowhere else.
export {
  type ModelConfig,
  type ModelConfigOptions,
  modelConfig,
  supportedDimensions,
  supportsDimension,
} from "./config.js";
export { FilterIndex } from "./filter-index.js";
export { formatBytes, formatParameters, formatTokens } from "./format.js";
export { mergeById } from "./merge.js";
export type { ModelFacts, VariantFacts } from "./model.js";
export { languageRanges, licenseTerms, ModelIndex } from "./model-index.js";
export { findModels, type ModelQuery } from "./query.js";
export { type SizeCategory, sizeCategory } from "./size-category.js";
export { suggestIds } from "./suggest.js";

// @ts-check
// A tour of the registry: constants, look-ups, queries, a table, settings for an inference library, "did you mean".
import {
  COLBERT_V2,
  formatParameters,
  getModel,
  getModelByHuggingFaceId,
  MODEL_REGISTRY,
  ModelConfig,
  ModelType,
  modelsByLanguage,
  modelsByMaxEmbeddingDim,
  modelsByOrganization,
  modelsByType,
  modelsWithMatryoshka,
  queryModels,
  suggestModelIds,
} from "modeldex";

section("Constants");
console.log(`${COLBERT_V2.name} (${COLBERT_V2.huggingfaceId})`);
console.log(`  dimensions: ${COLBERT_V2.embeddingDim}`);
console.log(`  parameters: ${parameters(COLBERT_V2)}`);
console.log(`  context:    ${known(COLBERT_V2.contextLength)} tokens`);

section("Look-ups");
console.log(`getModel("colbert-v2") is the constant: ${getModel("colbert-v2") === COLBERT_V2}`);
console.log(`by Hugging Face id: ${getModelByHuggingFaceId("colbert-ir/colbertv2.0")?.id}`);
// A text that comes from outside may be no id; the type says so.
const fromOutside = getModel(String("Colbert-V2"));
console.log(`ids are case-sensitive: getModel("Colbert-V2") is ${fromOutside}`);

section("Queries");
console.log(`${MODEL_REGISTRY.length} models:`);
for (const type of Object.values(ModelType)) console.log(`  ${type}: ${modelsByType(type).length}`);
console.log(`by BAAI: ${modelsByOrganization("BAAI").length}`);
console.log(`for German: ${modelsByLanguage("de").length}`);
console.log(`with at most 128 dimensions: ${modelsByMaxEmbeddingDim(128).length}`);
console.log(`with Matryoshka dimensions: ${modelsWithMatryoshka().length}`);

section("Small permissive English embedding models");
const small = queryModels({ type: "dense", language: "en", license: "MIT", maxEmbeddingDim: 384 });
printTable(
  ["id", "dimensions", "parameters", "context"],
  small.map((model) => [model.id, model.embeddingDim, parameters(model), known(model.contextLength)]),
);

section("Settings for an inference library");
console.log(ModelConfig.fromRegistry("all-minilm-l6-v2"));

section("Did you mean");
console.log(`colbertv2-0: ${suggestModelIds("colbertv2-0").join(", ")}`);
console.log(`BAAI/bge-base-en-v15: ${suggestModelIds("BAAI/bge-base-en-v15", 1).join(", ")}`);

/** @param {string} title */
function section(title) {
  console.log(`\n${title}\n${"-".repeat(title.length)}`);
}

/**
 * A fact as text; an absent field is a fact that nobody has sourced yet, not a zero.
 * @param {string | number | undefined} fact
 */
function known(fact) {
  return fact === undefined ? "unknown" : String(fact);
}

/** @param {{ readonly parameters?: number }} model */
function parameters(model) {
  return known(model.parameters === undefined ? undefined : formatParameters(model.parameters));
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
function printTable(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}

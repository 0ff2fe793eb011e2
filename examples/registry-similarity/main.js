// @ts-check
// Ranks passages with settings from the registry: dimensions, pooling, normalisation, and the way to compare.
import { ALL_MINILM_L6_V2, BGE_SMALL_EN_V1_5, COLBERT_V2, JINA_COLBERT_V2, ModelConfig } from "modeldex";
import { encode, score } from "./encoder.js";

const QUERY = "which model keeps one vector per token";
const PASSAGES = [
  "A cross-encoder reads query and passage together.",
  "A late-interaction model keeps one vector per token and compares them by MaxSim.",
  "A dense model keeps a single vector per text.",
];

for (const model of [COLBERT_V2, JINA_COLBERT_V2, ALL_MINILM_L6_V2, BGE_SMALL_EN_V1_5]) {
  rank(ModelConfig.fromRegistry(model.id), model.embeddingDim);
}

// Matryoshka: the first 64 of 128 dimensions, at half the storage.
rank(ModelConfig.fromRegistry(JINA_COLBERT_V2.id, { dimensions: 64 }), JINA_COLBERT_V2.embeddingDim);

/** @type {number} A literal would not compile; a number that comes from outside is checked when it is used. */
const unsupported = 100;
try {
  ModelConfig.fromRegistry(JINA_COLBERT_V2.id, { dimensions: unsupported });
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.log(`\nRangeError: ${error.message}`);
}

/**
 * @param {ModelConfig} config
 * @param {number} fullDimensions
 */
function rank(config, fullDimensions) {
  const manner = config.multiVector === true ? "MaxSim" : `cosine, ${config.pooling} pooling`;
  console.log(`\n${config.modelId}: ${config.dimensions} dimensions, ${manner}`);
  const query = encode(config, fullDimensions, QUERY);
  const ranking = PASSAGES.map((passage) => ({
    passage,
    score: score(config, query, encode(config, fullDimensions, passage)),
  }));
  ranking.sort((left, right) => right.score - left.score);
  for (const entry of ranking) console.log(`  ${entry.score.toFixed(3)}  ${entry.passage}`);
}

// @ts-check
// Stands in for an inference library: the vectors are made up, everything done with them follows the registry.
import { cosine, maxSim, normalize, pool, truncate } from "./vectors.js";

/** @typedef {import("modeldex").ModelConfig} ModelConfig */
/** @typedef {import("./vectors.js").Vector} Vector */

/**
 * One vector per token for multi-vector models, a single one for others.
 *
 * @param {ModelConfig} config
 * @param {number} fullDimensions The model's own dimensions, before a Matryoshka cut.
 * @param {string} text
 * @returns {readonly Vector[]}
 */
export function encode(config, fullDimensions, text) {
  const tokens = tokenVectors(text, fullDimensions);
  const vectors = config.multiVector === true ? tokens : [pool(tokens, poolingOf(config))];
  const { dimensions = fullDimensions } = config;
  if (dimensions < fullDimensions) return vectors.map((vector) => truncate(vector, dimensions));
  return config.normalize === true ? vectors.map(normalize) : vectors;
}

/**
 * How well a passage answers a query, by the measure of the model.
 *
 * @param {ModelConfig} config
 * @param {readonly Vector[]} query
 * @param {readonly Vector[]} passage
 */
export function score(config, query, passage) {
  if (config.multiVector === true) return maxSim(query, passage);
  const [left = []] = query;
  const [right = []] = passage;
  return cosine(left, right);
}

/**
 * One vector per word between an opening and a closing mark that carry the whole text, as a model would make them. The
 * same word gives similar vectors everywhere, so texts that share words score high.
 *
 * @param {string} text
 * @param {number} dimensions
 * @returns {readonly Vector[]}
 */
function tokenVectors(text, dimensions) {
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => wordVector(word, dimensions));
  const meaning = pool(words, "mean");
  const mark = wordVector("", dimensions).map((value, position) => value + 3 * (meaning[position] ?? 0));
  return [mark, ...words.map((word) => word.map((value, position) => value + (meaning[position] ?? 0) / 5)), mark];
}

/**
 * @param {string} word
 * @param {number} dimensions
 * @returns {Vector}
 */
function wordVector(word, dimensions) {
  const random = randomNumbers(hash(word));
  return Array.from({ length: dimensions }, () => 2 * random() - 1);
}

/**
 * A small seeded generator (a linear congruential one, with the constants of Numerical Recipes): numbers from 0 to 1,
 * the same on every machine.
 *
 * @param {number} seed
 */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * FNV-1a over UTF-16 units.
 *
 * @param {string} text
 */
function hash(text) {
  let state = 0x811c9dc5;
  for (let position = 0; position < text.length; position++) {
    state = Math.imul(state ^ text.charCodeAt(position), 0x01000193);
  }
  return state;
}

/**
 * @param {ModelConfig} config
 * @returns {string}
 */
function poolingOf(config) {
  if (config.pooling === undefined) throw new Error(`The registry does not know the pooling of ${config.modelId}.`);
  return config.pooling;
}

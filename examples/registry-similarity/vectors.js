// @ts-check
// Vector arithmetic of retrieval: pooling, normalisation, Matryoshka truncation, cosine and MaxSim.

/** @typedef {readonly number[]} Vector */

/**
 * One vector for a whole text out of one per token.
 *
 * @param {readonly Vector[]} tokens At least one, all of the same length.
 * @param {string} strategy As in the registry's `poolingStrategy`.
 * @returns {Vector}
 * @throws {RangeError} For a strategy this example does not know, and where there is no token.
 */
export function pool(tokens, strategy) {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("There is no token to pool.");
  switch (strategy) {
    case "mean":
      return first.map((_, position) => sum(tokens.map((token) => at(token, position))) / tokens.length);
    case "cls":
      return first;
    case "last_token":
      return last;
    default:
      throw new RangeError(`This example pools by mean, cls and last_token, not by ${strategy}.`);
  }
}

/**
 * The same direction with length 1; a vector of zeros has none and stays as it is.
 *
 * @param {Vector} vector
 * @returns {Vector}
 */
export function normalize(vector) {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

/**
 * The first dimensions of a Matryoshka embedding, with length 1 again: cutting makes a vector shorter.
 *
 * @param {Vector} vector
 * @param {number} dimensions
 * @returns {Vector}
 */
export function truncate(vector, dimensions) {
  if (dimensions > vector.length) throw new RangeError(`Cannot cut ${vector.length} dimensions to ${dimensions}.`);
  return normalize(vector.slice(0, dimensions));
}

/**
 * Cosine of the angle between two vectors: for dense models.
 *
 * @param {Vector} left
 * @param {Vector} right
 */
export function cosine(left, right) {
  return dot(normalize(left), normalize(right));
}

/**
 * For each vector of the query its best match in the passage, added up: for multi-vector models.
 *
 * @param {readonly Vector[]} query
 * @param {readonly Vector[]} passage
 */
export function maxSim(query, passage) {
  return sum(query.map((token) => Math.max(...passage.map((other) => cosine(token, other)))));
}

/**
 * @param {Vector} left
 * @param {Vector} right
 */
function dot(left, right) {
  if (left.length !== right.length)
    throw new RangeError(`Cannot compare ${left.length} with ${right.length} dimensions.`);
  return sum(left.map((value, position) => value * at(right, position)));
}

/**
 * @param {Vector} vector
 * @param {number} position
 */
function at(vector, position) {
  return vector[position] ?? 0;
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

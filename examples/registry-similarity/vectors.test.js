// @ts-check
// Vector arithmetic on values that can be checked by hand.
import { describe, expect, it } from "vitest";
import { cosine, maxSim, normalize, pool, truncate } from "./vectors.js";

const tokens = [
  [1, 0],
  [0, 2],
  [2, 1],
];

describe("pool", () => {
  it.each([
    ["mean", [1, 1]],
    ["cls", [1, 0]],
    ["last_token", [2, 1]],
  ])("%s", (strategy, expected) => {
    expect(pool(tokens, strategy)).toEqual(expected);
  });

  it("refuses other strategies and empty texts", () => {
    expect(() => pool(tokens, "max")).toThrow(
      new RangeError("This example pools by mean, cls and last_token, not by max."),
    );
    expect(() => pool([], "mean")).toThrow(new RangeError("There is no token to pool."));
  });
});

describe("normalize", () => {
  it("scales to length 1 and leaves zeros alone", () => {
    expect(normalize([3, 4])).toEqual([0.6, 0.8]);
    expect(normalize([0, 0])).toEqual([0, 0]);
  });
});

describe("truncate", () => {
  it("keeps the first dimensions and scales them to length 1 again", () => {
    expect(truncate([3, 4, 12], 2)).toEqual([0.6, 0.8]);
  });

  it("refuses to make a vector longer", () => {
    expect(() => truncate([3, 4], 3)).toThrow(new RangeError("Cannot cut 2 dimensions to 3."));
  });
});

describe("similarity", () => {
  it("cosine ignores length", () => {
    expect(cosine([1, 0], [5, 0])).toBe(1);
    expect(cosine([1, 0], [0, 5])).toBe(0);
    expect(cosine([1, 0], [-2, 0])).toBe(-1);
  });

  it("cosine refuses vectors of different lengths", () => {
    expect(() => cosine([1, 0], [1, 0, 0])).toThrow(new RangeError("Cannot compare 2 with 3 dimensions."));
  });

  it("MaxSim adds up the best match of each query vector", () => {
    const passage = [
      [0, 1],
      [3, 4],
    ];
    expect(maxSim([[2, 0]], passage)).toBeCloseTo(0.6);
    expect(
      maxSim(
        [
          [2, 0],
          [0, 1],
        ],
        passage,
      ),
    ).toBeCloseTo(1.6);
  });
});

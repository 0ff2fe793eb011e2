// Levels of CivitAI to ratings: each bit alone, all of them, and what is no level.
import { expect, test } from "vitest";
import { ratingsOf } from "../../../src/sources/civitai/ratings.js";
import { fieldAccepts } from "../../../src/sources/field-values.js";

test.each<[number, string[]]>([
  [1, ["pg"]],
  [2, ["pg13"]],
  [4, ["r"]],
  [8, ["x"]],
  [16, ["xxx"]],
  [3, ["pg", "pg13"]],
  [7, ["pg", "pg13", "r"]],
  [28, ["r", "x", "xxx"]],
  [31, ["pg", "pg13", "r", "x", "xxx"]],
])("%d is %j", (level, ratings) => {
  expect(ratingsOf(level)).toEqual(ratings);
  expect(fieldAccepts("content_ratings", ratings)).toBe(true);
});

test.each<[unknown]>([
  [0],
  [32],
  [33],
  [60],
  [63],
  [-1],
  [7.5],
  [2 ** 32 + 1],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [null],
  [undefined],
  [true],
  ["1"],
  ["pg"],
  [[1]],
  [{}],
])("%j says nothing", (level) => {
  expect(ratingsOf(level)).toBeUndefined();
});

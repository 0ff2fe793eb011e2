import { expect, test } from "vitest";
import { FilterIndex } from "../../src/filter-index.js";

const models = [{ id: "a" }, { id: "b" }, { id: "c" }];
const index = new FilterIndex(models, { "my/last": [2, 0], "my/none": [] });

test("a filter gives its models in its order, the same list each time", () => {
  expect(index.of("my/last")).toEqual([{ id: "c" }, { id: "a" }]);
  expect(index.of("my/last")).toBe(index.of("my/last"));
  expect(index.of("my/last")[0]).toBe(models[2]);
  expect(index.of("my/none")).toEqual([]);
});

test.each([
  ["my/lasts", 'There is no filter "my/lasts". Did you mean my/last?'],
  ["constructor", 'There is no filter "constructor". FILTERS lists all.'],
  ["__proto__", 'There is no filter "__proto__". FILTERS lists all.'],
  ["", 'There is no filter "". FILTERS lists all.'],
])("%j is no filter", (name, message) => {
  expect(index.has(name)).toBe(false);
  expect(() => index.of(name)).toThrow(new RangeError(message));
});

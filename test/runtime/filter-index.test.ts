// Lists by filter: what was worked out when the code was generated, in its order.
import { describe, expect, it } from "vitest";
import { FilterIndex } from "../../src/filter-index.js";

const MODELS = [{ id: "alpha" }, { id: "beta" }, { id: "gamma" }] as const;
const NAMES = ["hub/apache", "hub/large/apache", "hub/medium/apache", "hub/small/apache", "hub/small", "hub/none"];

function filterIndex() {
  const positions = { "hub/small": [2, 0], "hub/none": [] };
  return new FilterIndex(MODELS, { ...Object.fromEntries(NAMES.map((name) => [name, [1]])), ...positions });
}

const NO_FILTERS = ["", "small", "hub", "hub/Small", " hub/small", "constructor", "__proto__", "toString"];

describe("of", () => {
  it("keeps the order of the filter", () => {
    expect(filterIndex().of("hub/small")).toEqual([{ id: "gamma" }, { id: "alpha" }]);
  });

  it("gives the very objects of the list", () => {
    expect(filterIndex().of("hub/small")[1]).toBe(MODELS[0]);
  });

  it("gives an empty list for a filter that lists nothing", () => {
    expect(filterIndex().of("hub/none")).toEqual([]);
  });

  it("gives the same list to all, an empty one, too", () => {
    const index = filterIndex();
    for (const name of NAMES) expect(index.of(name)).toBe(index.of(name));
  });

  it.each([
    ["constructor", 'There is no filter "constructor". FILTERS lists all.'],
    ["__proto__", 'There is no filter "__proto__". FILTERS lists all.'],
    ["", 'There is no filter "". FILTERS lists all.'],
    ["hub/non", 'There is no filter "hub/non". Did you mean hub/none?'],
    // Names end alike: all parts count.
    ["hub/small/apach", 'There is no filter "hub/small/apach". Did you mean hub/small/apache?'],
    ["apache", 'There is no filter "apache". Did you mean hub/apache or hub/large/apache or hub/small/apache?'],
    ["\u0007\n", 'There is no filter "\\u0007\\n". FILTERS lists all.'],
  ])("%j is refused", (name, message) => {
    expect(() => filterIndex().of(name)).toThrow(new RangeError(message));
  });

  it("shows the beginning of a long text, which is no filter either", () => {
    const message = `There is no filter "\\"${"x".repeat(99)}". FILTERS lists all.`;
    expect(() => filterIndex().of(`"${"x".repeat(1e6)}`)).toThrow(new RangeError(message));
  });

  it("refuses again what it refused", () => {
    const index = filterIndex();
    for (const _ of [1, 2]) expect(() => index.of("toString")).toThrow(RangeError);
  });
});

describe("has", () => {
  it.each(NAMES)("%s is a filter", (name) => {
    expect(filterIndex().has(name)).toBe(true);
  });

  it.each(NO_FILTERS)("%j is none", (name) => {
    expect(filterIndex().has(name)).toBe(false);
  });
});

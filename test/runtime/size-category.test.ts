// Size categories at their borders, and of what is no size.
import { describe, expect, it } from "vitest";
import { type SizeCategory, sizeCategory } from "../../src/size-category.js";

describe("sizeCategory", () => {
  it.each<[number | undefined, SizeCategory]>([
    [1, "small"],
    [22_713_216, "small"],
    [6_738_415_616, "small"],
    [6_999_999_999, "small"],
    [7_000_000_000, "medium"],
    [7_615_616_512, "medium"],
    [13_000_000_000, "medium"],
    [13_000_000_001, "large"],
    [13_015_864_320, "large"],
    [671_026_419_200, "large"],
    [Number.MAX_SAFE_INTEGER, "large"],
    [undefined, "unknown"],
    [0, "unknown"],
    [-0, "unknown"],
    [-7_000_000_000, "unknown"],
    [Number.NaN, "unknown"],
    [Number.POSITIVE_INFINITY, "unknown"],
    [Number.NEGATIVE_INFINITY, "unknown"],
  ])("of %d is %s", (parameters, category) => {
    expect(sizeCategory(parameters)).toBe(category);
  });

  it.each<[unknown]>([[null], ["7000000000"], ["7B"], [true], [[7e9]], [{}], [7_000_000_000n], [Symbol("7B")]])(
    "of a value that types refuse is unknown: %o",
    (value) => {
      expect(sizeCategory(value as number)).toBe("unknown");
    },
  );
});

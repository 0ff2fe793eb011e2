// Numbers as people read them: three significant digits, rounded before the unit is chosen.
import { describe, expect, it } from "vitest";
import { formatBytes, formatParameters, formatTokens } from "../../src/format.js";

describe("formatParameters", () => {
  it.each([
    [1, "1"],
    [999, "999"],
    [1_000, "1K"],
    [1_234, "1.23K"],
    [22_713_216, "22.7M"],
    [109_482_240, "109M"],
    [568_000_000, "568M"],
    [999_499_999, "999M"],
    [999_500_000, "1B"],
    [999_950_000, "1B"],
    [1_000_000_000, "1B"],
    [7_615_616_512, "7.62B"],
    [70_553_706_496, "70.6B"],
    [671_026_419_200, "671B"],
    [1_026_408_232_448, "1.03T"],
    [1_234_567_890_123_456, "1230T"],
  ])("%d is %s", (count, text) => {
    expect(formatParameters(count)).toBe(text);
  });
});

describe("formatBytes", () => {
  it.each([
    [1, "1 B"],
    [999, "999 B"],
    [1_000, "1 kB"],
    [437_955_512, "438 MB"],
    [999_950_000, "1 GB"],
    [2_132_625_918, "2.13 GB"],
    [1_500_000_000_000, "1.5 TB"],
    [3_000_000_000_000_000, "3 PB"],
  ])("%d is %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe("formatTokens", () => {
  it.each([
    [1, "1 token"],
    [512, "512 tokens"],
    [8_192, "8,192 tokens"],
    [131_072, "131,072 tokens"],
    [1_048_576, "1,048,576 tokens"],
  ])("%d is %s", (count, text) => {
    expect(formatTokens(count)).toBe(text);
  });
});

describe.each([formatParameters, formatBytes, formatTokens])("%o", (format) => {
  it.each([
    [0, "Expected a positive number, got 0."],
    [-1, "Expected a positive number, got -1."],
    [Number.NaN, "Expected a positive number, got NaN."],
    [Number.POSITIVE_INFINITY, "Expected a positive number, got Infinity."],
  ])("refuses %d", (value, message) => {
    expect(() => format(value)).toThrow(new RangeError(message));
  });
});

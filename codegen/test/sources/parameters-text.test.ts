// Numbers of parameters as people write them, and the size category that each leads to.
import { expect, test } from "vitest";
import { type SizeCategory, sizeCategory } from "../../../src/size-category.js";
import { parseParameters } from "../../src/sources/parameters-text.js";

test.each<[string, number, SizeCategory]>([
  ["650M", 650_000_000, "small"],
  ["22.7M", 22_700_000, "small"],
  ["0.5B", 500_000_000, "small"],
  ["1.1B", 1_100_000_000, "small"],
  ["6.74B", 6_740_000_000, "small"],
  ["7B", 7_000_000_000, "medium"],
  ["7b", 7_000_000_000, "medium"],
  [" 7 B ", 7_000_000_000, "medium"],
  ["7 billion", 7_000_000_000, "medium"],
  ["13B", 13_000_000_000, "medium"],
  ["13.1B", 13_100_000_000, "large"],
  ["8x7B", 56_000_000_000, "large"],
  ["8 x 22B", 176_000_000_000, "large"],
  ["1.03T", 1_030_000_000_000, "large"],
  ["1 Trillion", 1_000_000_000_000, "large"],
  ["110 million", 110_000_000, "small"],
  ["300 thousand", 300_000, "small"],
  ["1K", 1000, "small"],
  ["109,482,240", 109_482_240, "small"],
  ["7615616512", 7_615_616_512, "medium"],
  ["7,615,616,512", 7_615_616_512, "medium"],
  ["10000", 10_000, "small"],
])("%j states %d parameters: %s", (text, parameters, category) => {
  expect(parseParameters(text)).toBe(parameters);
  expect(sizeCategory(parseParameters(text))).toBe(category);
});

test.each<[string, string]>([
  ["nothing", ""],
  ["only space", " \n"],
  ["a size of files", "500 MB"],
  ["a size of files", "500MB"],
  ["a size of files", "4.1 GB"],
  ["a name", "gemini"],
  ["a name with a number in it", "7B-instruct"],
  ["a name with a number in it", "Llama-2-7B"],
  ["a number below zero", "-7B"],
  ["a number with a sign", "+7B"],
  ["zero", "0B"],
  ["zero", "0"],
  ["no experts", "0x7B"],
  ["a number without a unit", "7"],
  ["a number without a unit", "22.7"],
  ["a year", "2024"],
  ["a year", "9999"],
  ["a share of a parameter", "12345.5"],
  ["a share of a parameter", "0.5K"],
  ["a size of pictures", "512x512"],
  ["a size of pictures", "1920 x 1080"],
  ["a comma that may be a decimal sign", "7,615B"],
  ["a comma that may be a decimal sign", "0,5B"],
  ["digits in wrong groups", "1234,567"],
  ["digits in wrong groups", "109,48,240"],
  ["digits in wrong groups", "109,482,"],
  ["digits in groups with a point", "109,482.240"],
  ["a range", "7B-13B"],
  ["two numbers", "7B 13B"],
  ["another notation", "7e9"],
  ["another notation", "0x10"],
  ["infinity", "Infinity"],
  ["more than can be counted exactly", "9007199254740993"],
  ["more than can be counted exactly", "999999999999999T"],
  ["more than can be counted exactly", "9999x999999999999999B"],
  ["more than a number can hold", "1e400"],
  ["400 digits", "9".repeat(400)],
  ["400 digits and a unit", `${"9".repeat(400)}B`],
  ["400 digits in groups", `1${",000".repeat(133)}`],
  ["digits of another script", "٧B"],
  ["a key of every object", "constructor"],
  ["a key of every object", "7 __proto__"],
])("%s states none, and leads to an unknown size: %j", (_what, text) => {
  expect(parseParameters(text)).toBeUndefined();
  expect(sizeCategory(parseParameters(text))).toBe("unknown");
});

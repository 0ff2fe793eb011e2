import { expect, test } from "vitest";
import { canonicalLanguage } from "../src/languages.js";

test.each([
  ["en", "en"],
  ["EN", "en"],
  ["eng-Latn", "en"],
  ["eng", "en"],
  ["en-Latn-GB", "en-GB"],
  ["zh-Hant", "zh-Hant"],
  ["zho-Hans", "zh-Hans"],
  ["pt-BR", "pt-BR"],
  ["gsw", "gsw"],
  ["iw", "he"],
  ["haw", "haw"],
  ["multilingual", undefined],
  ["xx", undefined],
  ["en-Wxyz", undefined],
  ["english", undefined],
  ["", undefined],
  ["constructor", undefined],
])("the canonical form of %j is %j", (tag, canonical) => {
  expect(canonicalLanguage(tag)).toBe(canonical);
});

import { describe, expect, test } from "vitest";
import { translate, valuesOf } from "./support.js";

const speak = (language: unknown) => translate({ cardData: { language } });

test.each([
  ["en", ["en"]],
  [
    ["zh", "en", "en"],
    ["en", "zh"],
  ],
  [
    ["eng_Latn", "zh-Hant", "pt-BR"],
    ["en", "pt-BR", "zh-Hant"],
  ],
  [["multilingual", "de"], ["de"]],
  [["en", "code"], ["en"]],
])("%j are %j", (language, expected) => {
  const translation = speak(language);
  expect(valuesOf(translation)).toEqual({ "capabilities.languages": expected });
  expect(translation.unknownWords).toEqual([]);
});

test.each([["multilingual"], [["multilingual", "code", "mul"]], [[]], [""], [null], [undefined]])(
  "%j says nothing",
  (language) => {
    const translation = speak(language);
    expect(valuesOf(translation)).toEqual({});
    expect(translation.unknownWords).toEqual([]);
    expect(translation.candidate.listing.raw).toBeUndefined();
  },
);

describe("a list with an unknown word is kept raw", () => {
  test.each([
    [["en", "klingonese"], ["klingonese"], "en, klingonese"],
    ["English", ["English"], "English"],
    [["en", false], ["false"], "en, false"],
    [["en", { code: "de" }], ['{"code":"de"}'], 'en, {"code":"de"}'],
    [5, ["5"], "5"],
    [["__proto__", "constructor"], ["__proto__", "constructor"], "__proto__, constructor"],
  ])("%j", (language, words, raw) => {
    const translation = speak(language);
    expect(valuesOf(translation)).toEqual({});
    expect(translation.unknownWords).toEqual(words.map((word) => ({ field: "language", word })));
    expect(translation.candidate.listing.raw).toEqual({ language: raw });
  });

  test("of limited length, and noted a limited number of times", () => {
    const { unknownWords, candidate } = speak(Array.from({ length: 5000 }, (_, index) => `${"x".repeat(300)}${index}`));
    expect(unknownWords).toHaveLength(20);
    expect(unknownWords[0]?.word).toHaveLength(203);
    expect(candidate.listing.raw?.language).toHaveLength(203);
  });
});

test("no languages come from tags", () => {
  expect(valuesOf(translate({ tags: ["en", "de"] }))).toEqual({});
});

import { expect, test } from "vitest";
import { programmingLanguage, toLanguageTag } from "../../src/sources/languages.js";

test.each([
  ["eng-Latn", "en"],
  ["zho-Hans", "zh"],
  ["zho_Hant", "zh-Hant"],
  ["arb-Arab", "ar"],
  ["kor-Hang", "ko"],
  ["jpn-Jpan", "ja"],
  ["srp-Cyrl", "sr"],
  ["srp-Latn", "sr-Latn"],
  ["swh-Latn", "sw"],
  ["pt-BR", "pt-BR"],
  ["und", undefined],
  ["mul-Latn", undefined],
  ["eng-Xyzq", undefined],
  ["multilingual", undefined],
  ["__proto__", undefined],
  ["", undefined],
])("the tag of %j is %j", (code, tag) => {
  expect(toLanguageTag(code)).toBe(tag);
});

test.each([
  ["python-Code", "python"],
  ["c#-Code", "c#"],
  ["eng-Latn", undefined],
])("the programming language of %j is %j", (code, language) => {
  expect(programmingLanguage(code)).toBe(language);
});

import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test("languages are registered and canonical", () => {
  const languages = ["en", "zh-Hant", "eng-Latn", "xx"];
  expect(findings([record({ capabilities: { modalities: ["text"], languages } })])).toEqual([
    'language capabilities.languages.2: Model some-model has invalid language: "eng-Latn" | Its canonical form is "en".',
    'language capabilities.languages.3: Model some-model has invalid language: "xx" | It is no registered BCP 47 tag; use one such as en, zh-Hant or gsw.',
  ]);
});

test("a fault in another field of the group does not hide them", () => {
  expect(findings([record({ capabilities: { modalities: ["txt"], languages: ["xx"] } })])).toEqual([
    'invalid-value capabilities.modalities.0: Model some-model has invalid capabilities.modalities.0: "txt" | Did you mean "text"?',
    'language capabilities.languages.0: Model some-model has invalid language: "xx" | It is no registered BCP 47 tag; use one such as en, zh-Hant or gsw.',
  ]);
});

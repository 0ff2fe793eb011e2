// Languages in a script that nobody writes them in; romanised text beside the usual one is a claim of its own.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const HELP = "In brackets the script that is usual: take the tag without a script.";
const MESSAGE = "languages in a script they are not written in (mteb):";

test.each([
  [["de", "en", "zh", "zh-Hant", "sr", "sr-Latn", "uz-Cyrl", "yue-Hani", "ks-Deva"], []],
  [["bn", "bn-Latn", "hi", "hi-Latn"], []],
  [
    ["de", "el-Latn"],
    [`language-script capabilities.languages.1: Model m: 1 of 2 ${MESSAGE} el-Latn (Grek) | ${HELP}`],
  ],
  [
    ["el-Latn", "en", "ja-Latn", "ka-Latn", "ko-Latn", "ru-Latn", "sr-Arab", "th-Latn"],
    [
      `language-script capabilities.languages.0: Model m: 7 of 8 ${MESSAGE} el-Latn (Grek), ja-Latn (Jpan), ka-Latn (Geor), ko-Latn (Kore), ru-Latn (Cyrl) and 2 more | ${HELP}`,
    ],
  ],
])("%j", (languages, expected) => {
  expect(findings([model("m", { capabilities: { languages } })])).toEqual(expected);
});

import { describe, expect, test } from "vitest";
import type { ModelKey } from "../../src/candidate.js";
import { Refusal, type TransformName, transforms } from "../../src/sources/transforms.js";

const hub: ModelKey = { field: "huggingface_id", value: "org/model" };
const civitai: ModelKey = { field: "civitai_id", value: 42 };

function convert(name: TransformName, cell: unknown, words?: Record<string, string | null>, key = hub) {
  return transforms[name](cell, { key, ...(words === undefined ? {} : { words }) });
}

describe("a conversion gives", () => {
  test.each<[TransformName, unknown, unknown]>([
    ["text", "  ColBERT ", "ColBERT"],
    ["text", "   ", undefined],
    ["verbatim", "query: ", "query: "],
    ["texts", ["style", " style ", ""], ["style"]],
    ["texts", "style; pixel art", ["style", "pixel art"]],
    ["count", 109482240, 109482240],
    ["count", "512", 512],
    ["count", "1e3", 1000],
    ["rounded", 417.6, 418],
    ["rounded", "417.6", 418],
    ["fraction", 0.5379, 0.5379],
    ["boolean", true, true],
    ["boolean", "false", false],
    ["date", "2024-02", "2024-02"],
    ["date", 2024, "2024"],
    ["commit", "a".repeat(40), "a".repeat(40)],
    ["languages", ["eng-Latn", "zho-Hant", "python-Code"], ["en", "zh-Hant"]],
    ["languages", "deu; eng", ["de", "en"]],
    ["languages-in-usual-script", ["ell-Latn", "hin-Deva", "hin-Latn", "srp-Latn"], ["el", "hi", "hi-Latn", "sr"]],
    ["programming-languages", ["eng-Latn", "python-Code", "c++-Code"], ["c++", "python"]],
    ["license", "apache-2.0", "Apache-2.0"],
    ["license", "gemma", "LicenseRef-gemma"],
    ["license-name", "gemma", "Gemma Terms of Use"],
    ["license-name", "mit", undefined],
    ["license-url", "gemma", "https://huggingface.co/org/model"],
    ["license-url", "mit", undefined],
    ["named-license", "modified-MIT", "LicenseRef-modified-mit"],
    ["page", "anything", "https://huggingface.co/org/model"],
    ["hub-ids", "BAAI/bge-m3", ["BAAI/bge-m3"]],
    ["hub-ids", ["a/b", "c/d"], ["a/b", "c/d"]],
    ["hub-id", "BAAI/bge-m3", "BAAI/bge-m3"],
    ["without-variant", "qwen/qwen3-8b:free", "qwen/qwen3-8b"],
    ["largest", [64, 1024, 256], 1024],
    ["largest", 768, 768],
    ["ascending", [1024, 64, 256], [64, 256, 1024]],
    ["ascending", 768, undefined],
    ["ascending", [768, 768], undefined],
    ["positions-less-two", 514, 512],
    ["rating-bits", 1, ["pg"]],
    ["rating-bits", 31, ["pg", "pg13", "r", "x", "xxx"]],
    ["parameters", "22.7M", 22700000],
    ["parameters", " 8x7B ", 56000000000],
    ["parameters", "109,482,240", 109482240],
    ["kilobytes-to-bytes", 2082913, 2132902912],
  ])("%s of %j: %j", (name, cell, want) => {
    expect(convert(name, cell)).toEqual(want);
  });

  test("a page of CivitAI for a CivitAI model", () => {
    expect(convert("page", "", undefined, civitai)).toBe("https://civitai.com/models/42");
  });

  test("words of the mapping, nothing for null, and its order for lists", () => {
    const words = { text: "text", image: "image", file: null };
    expect(convert("word", "image", words)).toBe("image");
    expect(convert("word", "file", words)).toBeUndefined();
    expect(convert("words", ["file", "image", "text"], words)).toEqual(["text", "image"]);
    expect(convert("license", "https://example.com/terms", { "https://example.com/terms": "gemma" })).toBe(
      "LicenseRef-gemma",
    );
    expect(convert("license", "not specified", { "not specified": null })).toBeUndefined();
  });
});

describe("a conversion refuses", () => {
  test.each<[TransformName, unknown, string]>([
    ["text", 7, "7 is not text."],
    ["count", 0, "0 is not a whole number above 0."],
    ["count", -1, "-1 is not a whole number above 0."],
    ["count", 1.5, "1.5 is not a whole number above 0."],
    ["count", "110M", '"110M" is not a whole number above 0.'],
    ["count", "0x10", '"0x10" is not a whole number above 0.'],
    ["count", "", '"" is not a whole number above 0.'],
    ["count", Number.NaN, "null is not a whole number above 0."],
    ["count", 2 ** 60, "1152921504606847000 is not a whole number above 0."],
    ["fraction", 53.79, "53.79 is not a share between 0 and 1."],
    ["fraction", 0, "0 is not a share between 0 and 1."],
    ["boolean", "yes", '"yes" is not true or false.'],
    ["date", "02/28/2024", '"02/28/2024" is not a date (YYYY, YYYY-MM or YYYY-MM-DD).'],
    ["commit", "main", '"main" is not a commit of 40 hexadecimal digits.'],
    ["word", "constructor", '"constructor" is not one of the mapping\'s words ().'],
    ["words", ["__proto__"], '"__proto__" is not one of the mapping\'s words ().'],
    ["languages", ["eng-Latn", "klingonese"], '"klingonese" is no language of the BCP 47 registry.'],
    ["license", "gpl-3.0", '"gpl-3.0" is not a licence that SPDX or the Hub lists.'],
    ["license", "__proto__", '"__proto__" is not a licence that SPDX or the Hub lists.'],
    ["named-license", "***", '"***" is not the name of a licence.'],
    ["hub-ids", "/content/drive/model", '"/content/drive/model" is no Hugging Face id.'],
    ["largest", [64, "many"], '[64,"many"] is not a size or a list of sizes.'],
    ["rating-bits", 0, "0 is not a level of CivitAI's ratings (1 to 31)."],
    ["rating-bits", 60, "60 is not a level of CivitAI's ratings (1 to 31)."],
    ["rating-bits", 7.5, "7.5 is not a level of CivitAI's ratings (1 to 31)."],
    ["rating-bits", "pg", '"pg" is not a level of CivitAI\'s ratings (1 to 31).'],
    ["rating-bits", null, "null is not a level of CivitAI's ratings (1 to 31)."],
    ["parameters", 650, "650 is not text with a number of parameters."],
    ["parameters", null, "null is not text with a number of parameters."],
    ["parameters", "500 MB", '"500 MB" is not a number of parameters, such as "22.7M", "7B" or "8x7B".'],
    ["parameters", "", '"" is not a number of parameters, such as "22.7M", "7B" or "8x7B".'],
    [
      "parameters",
      "9".repeat(400),
      `"${"9".repeat(59)}... is not a number of parameters, such as "22.7M", "7B" or "8x7B".`,
    ],
    ["text", ["x".repeat(80)], `["${"x".repeat(58)}... is not text.`],
  ])("%s of %j: %s", (name, cell, message) => {
    const refused = convert(name, cell);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).message).toBe(message);
  });
});

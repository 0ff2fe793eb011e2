import { describe, expect, test } from "vitest";
import { DAY } from "../fake-client.js";
import { translate, valuesOf } from "./support.js";

const PAGE = "https://huggingface.co/acme/model";
const other = (more: object) => ({ cardData: { license: "other", ...more } });

describe("the licence comes from", () => {
  test.each([
    ["the card", { cardData: { license: "mit" } }, "MIT", "mit", "cardData.license"],
    ["a list of one", { cardData: { license: ["apache-2.0"] } }, "Apache-2.0", "apache-2.0", "cardData.license"],
    ["a list of the same", { cardData: { license: ["mit", "mit"] } }, "MIT", "mit", "cardData.license"],
    ["the tag", { tags: ["x", "license:cc-by-4.0"] }, "CC-BY-4.0", "cc-by-4.0", "tags"],
    [
      "the tag where the card says nothing",
      { cardData: { license: null }, tags: ["license:mit"] },
      "MIT",
      "mit",
      "tags",
    ],
    ["the card first", { cardData: { license: "mit" }, tags: ["license:gemma"] }, "MIT", "mit", "cardData.license"],
  ])("%s", (_, record, license, raw, field) => {
    const { candidate, unknownWords } = translate(record);
    const provenance = { source: "huggingface", field, date: DAY, how: "declared" };
    expect(candidate.facts.license).toEqual({ value: license, provenance });
    expect(candidate.facts.license_raw).toEqual({ value: raw, provenance });
    expect(candidate.facts.license_name).toBeUndefined();
    expect(candidate.facts.license_url).toBeUndefined();
    expect(candidate.listing.license).toBe(license);
    expect(candidate.listing.raw).toBeUndefined();
    expect(unknownWords).toEqual([]);
  });
});

test("a licence of the Hub's list that SPDX does not have comes with its name and the model's page", () => {
  expect(valuesOf(translate({ tags: ["license:gemma"] }))).toEqual({
    license: "LicenseRef-gemma",
    license_raw: "gemma",
    license_name: "Gemma Terms of Use",
    license_url: PAGE,
  });
});

describe("a licence that only its publisher names", () => {
  test.each([
    ["https://acme.example/license", "https://acme.example/license", "cardData.license_link", "declared"],
    ["LICENSE", `${PAGE}/blob/main/LICENSE`, "cardData.license_link", "derived"],
    ["docs/LICENSE.md", `${PAGE}/blob/main/docs/LICENSE.md`, "cardData.license_link", "derived"],
    [undefined, PAGE, "id", "derived"],
    ["../../LICENSE", PAGE, "id", "derived"],
    ["/etc/passwd", PAGE, "id", "derived"],
    ["http://acme.example", PAGE, "id", "derived"],
    ["javascript:alert(1)", PAGE, "id", "derived"],
    ["https://acme.example/a b", PAGE, "id", "derived"],
    ["https://acme.example/\u202e", PAGE, "id", "derived"],
    ["https://acme.example/\u200dlicense", PAGE, "id", "derived"],
    [`https://acme.example/${"x".repeat(1000)}`, PAGE, "id", "derived"],
    [5, PAGE, "id", "derived"],
  ])("has, by the link %.60j, its text at %s", (license_link, url, field, how) => {
    const translation = translate(other({ license_name: "Acme Research 1.0", license_link }));
    expect(valuesOf(translation)).toEqual({
      license: "LicenseRef-acme-research-1.0",
      license_raw: "other",
      license_name: "Acme Research 1.0",
      license_url: url,
    });
    const { facts } = translation.candidate;
    expect(facts.license_url?.provenance).toMatchObject({ field, how });
    expect(facts.license?.provenance).toMatchObject({ field: "cardData.license_name", how: "declared" });
    expect(facts.license_raw?.provenance).toMatchObject({ field: "cardData.license", how: "declared" });
  });

  test.each([
    [{}],
    [{ license_name: "" }],
    [{ license_name: 5 }],
    [{ license_name: "???" }],
    [{ license_name: "a\u001b[31m" }],
    [{ license_name: "x".repeat(1_000_000) }],
  ])("is not stated without a name: %.60j", (more) => {
    const translation = translate(other(more));
    expect(valuesOf(translation)).toEqual({});
    expect(translation.candidate.listing).toMatchObject({ raw: { license: "other" } });
    expect(translation.unknownWords).toEqual([]);
  });

  test("is stated with all its fields or none", () => {
    const translation = translate(other({ license_name: "x".repeat(150) }));
    expect(valuesOf(translation)).toEqual({});
    expect(translation.candidate.listing.raw).toEqual({ license: `other: ${"x".repeat(150)}` });
  });
});

describe("a word that is no licence here", () => {
  test.each([["my-licence"], ["mit AND apache-2.0"], ["__proto__"], ["constructor"], ["\u001b[31mmit"]])(
    "is kept raw and noted: %j",
    (license) => {
      const translation = translate({ cardData: { license }, tags: ["license:mit"] });
      expect(valuesOf(translation)).toEqual({});
      expect(translation.unknownWords).toEqual([{ field: "license", word: license }]);
      expect(translation.candidate.listing.raw).toEqual({ license });
      expect(translation.candidate.listing.license).toBeUndefined();
    },
  );

  test("is cut where it is no word any more", () => {
    const { unknownWords, candidate } = translate({ cardData: { license: "x".repeat(1_000_000) } });
    expect(unknownWords).toEqual([{ field: "license", word: `${"x".repeat(200)}...` }]);
    expect(candidate.listing.raw?.license).toHaveLength(203);
  });

  test.each(["gpl-3.0", "cc", "bsd", "unknown"])("but says too little is kept raw: %s", (license) => {
    const translation = translate({ cardData: { license } });
    expect(valuesOf(translation)).toEqual({});
    expect(translation.unknownWords).toEqual([]);
    expect(translation.candidate.listing.raw).toEqual({ license });
  });
});

test.each([[{ cardData: { license: ["mit", "apache-2.0"] } }], [{ tags: ["license:mit", "license:apache-2.0"] }]])(
  "of several licences none is stated: %j",
  (record) => {
    const translation = translate(record);
    expect(valuesOf(translation)).toEqual({});
    expect(translation.unknownWords).toEqual([]);
    expect(translation.candidate.listing.raw).toEqual({ license: "mit, apache-2.0" });
  },
);

test.each([
  [{}],
  [{ cardData: {} }],
  [{ cardData: { license: 5 } }],
  [{ cardData: { license: {} } }],
  [{ tags: ["license:"] }],
])("%j says nothing", (record) => {
  const translation = translate(record);
  expect(valuesOf(translation)).toEqual({});
  expect(translation.candidate.listing.raw).toBeUndefined();
});

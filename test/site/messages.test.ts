// The texts of the page: every language has all of them, in its own words, and the registry's fields and words among them.
import { expect, it } from "vitest";
import { recordFields } from "../../codegen/src/schema.js";
import { de } from "../../site/src/messages/de.js";
import { en } from "../../site/src/messages/en.js";
import { createLocale, LANGUAGES } from "../../site/src/messages/locale.js";

type Text = readonly [key: string, text: string];

// A text with places for numbers and names gets a mark for each of them.
const textsOf = (value: unknown, key = ""): readonly Text[] => {
  if (typeof value === "string") return [[key, value]];
  if (typeof value === "function") {
    const marks = Array.from({ length: value.length }, (_, place) => `{${place}}`);
    return textsOf(value(...marks), key);
  }
  return Object.entries(value as object).flatMap(([name, part]) => textsOf(part, key === "" ? name : `${key}.${name}`));
};

// The two parts of which a language may have fewer: the schema's English stands in for what is missing.
const isOfRegistry = ([key]: Text) => /^(field|word)\./.test(key);

const germanTexts = textsOf(de);
const englishTexts = textsOf(en);
const fields = recordFields.filter(({ internal }) => !internal);

it("the page is in English and German", () => {
  expect(LANGUAGES).toEqual(["en", "de"]);
  expect(() => createLocale("fr")).toThrow(new RangeError("There are no texts in fr."));
});

it("both languages have the same texts", () => {
  const keysOf = (texts: readonly Text[]) => texts.filter((text) => !isOfRegistry(text)).map(([key]) => key);
  expect(keysOf(germanTexts)).toEqual(keysOf(englishTexts));
});

it("no text is empty or has white space at an end", () => {
  for (const [key, text] of [...germanTexts, ...englishTexts]) {
    expect({ key, text: text.trim() }).toEqual({ key, text });
    expect({ key, isEmpty: text === "" }).toEqual({ key, isEmpty: false });
  }
});

it("a text uses every number and name that it is given, in both languages", () => {
  const marksOf = (texts: readonly Text[]) =>
    texts.filter((text) => !isOfRegistry(text)).map(([key, text]) => [key, (text.match(/\{\d\}|#/g) ?? []).sort()]);
  expect(marksOf(germanTexts)).toEqual(marksOf(englishTexts));
});

it("German has a title for every field that readers see, and for no other", () => {
  expect(Object.keys(de.field)).toEqual(fields.map(({ path }) => path));
});

it("no two fields have the same German title", () => {
  const titles = Object.values(de.field);
  expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
});

it("English titles of fields are the schema's, English words the registry's", () => {
  expect([en.field, en.word]).toEqual([{}, {}]);
  expect(fields.filter(({ schema }) => schema.title === undefined)).toEqual([]);
});

it("German words stand for words of the schema, or for what the page says about facts", () => {
  const enumerated = recordFields.flatMap(({ schema }) => [...(schema.enum ?? []), ...(schema.items?.enum ?? [])]);
  const known = new Set([...enumerated, ...HOW, ...SIZES, ...CONFIDENCE]);
  expect(Object.keys(de.word).filter((word) => !known.has(word))).toEqual([]);
});

const HOW = ["declared", "derived", "measured", "self-reported"];
const SIZES = ["small", "medium", "large", "unknown"];
const CONFIDENCE = ["high", "medium", "low"];

it("the same in both languages is only what is said so in German too", () => {
  const english = new Map<string, string>([
    ...englishTexts,
    ...fields.map(({ path, schema }): Text => [`field.${path}`, schema.title ?? ""]),
    ...Object.keys(de.word).map((word): Text => [`word.${word}`, word]),
  ]);
  const same = germanTexts.filter(([key, text]) => english.get(key) === text).map(([, text]) => text);
  expect(same.filter((text) => !SAME.has(text))).toEqual([]);
});

const SAME = new Set([
  ...["Bits", "Code", "Downloads", "Format", "Id", "Likes", "Multimodal", "Name", "null", "Pooling"],
  ...["Revision", "Status", "Video", "{0}: {1}", "{0} ({1}, {2})"],
  // Names.
  ...["CivitAI", "Hugging Face", "JavaScript", "MS MARCO MRR@10", "OpenRouter", "PyLate", "Python"],
  ...["Sentence Transformers", "Transformers", "Transformers.js", "TypeScript"],
]);

it("German has its own quotation marks and letters", () => {
  expect(germanTexts.filter(([, text]) => /["'`´]|[“”]\w|\.\.\./.test(text))).toEqual([]);
  // Words that are written so where somebody has no umlauts.
  expect(germanTexts.filter(([, text]) => /\b(fuer|ueber|groess|laeng|waehl|zurueck|schliess)/i.test(text))).toEqual(
    [],
  );
});

it.each([
  ["en", 1, "1 token", "131,072 tokens", "0.5", "0.5300", "20.9B"],
  ["de", 1, "1 Token", "131.072 Token", "0,5", "0,5300", "20,9B"],
])("numbers and their words in %s", (language, one, single, many, decimal, roundedDecimal, pointed) => {
  const locale = createLocale(language);
  const { tokens } = locale.m.unit;
  expect(locale.count(one, tokens)).toBe(single);
  expect(locale.count(131072, tokens)).toBe(many);
  expect(locale.decimal(0.5, 4)).toBe(decimal);
  expect(locale.decimal(0.53002, 4)).toBe(roundedDecimal);
  expect(locale.pointed("20.9B")).toBe(pointed);
});

it("names of languages are those of the page's language, and a tag that nobody has named stays", () => {
  const { languageName } = createLocale("de");
  expect(["ja", "gsw", "qaa", "not a tag"].map(languageName)).toEqual([
    "Japanisch",
    "Schweizerdeutsch",
    "qaa",
    "not a tag",
  ]);
});

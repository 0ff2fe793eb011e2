// Named conversions from a cell of a fact table to a value of the registry. A cell is the value as the table has it; a
// Refusal says why a cell is no such value; undefined means that the cell says nothing about the field.
import type { FactValue, ModelKey } from "../candidate.js";
import { ratingsOf } from "./civitai/ratings.js";
import { programmingLanguage, toLanguageTag, withoutUnusualScripts } from "./languages.js";
import { type License, nameLicense, parseLicense } from "./licenses.js";
import { parseParameters } from "./parameters-text.js";
import { hubPageOf } from "./records/hub-id.js";
import { cut } from "./records/show.js";

/** Why a cell cannot be used, in one sentence. */
export class Refusal {
  constructor(readonly message: string) {}
}

/** What a transform may use besides the cell. */
export interface TransformContext {
  /** Key of the row's model. */
  readonly key: ModelKey;
  /** Translation of words, from the mapping; null stands for words that say nothing. */
  readonly words?: Readonly<Record<string, string | null>>;
}

/** One conversion. */
export type Transform = (cell: unknown, context: TransformContext) => FactValue | undefined | Refusal;

/** All conversions a mapping can name in `as`. */
export const transforms = {
  /** Text without the space around it. */
  text: (cell) => (typeof cell === "string" ? cell.trim() || undefined : refuse(cell, "text")),
  /** Text as it stands; a prefix ends in a space that counts. */
  verbatim: (cell) => (typeof cell === "string" ? cell : refuse(cell, "text")),
  /** A list of texts, without the space around them. */
  texts: (cell) => mapItems(cell, (item) => item.trim() || undefined),
  /** A whole number of at least 1. */
  count: (cell) => parseNumber(cell, (number) => Number.isSafeInteger(number) && number > 0, "a whole number above 0"),
  /** A number rounded to a whole one. */
  rounded: (cell) => convertNumber(cell, (number) => Math.round(number)),
  /** A share between 0 and 1. */
  fraction: (cell) => parseNumber(cell, (number) => number > 0 && number <= 1, "a share between 0 and 1"),
  /** True or false, also as CSV writes them. */
  boolean: (cell) => {
    if (cell === true || cell === "true") return true;
    return cell === false || cell === "false" ? false : refuse(cell, "true or false");
  },
  /** A year, month or day. */
  date: (cell) => matchText(isYear(cell) ? String(cell) : cell, DATE, "a date (YYYY, YYYY-MM or YYYY-MM-DD)"),
  /** A full commit hash. */
  commit: (cell) => matchText(cell, /^[0-9a-f]{40}$/, "a commit of 40 hexadecimal digits"),
  /** One word of the mapping's vocabulary. */
  word: (cell, { words = {} }) => {
    if (typeof cell !== "string" || !Object.hasOwn(words, cell)) return unknownWord(cell, words);
    return words[cell] ?? undefined;
  },
  /** Words of the mapping's vocabulary, in its order. */
  words: (cell, { words = {} }) => {
    const order = Object.values(words);
    const found = mapItems(cell, (item) =>
      Object.hasOwn(words, item) ? (words[item] ?? undefined) : unknownWord(item, words),
    );
    return Array.isArray(found) ? found.sort((left, right) => order.indexOf(left) - order.indexOf(right)) : found;
  },
  /** Natural languages as canonical BCP 47 tags, sorted; programming languages are passed over. */
  languages: readLanguages,
  /** The same from a list with wrong scripts: where a language stands once and in a script it is not written in, without it. */
  "languages-in-usual-script": (cell) => {
    const found = readLanguages(cell);
    return Array.isArray(found) ? withoutUnusualScripts(found) : found;
  },
  /** Programming languages among the languages, sorted. */
  "programming-languages": (cell) => {
    const found = mapItems(cell, programmingLanguage);
    return Array.isArray(found) ? found.sort() : found;
  },
  /** A licence as SPDX id or LicenseRef. */
  license: (cell, context) => withLicense(cell, context, ({ license }) => license),
  /** Full name of a licence that SPDX does not list. */
  "license-name": (cell, context) => withLicense(cell, context, ({ name }) => name),
  /** Where a licence that SPDX does not list can be read: the model's page. */
  "license-url": (cell, context) => withLicense(cell, context, ({ name }) => (name ? pageOf(context.key) : undefined)),
  /** A licence that only its publisher names, as LicenseRef. */
  "named-license": (cell) => {
    const license = typeof cell === "string" ? nameLicense(cell) : undefined;
    return license?.license ?? refuse(cell, "the name of a licence");
  },
  /** The model's page, whatever the cell says. */
  page: (_cell, { key }) => pageOf(key),
  /** Hub ids, from one or a list; anything else is refused. */
  "hub-ids": (cell) =>
    mapItems(cell, (item) =>
      HUB_ID.test(item) ? item : new Refusal(`${JSON.stringify(item)} is no Hugging Face id.`),
    ),
  /** One Hub id; anything else is refused. */
  "hub-id": (cell) => matchText(cell, HUB_ID, "a Hugging Face id"),
  /** An OpenRouter id without its `:variant`. */
  "without-variant": (cell) => (typeof cell === "string" ? cell.replace(/:[^:/]*$/, "") : refuse(cell, "text")),
  /** The largest of a list of sizes, or the only one. */
  largest: (cell) => {
    const sizes = parseSizes(cell);
    return sizes instanceof Refusal ? sizes : Math.max(...sizes);
  },
  /** A list of at least two sizes, ascending; one size is no list. */
  ascending: (cell) => {
    const sizes = parseSizes(cell);
    return sizes instanceof Refusal ? sizes : sizes.length < 2 ? undefined : sizes.sort((left, right) => left - right);
  },
  /** Positions of RoBERTa families, which count two that cannot be used. */
  "positions-less-two": (cell) => convertNumber(cell, (positions) => positions - 2),
  /** CivitAI's level of a model to the ratings in it. */
  "rating-bits": (cell) => ratingsOf(cell) ?? refuse(cell, "a level of CivitAI's ratings (1 to 31)"),
  /** Text such as `"650M"` to a number of parameters. */
  parameters: (cell) => {
    if (typeof cell !== "string") return refuse(cell, "text with a number of parameters");
    return parseParameters(cell) ?? refuse(cell, 'a number of parameters, such as "22.7M", "7B" or "8x7B"');
  },
  /** Kilobytes of 1,024 bytes to bytes. */
  "kilobytes-to-bytes": (cell) => convertNumber(cell, (kilobytes) => Math.round(kilobytes * 1024)),
} as const satisfies Record<string, Transform>;

/** Name of a conversion. */
export type TransformName = keyof typeof transforms;

const HUB_ID = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

// JSON tables write a bare year as a number.
function isYear(cell: unknown): boolean {
  return typeof cell === "number" && Number.isInteger(cell) && cell >= 1000 && cell <= 9999;
}

function refuse(cell: unknown, wanted: string): Refusal {
  return new Refusal(`${cut(JSON.stringify(cell) ?? String(cell), 60)} is not ${wanted}.`);
}

function matchText(cell: unknown, pattern: RegExp, wanted: string): string | Refusal {
  return typeof cell === "string" && pattern.test(cell.trim()) ? cell.trim() : refuse(cell, wanted);
}

// CSV has no numbers, only digits; anything Number() would also accept, such as "" or "0x10", is not one here.
function toNumber(cell: unknown): number | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : undefined;
  return typeof cell === "string" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell.trim()) ? Number(cell) : undefined;
}

function parseNumber(cell: unknown, accepts: (number: number) => boolean, wanted: string): number | Refusal {
  const number = toNumber(cell);
  return number !== undefined && accepts(number) ? number : refuse(cell, wanted);
}

function convertNumber(cell: unknown, convert: (number: number) => number): number | Refusal {
  const number = toNumber(cell);
  return number === undefined ? refuse(cell, "a number") : convert(number);
}

function parseSizes(cell: unknown): number[] | Refusal {
  const sizes = (Array.isArray(cell) ? cell : [cell]).map(toNumber);
  const whole = sizes.filter((size): size is number => size !== undefined && Number.isSafeInteger(size) && size > 0);
  return whole.length > 0 && whole.length === sizes.length
    ? [...new Set(whole)]
    : refuse(cell, "a size or a list of sizes");
}

// CSV has no lists either: `en;de` is one.
function mapItems(
  cell: unknown,
  convert: (item: string) => string | undefined | Refusal,
): string[] | undefined | Refusal {
  const items = Array.isArray(cell) ? cell : typeof cell === "string" ? cell.split(";") : undefined;
  if (items === undefined || !items.every((item) => typeof item === "string")) return refuse(cell, "a list of texts");
  const found: string[] = [];
  for (const item of items as string[]) {
    const value = convert(item.trim());
    if (value instanceof Refusal) return value;
    if (value !== undefined && !found.includes(value)) found.push(value);
  }
  return found.length === 0 ? undefined : found;
}

function readLanguages(cell: unknown): string[] | undefined | Refusal {
  const found = mapItems(cell, (item) => {
    if (programmingLanguage(item) !== undefined) return undefined;
    return toLanguageTag(item) ?? new Refusal(`${JSON.stringify(item)} is no language of the BCP 47 registry.`);
  });
  return Array.isArray(found) ? found.sort() : found;
}

function unknownWord(item: unknown, words: Readonly<Record<string, string | null>>): Refusal {
  return refuse(item, `one of the mapping's words (${Object.keys(words).join(", ")})`);
}

function withLicense(
  cell: unknown,
  { words = {} }: TransformContext,
  pick: (license: License) => string | undefined,
): string | undefined | Refusal {
  if (typeof cell !== "string") return refuse(cell, "a licence");
  const word = Object.hasOwn(words, cell) ? words[cell] : cell;
  if (word === null || word === undefined) return undefined;
  const license = parseLicense(word);
  return license === undefined ? refuse(cell, "a licence that SPDX or the Hub lists") : pick(license);
}

function pageOf(key: ModelKey): string {
  return key.field === "huggingface_id" ? hubPageOf(key.value) : `https://civitai.com/models/${key.value}`;
}

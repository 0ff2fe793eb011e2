// One language of the page: its texts, and how it writes numbers, days and names of languages.
import { getContext } from "svelte";
import { de } from "./de.js";
import { en, type Messages } from "./en.js";

const MESSAGES: Readonly<Record<string, Messages>> = { en, de };

/** Languages that the page has texts in. */
export const LANGUAGES: readonly string[] = Object.keys(MESSAGES);

/** Texts and formats of one language. */
export interface Locale {
  readonly language: string;
  /** Every text of the page. */
  readonly m: Messages;
  /** A number with the language's separators: `131,072`. */
  readonly number: (value: number) => string;
  /** A number with at most so many digits behind the point; with all of them where it is rounded: `0.5300`. */
  readonly decimal: (value: number, digits: number) => string;
  /** A number that modeldex has written, such as `20.9B` or `2.13 GB`, with the language's point. */
  readonly pointed: (text: string) => string;
  /** A number and the form of a word that it asks for. */
  readonly count: (value: number, forms: CountForms) => string;
  /** Name of a language by its BCP 47 tag; the tag itself where nobody has named it. */
  readonly languageName: (tag: string) => string;
  /** Compares texts as a reader of the language sorts them. */
  readonly compare: (left: string, right: string) => number;
}

/** Forms of a word by number, `#` for the number. */
export interface CountForms {
  readonly one: string;
  readonly other: string;
}

/** Makes the locale of one of `LANGUAGES`. */
export function createLocale(language: string): Locale {
  const m = MESSAGES[language];
  if (m === undefined) throw new RangeError(`There are no texts in ${language}.`);
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const [, point = "."] = new Intl.NumberFormat(language).formatToParts(0.5).map(({ value }) => value);
  const plural = new Intl.PluralRules(language);
  const names = new Intl.DisplayNames(language, { type: "language", fallback: "code" });
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  return {
    language,
    m,
    number: (value) => whole.format(value),
    decimal: (value, digits) => {
      const isExact = Number(value.toFixed(digits)) === value;
      return new Intl.NumberFormat(language, {
        minimumFractionDigits: isExact ? 0 : digits,
        maximumFractionDigits: digits,
      }).format(value);
    },
    pointed: (text) => text.replace(".", point),
    count: (value, { one, other }) => (plural.select(value) === "one" ? one : other).replace("#", whole.format(value)),
    languageName: (tag) => nameOf(names, tag),
    compare: collator.compare,
  };
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // Not a tag, whatever it is.
    return tag;
  }
}

const KEY = "locale";

/** What a page is mounted or rendered with, so that its components find the locale. */
export function localeContext(locale: Locale): Map<string, unknown> {
  return new Map([[KEY, locale]]);
}

/** The locale of the page that a component is part of. */
export function useLocale(): Locale {
  return getContext(KEY);
}

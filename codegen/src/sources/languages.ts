// Language codes as data sets write them (`eng-Latn`, `zho_Hant`, `python-Code`) to BCP 47 tags, or to nothing.
import { parse, stringify } from "bcp-47";
import { bcp47Normalize } from "bcp-47-normalize";
import { canonicalLanguage } from "../languages.js";

// Codes that say that the language is not known, or several; they name none.
const NO_LANGUAGE = new Set(["und", "mul", "mis", "zxx"]);

// Hangul alone is how data sets write Korean; BCP 47 presumes Hangul with Hanja (`Kore`), which is the same to a reader.
const PRESUMED_SCRIPT: Readonly<Record<string, string>> = { ko: "Hang" };

/** The canonical tag of a language code, without a script that goes without saying. Undefined when it is no language. */
export function toLanguageTag(code: string): string | undefined {
  const tag = canonicalLanguage(code.trim().replaceAll("_", "-"));
  if (tag === undefined) return undefined;
  const { language, script, ...rest } = parse(tag);
  if (language == null || NO_LANGUAGE.has(language)) return undefined;
  // Data sets name the script of every language; what bcp-47-normalize would leave out (`zh-Hans`) is no news.
  const presumed =
    script != null && (PRESUMED_SCRIPT[language] === script || bcp47Normalize(`${language}-${script}`) === language);
  return presumed ? stringify({ ...rest, language }) : tag;
}

/**
 * Canonical tags, sorted, without scripts that their language is not usually written in by CLDR (`el-Latn` becomes `el`).
 * A language that stands in several forms keeps them all: `hi-Latn` beside `hi` means that both were meant.
 */
export function withoutUnusualScripts(tags: readonly string[]): string[] {
  const languages = tags.map((tag) => new Intl.Locale(tag).language);
  const plain = tags.map((tag, index) => {
    const language = languages[index] as string;
    return languages.filter((other) => other === language).length > 1 ? tag : withoutUnusualScript(tag);
  });
  return plain.sort();
}

function withoutUnusualScript(tag: string): string {
  const { script, ...rest } = parse(tag);
  return script == null || new Intl.Locale(rest.language ?? tag).maximize().script === script ? tag : stringify(rest);
}

/** The programming language in a code such as `python-Code`, in lower case. Undefined for natural languages. */
export function programmingLanguage(code: string): string | undefined {
  return /^([a-z0-9+#.]+)-code$/i.exec(code.trim())?.[1]?.toLowerCase();
}

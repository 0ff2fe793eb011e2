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

/** The programming language in a code such as `python-Code`, in lower case. Undefined for natural languages. */
export function programmingLanguage(code: string): string | undefined {
  return /^([a-z0-9+#.]+)-code$/i.exec(code.trim())?.[1]?.toLowerCase();
}

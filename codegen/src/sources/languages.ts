// Language codes as data sets write them (`eng-Latn`, `zho_Hant`, `python-Code`) to canonical BCP 47 tags, or to nothing.
import { parse, stringify } from "bcp-47";
import { bcp47Normalize } from "bcp-47-normalize";
import languageSubtags from "language-subtag-registry/data/json/language.json" with { type: "json" };
import scriptSubtags from "language-subtag-registry/data/json/script.json" with { type: "json" };

// Codes that say that the language is not known, or several; the registry has no such language.
const NO_LANGUAGE = new Set(["und", "mul", "mis", "zxx"]);

// Hangul alone is how data sets write Korean; BCP 47 presumes Hangul with Hanja (`Kore`), which is the same to a reader.
const PRESUMED_SCRIPT: Readonly<Record<string, string>> = { ko: "Hang" };

/** The canonical BCP 47 tag of a code: shortest language, no script that goes without saying. Undefined when it is none. */
export function canonicalLanguage(code: string): string | undefined {
  const given = parse(code.trim().replaceAll("_", "-"));
  if (!given.language || NO_LANGUAGE.has(given.language)) return undefined;
  const language = bcp47Normalize(given.language);
  const base = parse(language);
  if (!base.language || !Object.hasOwn(languageSubtags, base.language)) return undefined;
  if (!given.script) return stringify({ ...base, region: given.region?.toUpperCase() ?? base.region });
  const script = given.script.charAt(0).toUpperCase() + given.script.slice(1).toLowerCase();
  if (!Object.hasOwn(scriptSubtags, script.toLowerCase())) return undefined;
  // bcp-47-normalize turns zh-Hant into zh-TW, a place nobody spoke of; so it only tells whether the script is news.
  const presumed = PRESUMED_SCRIPT[language] === script || bcp47Normalize(`${language}-${script}`) === language;
  return stringify({
    ...base,
    script: presumed ? base.script : script,
    region: given.region?.toUpperCase() ?? base.region,
  });
}

/** The programming language in a code such as `python-Code`, in lower case. Undefined for natural languages. */
export function programmingLanguage(code: string): string | undefined {
  return /^([a-z0-9+#.]+)-code$/i.exec(code.trim())?.[1]?.toLowerCase();
}

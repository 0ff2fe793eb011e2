// BCP 47 language tags: whether their parts are registered, and the canonical spelling.
import { createRequire } from "node:module";
import { parse } from "bcp-47";

const require = createRequire(import.meta.url);
/** IANA's registry: kinds of each subtag with the position of its entry. */
const index: Readonly<
  Record<string, Readonly<Record<string, number>>>
> = require("language-subtag-registry/data/json/index.json");
const registry: readonly {
  readonly "Suppress-Script"?: string;
}[] = require("language-subtag-registry/data/json/registry.json");

const known = new Map<string, string | undefined>();

/** The canonical form of a tag (`eng-Latn` gives `en`), or undefined where it is no registered language. */
export function canonicalLanguage(tag: string): string | undefined {
  if (!known.has(tag)) known.set(tag, canonicalize(tag));
  return known.get(tag);
}

function canonicalize(tag: string): string | undefined {
  // First the registered spelling of each part (`eng` is `en`), for only that can be looked up.
  const spelled = canonicalSpelling(tag);
  if (spelled === undefined) return undefined;
  const { language, script, region } = parse(spelled);
  if (language == null || !isRegistered(language, "language")) return undefined;
  if (script != null && !isRegistered(script, "script")) return undefined;
  if (region != null && !isRegistered(region, "region")) return undefined;
  const implied = script != null && script === suppressedScript(language);
  return implied ? spelled.replace(`-${script}`, "") : spelled;
}

function canonicalSpelling(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function isRegistered(subtag: string, kind: string): boolean {
  const key = subtag.toLowerCase();
  return Object.hasOwn(index, key) && index[key]?.[kind] !== undefined;
}

/** The script a language is so usually written in that its tags leave it out: `Latn` for `en`. */
function suppressedScript(language: string): string | undefined {
  const position = Object.hasOwn(index, language) ? index[language]?.language : undefined;
  return position === undefined ? undefined : registry[position]?.["Suppress-Script"];
}

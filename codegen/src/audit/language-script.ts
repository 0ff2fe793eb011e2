import { createRequire } from "node:module";
import { modelAudit, question } from "./audit.js";
import { sourceOf } from "./evidence.js";

/** A language is listed in a script that it is written in. */
export const languageScript = modelAudit(
  {
    code: "language-script",
    description: "Every language is listed in a script it is written in, or in that script too.",
  },
  function* (model) {
    const languages = model.record.capabilities?.languages ?? [];
    const written = new Set(languages.map(writingOf));
    const odd: { readonly item: number; readonly text: string }[] = [];
    for (const [item, tag] of languages.entries()) {
      const { language, script } = new Intl.Locale(tag);
      const usual = scriptsOf(language);
      if (script === undefined || usual.length === 0 || usual.includes(script) || stands(script, usual)) continue;
      // Romanised text beside the usual one is a claim of its own, and a common one.
      if (usual.some((own) => written.has(`${language}-${own}`))) continue;
      odd.push({ item, text: `${tag} (${usual.join(" or ")})` });
    }
    const [first] = odd;
    if (first === undefined) return;
    const shown = odd.slice(0, SHOWN).map(({ text }) => text);
    const rest = odd.length > SHOWN ? ` and ${odd.length - SHOWN} more` : "";
    const source = sourceOf(model.record, FIELD);
    const message = `${odd.length} of ${languages.length} languages in a script they are not written in${source === undefined ? "" : ` (${source})`}: ${shown.join(", ")}${rest}`;
    yield question(
      model,
      FIELD,
      message,
      "In brackets the script that is usual: take the tag without a script.",
      first.item,
    );
  },
);

const FIELD = "capabilities.languages";
const SHOWN = 5;

/** Whether a script stands for a usual one that the source does not tell apart: Han characters of either form. */
function stands(script: string, usual: readonly string[]): boolean {
  return script === "Hani" && usual.some((own) => HAN.has(own));
}

const HAN: ReadonlySet<string> = new Set(["Hans", "Hant", "Jpan", "Kore"]);

type LanguageData = Readonly<Record<string, { readonly _scripts?: readonly string[] }>>;

const require = createRequire(import.meta.url);

let known: LanguageData | undefined;

/** Unicode's table of the scripts that languages are written in today; it lists some apart as secondary. */
function languageData(): LanguageData {
  // No other command has a use for it.
  known ??= require("cldr-core/supplemental/languageData.json").supplemental.languageData as LanguageData;
  return known;
}

/** Scripts of a language, the usual one first; none where Unicode names none. */
function scriptsOf(language: string): readonly string[] {
  const usual = new Intl.Locale(language).maximize().script;
  const data = languageData();
  const others = [language, `${language}-alt-secondary`].flatMap((key) =>
    Object.hasOwn(data, key) ? (data[key]?._scripts ?? []) : [],
  );
  return [...new Set([...(usual === undefined ? [] : [usual]), ...others])];
}

/** Language and script of a tag, the script as implied where it is left out. */
function writingOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

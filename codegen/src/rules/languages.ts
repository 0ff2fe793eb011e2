import { canonicalLanguage } from "../languages.js";
import { problemAt, recordRule } from "./rule.js";

/** Languages are registered BCP 47 tags in canonical form. */
export const languages = recordRule(
  "language",
  "Languages are registered BCP 47 tags in canonical form.",
  function* (entry) {
    for (const [position, tag] of (entry.record.capabilities?.languages ?? []).entries()) {
      const canonical = canonicalLanguage(tag);
      if (canonical === tag) continue;
      const message = `Model ${entry.record.id} has invalid language: ${JSON.stringify(tag)}`;
      const help =
        canonical === undefined
          ? "It is no registered BCP 47 tag; use one such as en, zh-Hant or gsw."
          : `Its canonical form is "${canonical}".`;
      yield problemAt("language", entry, ["capabilities", "languages", position], message, help);
    }
  },
);

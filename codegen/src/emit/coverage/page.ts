// COVERAGE.md: how complete the facts are, who gave them, and where sources disagree.
import type { EmitContext } from "../context.js";
import { type GeneratedFile, HEADER } from "../file.js";
import { disagreementSections } from "./disagreements.js";
import { fieldSections } from "./fields.js";
import { sourceSections } from "./sources.js";

/** The page about the facts as a whole. */
export function emitCoverage(context: EmitContext): GeneratedFile {
  const lines = [
    `<!-- ${HEADER} -->`,
    "",
    "# Coverage",
    "",
    "How complete the facts are, who gave them, and where sources disagree. [MODELS.md](MODELS.md) has the models.",
    "",
    ...fieldSections(context),
    ...sourceSections(context),
    ...disagreementSections(context),
  ];
  return { path: "COVERAGE.md", content: `${lines.join("\n").trimEnd()}\n` };
}

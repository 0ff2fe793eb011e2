// Takes what fixing a registry did, gives the line that says so. The command prints it.
import type { FixResult } from "../project.js";
import { count } from "./wording.js";

/** Writes what was merged, where git had left two sides, and what became of the file. */
export function formatFix({ changed, merged }: FixResult): string {
  const rewritten = changed > 0 ? "Rewrote models.json in canonical layout." : "Nothing to fix.";
  if (merged === undefined) return rewritten;
  const { ours, theirs, onlyOurs, onlyTheirs, different } = merged;
  const both = different === 0 ? "" : `, ${different} put together from both`;
  return `Merged ${ours} and ${theirs}: ${count(onlyOurs, "model")} only in ${ours}, ${onlyTheirs} only in ${theirs}${both}. ${rewritten}`;
}

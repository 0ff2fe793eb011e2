// All audits, in the order of the fields they look at, and running them.
import type { Problem } from "../problem.js";
import type { Audit, AuditContext } from "./audit.js";
import { baseLicense } from "./base-license.js";
import { baseSize } from "./base-size.js";
import { configFacts } from "./config-facts.js";
import { contextAboveSources } from "./context-above-sources.js";
import { contextLength } from "./context-length.js";
import { contextOffset } from "./context-offset.js";
import { embeddingParameters } from "./embedding-parameters.js";
import { fileSize } from "./file-size.js";
import { hiddenWidth } from "./hidden-width.js";
import { knowledgeCutoff } from "./knowledge-cutoff.js";
import { languageScript } from "./language-script.js";
import { lostFacts } from "./lost-facts.js";
import { memory } from "./memory.js";
import { mrr } from "./mrr.js";
import { nearDuplicate } from "./near-duplicate.js";
import { outvoted } from "./outvoted.js";
import { rejectedFact } from "./rejected-fact.js";
import { releaseDate } from "./release-date.js";
import { sameRevision } from "./same-revision.js";
import { sameScores } from "./same-scores.js";
import { sameSize } from "./same-size.js";
import { similarity } from "./similarity.js";
import { sizeInName } from "./size-in-name.js";
import { staleFact } from "./stale-fact.js";

export const audits: readonly Audit[] = [
  nearDuplicate,
  lostFacts,
  rejectedFact,
  sameRevision,
  releaseDate,
  knowledgeCutoff,
  baseLicense,
  baseSize,
  sizeInName,
  embeddingParameters,
  hiddenWidth,
  configFacts,
  sameSize,
  contextOffset,
  contextLength,
  contextAboveSources,
  memory,
  fileSize,
  languageScript,
  similarity,
  mrr,
  sameScores,
  outvoted,
  staleFact,
];

/** Everything that a person should look at. Questions are warnings: the facts may be right. */
export function runAudits(context: AuditContext): Problem[] {
  return audits.flatMap(({ code, examine }) => {
    return [...examine(context)].map((finding) => ({ ...finding, code, severity: "warning" as const }));
  });
}

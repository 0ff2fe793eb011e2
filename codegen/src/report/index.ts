// Takes issues in any order, gives the whole output in the wanted format. The commands print it; nothing here does.

import { compareIssues, type Issue } from "../issue.js";
import { formatGithub } from "./github.js";
import { formatJson } from "./json.js";
import type { ReportOptions } from "./options.js";
import { formatPretty } from "./pretty.js";
import { formatSarif } from "./sarif.js";

export { visible } from "./escape.js";
export { formatFix } from "./fix.js";
export { formatGithubSummary } from "./github.js";
export { formatIngestion, formatIngestionJson, isTroubled, type RunView } from "./ingestion.js";
export { formatIngestionMarkdown } from "./ingestion-markdown.js";
export { REPORT_FORMATS, type ReportFormat, type ReportOptions } from "./options.js";
export { formatPromotion, formatPromotionJson } from "./promotion.js";
export { count } from "./wording.js";

/** Writes issues in one of the formats of `--format`, sorted by place; the same issues give the same bytes. */
export function formatIssues(issues: readonly Issue[], options: ReportOptions): string {
  const sorted = [...issues].sort(compareIssues);
  switch (options.format) {
    case "pretty":
      return formatPretty(sorted, options);
    case "json":
      return formatJson(sorted);
    case "github":
      return formatGithub(sorted, options);
    case "sarif":
      return formatSarif(sorted, options);
  }
}

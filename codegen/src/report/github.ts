// Takes issues, gives workflow commands that GitHub Actions shows as annotations, and the Markdown of the step summary.

import { compareIssues, type Issue } from "../issue.js";
import { visible } from "./escape.js";
import type { ReportOptions } from "./options.js";
import { countErrors, quantities, sentence, tally } from "./wording.js";

/** Of each severity, in each step: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations */
const SHOWN_ANNOTATIONS = 10;

/** GitHub refuses a step summary above 1 MiB; this leaves room for what others write in the same step. */
const SUMMARY_BYTES = 1_000_000;

/** Writes one annotation for each issue, then how many of them GitHub leaves out. */
export function formatGithub(issues: readonly Issue[], options: Pick<ReportOptions, "summary">): string {
  if (issues.length === 0) return options.summary === undefined ? "" : `${visible(options.summary)}\n`;
  const lines = issues.map(annotation);
  const errors = countErrors(issues);
  const hiddenErrors = Math.max(0, errors - SHOWN_ANNOTATIONS);
  const hiddenWarnings = Math.max(0, issues.length - errors - SHOWN_ANNOTATIONS);
  if (hiddenErrors + hiddenWarnings > 0) {
    const shown = `${SHOWN_ANNOTATIONS} errors and ${SHOWN_ANNOTATIONS} warnings`;
    const hidden = quantities(hiddenErrors, hiddenWarnings);
    lines.push(`GitHub annotates ${shown} for each step. Only in this log: ${hidden}.`);
  }
  return `${lines.join("\n")}\n`;
}

/** Writes issues, sorted by place, as a Markdown table for `$GITHUB_STEP_SUMMARY`, which has no limit of ten. */
export function formatGithubSummary(issues: readonly Issue[]): string {
  if (issues.length === 0) return "### modeldex: no problems found\n";
  const head = `### modeldex: ${tally(issues)}\n\n| Place | Severity | Code | Model | Problem |\n| --- | --- | --- | --- | --- |\n`;
  const rows: string[] = [];
  let bytes = Buffer.byteLength(head);
  for (const issue of [...issues].sort(compareIssues)) {
    const place = `${issue.file}:${issue.line}:${issue.column}`;
    const cells = [place, issue.severity, issue.code, issue.model ?? "", sentence(issue)].map(escapeMarkdown);
    const row = `| ${cells.join(" | ")} |\n`;
    bytes += Buffer.byteLength(row);
    if (bytes > SUMMARY_BYTES) break;
    rows.push(row);
  }
  const rest = issues.length - rows.length;
  return `${head}${rows.join("")}${rest === 0 ? "" : `\n${rest} more did not fit; the log has them all.\n`}`;
}

/** Escapes the text behind `::` of a workflow command. */
export function escapeData(text: string): string {
  // Line breaks have an escape of their own here; everything else that is unsafe has none.
  return text
    .replace(/[^\r\n]+/g, visible)
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

/** Escapes the value of a property, such as `file` or `title`, of a workflow command. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Escapes text for a Markdown table cell. */
export function escapeMarkdown(text: string): string {
  // Character references, not backslashes: they can start no markup, no HTML and no link, and need no knowledge of the dialect.
  return visible(text).replace(/[!-+./:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function annotation(issue: Issue): string {
  const file = escapeProperty(issue.file);
  const title = escapeProperty(issue.code);
  const who = issue.model === undefined ? "" : `${issue.model}: `;
  const data = escapeData(who + sentence(issue));
  return `::${issue.severity} file=${file},line=${issue.line},col=${issue.column},title=${title}::${data}`;
}

// Takes issues, gives the JSON that scripts read: stable keys, every key always there, text exactly as it was found.

import type { Issue } from "../issue.js";
import { visibleJson } from "./escape.js";

/** Writes issues as `{ "version": 1, "issues": [...] }`; what an issue does not have is null. */
export function formatJson(issues: readonly Issue[]): string {
  return stringifyReport({
    version: 1,
    issues: issues.map(issueAsJson),
  });
}

/** One issue as scripts read it: every key always there. */
export function issueAsJson(issue: Issue): object {
  return {
    code: issue.code,
    severity: issue.severity,
    file: issue.file,
    line: issue.line,
    column: issue.column,
    model: issue.model ?? null,
    path: issue.path ?? null,
    message: issue.message,
    help: issue.help ?? null,
  };
}

/** Writes a report as indented JSON that is safe to print and ends with a line break. */
export function stringifyReport(report: object): string {
  return `${visibleJson(JSON.stringify(report, null, 2))}\n`;
}

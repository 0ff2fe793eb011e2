// The words that more than one format shares.

import { type Issue, isError } from "../issue.js";

/** What is wrong and what to do about it, as the check wrote it: escape before printing. */
export function sentence(issue: Issue): string {
  const message = /[.!?]$/.test(issue.message) ? issue.message : `${issue.message}.`;
  return issue.help === undefined ? message : `${message} ${issue.help}`;
}

/** How much was found, such as `3 errors, 1 warning in 2 files`. */
export function tally(issues: readonly Issue[]): string {
  const errors = countErrors(issues);
  const files = new Set(issues.map((issue) => issue.file)).size;
  return `${quantities(errors, issues.length - errors)} in ${count(files, "file")}`;
}

/** How many of the issues are errors; the others are warnings. */
export function countErrors(issues: readonly Issue[]): number {
  return issues.filter(isError).length;
}

/** Errors and warnings in words, such as `3 errors, 1 warning`; what there is none of is left out. */
export function quantities(errors: number, warnings: number): string {
  const parts = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  return parts.filter((part) => part !== "").join(", ");
}

/** A number and its noun, such as `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A value as JSON, cut where it is long. */
export function show(value: unknown, limit = 80): string {
  const text = JSON.stringify(value);
  return text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

// What every check reports, and nothing else: one problem, its place, and what to do about it.

/** One problem found in a registry or in generated files. */
export interface Issue {
  /** Stable name of the kind of problem, such as `duplicate-id`; each is explained in docs/issues.md. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Path of the file, relative to the working directory, with `/`. */
  readonly file: string;
  /** Line, counted from 1. */
  readonly line: number;
  /** Column in UTF-16 units, counted from 1. */
  readonly column: number;
  /** Id of the record concerned, where there is one. */
  readonly model?: string;
  /** Dotted path of the field inside the record, such as `specs.embedding_dim`. */
  readonly path?: string;
  /** What is wrong, in one sentence. Holds text from the file as it stands: escape before printing. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
}

/** Whether an issue makes a command fail and keeps it from writing. */
export function isError({ severity }: Issue): boolean {
  return severity === "error";
}

/** Orders issues by file, line and column, then by code, so that output does not depend on the order of checks. */
export function compareIssues(left: Issue, right: Issue): number {
  return (
    compareText(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  );
}

/** Compares by code unit, the same on every machine; `localeCompare` is not. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

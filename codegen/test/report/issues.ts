// Issues and options that the report tests share.

import type { Issue } from "../../src/issue.js";
import type { ReportOptions } from "../../src/report/index.js";

export const REGISTRY = `{
  "version": 1,
  "models": [
    {
      "id": "colbert-v2",
      "specs": { "embedding_dim": "128" }
    }
  ]
}
`;

export const WRONG_TYPE: Issue = {
  code: "wrong-type",
  severity: "error",
  file: "registry/models.json",
  line: 6,
  column: 35,
  model: "colbert-v2",
  path: "specs.embedding_dim",
  message: 'specs.embedding_dim is the text "128"; it must be a whole number.',
  help: "Write 128.",
};

export const STALE: Issue = {
  code: "stale",
  severity: "warning",
  file: "generated/models.ts",
  line: 1,
  column: 1,
  message: "Does not match registry/models.json.",
};

/** Every kind of character that must never reach a terminal as it is. */
export const HOSTILE = "a\u001b[31mb\u009bc\u202ed\u200be\r\nf\u2028g\ud800h\u{e0041}i\u0007";

export const HOSTILE_VISIBLE =
  "a\\u{1b}[31mb\\u{9b}c\\u{202e}d\\u{200b}e\\u{d}\\u{a}f\\u{2028}g\\u{d800}h\\u{e0041}i\\u{7}";

export const HOSTILE_ISSUE: Issue = {
  code: "unknown-field",
  severity: "error",
  file: `dir,1/${HOSTILE}.json`,
  line: 2,
  column: 3,
  model: HOSTILE,
  path: HOSTILE,
  message: HOSTILE,
  help: "100%, ::error::",
};

/** What no line of output may hold besides its line breaks. */
export const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

export function options(changes: Partial<ReportOptions>): ReportOptions {
  return { format: "pretty", color: false, frames: false, sources: new Map(), version: "1.2.3", ...changes };
}

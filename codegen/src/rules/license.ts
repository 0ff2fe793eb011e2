import { createRequire } from "node:module";
import correct from "spdx-correct";
import parse from "spdx-expression-parse";
import { type Entry, lacks, problemAt, recordRule } from "./rule.js";

/** A licence is an SPDX expression, or a LicenseRef with name and address. */
export const license = recordRule(
  "license",
  "A licence is an SPDX expression, or a LicenseRef- with license_name and license_url.",
  function* (entry) {
    const { id, license: expression } = entry.record;
    if (entry.broken.has("license")) return;
    if (expression === undefined) {
      for (const key of ["license_name", "license_url"] as const) {
        if (entry.record[key] === undefined) continue;
        const message = `Model ${id} has ${key} but no license`;
        yield problemAt("license", entry, [key], message, "Add the license it belongs to.");
      }
      return;
    }
    if (!isExpression(expression)) {
      const message = `Model ${id} has invalid license: ${JSON.stringify(expression)} is not an SPDX expression`;
      yield problemAt("license", entry, ["license"], message, cure(expression));
      return;
    }
    if (!expression.includes("LicenseRef-")) return;
    for (const key of ["license_name", "license_url"]) {
      if (lacks(entry, key)) yield incomplete(entry, key);
    }
  },
);

const checked = new Map<string, boolean>();

function isExpression(expression: string): boolean {
  let valid = checked.get(expression);
  if (valid === undefined) {
    valid = parses(expression);
    checked.set(expression, valid);
  }
  return valid;
}

function parses(expression: string): boolean {
  try {
    parse(expression);
    return true;
  } catch {
    return false;
  }
}

const require = createRequire(import.meta.url);
const spdxIds: readonly string[] = require("spdx-license-ids");

function cure(expression: string): string {
  const sameButCase = spdxIds.find((known) => known.toLowerCase() === expression.toLowerCase());
  const likely = sameButCase ?? correct(expression, { upgrade: false });
  const custom =
    "For a licence that SPDX does not list write LicenseRef- and a name, with license_name and license_url.";
  return likely === null ? custom : `Did you mean "${likely}"? ${custom}`;
}

function incomplete(entry: Entry, key: string) {
  const message = `Model ${entry.record.id} has a LicenseRef but no ${key}`;
  return problemAt(
    "license",
    entry,
    ["license"],
    message,
    `Add ${key}: SPDX does not know this licence, so people need it.`,
  );
}

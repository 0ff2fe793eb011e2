// Takes issues, gives a SARIF 2.1.0 log for code scanning and editors.
// Section numbers are those of the standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

import { createHash } from "node:crypto";
import { compareText, type Issue } from "../issue.js";
import { visible } from "./escape.js";
import { stringifyReport } from "./json.js";
import type { ReportOptions } from "./options.js";
import { sentence } from "./wording.js";

const HOME = "https://github.com/modeldex/modeldex";
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * Versioned, as 3.27.17 advises. Not GitHub's `primaryLocationLineHash`: its upload action computes that one itself and
 * warns about every result that brings another value.
 */
const FINGERPRINT = "modeldex/v1";

/** Writes issues as a SARIF log with one run; the rules are all known ones, not only those that found something. */
export function formatSarif(issues: readonly Issue[], options: Pick<ReportOptions, "version" | "rules">): string {
  const descriptions = options.rules ?? new Map<string, string>();
  const codes = [...new Set([...descriptions.keys(), ...issues.map((issue) => issue.code)])].sort(compareText);
  const ruleIndexes = new Map(codes.map((code, index) => [code, index]));
  const fingerprint = fingerprinter();
  const driver = {
    name: "modeldex",
    version: options.version,
    informationUri: HOME,
    rules: codes.map((code) => ({
      id: code,
      shortDescription: { text: messageText(descriptions.get(code) ?? code) },
      helpUri: `${HOME}/blob/main/docs/issues.md#${encodePart(code)}`,
    })),
  };
  const results = issues.map((issue) => ({
    ruleId: issue.code,
    ruleIndex: ruleIndexes.get(issue.code),
    level: issue.severity,
    message: { text: messageText(sentence(issue)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(issue.file),
          region: { startLine: issue.line, startColumn: issue.column },
        },
        ...logicalLocations(issue),
      },
    ],
    partialFingerprints: { [FINGERPRINT]: fingerprint(issue) },
  }));
  const run = { tool: { driver }, columnKind: "utf16CodeUnits", results };
  return stringifyReport({ $schema: SCHEMA, version: "2.1.0", runs: [run] });
}

/** Says which record and field is concerned, in words that stay true when lines move. */
function logicalLocations(issue: Issue): object {
  if (issue.model === undefined) return {};
  const model = visible(issue.model);
  if (issue.path === undefined)
    return { logicalLocations: [{ name: model, fullyQualifiedName: model, kind: "object" }] };
  const path = visible(issue.path);
  return { logicalLocations: [{ name: path, fullyQualifiedName: `${model}/${path}`, kind: "property" }] };
}

function artifactLocation(file: string): object {
  const uri = file.split("/").map(encodePart).join("/");
  // A file outside the working directory has no place below %SRCROOT%.
  if (file.startsWith("/")) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${file.slice(0, 2)}${uri.slice("C%3A".length)}` };
  return { uri, uriBaseId: "%SRCROOT%" };
}

/** Percent-encodes one part of a URI; lone surrogates, which have no encoding, are replaced first. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "\u{fffd}"));
}

/** Braces are doubled because they mark placeholders (3.11.5); `](` is parted because it makes a link (3.11.6). */
function messageText(text: string): string {
  return visible(text).replaceAll(/[{}]/g, "$&$&").replaceAll("](", "] (");
}

/** Tells issues apart by what they are about, never by line; equal ones by their order. */
function fingerprinter(): (issue: Issue) => string {
  const seen = new Map<string, number>();
  return (issue) => {
    const subject = JSON.stringify([issue.code, issue.file, issue.model ?? null, issue.path ?? null]);
    const hash = createHash("sha256").update(subject).digest("hex").slice(0, 32);
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  };
}

// The order of trust (registry/trust.json): which source decides a field when sources disagree. Text in, typed rules or
// issues out.
import { Ajv } from "ajv";
import trustSchema from "../../registry/trust.schema.json" with { type: "json" };
import { isPage } from "./candidate.js";
import type { Issue } from "./issue.js";
import { Locator } from "./locate.js";
import { explainSyntax, scanJson } from "./scan.js";
import { fieldByPath } from "./schema.js";

/** How one field, or fields that only make sense together, are decided. */
export interface TrustRule {
  readonly fields: readonly string[];
  /** The fields come from one source; sources are compared by the first. */
  readonly together?: boolean;
  /** Sources, most trusted first; `page` stands for pages. Without an order, disagreement stays open. */
  readonly order?: readonly string[];
  /** Sources that count only where another one says exactly the same. */
  readonly weak?: readonly string[];
  /** Largest relative difference between numbers over which the order decides; further apart, the field stays open. */
  readonly tolerance?: number;
  /** Among several, the one with the latest date in this field decides. */
  readonly latest_by?: string;
  /** Why, for the reader of the file. */
  readonly reason: string;
}

/** The whole order of trust. */
export interface Trust {
  /** For fields without a rule. */
  readonly default: TrustRule;
  readonly rules: readonly TrustRule[];
}

interface TrustFile {
  readonly default: Omit<TrustRule, "fields">;
  readonly rules: readonly TrustRule[];
}

const validate = new Ajv({ allErrors: true, strict: false }).compile<TrustFile>(trustSchema);

/** Checks the text of the trust file; the issues are empty exactly when there is an order of trust. */
export function parseTrust(text: string, file: string): { trust?: Trust; issues: Issue[] } {
  const locator = new Locator(text);
  const issue = (at: { line: number; column: number }, message: string, help: string): Issue => {
    return { code: "trust", severity: "error", file, ...at, message, help };
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      issues: explainSyntax(text).map((fault) => issue(locator.positionAt(fault.offset), fault.message, fault.help)),
    };
  }
  const issues = scanJson(text).map((fault) => issue(locator.positionAt(fault.offset), fault.message, fault.help));
  if (!validate(value)) {
    for (const error of validate.errors ?? []) {
      const path = error.instancePath
        .split("/")
        .slice(1)
        .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const place = path.length === 0 ? "The order of trust" : `"${path.join(".")}"`;
      issues.push(
        issue(
          locator.positionOf(path),
          `${place} does not have the right form.`,
          "registry/trust.schema.json says what it holds.",
        ),
      );
    }
    return { issues };
  }
  const seen = new Set<string>();
  for (const [index, rule] of value.rules.entries()) {
    for (const [place, field] of rule.fields.entries()) {
      const at = locator.positionOf(["rules", index, "fields", place]);
      if (!fieldByPath.has(field))
        issues.push(issue(at, `There is no field "${field}".`, "Use a field path of models.schema.json."));
      if (seen.has(field)) issues.push(issue(at, `Two rules decide ${field}.`, "Keep one of them."));
      seen.add(field);
    }
  }
  if (issues.length > 0) return { issues };
  return { trust: { default: { ...value.default, fields: [] }, rules: value.rules }, issues };
}

/** Place of a source in a rule's order; sources that are not in it come last, all together. */
export function rankOf(source: string, rule: TrustRule): number {
  const rank = rule.order?.indexOf(isPage(source) ? "page" : source) ?? -1;
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}

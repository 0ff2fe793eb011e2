// What a mapping file says (registry/mappings/<name>.json): which columns of a fact table become which fields. Text in,
// a typed mapping or issues out; nothing else in this folder looks at unchecked mappings.
import { Ajv, type ErrorObject } from "ajv";
import mappingSchema from "../../../registry/mappings/mappings.schema.json" with { type: "json" };
import type { ModelKey } from "../candidate.js";
import type { Issue } from "../issue.js";
import { type JsonPath, Locator } from "../locate.js";
import type { ProvenanceRecord } from "../record.js";
import { explainSyntax, scanJson } from "../scan.js";
import { fieldByPath } from "../schema.js";
import { type TransformName, transforms } from "./transforms.js";

/** A scalar cell. */
export type Scalar = string | number | boolean | null;

/** A test on one cell; all keys that are there must hold. */
export interface Condition {
  readonly column: string;
  readonly is?: Scalar;
  readonly is_not?: Scalar;
  readonly in?: readonly Scalar[];
  readonly not_in?: readonly Scalar[];
  /** The list in the cell has this item. */
  readonly includes?: Scalar;
  /** The list in the cell does not have this item. */
  readonly lacks?: Scalar;
  /** The cell says something, or nothing. */
  readonly present?: boolean;
  /** The cell's text matches this regular expression. */
  readonly matches?: string;
  /** The cell equals the one in this column. */
  readonly same_as?: string;
}

/** How one column becomes one field. Several rules may give the same field when their conditions exclude one another. */
export interface FactRule {
  readonly field: string;
  readonly column: string;
  /** Conversion; with `constant` there is none. */
  readonly as?: TransformName;
  readonly constant?: string | number | boolean | readonly string[];
  readonly words?: Readonly<Record<string, string | null>>;
  /** Cells that stand for "not known" at this source, such as 0. */
  readonly unknown_as?: readonly Scalar[];
  readonly where?: readonly Condition[];
  readonly how: ProvenanceRecord["how"];
  /** Name of the field at the source, where it is not the column's; null where the source has no names, as prose. */
  readonly upstream?: string | null;
  readonly note?: string;
}

/** Where a row comes from, when a table gathers several sources. */
export interface SourceColumn {
  readonly column: string;
  /** Keys of the registry's `sources`, by cell. A cell that is an https address is a source of its own. */
  readonly keys: Readonly<Record<string, string>>;
}

/** A whole mapping. */
export interface Mapping {
  /** A key of the registry's `sources`, or the column that leads to one. */
  readonly source: string | SourceColumn;
  /** Day on which pages were read, for rows whose source is a page. */
  readonly pages_read_on?: string;
  /** Column with a remark on the row's source, such as where a page was read; it becomes the note of its facts. */
  readonly note_column?: string;
  /** Dotted path to the list of rows inside a JSON document; absent when the document is the list. */
  readonly rows?: string;
  readonly key: { readonly column: string; readonly field: ModelKey["field"] };
  /** Rows that do not meet these conditions are passed over. */
  readonly where?: readonly Condition[];
  readonly facts: readonly FactRule[];
}

const validate = new Ajv({ allErrors: true, strict: false }).compile<Mapping>(mappingSchema);

/** Checks the text of a mapping file; the issues are empty exactly when there is a mapping. */
export function parseMapping(text: string, file: string): { mapping?: Mapping; issues: Issue[] } {
  const locator = new Locator(text);
  const issue = (at: { line: number; column: number }, message: string, help: string): Issue => {
    return { code: "mapping", severity: "error", file, ...at, message, help };
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      issues: explainSyntax(text).map((fault) => issue(locator.positionAt(fault.offset), fault.message, fault.help)),
    };
  }
  const faults = scanJson(text).map((fault) => issue(locator.positionAt(fault.offset), fault.message, fault.help));
  if (!validate(value)) {
    const found = (validate.errors ?? []).map((error) => {
      const path = pathOf(error);
      return issue(
        locator.positionOf(path),
        describe(error),
        "registry/mappings/mappings.schema.json says what a mapping holds.",
      );
    });
    return { issues: [...faults, ...found] };
  }
  const unknown = value.facts.flatMap((rule, index) => {
    const at = (key: string) => locator.positionOf(["facts", index, key]);
    const issues: Issue[] = [];
    if (!fieldByPath.has(rule.field)) {
      issues.push(
        issue(
          at("field"),
          `There is no field "${rule.field}".`,
          "Use a field path of models.schema.json, such as specs.parameters.",
        ),
      );
    }
    if (rule.as !== undefined && !Object.hasOwn(transforms, rule.as)) {
      issues.push(
        issue(at("as"), `There is no conversion "${rule.as}".`, `Use one of ${Object.keys(transforms).join(", ")}.`),
      );
    }
    return issues;
  });
  const issues = [...faults, ...unknown];
  return issues.length === 0 ? { mapping: value, issues } : { issues };
}

function pathOf(error: ErrorObject): JsonPath {
  return error.instancePath
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")));
}

function describe({ keyword, params, instancePath }: ErrorObject): string {
  const place = instancePath === "" ? "The mapping" : `"${instancePath.slice(1).replaceAll("/", ".")}"`;
  if (keyword === "required") return `${place} has no "${params.missingProperty}".`;
  if (keyword === "additionalProperties") return `${place} has an unknown key "${params.additionalProperty}".`;
  if (keyword === "type") return `${place} is not of the right type (${params.type}).`;
  if (keyword === "enum") return `${place} is none of ${(params.allowedValues as unknown[]).join(", ")}.`;
  return `${place} does not have the right form.`;
}

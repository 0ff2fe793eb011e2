// What a mapping file says (registry/mappings/<name>.json): which columns of a fact table become which fields. Text in,
// a typed mapping or issues out; nothing else in this folder looks at unchecked mappings.
import mappingSchema from "../../../registry/mappings/mappings.schema.json" with { type: "json" };
import type { ModelKey } from "../candidate.js";
import type { JsonPath } from "../locate.js";
import type { ProvenanceRecord } from "../record.js";
import { fieldByPath } from "../schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "../settings-file.js";
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
  readonly key: {
    readonly column: string;
    readonly field: ModelKey["field"];
    /** Ids that the table writes in another way than the place that publishes the model, and how it does. */
    readonly words?: Readonly<Record<string, string>>;
  };
  /** Rows that do not meet these conditions are passed over. */
  readonly where?: readonly Condition[];
  readonly facts: readonly FactRule[];
}

const validate = compileSettingsSchema<Mapping>(mappingSchema);

/** Checks the text of a mapping file. */
export function parseMapping(text: string, file: string): ParsedSettings<Mapping> {
  const schemaPath = "registry/mappings/mappings.schema.json";
  return parseSettings(text, file, { code: "mapping", schemaPath, validate, check: checkMapping });
}

function checkMapping(mapping: Mapping): SettingsFault[] {
  const rules = mapping.facts.flatMap((rule, index) => {
    return [...checkRule(rule, index), ...checkConditions(rule.where, ["facts", index, "where"])];
  });
  return [...checkConditions(mapping.where, ["where"]), ...rules];
}

function checkRule(rule: FactRule, index: number): SettingsFault[] {
  const faults: SettingsFault[] = [];
  if (!fieldByPath.has(rule.field)) {
    const help = "Use a field path of models.schema.json, such as specs.parameters.";
    faults.push({ at: ["facts", index, "field"], message: `There is no field "${rule.field}".`, help });
  }
  if (rule.as !== undefined && !Object.hasOwn(transforms, rule.as)) {
    const help = `Use one of ${Object.keys(transforms).join(", ")}.`;
    faults.push({ at: ["facts", index, "as"], message: `There is no conversion "${rule.as}".`, help });
  }
  return faults;
}

function checkConditions(conditions: readonly Condition[] = [], path: JsonPath): SettingsFault[] {
  return conditions.flatMap(({ matches }, index) => {
    if (matches === undefined || isPattern(matches)) return [];
    const message = `"${matches}" is not a regular expression.`;
    return [
      { at: [...path, index, "matches"], message, help: "Write a JavaScript regular expression without slashes." },
    ];
  });
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

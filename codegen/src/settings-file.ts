// Text of a JSON file that steers ingestion (a mapping, the order of trust) to a checked value, or to issues with places.
import { Ajv, type ValidateFunction } from "ajv";
import type { Issue } from "./issue.js";
import { type JsonPath, Locator, type Position } from "./locate.js";
import { explainConflict } from "./merge/conflict.js";
import { parseJson } from "./scan.js";
import { listSchemaFaults } from "./settings-faults.js";

/** One fault beyond what the schema says, at a JSON path. */
export interface SettingsFault {
  readonly at: JsonPath;
  readonly message: string;
  readonly help: string;
}

/** What a kind of settings file looks like. */
export interface SettingsKind<Value> {
  /** Code of its issues. */
  readonly code: string;
  /** Where people read what the file holds. */
  readonly schemaPath: string;
  /** The tool wrote it: numbers have all the digits a double prints, which people's files may not. */
  readonly allDigits?: boolean;
  /** What to do where git left it in conflict; by default that is for people to settle. */
  readonly afterMerge?: string;
  readonly validate: ValidateFunction<Value>;
  /** Checks that the schema cannot make, on a value that meets it. */
  readonly check: (value: Value) => readonly SettingsFault[];
}

/** A checked value, or what is wrong: the issues are empty exactly when there is a value. */
export interface ParsedSettings<Value> {
  readonly value?: Value;
  readonly issues: readonly Issue[];
}

/** Compiles a JSON schema for settings. */
export function compileSettingsSchema<Value>(schema: object): ValidateFunction<Value> {
  return new Ajv({ allErrors: true, strict: false }).compile<Value>(schema);
}

/** Checks the text of a settings file. */
export function parseSettings<Value>(text: string, file: string, kind: SettingsKind<Value>): ParsedSettings<Value> {
  const locator = new Locator(text);
  const toIssue = (place: Position, message: string, help: string): Issue => {
    return { code: kind.code, severity: "error", file, ...place, message, help };
  };
  const { value, faults: textFaults } = parseJson(text);
  const unwanted = textFaults.filter(({ code }) => code !== "imprecise-number" || kind.allDigits !== true);
  const issues = unwanted.map(({ offset, message, help }) => toIssue(locator.positionAt(offset), message, help));
  if (value === undefined) {
    const conflict = explainConflict(text, file, kind.afterMerge ?? "Keep one side and delete the markers.");
    return { issues: conflict === undefined ? issues : [conflict] };
  }
  const faults = kind.validate(value)
    ? kind.check(value)
    : listSchemaFaults(kind.validate.errors ?? [], kind.schemaPath);
  issues.push(...faults.map(({ at, message, help }) => toIssue(locator.positionOf(at), message, help)));
  return issues.length === 0 ? { value: value as Value, issues } : { issues };
}

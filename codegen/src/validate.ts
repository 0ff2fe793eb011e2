// Text of a registry file in; every problem in it out, each with its place. Never throws on bad data.
import { compareIssues, type Issue } from "./issue.js";
import { Locator } from "./locate.js";
import { explainConflict } from "./merge/conflict.js";
import { locateProblem, type Problem } from "./problem.js";
import type { ModelRecord, Registry } from "./record.js";
import { rules } from "./rules/index.js";
import type { Entry, RuleContext } from "./rules/rule.js";
import { parseJson, type TextFault } from "./scan.js";
import { fieldByPath } from "./schema.js";
import { checkSchema } from "./schema-problems.js";

/** What validation found. */
export interface Validation {
  /** The registry, only where it has no errors at all. */
  readonly registry: Registry | undefined;
  /** Every problem, ordered by place. */
  readonly issues: readonly Issue[];
}

/** Checks the text of a registry file: JSON, schema, then every rule, all in one run. */
export function validateRegistry(text: string, file: string): Validation {
  const locator = new Locator(text);
  const { value, faults } = parseJson(text);
  if (value === undefined || faults.some(({ code }) => code === "too-deep")) {
    const conflict = value === undefined ? explainConflict(text, file, AFTER_MERGE) : undefined;
    return { registry: undefined, issues: conflict === undefined ? locateFaults(faults, file, locator) : [conflict] };
  }
  const schemaProblems = checkSchema(value);
  const ruleProblems = runRules(ruleContext(value, schemaProblems, locator));
  const issues = [
    ...locateFaults(faults, file, locator),
    ...[...schemaProblems, ...ruleProblems].map((problem) => locateProblem(problem, file, locator)),
  ].sort(compareIssues);
  const sound = issues.every((issue) => issue.severity !== "error");
  return { registry: sound ? (value as Registry) : undefined, issues };
}

const AFTER_MERGE = 'Run "modeldex fix"; it merges them model by model.';

function locateFaults(faults: readonly TextFault[], file: string, locator: Locator): Issue[] {
  return faults.map(({ code, offset, message, help, firstOffset }) => {
    const place = firstOffset === undefined ? "" : ` The first is on line ${locator.positionAt(firstOffset).line}.`;
    // Beyond reason deep, a text must not be parsed again.
    const model = code === "too-deep" ? undefined : locator.recordAt(offset);
    const who = model === undefined ? {} : { model };
    return { code, severity: "error", file, ...locator.positionAt(offset), ...who, message: message + place, help };
  });
}

function runRules(context: RuleContext): Problem[] {
  return rules.flatMap((rule) => [...rule.check(context)]);
}

function ruleContext(value: unknown, schemaProblems: readonly Problem[], locator: Locator): RuleContext {
  const { models, sources } = asObject(value);
  const records = Array.isArray(models) ? models : [];
  const broken = groupByRecord(schemaProblems);
  const entries: Entry[] = [];
  for (const [index, record] of records.entries()) {
    const entry = trustedEntry(index, record, broken.get(index) ?? []);
    if (entry !== undefined) entries.push(entry);
  }
  const ids = new Set(records.map((record) => asObject(record).id).filter((id) => typeof id === "string"));
  return {
    entries,
    sources: readSources(sources),
    ids,
    lineOf: (entry) => locator.positionOf(["models", entry.index]).line,
  };
}

/** A fault in one source is no reason to doubt every fact that refers to it. */
function readSources(sources: unknown): RuleContext["sources"] {
  if (sources === undefined) return undefined;
  if (typeof sources !== "object" || sources === null || Array.isArray(sources)) return null;
  return Object.fromEntries(Object.entries(sources).map(([key, source]) => [key, asObject(source)]));
}

function groupByRecord(problems: readonly Problem[]): Map<number, Problem[]> {
  const groups = new Map<number, Problem[]>();
  for (const problem of problems) {
    const [root, index] = problem.at;
    if (root !== "models" || typeof index !== "number") continue;
    const group = groups.get(index);
    if (group === undefined) groups.set(index, [problem]);
    else group.push(problem);
  }
  return groups;
}

/**
 * A record as rules can rely on it: fields with a fault are taken out, and named, so that no rule takes them for absent.
 * Undefined where the record cannot be told apart from others.
 */
function trustedEntry(index: number, record: unknown, problems: readonly Problem[]): Entry | undefined {
  if (problems.length === 0) return { index, record: record as ModelRecord, broken: NONE };
  const paths = problems.map(({ at }) => at.slice(2).map(String));
  if (typeof record !== "object" || record === null || Array.isArray(record)) return undefined;
  if (paths.some(([key]) => key === undefined || key === "id" || key === "type")) return undefined;
  const trusted = structuredClone(record) as Record<string, unknown>;
  const broken = paths.map((path) => removeField(trusted, path));
  return { index, record: trusted as unknown as ModelRecord, broken: new Set(broken) };
}

const NONE: ReadonlySet<string> = new Set();

/** Takes out the field a path leads into, lists and provenance as a whole, and returns the field's path. */
function removeField(record: Record<string, unknown>, path: readonly string[]): string {
  let group = record;
  for (const [depth, key] of path.entries()) {
    const field = path.slice(0, depth + 1).join(".");
    const value = group[key];
    if (typeof value !== "object" || value === null || depth === path.length - 1 || fieldByPath.has(field)) {
      delete group[key];
      return field;
    }
    group = value as Record<string, unknown>;
  }
  return "";
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

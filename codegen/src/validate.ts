// Text of a registry file in; every problem in it out, each with its place. Never throws on bad data.
import { compareIssues, type Issue } from "./issue.js";
import { type JsonPath, Locator } from "./locate.js";
import { locateProblem, type Problem } from "./problem.js";
import type { ModelRecord, Registry } from "./record.js";
import { rules } from "./rules/index.js";
import type { Entry, RuleContext } from "./rules/rule.js";
import { explainSyntax, scanJson, type TextFault } from "./scan.js";
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
  const parsed = parseJson(text);
  if (!("value" in parsed)) return { registry: undefined, issues: locateFaults(parsed.faults, file, locator) };
  const textFaults = scanJson(text);
  if (textFaults.some((fault) => fault.code === "too-deep")) {
    return { registry: undefined, issues: locateFaults(textFaults, file, locator) };
  }
  const schemaProblems = checkSchema(parsed.value);
  const ruleProblems = runRules(ruleContext(parsed.value, schemaProblems, locator));
  const issues = [
    ...locateFaults(textFaults, file, locator),
    ...[...schemaProblems, ...ruleProblems].map((problem) => locateProblem(problem, file, locator)),
  ].sort(compareIssues);
  const sound = issues.every((issue) => issue.severity !== "error");
  return { registry: sound ? (parsed.value as Registry) : undefined, issues };
}

function parseJson(text: string): { value: unknown } | { faults: TextFault[] } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { faults: explainSyntax(text) };
  }
}

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
    const trusted = withoutBrokenParts(record, broken.get(index) ?? []);
    if (trusted !== undefined) entries.push({ index, record: trusted });
  }
  const ids = new Set(records.map((record) => asObject(record).id).filter((id) => typeof id === "string"));
  const sourcesBroken = schemaProblems.some((problem) => problem.at[0] === "sources");
  return {
    entries,
    sources: sources === undefined || sourcesBroken ? undefined : (sources as NonNullable<RuleContext["sources"]>),
    ids,
    lineOf: (entry) => locator.positionOf(["models", entry.index]).line,
  };
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
 * The part of a record that rules can rely on: a group with a fault is taken out whole, so that no rule draws
 * conclusions from half of it. Undefined where the record cannot be told apart from others.
 */
function withoutBrokenParts(record: unknown, problems: readonly Problem[]): ModelRecord | undefined {
  if (problems.length === 0) return record as ModelRecord;
  const brokenKeys = new Set(problems.map((problem) => topKey(problem.at)));
  if (typeof record !== "object" || record === null || Array.isArray(record)) return undefined;
  if (["id", "type", undefined].some((key) => brokenKeys.has(key))) return undefined;
  const kept = Object.entries(record).filter(([key]) => !brokenKeys.has(key));
  return Object.fromEntries(kept) as unknown as ModelRecord;
}

function topKey(at: JsonPath): string | undefined {
  return at[2] === undefined ? undefined : String(at[2]);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

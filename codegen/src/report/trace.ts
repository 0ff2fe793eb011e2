// Takes traced facts, gives the lines for people and the JSON for scripts. The command prints them.
import { compareText } from "../issue.js";
import { TRACE_OUTCOMES, type TracedCell, type TracedFact, type TraceOutcome } from "../trace/outcome.js";
import type { Sample } from "../trace/select.js";
import type { TraceResult } from "../trace/trace.js";
import { visible } from "./escape.js";
import { issueAsJson, stringifyReport } from "./json.js";
import { section } from "./section.js";
import { count, show } from "./wording.js";

/** How a trace is shown. */
export interface TraceView {
  readonly sample?: Sample | undefined;
  /** Facts that are equal are counted only. */
  readonly isTerse: boolean;
}

/** Whether every fact whose table was given was found there. */
export function isTraceSound({ facts }: TraceResult): boolean {
  return !facts.some(({ outcome }) => outcome === "differs" || outcome === "no-cell" || outcome === "no-row");
}

/** Writes two lines a fact, then the counts. */
export function formatTrace(result: TraceResult, { sample, isTerse }: TraceView): string {
  const { facts, from, unreadable } = result;
  const shown = isTerse ? facts.filter(({ outcome }) => outcome !== "equal" && outcome !== "no-table") : facts;
  const lists = shown.map(formatFact).join("");
  const drawn = sample === undefined ? "" : ` of ${from}, drawn with seed ${visible(sample.seed)}`;
  const counts = countOutcomes(facts).map(([outcome, number]) => `${number} ${WORDS[outcome]}`);
  return [
    lists === "" ? "" : `${lists}\n`,
    `${count(facts.length, "fact")}${drawn}: ${counts.join(", ")}.\n`,
    isTerse ? section("Not traced", countMissingTables(facts)) : "",
    section(
      "Rows that cannot be read",
      unreadable.map(({ file, line, column, message }) => `${file}:${line}:${column}  ${message}`),
    ),
  ].join("");
}

function countMissingTables(facts: readonly TracedFact[]): string[] {
  const counts = new Map<string, number>();
  for (const { outcome, reason = "" } of facts) {
    if (outcome === "no-table") counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left, many], [right, few]) => few - many || compareText(left, right))
    .map(([reason, number]) => `${count(number, "fact")}: ${reason}`);
}

/** Writes every fact with its cell, and what is wrong; what a fact does not have is null. */
export function formatTraceJson({ facts, from, issues, unreadable }: TraceResult, { sample }: TraceView): string {
  return stringifyReport({
    version: 1,
    seed: sample?.seed ?? null,
    from,
    counts: Object.fromEntries(countOutcomes(facts)),
    facts: facts.map(({ cell, reason, ...fact }) => ({
      ...fact,
      cell: cell === undefined ? null : cellAsJson(cell),
      reason: reason ?? null,
    })),
    unreadable: unreadable.map(issueAsJson),
    issues: issues.map(issueAsJson),
  });
}

function cellAsJson(cell: TracedCell): object {
  const { written_as = null, recomputed = null, refusal = null } = cell;
  return { ...cell, written_as, recomputed, refusal };
}

const WORDS: Readonly<Record<TraceOutcome, string>> = {
  equal: "equal",
  differs: "different",
  "no-cell": "without a cell",
  "no-row": "without a row",
  "no-table": "not traced for want of a table",
  "page-only": "written by hand from a page",
};

function countOutcomes(facts: readonly TracedFact[]): [TraceOutcome, number][] {
  return TRACE_OUTCOMES.flatMap((outcome): [TraceOutcome, number][] => {
    const number = facts.filter((fact) => fact.outcome === outcome).length;
    return number === 0 ? [] : [[outcome, number]];
  });
}

const WIDTH = Math.max(...TRACE_OUTCOMES.map(({ length }) => length)) + 2;

function formatFact({ id, field, value, title, outcome, cell, reason = "" }: TracedFact): string {
  const head = `${outcome.padEnd(WIDTH)}${id}  ${field}  ${show(value)}`;
  const origin = [title, ...(cell === undefined ? [reason] : [describePlace(cell), describeConversion(cell)])].join(
    "  ",
  );
  return `${visible(head)}\n${" ".repeat(WIDTH)}${visible(origin)}\n`;
}

function describePlace({ file, line, column, name, raw, written_as: alias }: TracedCell): string {
  return `${file}:${line}:${column}  ${name}${alias === undefined ? "" : ` of ${alias}`}: ${show(raw)}`;
}

// Of a constant, only the conditions say why.
function describeConversion({ conversions, conditions, recomputed, refusal }: TracedCell): string {
  const isConstant = conversions.includes("constant") && conditions.length > 0;
  const how = `${conversions.join(", ")}${isConstant ? ` where ${conditions.join(", ")}` : ""}`;
  return `${how} -> ${refusal ?? show(recomputed)}`;
}

// A value together with where it comes from.
import type { Read } from "./config-block.js";
import type { Evidence } from "./types.js";

/** A value and its evidence. */
export interface Finding<Value> {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** What a file says outright. The rule is the name of the key. */
export function declared<Value>(
  read: Read<Value> | undefined,
  confidence: Evidence["confidence"] = "high",
): Finding<Value> | undefined {
  if (read === undefined) return undefined;
  const rule = read.from.slice(read.from.lastIndexOf(".") + 1);
  return { value: read.value, evidence: { from: read.from, rule, how: "declared", confidence } };
}

/** What follows from what a file says. */
export function derived<Value>(
  value: Value,
  from: string,
  rule: string,
  confidence: Evidence["confidence"] = "high",
): Finding<Value> {
  return { value, evidence: { from, rule, how: "derived", confidence } };
}

/** What follows from findings; where one of them was filled in by a class, so is this. */
export function follows<Value>(
  value: Value,
  findings: readonly Finding<unknown>[],
  rule: string,
  confidence: Evidence["confidence"] = "high",
): Finding<Value> {
  const from = findings.map(({ evidence }) => evidence.from).join(", ");
  const how = findings.some(({ evidence }) => evidence.how === "default") ? "default" : "derived";
  return { value, evidence: { from, rule, how, confidence } };
}

/** What the class of a library fills in. */
export function byDefault<Value>(
  value: Value,
  from: string,
  rule: string,
  confidence: Evidence["confidence"] = "high",
): Finding<Value> {
  return { value, evidence: { from, rule, how: "default", confidence } };
}

// Two states of one JSON value into one, by what both come from where that is known. Objects merge key by key; whatever
// else was changed on both sides, and differently, is a contradiction.
import { isDeepStrictEqual } from "node:util";
import type { JsonPath } from "../locate.js";

/** In place of a base that nobody knows; then a key that only one side has counts as added there. */
export const UNKNOWN_BASE = Symbol("unknown base");

/** A value in the two states and in their base; `undefined` where it is not there. */
export interface States {
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** A value that both sides have, or changed, in different ways. */
export interface Contradiction {
  readonly path: JsonPath;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** What is the same for all values of a merge. */
export interface MergeRules {
  /** Whether an object means something only as a whole, so that it must come from one side. */
  readonly isWhole: (path: JsonPath) => boolean;
  readonly onContradiction: (contradiction: Contradiction) => void;
}

/** Merges two states of a value. Where they contradict one another the result is of no use. */
export function mergeValues(states: States, path: JsonPath, rules: MergeRules): unknown {
  const { base, ours, theirs } = states;
  if (isDeepStrictEqual(ours, theirs)) return ours;
  if (base === UNKNOWN_BASE) {
    if (ours === undefined) return theirs;
    if (theirs === undefined) return ours;
  } else {
    if (isDeepStrictEqual(ours, base)) return theirs;
    if (isDeepStrictEqual(theirs, base)) return ours;
  }
  if (!isObject(ours) || !isObject(theirs) || rules.isWhole(path)) {
    rules.onContradiction({ path, ours, theirs });
    return undefined;
  }
  // Sorted, so that the result does not depend on which side is whose.
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const merged = keys.map((key): [string, unknown] => {
    const inner = { base: childOf(base, key), ours: childOf(ours, key), theirs: childOf(theirs, key) };
    return [key, mergeValues(inner, [...path, key], rules)];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function childOf(value: unknown, key: string): unknown {
  if (value === UNKNOWN_BASE) return UNKNOWN_BASE;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a JSON value is an object, with keys to merge by. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

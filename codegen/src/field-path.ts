// Reading and writing fields of a record by dotted path, such as `specs.parameters`.
import type { FactValue, FieldValues } from "./candidate.js";
import type { ModelRecord } from "./record.js";

type Group = Record<string, unknown>;

/** The value at a path; undefined where there is none. */
export function getField(record: ModelRecord, path: string): unknown {
  let value: unknown = record;
  for (const step of stepsOf(path)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Group)[step];
  }
  return value;
}

/** The values at some paths, as far as there are any. */
export function getFields(record: ModelRecord | undefined, paths: readonly string[]): FieldValues {
  if (record === undefined) return {};
  const values = paths.map((path) => [path, getField(record, path)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, FactValue] => entry[1] !== undefined));
}

/** Sets the value at a path, making groups on the way. Paths come from the schema, so no step is `__proto__`. */
export function setField(record: ModelRecord, path: string, value: unknown): void {
  const steps = stepsOf(path);
  let group = record as unknown as Group;
  for (const step of steps.slice(0, -1)) {
    if (typeof group[step] !== "object" || group[step] === null) group[step] = {};
    group = group[step] as Group;
  }
  group[steps[steps.length - 1] as string] = value;
}

/** Takes out the value at a path, and groups that are empty without it. */
export function deleteField(record: ModelRecord, path: string): void {
  const steps = stepsOf(path);
  const groups: Group[] = [record as unknown as Group];
  for (const step of steps.slice(0, -1)) {
    const group = groups.at(-1)?.[step];
    if (typeof group !== "object" || group === null) return;
    groups.push(group as Group);
  }
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const group = groups[depth] as Group;
    delete group[steps[depth] as string];
    if (Object.keys(group).length > 0) return;
  }
}

// The same few paths are read for each of thousands of records.
const knownSteps = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  let steps = knownSteps.get(path);
  if (steps === undefined) {
    steps = path.split(".");
    knownSteps.set(path, steps);
  }
  return steps;
}

// Raw records against a schema of the fields that are used: the record, or one sentence that names the first fault.
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { Malformed } from "../source.js";
import { describe, show } from "./show.js";

/** What a message says of the schema of a field. */
interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** Goes on from "is 5, not", where the other keys do not say what is wanted. */
  readonly description?: string;
}

/** Compiles a schema for `parseStrictly`. A `description` of a field says in messages what is wanted there. */
export function compileRecordSchema<Item>(schema: object): ValidateFunction<Item> {
  return new Ajv({ strict: false, verbose: true }).compile<Item>(schema);
}

/** The record, or what is wrong with it. `id` is its id, where that much can be read, and fit to be shown. */
export function parseStrictly<Item>(
  raw: unknown,
  validate: ValidateFunction<Item>,
  id: string | undefined,
): Item | Malformed {
  if (validate(raw)) return raw;
  const error = validate.errors?.[0];
  return new Malformed(error === undefined ? "The record cannot be read." : explain(error), id);
}

function explain({ instancePath, keyword, params, data, parentSchema }: ErrorObject): string {
  const steps = instancePath.split("/").slice(1).map(unescapeStep);
  if (keyword === "required") return `${nameField([...steps, params.missingProperty])} is missing.`;
  const isTooLong = keyword === "maxLength";
  const found = isTooLong ? `text of ${String(data).length} characters` : describe(data);
  return `${nameField(steps)} is ${found}, not ${describeWanted(parentSchema as FieldSchema, isTooLong)}.`;
}

// As JSON pointers write names.
function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function nameField(steps: readonly string[]): string {
  return steps.length === 0 ? "The record" : show(steps.join("."));
}

const KINDS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  null: "null",
  number: "a number",
  object: "an object",
  string: "text",
};

function describeWanted({ type = [], description, ...limits }: FieldSchema, isTooLong: boolean): string {
  if (description !== undefined) return description;
  return [type]
    .flat()
    .map((kind) => `${KINDS[kind] ?? kind}${describeLimits(kind, limits, isTooLong)}`)
    .join(" or ");
}

function describeLimits(kind: string, { minimum, maximum, maxLength }: FieldSchema, isTooLong: boolean): string {
  // Who has to write text at all does not care yet how much of it.
  if (kind === "string") return isTooLong ? ` of at most ${maxLength} characters` : "";
  if (minimum === undefined || (kind !== "integer" && kind !== "number")) return "";
  return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`;
}

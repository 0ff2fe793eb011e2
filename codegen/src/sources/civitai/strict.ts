// Raw records against a schema of the fields that are used: the record, or one sentence that names the first fault.
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { Malformed } from "../source.js";

interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** Compiles a schema for `parseStrictly`. Its first property path that fails is the one told. */
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
  const model = id === undefined ? "a model" : `model ${id}`;
  return new Malformed(error === undefined ? `The record of ${model} cannot be read.` : describe(error, model), id);
}

function describe({ instancePath, keyword, params, data, parentSchema }: ErrorObject, model: string): string {
  const steps = instancePath.split("/").slice(1);
  if (keyword === "required") {
    return `The record of ${model} has no "${[...steps, params.missingProperty].join(".")}".`;
  }
  const place = steps.length === 0 ? `The record of ${model}` : `"${steps.join(".")}" of ${model}`;
  const found = keyword === "maxLength" ? `text of ${String(data).length} characters` : kindOf(data);
  return `${place} is ${found} where ${describeWanted(parentSchema as FieldSchema)} is wanted.`;
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

function describeWanted({ type = [], minimum, maximum, maxLength }: FieldSchema): string {
  const kinds = [type].flat().map((name) => KINDS[name] ?? name);
  const from = minimum === undefined ? "" : maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum}`;
  const to = maximum === undefined ? "" : ` to ${maximum}`;
  return `${kinds.join(" or ")}${from}${to}${maxLength === undefined ? "" : ` of at most ${maxLength} characters`}`;
}

/** What kind of JSON value something is, for a sentence; a number or truth value as it is. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? "text" : typeof value === "object" ? "an object" : "nothing";
}

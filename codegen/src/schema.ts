// The registry's schema as the tools see it: the validator's input, the list of fields and what each model type needs.
import { camelCase } from "change-case";
import modelsSchema from "../../registry/models.schema.json" with { type: "json" };

/** The part of JSON Schema (draft-07) that the registry's schema uses, with its own `x-` annotations. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string;
  properties?: Record<string, JsonSchema | false>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  required?: string[];
  enum?: string[];
  const?: unknown;
  allOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  uniqueItems?: boolean;
  pattern?: string;
  examples?: unknown[];
  definitions?: Record<string, JsonSchema>;
  /** Facts need provenance, in a registry that declares its sources. */
  "x-fact"?: boolean;
  /** Name of the constant's field, in snake_case, where it is not the last step of the path. */
  "x-name"?: string;
  /** Kept in the file only; constants do not have it. */
  "x-internal"?: boolean;
  [keyword: string]: unknown;
}

/** The schema of `models.json`. */
export const registrySchema = modelsSchema as unknown as JsonSchema;

/** One leaf of the record: its place in the file and its name in the flat constant. */
export interface Field {
  /** Dotted path in the file, such as `architecture.type`. */
  readonly path: string;
  /** Name in the constant, such as `architectureType`. */
  readonly name: string;
  readonly schema: JsonSchema;
  /** Whether provenance is owed for it. */
  readonly fact: boolean;
  /** Whether constants leave it out. */
  readonly internal: boolean;
}

/** Every field of a record, in the order of the schema. */
export const recordFields: readonly Field[] = listFields(modelSchema(), "", false);

/** Field by path. */
export const fieldByPath: ReadonlyMap<string, Field> = new Map(recordFields.map((field) => [field.path, field]));

/** What one model type adds to the base requirements: paths it must have and paths it never has. */
export interface TypeRequirements {
  readonly required: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
  readonly title?: string;
  readonly description?: string;
}

/** The model types the schema knows, in its order. */
export const knownTypes: ReadonlyMap<string, TypeRequirements> = readKnownTypes();

const NO_REQUIREMENTS: TypeRequirements = { required: new Set(), forbidden: new Set() };

/** Requirements of a type; a type the schema does not know has none beyond the base. */
export function requirementsOf(type: string): TypeRequirements {
  return knownTypes.get(type) ?? NO_REQUIREMENTS;
}

/** The schema of one record. */
export function modelSchema(): JsonSchema {
  return definition("model");
}

/** Whether a path, or a group above it, is among the given ones. */
export function isCovered(path: string, paths: { has(path: string): boolean }): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
    if (paths.has(path.slice(0, end))) return true;
  }
  return false;
}

/** The schema a `$ref` of the registry's schema points to. */
export function definition(name: string): JsonSchema {
  const found = registrySchema.definitions?.[name];
  if (found === undefined) throw new Error(`The registry schema has no definition "${name}".`);
  return found;
}

function listFields(schema: JsonSchema, prefix: string, fact: boolean): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    if (child === false) return [];
    const path = prefix + key;
    const isFact = fact || child["x-fact"] === true;
    if (child.type === "object" && child.properties !== undefined) return listFields(child, `${path}.`, isFact);
    const name = camelCase(child["x-name"] ?? key);
    return [{ path, name, schema: child, fact: isFact, internal: child["x-internal"] === true }];
  });
}

function readKnownTypes(): Map<string, TypeRequirements> {
  const types = new Map<string, TypeRequirements>();
  for (const [name, schema] of Object.entries(registrySchema.definitions ?? {})) {
    if (!name.startsWith("type-")) continue;
    const required = new Set<string>();
    const forbidden = new Set<string>();
    collectRequirements(schema, "", required, forbidden);
    types.set(name.slice("type-".length), {
      required,
      forbidden,
      ...(schema.title === undefined ? {} : { title: schema.title }),
      ...(schema.description === undefined ? {} : { description: schema.description }),
    });
  }
  return types;
}

function collectRequirements(schema: JsonSchema, prefix: string, required: Set<string>, forbidden: Set<string>): void {
  if (schema.$ref !== undefined) {
    collectRequirements(definition(schema.$ref.replace("#/definitions/", "")), prefix, required, forbidden);
  }
  for (const part of schema.allOf ?? []) collectRequirements(part, prefix, required, forbidden);
  for (const key of schema.required ?? []) required.add(prefix + key);
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    if (child === false) forbidden.add(prefix + key);
    else collectRequirements(child, `${prefix}${key}.`, required, forbidden);
  }
}

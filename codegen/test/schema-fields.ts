// Walks the registry's schema: every schema inside it, and every field with its path.
import { definition, type JsonSchema, modelSchema, registrySchema } from "../src/schema.js";

/** A field of the file and its schema. */
export interface NamedField {
  /** Where it is in the file, with `[]` for the items of a list and `*` for any key: `variants[].id`, `sources.*.url`. */
  readonly path: string;
  readonly schema: JsonSchema;
}

/** Every field and group of the file: of the top level, of sources, of records and of provenance. */
export function namedFields(): NamedField[] {
  return [
    ...fieldsOf(registrySchema, ""),
    ...fieldsOf(definition("source"), "sources.*."),
    ...fieldsOf(modelSchema(), "models[]."),
    ...fieldsOf(definition("provenance"), "models[].provenance.*."),
  ];
}

/** The fields of an object, of the groups in it, and of the objects in its lists. */
export function fieldsOf(schema: JsonSchema, prefix: string): NamedField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    if (child === false) return [];
    const path = prefix + key;
    return [{ path, schema: child }, ...fieldsOf(child, `${path}.`), ...fieldsOf(child.items ?? {}, `${path}[].`)];
  });
}

/** A schema and every schema inside it. */
export function subschemas(schema: JsonSchema): { readonly schema: JsonSchema }[] {
  const { properties, definitions, items, additionalProperties, propertyNames, allOf } = schema;
  const inner = [
    ...Object.values(properties ?? {}),
    ...Object.values(definitions ?? {}),
    ...(allOf ?? []),
    items,
    additionalProperties,
    propertyNames,
    schema.if,
    schema.then,
  ];
  return [{ schema }, ...inner.flatMap((child) => (isSchema(child) ? subschemas(child) : []))];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}

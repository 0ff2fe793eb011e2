// The registry's schema as a schema: valid draft-07, only keywords that editors understand, and explained field by field.
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { type JsonSchema, registrySchema } from "../src/schema.js";
import { namedFields, subschemas } from "./schema-fields.js";

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(["x-fact", "x-name", "x-internal"]);

// The keywords that VS Code's and JetBrains' JSON services check or show, as far as a registry needs them.
const EDITOR_KEYWORDS: ReadonlySet<string> = new Set([
  "$id",
  "$ref",
  "$schema",
  "additionalProperties",
  "allOf",
  "const",
  "definitions",
  "description",
  "enum",
  "examples",
  "exclusiveMinimum",
  "if",
  "items",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "pattern",
  "properties",
  "propertyNames",
  "required",
  "then",
  "title",
  "type",
  "uniqueItems",
]);

describe("models.schema.json", () => {
  it("is a valid draft-07 schema with an address", () => {
    expect(registrySchema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(registrySchema.$id).toMatch(/^https:\/\/.+\/registry\/models\.schema\.json$/);
    expect(ajv.validateSchema(registrySchema), ajv.errorsText()).toBe(true);
  });

  it("uses keywords that editors understand, and x- annotations of its own", () => {
    const used = new Set(subschemas(registrySchema).flatMap(({ schema }) => Object.keys(schema)));
    expect([...used].filter((keyword) => !EDITOR_KEYWORDS.has(keyword)).sort()).toEqual([
      "x-fact",
      "x-internal",
      "x-name",
    ]);
  });

  it("allows $schema in the data, and no other unknown field at any level", () => {
    const validate = ajv.compile(registrySchema);
    expect(validate({ $schema: "./models.schema.json", version: 1, models: [] })).toBe(true);
    expect(validate({ version: 1, models: [], extra: 1 })).toBe(false);
    // Definitions that only add conditions to a record leave the refusal to the record's own schema.
    const closed = namedFields().filter(({ schema }) => schema.properties !== undefined);
    expect(closed.length).toBeGreaterThan(5);
    expect(closed.filter(({ schema }) => schema.additionalProperties !== false)).toEqual([]);
  });

  it("refers only to definitions it has, and uses every definition", () => {
    const known = Object.keys(registrySchema.definitions ?? {}).map((name) => `#/definitions/${name}`);
    const used = subschemas(registrySchema).flatMap(({ schema }) => (schema.$ref === undefined ? [] : [schema.$ref]));
    expect([...new Set(used)].sort()).toEqual(known.sort());
  });

  it("bounds every text and number", () => {
    const unbounded = namedFields().filter(({ schema: { type, ...limits } }) => {
      if (type === "string") return limits.enum === undefined && limits.maxLength === undefined;
      return (type === "integer" || type === "number") && limits.maximum === undefined;
    });
    expect(unbounded.map(({ path }) => path)).toEqual(["$schema"]);
  });
});

describe.each(namedFields().map((field) => [field.path, field.schema] as const))("%s", (_, schema) => {
  it("has title and description, and a field has examples or a list of values", () => {
    expect(schema.title).toMatch(/^\S/);
    expect(schema.description).toMatch(/\.$/);
    if (schema.properties === undefined) expect(schema.examples ?? schema.enum).not.toHaveLength(0);
  });

  it("has examples that it accepts itself", () => {
    const validate = ajv.compile({ definitions: registrySchema.definitions, allOf: [withoutId(schema)] });
    for (const example of schema.examples ?? []) {
      expect(validate(example), `${JSON.stringify(example)}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  });
});

function withoutId({ $id: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

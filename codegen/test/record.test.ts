// Holds codegen/src/record.ts and registry/models.schema.json together: the same fields, the same form, the same need.
import { fileURLToPath } from "node:url";
import { type InterfaceDeclaration, Node, Project, type TypeNode } from "ts-morph";
import { describe, expect, it } from "vitest";
import { definition, type JsonSchema, modelSchema, registrySchema } from "../src/schema.js";

const file = new Project({ skipAddingFilesFromTsConfig: true }).addSourceFileAtPath(
  fileURLToPath(new URL("../src/record.ts", import.meta.url)),
);

describe.each([
  ["Registry", registrySchema],
  ["SourceRecord", definition("source")],
  ["ModelRecord", modelSchema()],
  ["ProvenanceRecord", definition("provenance")],
  ["VariantRecord", modelSchema().properties?.variants],
] as const)("%s", (name, schema) => {
  it("has the fields of the schema, and no other", () => {
    if (schema === undefined || schema === false) throw new Error(`The schema has nothing for ${name}.`);
    expect(declaredFields(file.getInterfaceOrThrow(name), "").sort()).toEqual(
      expectedFields(schema.items ?? schema, "").sort(),
    );
  });
});

/** The fields of an interface as `path: form`, with `?` where the field may be absent. */
function declaredFields(owner: InterfaceDeclaration | Node, prefix: string): string[] {
  if (!Node.isInterfaceDeclaration(owner) && !Node.isTypeLiteral(owner)) return [];
  return owner.getProperties().flatMap((property) => {
    const path = prefix + property.getName().replaceAll('"', "");
    const node = property.getTypeNodeOrThrow();
    const line = `${path}${property.hasQuestionToken() ? "?" : ""}: ${declaredForm(node)}`;
    return [line, ...declaredFields(node, `${path}.`)];
  });
}

function declaredForm(node: TypeNode): string {
  if (Node.isTypeLiteral(node)) return "group";
  if (Node.isArrayTypeNode(node)) return `list of ${declaredForm(node.getElementTypeNode())}`;
  return FORMS_OF_NAMES[node.getText()] ?? node.getText().replaceAll(/\s*\|\s*/g, " | ");
}

const FORMS_OF_NAMES: Readonly<Record<string, string>> = {
  ModelRecord: "group",
  VariantRecord: "group",
  "Record<string, SourceRecord>": "map",
  "Record<string, ProvenanceRecord>": "map",
};

/** The fields of an object in the schema, in the words of `declaredFields`. */
function expectedFields(schema: JsonSchema, prefix: string): string[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    if (child === false) return [];
    const path = prefix + key;
    const line = `${path}${required.has(key) ? "" : "?"}: ${expectedForm(path, child)}`;
    return [line, ...expectedFields(child, `${path}.`)];
  });
}

function expectedForm(path: string, schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.$ref !== undefined || schema.properties !== undefined) return "group";
  if (schema.additionalProperties !== undefined) return "map";
  if (schema.items !== undefined) return `list of ${expectedForm("", schema.items)}`;
  if (schema.enum !== undefined && TOLD_APART.has(path))
    return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  return schema.type === "integer" ? "number" : (schema.type ?? "unknown");
}

// The fields whose words the tool's own code tells apart; for the others it is enough that they are text.
const TOLD_APART: ReadonlySet<string> = new Set(["source", "status", "how"]);

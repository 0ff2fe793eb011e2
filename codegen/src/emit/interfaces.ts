// The interfaces of models, from the schema: one with what all have, one with everything, one per type.
import { camelCase } from "change-case";
import { compile } from "json-schema-to-typescript";
import { Project, SyntaxKind } from "ts-morph";
import {
  type Field,
  fieldByPath,
  isCovered,
  type JsonSchema,
  knownTypes,
  recordFields,
  requirementsOf,
} from "../schema.js";
import type { TypeGroup } from "./context.js";

/**
 * The text of all interfaces, readonly throughout. Depends on the types present and on the schema, not on the models, so
 * equal questions are answered from memory.
 */
export async function emitInterfaces(groups: readonly TypeGroup[]): Promise<string> {
  const schema = publicSchema(groups);
  const key = JSON.stringify(schema);
  let text = compiled.get(key);
  if (text === undefined) {
    const declarations = await compile(schema as Parameters<typeof compile>[0], ROOT, COMPILE_OPTIONS);
    text = makeReadonly(declarations.replace(COMPILER_NOISE, "\n"));
    compiled.clear();
    compiled.set(key, text);
  }
  return text;
}

const compiled = new Map<string, string>();
const ROOT = "ModeldexRoot";
const COMPILER_NOISE =
  /\n \*\n \* This interface was referenced by `ModeldexRoot`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g;
const COMPILE_OPTIONS = {
  additionalProperties: false,
  bannerComment: "",
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
  style: { printWidth: 120, semi: true },
};

/** The schema of the flat constants, in the form that the compiler turns into interfaces. */
function publicSchema(groups: readonly TypeGroup[]): object {
  const shipped = recordFields.filter((field) => !field.internal);
  const common = shipped.filter((field) =>
    [...knownTypes.values()].every((type) => !isCovered(field.path, type.forbidden)),
  );
  const special = shipped.filter((field) => !common.includes(field));
  return {
    type: "object",
    additionalProperties: false,
    definitions: {
      ModelVariant: variantSchema(),
      ModelBase: interfaceSchema(
        "What every model has, of whatever type. An absent field is an unknown fact.",
        common,
        REQUIRED,
      ),
      ModelInfo: {
        ...interfaceSchema("Every field that any model can have; each model type is assignable to it.", special, NONE),
        extends: [{ $ref: "#/definitions/ModelBase" }],
      },
      ...Object.fromEntries(groups.map((group) => [group.interfaceName, typeSchema(group, common, special)])),
    },
  };
}

const NONE: ReadonlySet<string> = new Set();
const REQUIRED: ReadonlySet<string> = new Set(["id", "type", "name", "organization", "source"]);

function typeSchema(group: TypeGroup, common: readonly Field[], special: readonly Field[]): object {
  const { required, forbidden, description } = requirementsOf(group.type);
  const own = special.filter((field) => !isCovered(field.path, forbidden));
  const tightened = common.filter((field) => required.has(field.path));
  const schema = interfaceSchema(description ?? `A model of type ${group.type}.`, [...tightened, ...own], required);
  return {
    ...schema,
    extends: [{ $ref: "#/definitions/ModelBase" }],
    required: ["id", "type", ...schema.required],
    properties: {
      id: { description: "Registry id.", tsType: group.idType },
      type: { description: "Tells the types of model apart.", const: group.type },
      ...schema.properties,
    },
  };
}

function interfaceSchema(description: string, fields: readonly Field[], required: ReadonlySet<string>) {
  const properties: Record<string, object> = {};
  for (const field of fields) {
    properties[field.name] = fieldSchema(field);
    if (field.path === MATRYOSHKA.path) properties.matryoshka = MATRYOSHKA.flag;
  }
  return {
    description,
    type: "object",
    additionalProperties: false,
    required: fields.filter((field) => required.has(field.path)).map((field) => field.name),
    properties,
  };
}

const MATRYOSHKA = {
  path: "architecture.matryoshka_dims",
  flag: { description: "Whether embeddings may be cut to one of `matryoshkaDims`.", const: true },
};

function fieldSchema({ path, schema }: Field): object {
  const { description = "", examples: [example] = [] } = schema;
  const shown = example === undefined || path === "variants" ? "" : `\n\n@example ${JSON.stringify(example)}`;
  if (path === "variants") {
    return { description, type: "array", items: { $ref: "#/definitions/ModelVariant" } };
  }
  return { ...valueSchema(schema), description: namesInCamelCase(description) + shown };
}

function variantSchema(): object {
  const item = fieldByPath.get("variants")?.schema.items as JsonSchema;
  const fields = Object.entries(item.properties ?? {}).flatMap(([key, child]) =>
    child === false ? [] : [[camelCase(key), { ...valueSchema(child), description: child.description }] as const],
  );
  return {
    description: item.description,
    type: "object",
    additionalProperties: false,
    required: (item.required ?? []).map((key) => camelCase(key)),
    properties: Object.fromEntries(fields),
  };
}

// Only what decides the type; a title would make a named type of every field.
function valueSchema(schema: JsonSchema): object {
  if (schema.type !== "array") return schema.enum ? { enum: schema.enum } : { type: schema.type };
  return { type: "array", items: valueSchema(schema.items as JsonSchema) };
}

/** Descriptions speak of fields as the file has them; users of the constants know them by other names. */
function namesInCamelCase(description: string): string {
  return description.replace(/`([a-z_.]+)`/g, (quoted, path: string) => {
    const field = fieldByPath.get(path) ?? recordFields.find((candidate) => candidate.path.endsWith(`.${path}`));
    return field === undefined ? quoted : `\`${field.name}\``;
  });
}

function makeReadonly(text: string): string {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const file = project.createSourceFile("interfaces.ts", text);
  file.getInterface(ROOT)?.remove();
  const source = file.getFullText();
  const properties = file.getDescendantsOfKind(SyntaxKind.PropertySignature);
  const arrays = file.getDescendantsOfKind(SyntaxKind.ArrayType);
  // All in one go: changed node by node, the file would be parsed anew for each.
  const starts = [...properties, ...arrays].map((node) => node.getStart()).sort((left, right) => left - right);
  const pieces = starts.map((start, index) => source.slice(starts[index - 1] ?? 0, start));
  return [...pieces, source.slice(starts.at(-1) ?? 0)].join("readonly ").trim();
}

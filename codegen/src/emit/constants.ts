// One module per model type: a constant for each model and the list of them.
import { StructureKind } from "ts-morph";
import { type FlatValue, flattenModel } from "../flatten.js";
import type { EmitContext, NamedModel, TypeGroup } from "./context.js";
import { describeModel } from "./describe.js";
import { emitDoc, emitList, type GeneratedFile, printTypeScript } from "./file.js";
import { emitKey, emitValue } from "./text.js";

/** The modules of all types. */
export function emitConstants(context: EmitContext): GeneratedFile[] {
  const constants = new Map(context.models.map(({ record, constant }) => [record.id, constant]));
  return context.groups.map((group) => emitModule(group, constants));
}

function emitModule(group: TypeGroup, constants: ReadonlyMap<string, string>): GeneratedFile {
  const { interfaceName, idType, listName, models, type } = group;
  // Without the casts, the checker would compare the types of all constants with one another.
  const members = models.map(({ constant }) => `${constant} as ${interfaceName}`);
  return printTypeScript(`${group.module}.ts`, {
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        namedImports: [interfaceName],
        moduleSpecifier: "../types.js",
      },
      {
        kind: StructureKind.ExportDeclaration,
        isTypeOnly: true,
        namedExports: [interfaceName, idType],
        moduleSpecifier: "../types.js",
      },
      ...models.map((model) => emitConstant(model, interfaceName, constants)),
      `${emitDoc([`All models of type \`${type}\`, by id.`])}\nexport const ${listName}: readonly ${interfaceName}[] = ${emitList(members)};`,
    ],
  });
}

function emitConstant(
  { record, constant }: NamedModel,
  interfaceName: string,
  constants: ReadonlyMap<string, string>,
): string {
  const entries = flattenModel(record);
  const fields = entries.map(([name, value]) => `  ${emitKey(name)}: ${emitValue(value)},\n`);
  const type = constantType(interfaceName, entries);
  return `${emitDoc(describeModel(record, constants))}\nexport const ${constant}: ${type} = {\n${fields.join("")}};`;
}

/** The fields whose exact value a caller's types can use; the rest would only slow the type checker down. */
const LITERAL_FIELDS: ReadonlySet<string> = new Set(["id", "huggingfaceId", "embeddingDim", "matryoshkaDims"]);

function constantType(interfaceName: string, entries: readonly (readonly [string, FlatValue])[]): string {
  const literals = entries
    .filter(([name]) => LITERAL_FIELDS.has(name))
    .map(([name, value]) => `readonly ${name}: ${Array.isArray(value) ? "readonly " : ""}${emitValue(value)}`);
  return `${interfaceName} & { ${literals.join("; ")} }`;
}

// One module per model type: a constant for each model and the list of them.
import { StructureKind } from "ts-morph";
import { type FlatModelEntries, flattenModel } from "../flatten.js";
import { type ConstantTypes, constantTypes } from "./constant-types.js";
import type { EmitContext, NamedModel, TypeGroup } from "./context.js";
import { describeModel } from "./describe.js";
import { emitList, type GeneratedFile, printTypeScript } from "./file.js";
import { emitDoc, emitKey, emitValue } from "./text.js";

/** The modules of all types. */
export function emitConstants(context: EmitContext): GeneratedFile[] {
  const constants = new Map(context.models.map(({ record, constant }) => [record.id, constant]));
  return context.groups.map((group) => emitModule(group, constants));
}

function emitModule(group: TypeGroup, constants: ReadonlyMap<string, string>): GeneratedFile {
  const { interfaceName, idType, listName, models, type } = group;
  const flat = models.map((model) => ({ ...model, entries: flattenModel(model.record) }));
  const types = constantTypes(
    group,
    flat.map(({ entries }) => entries),
  );
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
      types.alias,
      ...flat.map((model) => emitConstant(model, types, constants)),
      `${emitDoc([`All models of type \`${type}\`, by id.`])}\nexport const ${listName}: readonly ${interfaceName}[] = ${emitList(members)};`,
    ],
  });
}

interface FlatModel extends NamedModel {
  readonly entries: FlatModelEntries;
}

function emitConstant(
  { record, constant, entries }: FlatModel,
  types: ConstantTypes,
  constants: ReadonlyMap<string, string>,
): string {
  const fields = entries.map(([name, value]) => `  ${emitKey(name)}: ${emitValue(value)},\n`);
  const doc = emitDoc(describeModel(record, constants));
  return `${doc}\nexport const ${constant}: ${types.typeOf(entries)} = {\n${fields.join("")}};`;
}

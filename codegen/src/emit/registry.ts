// registry.ts: the list of all models, and which constant belongs to which id.
import { StructureKind } from "ts-morph";
import type { EmitContext } from "./context.js";
import { emitDoc, emitList, type GeneratedFile, printTypeScript } from "./file.js";
import { emitKey } from "./text.js";

/** The module of `MODEL_REGISTRY` and `ModelById`. */
export function emitRegistry(context: EmitContext): GeneratedFile {
  const { groups, models } = context;
  const owned = groups.flatMap((group) => group.models.map((model) => ({ ...model, group })));
  const ids = owned.flatMap(({ record, constant }) =>
    [record.id, ...(record.aliases ?? [])].map((id) => ({
      name: emitKey(id),
      type: `typeof ${constant}`,
      isReadonly: true,
    })),
  );
  const members = models.map(({ constant }) => `${constant} as Model`);
  return printTypeScript("registry.ts", {
    statements: [
      ...groups.map((group) => ({
        kind: StructureKind.ImportDeclaration as const,
        namedImports: group.models.map(({ constant }) => constant),
        moduleSpecifier: `./${group.module}.js`,
      })),
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        namedImports: ["Model"],
        moduleSpecifier: "./types.js",
      },
      `${emitDoc(["Every model, by id."])}\nexport const MODEL_REGISTRY: readonly Model[] = ${emitList(members)};`,
      {
        kind: StructureKind.Interface,
        isExported: true,
        name: "ModelById",
        docs: ["The exact type of each model, by id and alias."],
        properties: ids,
      },
    ],
  });
}

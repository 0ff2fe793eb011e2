// registry.ts: the list of all models, and which constant belongs to which id.
import { StructureKind } from "ts-morph";
import type { EmitContext } from "./context.js";
import { type GeneratedFile, printTypeScript } from "./file.js";
import { emitDoc, emitKey } from "./text.js";

/** The module of `MODEL_REGISTRY` and `ModelById`. */
export function emitRegistry({ groups, runtime }: EmitContext): GeneratedFile {
  const ids = groups.flatMap((group) =>
    group.models.flatMap(({ record, constant }) =>
      [record.id, ...(record.aliases ?? [])].map((id) => ({
        name: emitKey(id),
        type: `typeof ${group.namespace}.${constant}`,
        isReadonly: true,
      })),
    ),
  );
  // Marked as pure, the call does not keep the registry in a bundle that uses a single constant.
  const merged = `/* @__PURE__ */ mergeById<Model>(${groups.map(({ listName }) => listName).join(", ")})`;
  return printTypeScript("registry.ts", {
    statements: [
      { kind: StructureKind.ImportDeclaration, namedImports: ["mergeById"], moduleSpecifier: runtime },
      ...groups.flatMap(({ listName, module, namespace }) => [
        {
          kind: StructureKind.ImportDeclaration as const,
          namedImports: [listName],
          moduleSpecifier: `./${module}.js`,
        },
        {
          kind: StructureKind.ImportDeclaration as const,
          isTypeOnly: true,
          namespaceImport: namespace,
          moduleSpecifier: `./${module}.js`,
        },
      ]),
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        namedImports: ["Model"],
        moduleSpecifier: "./types.js",
      },
      `${emitDoc(["Every model, by id."])}\nexport const MODEL_REGISTRY: readonly Model[] = ${merged};`,
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

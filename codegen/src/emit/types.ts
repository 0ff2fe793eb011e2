// types.ts: model types, id unions and interfaces.
import type { EmitContext } from "./context.js";
import { type GeneratedFile, HEADER } from "./file.js";
import { emitInterfaces } from "./interfaces.js";
import { emitKey, emitValue } from "./text.js";

/** The module of all types. */
export async function emitTypes(context: EmitContext): Promise<GeneratedFile> {
  const { groups, models } = context;
  const aliases = models.flatMap(({ record }) => record.aliases ?? []);
  const parts = [
    modelTypes(context),
    union(
      "ModelType",
      "The kinds of model in the registry.",
      groups.map(({ type }) => type),
    ),
    ...groups.map((group) =>
      union(
        group.idType,
        `Ids of models of type \`${group.type}\`.`,
        group.models.map(({ record }) => record.id),
      ),
    ),
    `/** Id of a model in the registry. */\nexport type ModelId = ${groups.map(({ idType }) => idType).join(" | ") || "never"};`,
    union("ModelAlias", "Another name under which `getModel` finds a model.", [...aliases].sort()),
    "/** A registry id, or any other text; editors still offer the ids. */\nexport type ModelIdLike = ModelId | (string & {});",
    await emitInterfaces(groups),
    `/** Any model; \`type\` tells which. */\nexport type Model = ${groups.map((group) => group.interfaceName).join(" | ") || "never"};`,
    interfaceOf(
      "ModelOfType",
      "The interface of each type.",
      groups.map((group) => [group.type, group.interfaceName]),
    ),
    MODEL_WITH,
  ];
  return { path: "types.ts", content: `// ${HEADER}\n${parts.join("\n\n")}\n` };
}

const MODEL_WITH = `/** Any model in which these facts are known. */
export type ModelWith<Field extends keyof ModelInfo> = Model & { readonly [Name in Field]-?: NonNullable<ModelInfo[Name]> };`;

function modelTypes({ groups }: EmitContext): string {
  const types = groups.map(({ variant, type }) => `  readonly ${variant}: ${emitValue(type)};\n`);
  const values = groups.map(({ variant, type }) => `  ${variant}: ${emitValue(type)},\n`);
  const doc = '/** The kinds of model by name, for those who prefer `ModelType.Colbert` to `"colbert"`. */';
  return `${doc}\nexport const ModelType: {\n${types.join("")}} = {\n${values.join("")}};`;
}

function union(name: string, doc: string, members: readonly string[]): string {
  const lines = members.map((member) => `\n  | ${emitValue(member)}`);
  return `/** ${doc} */\nexport type ${name} =${lines.join("") || " never"};`;
}

function interfaceOf(name: string, doc: string, entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([key, type]) => `  readonly ${emitKey(key)}: ${type};\n`);
  return `/** ${doc} */\nexport interface ${name} {\n${lines.join("")}}`;
}

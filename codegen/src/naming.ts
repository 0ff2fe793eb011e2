// From ids and type words to names in TypeScript. Every name in generated code comes from here.
import { constantCase, pascalCase } from "change-case";
import type { ModelRecord } from "./record.js";

/** Name of a model's constant: its `constant_name`, else the id in capitals (`bge-base-en-v1.5` gives `BGE_BASE_EN_V1_5`). */
export function constantName(record: Pick<ModelRecord, "id" | "constant_name">): string {
  return record.constant_name ?? constantCase(record.id);
}

/** Name of a type's interface: `vision-retriever` gives `VisionRetrieverModel`. */
export function typeName(type: string): string {
  return `${typeVariant(type)}Model`;
}

/** Name of a type in the `ModelType` object: `vision-retriever` gives `VisionRetriever`. */
export function typeVariant(type: string): string {
  // Without a separator, change-case would write `A_1` for `a-1`.
  return pascalCase(type, { mergeAmbiguousCharacters: true });
}

/** Name of the list of all models of a type: `vision-retriever` gives `VISION_RETRIEVER_MODELS`. */
export function typeListName(type: string): string {
  return `${constantCase(type)}_MODELS`;
}

/** Constants that generated code exports besides models and lists. */
export const RESERVED_CONSTANTS: ReadonlySet<string> = new Set(["MODEL_REGISTRY"]);

/** Subpaths of the package that are no types. */
const RESERVED_TYPES: ReadonlySet<string> = new Set(["index", "runtime", "package"]);

/** Interfaces that generated code exports besides those of types. */
const RESERVED_INTERFACES: ReadonlySet<string> = new Set();

/** What makes a name unfit for a constant, as the end of a sentence; undefined where nothing does. */
export function constantNameFault(name: string): string | undefined {
  if (/^[0-9]/.test(name)) return "begins with a digit";
  return /^[A-Z][A-Z0-9_]*$/.test(name) ? undefined : "is no name in TypeScript";
}

/** What makes a word unfit for a type, as the end of a sentence; undefined where nothing does. */
export function typeNameFault(type: string): string | undefined {
  if (RESERVED_TYPES.has(type)) return "is a subpath of the package itself";
  if (RESERVED_INTERFACES.has(typeName(type))) return `would become ${typeName(type)}, which modeldex exports itself`;
  return undefined;
}

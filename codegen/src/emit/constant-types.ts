// The declared types of constants: the type's interface, and the exact value of the few fields a caller's types can use.
import type { FlatModelEntries } from "../flatten.js";
import type { TypeGroup } from "./context.js";
import { emitValue } from "./text.js";

/** How the constants of one module are typed. */
export interface ConstantTypes {
  /** Declaration of the generic alias that most of them use. */
  readonly alias: string;
  typeOf(entries: FlatModelEntries): string;
}

// More exact fields would only slow the type checker down.
const LITERAL_FIELDS: ReadonlySet<string> = new Set(["id", "huggingfaceId", "embeddingDim", "matryoshkaDims"]);

const PARAMETERS = [
  { field: "id", name: "Id", bound: "string" },
  { field: "huggingfaceId", name: "HuggingFaceId", bound: "string" },
  { field: "embeddingDim", name: "EmbeddingDim", bound: "number" },
] as const;

/**
 * Types for the constants of a module. What most of them have becomes parameters of one alias: `Dense<"bge-m3",
 * "BAAI/bge-m3", 1024>` is half as much for every user's compiler to parse as a type literal that names each field.
 */
export function constantTypes(
  { variant, interfaceName }: TypeGroup,
  models: readonly FlatModelEntries[],
): ConstantTypes {
  const shared = PARAMETERS.filter(
    ({ field }) => models.filter((entries) => has(entries, field)).length * 2 > models.length,
  );
  const bounds = shared.map(({ name, bound }) => `${name} extends ${bound}`);
  const known = literalType(shared.map(({ field, name }) => [field, name]));
  return {
    alias: `type ${variant}<${bounds.join(", ")}> = ${interfaceName} & ${known};`,
    typeOf(entries) {
      const literals = literalsOf(entries);
      if (!shared.every(({ field }) => has(entries, field))) return `${interfaceName} & ${literalType(literals)}`;
      const values = shared.map(({ field }) => literals.find(([name]) => name === field)?.[1]);
      const others = literals.filter(([name]) => !shared.some(({ field }) => field === name));
      return `${variant}<${values.join(", ")}>${others.length === 0 ? "" : ` & ${literalType(others)}`}`;
    },
  };
}

function literalsOf(entries: FlatModelEntries): [field: string, type: string][] {
  return entries
    .filter(([name]) => LITERAL_FIELDS.has(name))
    .map(([name, value]) => [name, `${Array.isArray(value) ? "readonly " : ""}${emitValue(value)}`]);
}

function literalType(fields: readonly (readonly [name: string, type: string])[]): string {
  return `{ ${fields.map(([name, type]) => `readonly ${name}: ${type}`).join("; ")} }`;
}

function has(entries: FlatModelEntries, field: string): boolean {
  return entries.some(([name]) => name === field);
}

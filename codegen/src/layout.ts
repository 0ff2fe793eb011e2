// The one canonical layout of registry/models.json: models by id, fields in the order of the schema, one fact a line.
import { compareText } from "./issue.js";
import type { Registry } from "./record.js";
import { definition, type JsonSchema, modelSchema, registrySchema } from "./schema.js";

const LINE_WIDTH = 120;

/** The text of a registry in canonical layout. Facts stay as they are; only order and white space change. */
export function formatRegistry(registry: Registry): string {
  return `${print(ordered(registry), 0)}\n`;
}

/** The same registry with models, fields, sources and provenance in canonical order. */
function ordered(registry: Registry): unknown {
  const file = inSchemaOrder(registry as unknown as JsonObject, registrySchema);
  if (isObject(file.sources)) {
    const bySource = (value: JsonValue) => (isObject(value) ? inSchemaOrder(value, definition("source")) : value);
    file.sources = mapValues(sortKeys(file.sources, compareText), bySource);
  }
  if (Array.isArray(file.models)) {
    file.models = file.models
      .map((record) => (isObject(record) ? orderedRecord(record) : record))
      .sort((left, right) => compareText(idOf(left), idOf(right)));
  }
  return file;
}

function orderedRecord(record: JsonObject): JsonObject {
  const result = inSchemaOrder(record, modelSchema());
  if (isObject(result.provenance)) {
    const entry = (value: JsonValue) => (isObject(value) ? inSchemaOrder(value, definition("provenance")) : value);
    result.provenance = mapValues(sortKeys(result.provenance, comparePaths), entry);
  }
  return result;
}

type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
// Own keys only, `__proto__` among them: built with defineProperty semantics by Object.fromEntries.
type JsonObject = { [key: string]: JsonValue };

function inSchemaOrder(value: JsonObject, schema: JsonSchema): JsonObject {
  const known = Object.entries(schema.properties ?? {}).filter(([key]) => Object.hasOwn(value, key));
  const entries: [string, JsonValue][] = known.map(([key, child]) => [
    key,
    child === false ? (value[key] as JsonValue) : inChildOrder(value[key] as JsonValue, child),
  ]);
  const names = new Set(known.map(([key]) => key));
  const unknown = Object.entries(value).filter(([key]) => !names.has(key));
  return Object.fromEntries([...entries, ...unknown]);
}

function inChildOrder(value: JsonValue, schema: JsonSchema): JsonValue {
  if (isObject(value) && schema.properties !== undefined) return inSchemaOrder(value, schema);
  const items = schema.items;
  if (!Array.isArray(value) || items?.properties === undefined) return value;
  return value.map((item) => (isObject(item) ? inSchemaOrder(item, items) : item));
}

function print(value: unknown, depth: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const indent = "  ".repeat(depth + 1);
  const entries = Array.isArray(value)
    ? value.map((item) => [undefined, item] as const)
    : Object.entries(value).map(([key, item]) => [key, item] as const);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (entries.length === 0) return `${open}${close}`;
  if (mayShareLine(value, depth)) {
    const inner = entries.map(
      ([key, item]) => (key === undefined ? "" : `${JSON.stringify(key)}: `) + JSON.stringify(item),
    );
    const line = Array.isArray(value) ? `[${inner.join(", ")}]` : `{ ${inner.join(", ")} }`;
    if (line.length + indent.length <= LINE_WIDTH || Array.isArray(value)) return line;
  }
  const lines = entries.map(([key, item]) => {
    const name = key === undefined ? "" : `${JSON.stringify(key)}: `;
    return indent + name + print(item, depth + 1);
  });
  return `${open}\n${lines.join(",\n")}\n${"  ".repeat(depth)}${close}`;
}

// A group keeps one fact a line, so that a diff shows the fact; small things below a group read better in one line.
function mayShareLine(value: object, depth: number): boolean {
  const scalars = Object.values(value).every((item) => typeof item !== "object" || item === null);
  return scalars && (Array.isArray(value) || depth >= FIRST_COMPACT_DEPTH);
}

// models (1) > record (2) > group (3) > value (4)
const FIRST_COMPACT_DEPTH = 4;

function comparePaths(left: string, right: string): number {
  return pathRank(left) - pathRank(right) || compareText(left, right);
}

const ranks = new Map<string, number>();

function pathRank(path: string): number {
  if (ranks.size === 0) rank(modelSchema(), "");
  return ranks.get(path) ?? Number.MAX_SAFE_INTEGER;
}

function rank(schema: JsonSchema, prefix: string): void {
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    ranks.set(prefix + key, ranks.size);
    if (child !== false) rank(child, `${prefix}${key}.`);
  }
}

function sortKeys(value: JsonObject, compare: (left: string, right: string) => number): JsonObject {
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => compare(left, right)));
}

function mapValues(value: JsonObject, map: (item: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
}

function idOf(record: JsonValue): string {
  return isObject(record) && typeof record.id === "string" ? record.id : "";
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

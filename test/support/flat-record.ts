// A registry record as its constant must look, worked out without the generator's own mapping.
import type { RegistryRecord } from "./repository.js";

/** Fields that stay in the file. */
const INTERNAL = ["constant_name", "license_raw", "provenance"];

/** Fields whose last step says too little alone. */
const NAMES: Readonly<Record<string, string>> = {
  "architecture.type": "architectureType",
  "architecture.variant": "architectureVariant",
  "pooling.strategy": "poolingStrategy",
  "prefixes.query": "queryPrefix",
  "prefixes.passage": "passagePrefix",
  "files.tokenizer": "tokenizerFile",
  "files.config": "configFile",
  "files.size_bytes": "fileSizeBytes",
  "files.weights.safetensors": "safetensorsFile",
  "files.weights.pytorch": "pytorchFile",
  "files.weights.onnx": "onnxFile",
  "files.weights.gguf": "ggufFile",
  "popularity.date": "popularityDate",
};

/** The facts of a record, flat and in camelCase. */
export function flatRecord(record: RegistryRecord): Record<string, unknown> {
  const facts = Object.fromEntries(leaves(record, ""));
  return "matryoshkaDims" in facts ? { ...facts, matryoshka: true } : facts;
}

function leaves(group: object, prefix: string): [string, unknown][] {
  return Object.entries(group).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix + key;
    if (INTERNAL.includes(path)) return [];
    if (typeof value === "object" && !Array.isArray(value)) return leaves(value, `${path}.`);
    return [[NAMES[path] ?? camelCase(key), Array.isArray(value) ? value.map(item) : value]];
  });
}

function item(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, fact]) => [camelCase(key), fact]));
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

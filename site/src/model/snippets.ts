// Code that uses a model, made from what the registry says about it. What it does not say is left to the library.
import type { SiteModel } from "@modeldex/codegen";
import { modelConfig } from "modeldex/runtime";
import { literal } from "./literal.js";
import { pythonSnippet } from "./python-snippets.js";

/** What a reader has to know about a snippet. */
export type SnippetNote =
  | "pooling"
  | "poolingUnknown"
  | "prefixesUnknown"
  | "normalizeUnknown"
  | "revisionUnknown"
  | "onnxRevision"
  | "sentenceTransformers"
  | "denseOnly"
  | "remoteCode"
  | "continues"
  | "quantized";

/** A piece of code with what has to be known about it. */
export interface Snippet {
  readonly kind: "constant" | "settings" | "transformers.js" | "sentence-transformers" | "pylate" | "transformers";
  readonly language: "ts" | "js" | "py";
  readonly code: string;
  readonly notes: readonly { readonly key: SnippetNote; readonly value?: string }[];
}

/** What snippets are made from. */
export type SnippetSource = Pick<SiteModel, "record" | "constant">;

/** Snippets for a model. `from` is what code imports the constants from. */
export function snippetsFor(source: SnippetSource, from: string): readonly Snippet[] {
  const settings = settingsSnippet(source, from);
  return [constantSnippet(source, from), settings, transformersJsSnippet(source), pythonSnippet(source)].filter(
    (snippet) => snippet !== undefined,
  );
}

function constantSnippet({ record: { id }, constant }: SnippetSource, from: string): Snippet {
  const code = lines(
    `import { ${constant}, getModel } from ${literal(from)};`,
    "",
    `console.log(${constant}.name);`,
    "// The same model by its id:",
    `console.log(getModel(${literal(id)}).name);`,
  );
  return { kind: "constant", language: "ts", code, notes: [] };
}

function settingsSnippet({ record }: SnippetSource, from: string): Snippet | undefined {
  if (record.huggingface_id === undefined) return undefined;
  const config = modelConfig({
    id: record.id,
    type: record.type,
    name: record.name,
    organization: record.organization,
    ...given("huggingfaceId", record.huggingface_id),
    ...given("revision", record.revision),
    ...given("embeddingDim", record.specs?.embedding_dim),
    ...given("contextLength", record.specs?.context_length),
    ...given("poolingStrategy", record.pooling?.strategy),
    ...given("normalize", record.pooling?.normalize),
    ...given("queryPrefix", record.prefixes?.query),
    ...given("passagePrefix", record.prefixes?.passage),
    ...given("similarity", record.capabilities?.similarity),
    ...given("multiVector", record.capabilities?.multi_vector),
  });
  const values = Object.entries(config).map(([name, value]) => {
    return `// config.${name}: ${typeof value === "string" ? literal(value) : String(value)}`;
  });
  const code = lines(
    `import { ModelConfig } from ${literal(from)};`,
    "",
    `const config = ModelConfig.fromRegistry(${literal(record.id)});`,
    ...values,
    "console.log(config);",
  );
  return { kind: "settings", language: "ts", code, notes: [] };
}

// The library's name for the file with weights of 32 bits. Which other files there are, the registry does not say.
const ONNX_FILE = "onnx/model.onnx";
// Words of models.json that the library has too.
const POOLINGS: readonly string[] = ["mean", "cls"];

function transformersJsSnippet({ record }: SnippetSource): Snippet | undefined {
  const { huggingface_id: hubId, type, pooling = {} } = record;
  if (hubId === undefined || record.files?.weights?.onnx !== ONNX_FILE) return undefined;
  if (type === "reranker") return rerankerJs(hubId);
  // Unless told, the library gives a vector for each token: without the pooling there is nothing right to show.
  const { strategy, normalize } = pooling;
  if (type !== "dense" || strategy === undefined || !POOLINGS.includes(strategy)) return undefined;
  const { query, passage } = record.prefixes ?? {};
  const settings = [
    `pooling: ${literal(strategy)}`,
    ...(normalize === undefined ? [] : [`normalize: ${String(normalize)}`]),
  ].join(", ");
  const code = lines(
    'import { pipeline } from "@huggingface/transformers";',
    "",
    `const extractor = await pipeline("feature-extraction", ${literal(hubId)}, { dtype: "fp32" });`,
    `const options = { ${settings} };`,
    `const query = await extractor([${literal(`${query ?? ""}What is a registry?`)}], options);`,
    `const passages = await extractor([${literal(`${passage ?? ""}A list with sources.`)}], options);`,
    "console.log(query.tolist(), passages.tolist());",
  );
  return {
    kind: "transformers.js",
    language: "js",
    code,
    notes: [
      { key: "onnxRevision" },
      ...(normalize === undefined ? [{ key: "normalizeUnknown" } as const] : []),
      ...(query === undefined && passage === undefined ? [{ key: "prefixesUnknown" } as const] : []),
    ],
  };
}

function rerankerJs(hubId: string): Snippet {
  const code = lines(
    'import { AutoModelForSequenceClassification, AutoTokenizer } from "@huggingface/transformers";',
    "",
    `const tokenizer = await AutoTokenizer.from_pretrained(${literal(hubId)});`,
    `const model = await AutoModelForSequenceClassification.from_pretrained(${literal(hubId)}, { dtype: "fp32" });`,
    'const passages = ["A list with sources.", "A kind of tea."];',
    'const queries = passages.map(() => "What is a registry?");',
    "const inputs = tokenizer(queries, { text_pair: passages, padding: true, truncation: true });",
    "const { logits } = await model(inputs);",
    "// One row for each passage; more is better.",
    "console.log(logits.tolist());",
  );
  return { kind: "transformers.js", language: "js", code, notes: [{ key: "onnxRevision" }] };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

function lines(...parts: readonly string[]): string {
  return parts.join("\n");
}

// Code on the pages of models: what it says, and that it compiles.
import type { ModelRecord } from "@modeldex/codegen";
import * as modeldex from "modeldex";
import { describe, expect, it } from "vitest";
import { compileSnippets, runSnippet } from "../../codegen/test/docs/typescript-blocks.js";
import { literal } from "../../site/src/model/literal.js";
import { type Snippet, type SnippetSource, snippetsFor } from "../../site/src/model/snippets.js";
import { REPOSITORY, readRecords } from "../support/repository.js";

const records = readRecords() as unknown as readonly ModelRecord[];

function sourceOf(id: string): SnippetSource {
  const record = records.find((candidate) => candidate.id === id);
  const [constant] =
    Object.entries(modeldex).find(([, value]) => typeof value === "object" && "id" in value && value.id === id) ?? [];
  if (record === undefined || constant === undefined) throw new Error(`The registry has no model ${id}.`);
  return { record, constant };
}

function snippetOf(source: SnippetSource, kind: Snippet["kind"]): Snippet | undefined {
  return snippetsFor(source, "modeldex").find((snippet) => snippet.kind === kind);
}

const EMBEDDER: ModelRecord = {
  id: "house-embedder",
  type: "dense",
  name: "House embedder",
  source: "huggingface",
  huggingface_id: "example/house-embedder",
  organization: "Example",
  capabilities: { modalities: ["text"] },
};
const house = (facts: Partial<ModelRecord>): SnippetSource => ({
  record: { ...EMBEDDER, ...facts },
  constant: "HOUSE_EMBEDDER",
});

describe("TypeScript", () => {
  const ids = ["bge-m3", "nomic-embed-v1.5", "qwen3-32b", "colbert-v2", "aatrok", "bge-base-zh"];
  const snippets = ids.flatMap((id) =>
    snippetsFor(sourceOf(id), "modeldex")
      .filter(({ language }) => language === "ts")
      .map(({ kind, code }) => ({ path: `${REPOSITORY}/page-${id}-${kind}.ts`, code })),
  );

  it("compiles against the built package", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(10);
    expect(compileSnippets(snippets)).toEqual([]);
  });

  it("runs", () => {
    const [first] = snippets;
    const code = `${first?.code}\nconsole.log(BGE_M3.name); // BGE-M3`;
    expect(runSnippet({ path: "", code }).map(({ printed }) => printed)).toEqual(["BGE-M3"]);
  });

  it("names the constant and the id", () => {
    expect(snippetOf(sourceOf("bge-m3"), "constant")?.code).toBe(`import { BGE_M3, getModel } from "modeldex";

console.log(BGE_M3.name);
// The same model by its id:
console.log(getModel("bge-m3").name);`);
  });

  it("shows the settings that the registry has", () => {
    const source = sourceOf("nomic-embed-v1.5");
    const config = modeldex.ModelConfig.fromRegistry("nomic-embed-v1.5");
    const values = Object.entries(config).map(([name, value]) => `// config.${name}: ${JSON.stringify(value)}`);
    expect(snippetOf(source, "settings")?.code).toBe(`import { ModelConfig } from "modeldex";

const config = ModelConfig.fromRegistry("nomic-embed-v1.5");
${values.join("\n")}
console.log(config);`);
  });

  it("has no settings of inference for a model without a repository on the Hub", () => {
    expect(snippetsFor(sourceOf("aatrok"), "modeldex").map(({ kind }) => kind)).toEqual(["constant"]);
  });
});

describe("transformers.js", () => {
  it("has the pooling, the normalization and the prefixes of the registry", () => {
    const source = house({
      files: { weights: { onnx: "onnx/model.onnx" } },
      pooling: { strategy: "cls", normalize: true },
      prefixes: { query: "query: ", passage: "passage: " },
    });
    const snippet = snippetOf(source, "transformers.js");
    expect(snippet?.code).toBe(`import { pipeline } from "@huggingface/transformers";

const extractor = await pipeline("feature-extraction", "example/house-embedder", { dtype: "fp32" });
const options = { pooling: "cls", normalize: true };
const query = await extractor(["query: What is a registry?"], options);
const passages = await extractor(["passage: A list with sources."], options);
console.log(query.tolist(), passages.tolist());`);
    expect(snippet?.notes).toEqual([{ key: "onnxRevision" }]);
  });

  it("scores pairs with a reranker", () => {
    expect(snippetOf(sourceOf("jina-reranker-v2-base-multilingual"), "transformers.js")?.code).toBe(
      `import { AutoModelForSequenceClassification, AutoTokenizer } from "@huggingface/transformers";

const tokenizer = await AutoTokenizer.from_pretrained("jinaai/jina-reranker-v2-base-multilingual");
const model = await AutoModelForSequenceClassification.from_pretrained("jinaai/jina-reranker-v2-base-multilingual", { dtype: "fp32" });
const passages = ["A list with sources.", "A kind of tea."];
const queries = passages.map(() => "What is a registry?");
const inputs = tokenizer(queries, { text_pair: passages, padding: true, truncation: true });
const { logits } = await model(inputs);
// One row for each passage; more is better.
console.log(logits.tolist());`,
    );
  });

  it.each([
    ["no ONNX file is known", house({ pooling: { strategy: "mean" } })],
    ["the pooling is unknown", house({ files: { weights: { onnx: "onnx/model.onnx" } } })],
    [
      "the library has no such pooling",
      house({ files: { weights: { onnx: "onnx/model.onnx" } }, pooling: { strategy: "weighted_mean" } }),
    ],
    [
      "the file is not where the library looks",
      house({ files: { weights: { onnx: "model.onnx" } }, pooling: { strategy: "mean" } }),
    ],
  ])("is left out where %s", (_, source) => {
    expect(snippetOf(source, "transformers.js")).toBeUndefined();
  });
});

describe("Python", () => {
  it("loads an embedding model with what the registry knows", () => {
    const source = house({
      revision: "0123456789abcdef0123456789abcdef01234567",
      specs: { embedding_dim: 768 },
      architecture: { matryoshka_dims: [64, 256, 768] },
      pooling: { strategy: "mean", normalize: true },
      prefixes: { query: "query: " },
      capabilities: { modalities: ["text"], similarity: "dot" },
    });
    const snippet = snippetOf(source, "sentence-transformers");
    expect(snippet?.code).toBe(`from sentence_transformers import SentenceTransformer

model = SentenceTransformer(
    "example/house-embedder",
    revision="0123456789abcdef0123456789abcdef01234567",
    similarity_fn_name="dot",
    # truncate_dim=256,  # supported: 64, 256
)
query = model.encode_query(["What is a registry?"], prompt="query: ", normalize_embeddings=True)
passages = model.encode_document(["A list with sources.", "A kind of tea."], normalize_embeddings=True)
print(model.similarity(query, passages))`);
    expect(snippet?.notes).toEqual([
      { key: "sentenceTransformers" },
      { key: "pooling", value: "mean" },
      { key: "remoteCode" },
    ]);
  });

  it("leaves to the library what the registry does not know, and says so", () => {
    const snippet = snippetOf(house({}), "sentence-transformers");
    expect(snippet?.code).toBe(`from sentence_transformers import SentenceTransformer

model = SentenceTransformer("example/house-embedder")
query = model.encode_query(["What is a registry?"])
passages = model.encode_document(["A list with sources.", "A kind of tea."])
print(model.similarity(query, passages))`);
    expect(snippet?.notes.map(({ key }) => key)).toEqual([
      "sentenceTransformers",
      "poolingUnknown",
      "prefixesUnknown",
      "revisionUnknown",
      "remoteCode",
    ]);
  });

  it("encodes queries and passages apart with a late-interaction model", () => {
    expect(snippetOf(house({ type: "colbert", revision: "main" }), "pylate")?.code).toBe(`from pylate import models

model = models.ColBERT(
    model_name_or_path="example/house-embedder",
    revision="main",
)
query = model.encode(["What is a registry?"], is_query=True)
passages = model.encode(["A list with sources.", "A kind of tea."], is_query=False)
# One vector for each token:
print(query[0].shape, passages[0].shape)`);
  });

  it("loads a sparse model where it is known to have the head of a masked language model", () => {
    expect(snippetOf(house({ type: "sparse" }), "sentence-transformers")).toBeUndefined();
    const source = house({ type: "sparse", architecture: { has_mlm_head: true } });
    expect(snippetOf(source, "sentence-transformers")?.code).toBe(`from sentence_transformers import SparseEncoder

model = SparseEncoder("example/house-embedder")
query = model.encode_query(["What is a registry?"])
passages = model.encode_document(["A list with sources.", "A kind of tea."])
print(model.similarity(query, passages))`);
  });

  it("continues a text with an architecture that the library knows", () => {
    const source = house({ type: "llm", architecture: { type: "qwen3" }, revision: "main" });
    expect(snippetOf(source, "transformers")?.code).toBe(`from transformers import pipeline

generator = pipeline(
    "text-generation",
    model="example/house-embedder",
    revision="main",
)
print(generator("A registry of models is", max_new_tokens=40)[0]["generated_text"])`);
    expect(snippetOf(house({ type: "llm", architecture: { type: "t5" } }), "transformers")).toBeUndefined();
    expect(snippetOf(house({ type: "llm" }), "transformers")).toBeUndefined();
  });

  it("is left out for weights that nobody can load", () => {
    expect(snippetsFor(house({ open_weights: false }), "modeldex").map(({ kind }) => kind)).toEqual([
      "constant",
      "settings",
    ]);
  });
});

describe("text of strangers", () => {
  it("stays within its literal", () => {
    expect(literal('"); exit() //\n')).toBe('"\\"); exit() //\\n"');
    expect(literal("a\u2028b\u202ec\u200bd")).toBe('"a\\u2028b\\u202ec\\u200bd"');
    expect(JSON.parse(literal("a\u2028b\u202ec\u200bd"))).toBe("a\u2028b\u202ec\u200bd");
  });

  it("cannot leave the comment of a setting", () => {
    const source = house({ prefixes: { query: '\u2028process.exit(1)\n"' } });
    expect(snippetOf(source, "settings")?.code.split(/[\n\u2028\u2029]/)).toEqual([
      'import { ModelConfig } from "modeldex";',
      "",
      'const config = ModelConfig.fromRegistry("house-embedder");',
      '// config.modelId: "house-embedder"',
      '// config.huggingfaceId: "example/house-embedder"',
      '// config.queryPrefix: "\\u2028process.exit(1)\\n\\""',
      "console.log(config);",
    ]);
  });
});

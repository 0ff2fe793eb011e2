// Python code that loads a model, where the registry knows enough to tell which library does and how.
import type { ModelRecord } from "@modeldex/codegen";
import { CAUSAL_TYPES } from "./causal-types.js";
import { literal } from "./literal.js";
import type { Snippet, SnippetSource } from "./snippets.js";

type Note = Snippet["notes"][number];

const QUERY = '["What is a registry?"]';
const PASSAGES = '["A list with sources.", "A kind of tea."]';

/** Code for the library that the facts of a model point to; none where they point to none. */
export function pythonSnippet({ record }: SnippetSource): Snippet | undefined {
  const { huggingface_id: hubId, open_weights: isOpen, capabilities = {} } = record;
  if (hubId === undefined || isOpen === false || capabilities.modalities?.includes("text") !== true) return undefined;
  switch (record.type) {
    case "dense":
      return denseSnippet(record, hubId, []);
    case "unified":
      return capabilities.retrieval_modes?.includes("dense") === true
        ? denseSnippet(record, hubId, [{ key: "denseOnly" }])
        : undefined;
    case "sparse":
      return record.architecture?.has_mlm_head === true ? sparseSnippet(record, hubId) : undefined;
    case "colbert":
      return colbertSnippet(record, hubId);
    case "llm":
      return CAUSAL_TYPES.has(record.architecture?.type ?? "") ? llmSnippet(record, hubId) : undefined;
    default:
      return undefined;
  }
}

function denseSnippet(record: ModelRecord, hubId: string, extra: readonly Note[]): Snippet {
  const { specs, architecture, pooling, prefixes, capabilities } = record;
  const similarity = capabilities?.similarity;
  const dimensions = (architecture?.matryoshka_dims ?? []).filter((dimension) => dimension !== specs?.embedding_dim);
  const settings = [
    ...revisionOf(record),
    // The library has no MaxSim for single vectors, and compares by the cosine unless told.
    ...(similarity === undefined || similarity === "maxsim" ? [] : [`similarity_fn_name=${literal(similarity)},`]),
    ...(dimensions.length === 0 ? [] : [`# truncate_dim=${dimensions.at(-1)},  # supported: ${dimensions.join(", ")}`]),
  ];
  const normalize = pooling?.normalize === true ? ["normalize_embeddings=True"] : [];
  const encode = (method: string, texts: string, prefix: string | undefined) => {
    const prompt = prefix === undefined ? [] : [`prompt=${literal(prefix)}`];
    return `model.${method}(${[texts, ...prompt, ...normalize].join(", ")})`;
  };
  const code = [
    "from sentence_transformers import SentenceTransformer",
    "",
    ...call("model = SentenceTransformer", [literal(hubId)], settings),
    `query = ${encode("encode_query", QUERY, prefixes?.query)}`,
    `passages = ${encode("encode_document", PASSAGES, prefixes?.passage)}`,
    "print(model.similarity(query, passages))",
  ].join("\n");
  const strategy = pooling?.strategy;
  return {
    kind: "sentence-transformers",
    language: "py",
    code,
    notes: [
      { key: "sentenceTransformers" },
      ...extra,
      strategy === undefined ? { key: "poolingUnknown" } : { key: "pooling", value: strategy },
      ...(prefixes?.query === undefined && prefixes?.passage === undefined
        ? [{ key: "prefixesUnknown" } as const]
        : []),
      ...loading(record),
    ],
  };
}

function sparseSnippet(record: ModelRecord, hubId: string): Snippet {
  const code = [
    "from sentence_transformers import SparseEncoder",
    "",
    ...call("model = SparseEncoder", [literal(hubId)], revisionOf(record)),
    `query = model.encode_query(${QUERY})`,
    `passages = model.encode_document(${PASSAGES})`,
    "print(model.similarity(query, passages))",
  ].join("\n");
  return {
    kind: "sentence-transformers",
    language: "py",
    code,
    notes: [{ key: "sentenceTransformers" }, ...loading(record)],
  };
}

function colbertSnippet(record: ModelRecord, hubId: string): Snippet {
  const code = [
    "from pylate import models",
    "",
    ...call("model = models.ColBERT", [`model_name_or_path=${literal(hubId)}`], revisionOf(record)),
    `query = model.encode(${QUERY}, is_query=True)`,
    `passages = model.encode(${PASSAGES}, is_query=False)`,
    "# One vector for each token:",
    "print(query[0].shape, passages[0].shape)",
  ].join("\n");
  return { kind: "pylate", language: "py", code, notes: loading(record) };
}

function llmSnippet(record: ModelRecord, hubId: string): Snippet {
  const code = [
    "from transformers import pipeline",
    "",
    ...call("generator = pipeline", ['"text-generation"', `model=${literal(hubId)}`], revisionOf(record)),
    'print(generator("A registry of models is", max_new_tokens=40)[0]["generated_text"])',
  ].join("\n");
  const isQuantized = (record.capabilities?.quantization ?? []).length > 0;
  return {
    kind: "transformers",
    language: "py",
    code,
    notes: [{ key: "continues" }, ...(isQuantized ? [{ key: "quantized" } as const] : []), ...loading(record)],
  };
}

function revisionOf({ revision }: ModelRecord): readonly string[] {
  return revision === undefined ? [] : [`revision=${literal(revision)},`];
}

// On one line where it only names the model.
function call(head: string, first: readonly string[], settings: readonly string[]): readonly string[] {
  if (settings.length === 0) return [`${head}(${first.join(", ")})`];
  const all = [...first.map((argument) => `${argument},`), ...settings];
  return [`${head}(`, ...all.map((argument) => `    ${argument}`), ")"];
}

function loading({ revision }: ModelRecord): readonly Note[] {
  return [...(revision === undefined ? [{ key: "revisionUnknown" } as const] : []), { key: "remoteCode" }];
}

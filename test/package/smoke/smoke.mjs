// One program for every runtime: uses each part of the package, checks what it must answer, and digests all answers.

/** Prints as "OK <digest>"; throws where an answer is wrong. Takes the modules, because runtimes load them differently. */
export async function smoke(modeldex, colbert, libraries) {
  const answers = { ...ask(modeldex, colbert), ...derive(libraries), ...(await load(libraries, modeldex.COLBERT_V2)) };
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `OK ${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function ask(modeldex, colbert) {
  const { COLBERT_V2, MODEL_REGISTRY, ModelConfig, ModelType, getModel } = modeldex;
  const ids = (models) => models.map((model) => model.id);

  expect(COLBERT_V2.embeddingDim === 128, "COLBERT_V2.embeddingDim");
  expect(COLBERT_V2 === colbert.COLBERT_V2, "one object for both entry points");
  expect(getModel("colbert-v2") === COLBERT_V2, "getModel");
  expect(getModel("colbertv2.0") === COLBERT_V2, "getModel by alias");
  for (const id of ["nope", "constructor", "__proto__", "toString", ""]) expect(getModel(id) === undefined, id);
  expect(modeldex.modelsByType(ModelType.Colbert).length === colbert.COLBERT_MODELS.length, "modelsByType");

  return {
    registry: MODEL_REGISTRY,
    byHub: modeldex.getModelByHuggingFaceId("colbert-ir/colbertv2.0")?.id,
    byType: ids(modeldex.modelsByType("dense")),
    byOrganization: ids(modeldex.modelsByOrganization("baai")),
    byFamily: ids(modeldex.modelsByFamily("qwen")),
    byLanguage: ids(modeldex.modelsByLanguage("zh")),
    byLicense: ids(modeldex.modelsByLicense("apache-2.0")),
    byModality: ids(modeldex.modelsByModality("image")),
    byQuantization: ids(modeldex.modelsByQuantization("int8")),
    byDependency: ids(modeldex.modelsByDependency("colbert-v2")),
    byDim: ids(modeldex.modelsByMaxEmbeddingDim(384)),
    matryoshka: ids(modeldex.modelsWithMatryoshka()),
    combined: ids(modeldex.queryModels({ type: "dense", language: "en", maxEmbeddingDim: 768, minContextLength: 512 })),
    suggested: modeldex.suggestModelIds("ColBERT v3"),
    config: ModelConfig.fromRegistry("jina-colbert-v2", { dimensions: 96 }),
    errors: [
      messageOf(() => ModelConfig.fromRegistry("colbert-v3")),
      messageOf(() => ModelConfig.fromRegistry("jina-colbert-v2", { dimensions: 97 })),
      messageOf(() => modeldex.formatParameters(0)),
    ],
    formatted: [modeldex.formatParameters(109482240), modeldex.formatBytes(437955512), modeldex.formatTokens(131072)],
  };
}

// A config.json as small as one can be that still says everything about memory.
const CONFIG = {
  model_type: "llama",
  architectures: ["LlamaForCausalLM"],
  hidden_size: 4096,
  intermediate_size: 14336,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
  max_position_embeddings: 131072,
  tie_word_embeddings: false,
  torch_dtype: "bfloat16",
};

function derive({ characteristics, sizing, hub }) {
  const derived = characteristics.deriveCharacteristics(CONFIG);
  expect(derived.parameters === 8030261248, "parameters");
  expect(hub.isModelId("org/name") && !hub.isModelId("../name"), "isModelId");
  return {
    derived,
    badges: characteristics.badgesFor(derived),
    memory: sizing.estimateMemory(derived, { context: 8192 }),
  };
}

// Files as they lie on a CDN, each told by its ETag.
async function load({ manifests }, model) {
  const files = {
    "index.json": {
      models: "models.json",
      filters: [{ filter: "small", label: "Small", count: 1, file: "small.json" }],
    },
    "models.json": { totalModels: 1, models: { [model.id]: { ...model, slug: model.id, source: "huggingface" } } },
    "small.json": { filter: "small", modelIds: [model.id] },
  };
  const asked = [];
  const fetch = async (address) => {
    asked.push(address);
    return new Response(JSON.stringify(files[address.slice(address.lastIndexOf("/") + 1)]), {
      headers: { etag: '"1"' },
    });
  };
  const client = manifests.createManifestClient({ baseUrl: "https://example.com/manifests", fetch });
  const [models, again] = await Promise.all([client.models("small"), client.models("small")]);
  expect(models === again && asked.length === 3, "one request a file");
  expect((await client.refresh()) === false && asked.length === 6, "refresh");
  const error = await client.models("smal").catch((reason) => reason);
  expect(error instanceof manifests.ManifestError && error.code === "unknown-filter", "ManifestError");
  return { manifests: models, unknownFilter: error.message, asked: asked.sort() };
}

function messageOf(action) {
  try {
    action();
  } catch (error) {
    expect(error instanceof RangeError, "RangeError");
    return error.message;
  }
  throw new Error("Expected a RangeError.");
}

function expect(condition, what) {
  if (!condition) throw new Error(`Wrong: ${what}`);
}

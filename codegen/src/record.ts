// The shape of registry/models.json, for code that reads it. The schema is the authority; a test holds the two together.

/** The whole file. */
export interface Registry {
  $schema?: string;
  version: 1;
  sources?: Record<string, SourceRecord>;
  models: ModelRecord[];
}

/** A data set or catalogue that provenance refers to. */
export interface SourceRecord {
  title: string;
  url: string;
  revision?: string;
  date: string;
  license?: string;
}

/** Where one fact or group of facts comes from. */
export interface ProvenanceRecord {
  source: string;
  field?: string;
  revision?: string;
  date?: string;
  how: "declared" | "derived" | "measured" | "self-reported";
  note?: string;
}

/** One form of a model's weights. */
export interface VariantRecord {
  id: string;
  quantization: string;
  huggingface_id?: string;
  file?: string;
  size_bytes?: number;
}

/** One model as it stands in the file: snake_case, grouped, unknown facts absent. */
export interface ModelRecord {
  id: string;
  type: string;
  name: string;
  aliases?: string[];
  constant_name?: string;
  source: "huggingface" | "civitai" | "openrouter" | "other";
  huggingface_id?: string;
  revision?: string;
  civitai_id?: number;
  civitai_version_id?: number;
  openrouter_id?: string;
  organization: string;
  family?: string;
  release_date?: string;
  knowledge_cutoff?: string;
  description?: string;
  tags?: string[];
  content_ratings?: string[];
  open_weights?: boolean;
  license?: string;
  license_name?: string;
  license_url?: string;
  license_raw?: string;
  status?: "active" | "deprecated" | "retired";
  deprecated_on?: string;
  retired_on?: string;
  replaced_by?: string;
  reason?: string;
  architecture?: {
    type?: string;
    variant?: string;
    has_projection?: boolean;
    projection_dims?: number;
    matryoshka_dims?: number[];
    matryoshka_strategy?: string;
    has_mlm_head?: boolean;
    image_size?: number;
    patch_size?: number;
    base_model?: string;
  };
  specs?: {
    parameters?: number;
    active_parameters?: number;
    embedding_parameters?: number;
    embedding_dim?: number;
    hidden_dim?: number;
    context_length?: number;
    max_position_embeddings?: number;
    max_output_tokens?: number;
    vocab_size?: number;
    num_hidden_layers?: number;
    num_attention_heads?: number;
    num_key_value_heads?: number;
    num_experts?: number;
    num_experts_per_token?: number;
    memory_mb?: number;
    prediction_length?: number;
    num_quantiles?: number;
  };
  pooling?: { strategy?: string; normalize?: boolean };
  prefixes?: { query?: string; passage?: string };
  files?: {
    tokenizer?: string;
    config?: string;
    weights?: { safetensors?: string; pytorch?: string; onnx?: string; gguf?: string };
    size_bytes?: number;
  };
  capabilities?: {
    languages?: string[];
    programming_languages?: string[];
    modalities?: string[];
    output_modalities?: string[];
    multi_vector?: boolean;
    retrieval_modes?: string[];
    similarity?: string;
    instructions?: boolean;
    quantization?: string[];
    tool_calling?: boolean;
    structured_output?: boolean;
    reasoning?: boolean;
    probabilistic?: boolean;
  };
  performance?: {
    beir_avg?: number;
    beir_datasets?: number;
    beir_basis?: string;
    ms_marco_mrr10?: number;
    ms_marco_basis?: string;
  };
  popularity?: { downloads?: number; likes?: number; date: string };
  variants?: VariantRecord[];
  dependencies?: { tokenizer_model?: string; adapted_from?: string[]; requires_projection?: boolean };
  performance_hints?: { batch_size_optimal?: number; memory_mb_per_batch?: number; gpu_recommended?: boolean };
  provenance?: Record<string, ProvenanceRecord>;
}

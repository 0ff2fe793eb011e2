// Architectures that the pipeline "text-generation" of transformers knows.

/**
 * Values of `model_type` among `MODEL_FOR_CAUSAL_LM_MAPPING_NAMES` of transformers, without encoders and models that also take
 * pictures or sound,
 * https://github.com/huggingface/transformers/blob/001002320fa01a489bb9b93976a7e4cd1a46291c/src/transformers/models/auto/modeling_auto.py.
 */
export const CAUSAL_TYPES: ReadonlySet<string> = new Set([
  ...["afmoe", "apertus", "arcee", "bamba", "bitnet", "bloom", "code_llama", "codegen", "cohere", "cohere2", "dbrx"],
  ...["deepseek_v2", "deepseek_v3", "dots1", "ernie4_5", "ernie4_5_moe", "exaone4", "falcon", "falcon_h1"],
  ...["falcon_mamba", "flex_olmo", "gemma", "gemma2", "gemma3_text", "glm", "glm4", "glm4_moe", "gpt2"],
  ...["gpt_bigcode", "gpt_neo", "gpt_neox", "gpt_oss", "gptj", "granite", "granitemoe", "granitemoehybrid", "helium"],
  ...["jamba", "jetmoe", "lfm2", "lfm2_moe", "llama", "longcat_flash", "mamba", "mamba2", "minimax", "ministral"],
  ...["mistral", "mixtral", "mpt", "nemotron", "olmo", "olmo2", "olmo3", "olmoe", "opt", "persimmon", "phi", "phi3"],
  ...["phimoe", "qwen2", "qwen2_moe", "qwen3", "qwen3_moe", "qwen3_next", "recurrent_gemma", "rwkv", "seed_oss"],
  ...["smollm3", "stablelm", "starcoder2", "vaultgemma", "xglm", "zamba", "zamba2"],
]);

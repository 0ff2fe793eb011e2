// What the classes of transformers make of keys that a config.json leaves out.
//
// Read on 2026-11-25 in the packages transformers 4.57.6 and, for types that came later, 5.18.0 of PyPI (https://pypi.org/project/transformers):
// src/transformers/models/*/configuration_*.py for the defaults, modeling_*.py beside them for the size of a head. Where the two
// versions differ, 4.57.6 counts: version 5 moved tie_word_embeddings of models of several parts to the outermost block. Types whose
// code comes with the weights are left out, but for qwen, baichuan and xverse: their heads are those of
// vllm/model_executor/models/qwen.py, baichuan.py and llama.py (https://github.com/vllm-project/vllm).

/** What a class makes of keys that are missing. */
export interface ClassFacts {
  /** Whether the class ties the output layer to the embeddings. Absent where that is not known or has no meaning. */
  readonly tied?: boolean;
  /** Heads of keys and values: as many as heads, or the class's own number. */
  readonly kvHeads?: "heads" | number;
  /**
   * Width of one head: hidden size over heads. Absent where the class has its own number or another rule, and for the mixtures of Qwen 3
   * and GLM 4, whose published files all state another width.
   */
  readonly headSize?: "hidden/heads";
  /** Sizes by config key. Only for types that stand inside other models. */
  readonly defaults?: Readonly<Record<string, number>>;
}

// Falcon, GPT-BigCode, MPT and DBRX say in keys of their own whether all heads share keys and values; Nemotron has no default.
const FACTS: readonly (readonly [ClassFacts, string])[] = [
  [
    { tied: false, kvHeads: "heads", headSize: "hidden/heads" },
    `
    llama diffllama phi phi3 granite granitemoe granitemoehybrid granitemoeshared olmo olmo2 olmo3 olmoe
    flex_olmo olmo_hybrid gpt_neox gptj codegen persimmon hunyuan_v1_dense hunyuan_v1_moe arcee apertus doge
    nanochat jais2 aria_text hyperclovax eurobert rembert fuyu git idefics granitemoe_swa deepseek_ocr2_text
    granite4_vision_text
    `,
  ],
  [{ tied: false, kvHeads: "heads" }, "deepseek_v2 longcat_flash afmoe hrm_text mt5"],
  [{ tied: false, headSize: "hidden/heads" }, "dbrx nemotron"],
  [
    { tied: false },
    `
    qwen2_5_omni qwen3_vl qwen3_vl_moe qwen3_omni_moe qwen3_5 qwen3_5_moe glm4v glm4v_moe glm46v mamba2 rwkv
    xlstm llama4 mllama qwen4_exp
    `,
  ],
  [{ tied: false, kvHeads: 1 }, "deepseek_v4"],
  [{ tied: false, kvHeads: 2, headSize: "hidden/heads" }, "glm4v_text"],
  [{ tied: false, kvHeads: 2 }, "qwen3_next qwen3_5_moe_text qwen4_exp_text glm glm4 muse_glimmer_text"],
  [{ tied: false, kvHeads: 4, headSize: "hidden/heads" }, "qwen2_5_omni_text"],
  [{ tied: false, kvHeads: 4 }, "qwen3_5_text mimo_v2_flash minimax_m3_vl_text mellum qwen3_moe qwen3_omni_moe_text"],
  [{ tied: false, kvHeads: 5, headSize: "hidden/heads" }, "bitnet"],
  [
    { tied: false, kvHeads: 8, headSize: "hidden/heads" },
    `
    mllama_text_model qwen2_vl qwen2_vl_text qwen2_5_vl qwen2_5_vl_text mistral ministral mixtral phimoe
    phi4_multimodal falcon_h1 jamba minimax bamba emu3_text_model
    `,
  ],
  [
    { tied: false, kvHeads: 8 },
    `llama4_text ministral3 glm4_moe glm4v_moe_text gpt_oss nemotron_h minimax_m2 step3p5 hy_v3 solar_open seed_oss cwm laguna`,
  ],
  [{ tied: false, kvHeads: 16, headSize: "hidden/heads" }, "qwen2_moe"],
  [{ tied: false, kvHeads: 20 }, "glm4_moe_lite helium"],
  [{ tied: false, kvHeads: 32, headSize: "hidden/heads" }, "qwen2 stablelm exaone4 exaone_moe dots1 chameleon"],
  [{ tied: false, kvHeads: 32 }, "qwen3 qwen3_vl_text mistral4 kimi_linear hy_v4"],
  [{ tied: false, kvHeads: 64 }, "glm_moe_dsa"],
  [{ tied: false, kvHeads: 128 }, "deepseek_v3 deepseek_v32"],
  [
    { tied: true, kvHeads: "heads", headSize: "hidden/heads" },
    `
    recurrent_gemma gpt2 gpt_neo openai-gpt bloom opt cohere cohere2 xglm biogpt ctrl hunyuan_vl_text bert
    distilbert roberta xlm-roberta xlm-roberta-xl camembert mpnet electra albert deberta deberta-v2 modernbert
    modernbert-decoder nomic_bert gte jina_embeddings_v3 m2m_100 nllb-moe mbart bart longformer led big_bird
    bigbird_pegasus pegasus pegasus_x marian blenderbot blenderbot-small prophetnet squeezebert roformer
    megatron-bert ernie flaubert luke ibert data2vec-text roberta-prelayernorm xmod nystromformer yoso esm
    bert-generation mvp plbart layoutlm clip_text_model siglip_text_model siglip2_text_model blip_text_model
    chinese_clip_text_model altclip_text_model align_text_model clap_text_model owlvit_text_model
    metaclip_2_text_model whisper speech_to_text trocr owlv2_text_model clipseg_text_model groupvit_text_model
    cohere_compass_text
    `,
  ],
  [
    { tied: true, kvHeads: "heads" },
    `zamba2 t5 umt5 longt5 switch_transformers mobilebert convbert funnel xlnet udop cohere2_moe`,
  ],
  [{ tied: true, headSize: "hidden/heads" }, "gpt_bigcode falcon mpt"],
  [
    { tied: true },
    `
    gemma3 gemma3n gemma4 paligemma shieldgemma2 t5gemma falcon_mamba mamba fnet clip siglip siglip2 blip
    moonshine gemma4_unified
    `,
  ],
  [{ tied: true, kvHeads: 2, headSize: "hidden/heads" }, "starcoder2"],
  [{ tied: true, kvHeads: 2 }, "gemma3n_text ernie4_5 zaya paddleocr_vl_text"],
  [{ tied: true, kvHeads: 4, headSize: "hidden/heads" }, "ernie4_5_moe ernie4_5_vl_moe_text smollm3 granite_swa"],
  [{ tied: true, kvHeads: 4 }, `gemma2 gemma3_text gemma4_text gemma4_unified_text vaultgemma diffusion_gemma_text`],
  [{ tied: true, kvHeads: 8, headSize: "hidden/heads" }, "lfm2 lfm2_moe"],
  [{ tied: true, kvHeads: 16 }, "gemma zamba jetmoe youtu"],
  [{ tied: false, kvHeads: 16 }, "qwen3_vl_moe_text"],
  [
    { kvHeads: "heads", headSize: "hidden/heads" },
    `
    canine layoutlmv3 lilt markuplm qwen baichuan xverse aimv2_vision_model audio-spectrogram-transformer beit
    blip_vision_model chinese_clip_vision_model clip_vision_model data2vec-audio data2vec-vision deit dinov2
    dinov2_with_registers dinov3_vit dpt hubert imagegpt internvl_vision llama4_vision_model metaclip_2_vision_model
    mllama_vision_model parakeet_encoder pixtral sew siglip2_vision_model siglip_vision_model unispeech
    unispeech-sat videomae vit vit_mae vit_msn vivit wav2vec2 wavlm yolos
    `,
  ],
  [{ kvHeads: 8, headSize: "hidden/heads" }, "glm_ocr_text voxtral_realtime_text"],
  [{ kvHeads: 8 }, "inkling_text"],
];

const SIZES = [
  "max_position_embeddings",
  "vocab_size",
  "hidden_size",
  "num_hidden_layers",
  "num_attention_heads",
  "num_key_value_heads",
  "head_dim",
  "intermediate_size",
] as const;

// In the order of SIZES; 0 where the class has no number of its own.
const DEFAULTS: Readonly<Record<string, readonly number[]>> = {
  llama: [2048, 32000, 4096, 32, 32, 0, 0, 11008],
  mistral: [131072, 32000, 4096, 32, 32, 8, 0, 14336],
  ministral3: [262144, 131072, 4096, 34, 32, 8, 128, 14336],
  mistral4: [1048576, 131072, 4096, 36, 32, 32, 0, 12288],
  mixtral: [131072, 32000, 4096, 32, 32, 8, 0, 14336],
  gemma: [8192, 256000, 3072, 28, 16, 16, 256, 24576],
  gemma2: [8192, 256000, 2304, 26, 8, 4, 256, 9216],
  gemma3_text: [131072, 262208, 2304, 26, 8, 4, 256, 9216],
  gemma3n_text: [32768, 262400, 2048, 35, 8, 2, 256, 16384],
  gemma4_text: [131072, 262144, 2304, 30, 8, 4, 256, 9216],
  gemma4_unified_text: [262144, 262144, 2304, 30, 8, 4, 256, 9216],
  diffusion_gemma_text: [131072, 262144, 2304, 30, 8, 4, 256, 9216],
  qwen2: [32768, 151936, 4096, 32, 32, 32, 0, 22016],
  qwen3: [32768, 151936, 4096, 32, 32, 32, 128, 22016],
  qwen2_moe: [32768, 151936, 2048, 24, 16, 16, 0, 5632],
  qwen3_moe: [32768, 151936, 2048, 24, 32, 4, 0, 6144],
  qwen2_vl_text: [32768, 152064, 8192, 80, 64, 8, 0, 29568],
  qwen2_5_vl_text: [32768, 152064, 8192, 80, 64, 8, 0, 29568],
  qwen2_5_omni_text: [32768, 152064, 3584, 28, 28, 4, 0, 18944],
  qwen3_vl_text: [128000, 151936, 4096, 32, 32, 32, 128, 22016],
  qwen3_vl_moe_text: [128000, 151936, 2048, 24, 16, 16, 0, 5632],
  qwen3_omni_moe_text: [32768, 3584, 2048, 28, 28, 4, 0, 18944],
  qwen3_5_text: [32768, 248320, 4096, 32, 16, 4, 256, 12288],
  qwen3_5_moe_text: [32768, 248320, 2048, 40, 16, 2, 256, 0],
  qwen4_exp_text: [32768, 248320, 2048, 40, 16, 2, 256, 0],
  llama4_text: [131072, 202048, 5120, 48, 40, 8, 128, 8192],
  mllama_text_model: [131072, 128256, 4096, 40, 32, 8, 0, 14336],
  phi: [2048, 51200, 2048, 24, 32, 0, 0, 8192],
  phi3: [4096, 32064, 3072, 32, 32, 0, 0, 8192],
  phimoe: [131072, 32064, 4096, 32, 32, 8, 0, 6400],
  opt: [2048, 50272, 768, 12, 12, 0, 0, 0],
  persimmon: [16384, 262144, 4096, 36, 64, 0, 0, 16384],
  cohere: [8192, 256000, 8192, 40, 64, 0, 0, 22528],
  cohere2: [8192, 256000, 8192, 40, 64, 0, 0, 22528],
  granite: [2048, 32000, 4096, 32, 32, 0, 0, 11008],
  gpt_oss: [131072, 201088, 2880, 36, 64, 8, 64, 2880],
  deepseek_v2: [2048, 32000, 4096, 32, 32, 0, 0, 11008],
  deepseek_v3: [4096, 129280, 7168, 61, 128, 128, 0, 18432],
  kimi_linear: [1048576, 163840, 2304, 27, 32, 32, 0, 9216],
  glm4: [131072, 151552, 4096, 40, 32, 2, 128, 13696],
  glm4v_text: [32768, 151552, 4096, 40, 32, 2, 0, 13696],
  glm4v_moe_text: [65536, 151424, 4096, 46, 96, 8, 0, 10944],
  glm_ocr_text: [131072, 59392, 1024, 16, 16, 8, 0, 4096],
  ernie4_5: [131072, 103424, 1024, 18, 16, 2, 128, 3072],
  ernie4_5_vl_moe_text: [131072, 103424, 2560, 28, 20, 4, 0, 12288],
  paddleocr_vl_text: [131072, 103424, 1024, 18, 16, 2, 128, 3072],
  hunyuan_vl_text: [2048, 290943, 4096, 32, 32, 0, 0, 11008],
  minimax_m3_vl_text: [524288, 200064, 6144, 60, 64, 4, 128, 3072],
  exaone4: [2048, 102400, 4096, 32, 32, 32, 0, 16384],
  hyperclovax: [2048, 32000, 4096, 32, 32, 0, 0, 11008],
  lfm2: [128000, 65536, 2560, 32, 32, 8, 0, 12288],
  lfm2_moe: [128000, 65536, 2048, 32, 32, 8, 0, 7168],
  smollm3: [32768, 128256, 2048, 36, 16, 4, 0, 11008],
  olmo2: [2048, 50304, 4096, 32, 32, 0, 0, 11008],
  stablelm: [4096, 50304, 2560, 32, 32, 32, 0, 6912],
  aria_text: [2048, 32000, 4096, 32, 32, 0, 0, 4096],
  emu3_text_model: [9216, 184622, 4096, 32, 32, 8, 0, 14336],
  nemotron_h: [4096, 131072, 4096, 0, 32, 8, 128, 21504],
  modernbert: [8192, 50368, 768, 22, 12, 0, 0, 1152],
  bert: [512, 30522, 768, 12, 12, 0, 0, 3072],
  roberta: [512, 50265, 768, 12, 12, 0, 0, 3072],
  "xlm-roberta": [512, 30522, 768, 12, 12, 0, 0, 3072],
  bart: [1024, 50265, 1024, 0, 16, 0, 0, 0],
  clip_text_model: [77, 49408, 512, 12, 8, 0, 0, 2048],
  siglip_text_model: [64, 32000, 768, 12, 12, 0, 0, 3072],
  siglip2_text_model: [64, 32000, 768, 12, 12, 0, 0, 3072],
  blip_text_model: [512, 30524, 768, 12, 8, 0, 0, 3072],
  chinese_clip_text_model: [512, 30522, 768, 12, 12, 0, 0, 3072],
  altclip_text_model: [514, 250002, 1024, 24, 16, 0, 0, 4096],
  align_text_model: [512, 30522, 768, 12, 12, 0, 0, 3072],
  clap_text_model: [514, 50265, 768, 12, 12, 0, 0, 3072],
  owlvit_text_model: [16, 49408, 512, 12, 8, 0, 0, 2048],
  owlv2_text_model: [16, 49408, 512, 12, 8, 0, 0, 2048],
  metaclip_2_text_model: [77, 49408, 512, 12, 8, 0, 0, 2048],
  groupvit_text_model: [77, 49408, 256, 12, 4, 0, 0, 1024],
  clipseg_text_model: [77, 49408, 512, 12, 8, 0, 0, 2048],
  deepseek_ocr2_text: [2048, 102400, 4096, 32, 32, 0, 0, 11008],
  voxtral_realtime_text: [131072, 32000, 4096, 32, 32, 8, 0, 14336],
};

/** Reads the table: what the class of each type makes of keys that are missing. */
export function readClassFacts(): Map<string, ClassFacts> {
  const facts = new Map<string, ClassFacts>();
  for (const [fact, types] of FACTS) {
    for (const type of words(types)) facts.set(type, fact);
  }
  for (const [type, numbers] of Object.entries(DEFAULTS)) {
    const entries = SIZES.map((key, at) => [key, numbers[at] ?? 0] as const).filter(([, size]) => size > 0);
    facts.set(type, { ...facts.get(type), defaults: Object.fromEntries(entries) });
  }
  return facts;
}

/** Words of a text that is parted by white space. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

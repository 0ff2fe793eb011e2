// What is known of types of models, and how the family of a model is told.
import { describe, expect, test } from "vitest";
import { readClassFacts, words } from "../../src/characteristics/class-defaults.js";
import { FAMILIES } from "../../src/characteristics/families.js";
import { OFFSET_BY_PADDING, SENSES, TEXT_TYPES } from "../../src/characteristics/modality-types.js";
import { familyOf, modelTypeFacts, typeOfClass } from "../../src/characteristics/model-types.js";

// model_type, class and family of published files; several repositories share each line.
const PUBLISHED: readonly (readonly [type: string, architecture: string | undefined, family: string])[] = [
  ["bert", "BertModel", "BERT"],
  ["blip", "BlipForConditionalGeneration", "BLIP"],
  ["chatglm", "ChatGLMModel", "GLM"],
  ["clip", "CLIPModel", "CLIP"],
  ["clip_vision_model", "CLIPVisionModelWithProjection", "CLIP"],
  ["deberta-v2", "DebertaV2ForQuestionAnswering", "DeBERTa"],
  ["deepseek_v3", "DeepseekV3ForCausalLM", "DeepSeek"],
  ["distilbert", "DistilBertForQuestionAnswering", "BERT"],
  ["gemma", "GemmaForCausalLM", "Gemma"],
  ["gemma2", "Gemma2ForCausalLM", "Gemma"],
  ["gemma3", "Gemma3ForConditionalGeneration", "Gemma"],
  ["gemma3_text", "Gemma3TextModel", "Gemma"],
  ["gemma4", "Gemma4ForConditionalGeneration", "Gemma"],
  ["glm4_moe", "Glm4MoeForCausalLM", "GLM"],
  ["glm_moe_dsa", "GlmMoeDsaForCausalLM", "GLM"],
  ["gpt_oss", "GptOssForCausalLM", "GPT-OSS"],
  ["internlm2", "InternLM2ForCausalLM", "InternLM"],
  ["kimi_k25", "KimiK25ForConditionalGeneration", "Kimi"],
  ["kimi_k3", "KimiK3ForConditionalGeneration", "Kimi"],
  ["kimi_linear", undefined, "Kimi"],
  ["lfm2", "Lfm2ForCausalLM", "LFM2"],
  ["llama", "LlamaForCausalLM", "Llama"],
  ["llama", "LlamaForSequenceClassification", "Llama"],
  ["llama4", "Llama4ForConditionalGeneration", "Llama"],
  ["llama4_text", undefined, "Llama"],
  ["llava", "LlavaLlamaForCausalLM", "LLaVA"],
  ["mimo", "MiMoForCausalLM", "MiMo"],
  ["mimo_v2_flash", "MiMoV2FlashForCausalLM", "MiMo"],
  ["minicpm3", "MiniCPM3ForCausalLM", "MiniCPM"],
  ["mistral", "MistralForCausalLM", "Mistral"],
  ["mistral3", "Mistral3ForConditionalGeneration", "Mistral"],
  ["mixtral", "MixtralForCausalLM", "Mixtral"],
  ["mllama", "MllamaForConditionalGeneration", "Llama"],
  ["mllama_text_model", undefined, "Llama"],
  ["modernbert", "ModernBertForSequenceClassification", "ModernBERT"],
  ["mpnet", "MPNetModel", "MPNet"],
  ["multi_modality", "MultiModalityCausalLM", "DeepSeek"],
  ["nemotron_h", "NemotronHForCausalLM", "Nemotron"],
  ["nomic_bert", "NomicBertModel", "Nomic BERT"],
  ["paligemma", "PaliGemmaForConditionalGeneration", "Gemma"],
  ["phi3", "Phi3ForCausalLM", "Phi"],
  ["phi3_v", "Phi3VForCausalLM", "Phi"],
  ["phi3small", "Phi3SmallForCausalLM", "Phi"],
  ["phimoe", "PhiMoEForCausalLM", "Phi"],
  ["qwen", "QWenLMHeadModel", "Qwen"],
  ["qwen2", "Qwen2ForCausalLM", "Qwen"],
  ["qwen2_moe", "Qwen2MoeForCausalLM", "Qwen"],
  ["qwen2_vl", "Qwen2VLForConditionalGeneration", "Qwen"],
  ["qwen3", "Qwen3ForCausalLM", "Qwen"],
  ["qwen3_5", "Qwen3_5ForConditionalGeneration", "Qwen"],
  ["qwen3_5_moe", "Qwen3_5MoeForConditionalGeneration", "Qwen"],
  ["qwen3_moe", "Qwen3MoeForCausalLM", "Qwen"],
  ["qwen3_vl_moe", "Qwen3VLMoeForConditionalGeneration", "Qwen"],
  ["siglip", "SiglipModel", "SigLIP"],
  ["stablelm", "StableLmForCausalLM", "StableLM"],
  ["starcoder2", "Starcoder2ForCausalLM", "StarCoder"],
  ["step3p7", "Step3p7FlashForCausalLM", "Step"],
  ["whisper", "WhisperForConditionalGeneration", "Whisper"],
  ["xlm-roberta", "XLMRobertaForSequenceClassification", "RoBERTa"],
  ["xlm-roberta", "XLMRobertaModel", "RoBERTa"],
];

const TYPES = Object.values(FAMILIES).flatMap(words);

describe("families", () => {
  test.each(PUBLISHED)("%s, %s: %s", (type, architecture, family) => {
    expect(familyOf(type, [])).toEqual({
      family,
      confidence: "high",
      rule: "family of the type",
      from: "model_type",
    });
    if (architecture === undefined) return;
    expect(typeOfClass(architecture)).toBe(type);
    expect(familyOf(undefined, [architecture])).toEqual({
      family,
      confidence: "medium",
      rule: `family of ${type}`,
      from: "architectures",
    });
  });

  test("the type counts before the class", () => {
    expect(familyOf("qwen3", ["LlamaForCausalLM"])?.family).toBe("Qwen");
    expect(familyOf("frobnicator", ["Frobnicator", "LlamaForCausalLM"])).toMatchObject({
      family: "Llama",
      from: "architectures",
    });
  });

  const begun = "begins with the name of a family";

  test.each([
    ["qwen9_super", "Qwen"],
    ["llama9", "Llama"],
    ["deepseek-v9", "DeepSeek"],
    ["mistral.next", "Mistral"],
    ["gpt_neox_2", "GPT-NeoX"],
    ["xlm_roberta_mega", "RoBERTa"],
    ["chatglm9", "GLM"],
  ])("a type that begins with the name of a family: %s", (type, family) => {
    expect(modelTypeFacts(type)).toBeUndefined();
    expect(familyOf(type, [])).toEqual({ family, confidence: "medium", rule: begun, from: "model_type" });
  });

  test.each([
    ["Qwen9SuperForCausalLM", "Qwen"],
    ["ChatGLMNextForCausalLM", "GLM"],
    ["GLMNextModel", "GLM"],
    ["LlamaVisionForCausalLM", "Llama"],
  ])("a class that begins with the name of a family: %s", (name, family) => {
    expect(familyOf("frobnicator", ["Frobnicator", name])).toEqual({
      family,
      confidence: "low",
      rule: begun,
      from: "architectures",
    });
  });

  test.each(["frobnicator", "qwenty", "bertha", "phinance", "optimus", "OPTIMUS", "gpt20", "stepper", "new_model", ""])(
    "a name that only looks like one belongs to none: %j",
    (name) => {
      expect(familyOf(name, [name, `${name}Model`])).toBeUndefined();
    },
  );

  test("nothing is told of nothing", () => {
    expect(familyOf(undefined, [])).toBeUndefined();
  });
});

describe("types of classes", () => {
  test.each([
    ["Llama4ForCausalLM", "llama4_text"],
    ["Gemma3ForCausalLM", "gemma3_text"],
    ["MllamaForCausalLM", "mllama_text_model"],
    ["Qwen3VLMoeTextModel", "qwen3_vl_moe_text"],
    ["Qwen2_5_VLForConditionalGeneration", "qwen2_5_vl"],
    ["XLMRobertaXLForMaskedLM", "xlm-roberta-xl"],
    ["T5EncoderModel", "t5"],
    ["M2M100ForConditionalGeneration", "m2m_100"],
    ["MarianMTModel", "marian"],
    ["GPT2LMHeadModel", "gpt2"],
    ["OpenAIGPTLMHeadModel", "openai-gpt"],
    ["Speech2TextForConditionalGeneration", "speech_to_text"],
    ["ASTForAudioClassification", "audio-spectrogram-transformer"],
    ["Kosmos2_5ForConditionalGeneration", "kosmos-2.5"],
    ["HunYuanMoEV1ForCausalLM", "hunyuan_v1_moe"],
    ["Dinov2Backbone", "dinov2"],
    ["DPRQuestionEncoder", "dpr"],
    ["InternVLChatModel", "internvl_chat"],
    ["DeepseekVLV2ForCausalLM", "deepseek_vl_v2"],
    ["GLM4VForCausalLM", "glm4v"],
    ["MiniCPMV", "minicpmv"],
    ["NewForSequenceClassification", "new"],
  ])("%s", (architecture, type) => {
    expect(typeOfClass(architecture)).toBe(type);
  });

  // DeciLM is the class of two types; the others are named after what they do.
  test.each(["HF_ColBERT", "DeciLMForCausalLM", "Qwen9ForCausalLM", "Model", "ForCausalLM", "", "Llama".repeat(1e5)])(
    "a class of no type",
    (architecture) => {
      expect(typeOfClass(architecture)).toBeUndefined();
    },
  );
});

describe("facts", () => {
  // Defaults of LlamaConfig, MistralConfig, Gemma2Config and so on in transformers 4.57.6, and of Qwen3_5Config in 5.18.0.
  test.each([
    ["bert", { tied: true, kvHeads: "heads", headSize: "hidden/heads", multimodal: "none" }],
    ["llama", { tied: false, kvHeads: "heads", headSize: "hidden/heads" }],
    ["mistral", { tied: false, kvHeads: 8, headSize: "hidden/heads" }],
    ["gemma2", { tied: true, kvHeads: 4 }],
    ["starcoder2", { tied: true, kvHeads: 2 }],
    ["deepseek_v3", { tied: false, kvHeads: 128 }],
    ["qwen", { kvHeads: "heads", headSize: "hidden/heads" }],
    ["qwen2_vl", { tied: false, multimodal: "vision", text: "qwen2_vl_text" }],
    ["qwen3_5", { tied: false, multimodal: "vision", text: "qwen3_5_text" }],
    ["qwen2_5_omni", { multimodal: "vision-audio", text: "qwen2_5_omni_text" }],
    ["whisper", { tied: true, kvHeads: "heads", multimodal: "audio" }],
    ["vivit", { multimodal: "video" }],
    ["siglip", { tied: true, text: "siglip_text_model" }],
    ["paligemma", { tied: true, multimodal: "vision", text: "gemma" }],
    ["mistral3", { multimodal: "vision", text: "mistral" }],
    ["multi_modality", { multimodal: "vision", text: "llama" }],
    ["mllama", { multimodal: "vision", text: "mllama_text_model" }],
    ["florence2", { multimodal: "vision", text: "bart" }],
  ])("%s", (type, facts) => {
    expect(modelTypeFacts(type)).toMatchObject(facts);
  });

  test("sizes that classes fill in inside other models", () => {
    expect(modelTypeFacts("gemma3_text")?.defaults).toEqual({
      max_position_embeddings: 131072,
      vocab_size: 262208,
      hidden_size: 2304,
      num_hidden_layers: 26,
      num_attention_heads: 8,
      num_key_value_heads: 4,
      head_dim: 256,
      intermediate_size: 9216,
    });
    expect(modelTypeFacts("siglip_text_model")?.defaults).toEqual({
      max_position_embeddings: 64,
      vocab_size: 32000,
      hidden_size: 768,
      num_hidden_layers: 12,
      num_attention_heads: 12,
      intermediate_size: 3072,
    });
    expect(modelTypeFacts("gemma")?.defaults?.max_position_embeddings).toBe(8192);
  });

  test("what is not known is absent", () => {
    expect(modelTypeFacts("phi3small")).toEqual({ family: "Phi", multimodal: "none" });
    expect(modelTypeFacts("minicpm3")).toEqual({ family: "MiniCPM", multimodal: "none" });
    expect(modelTypeFacts("step3p7")).toEqual({ family: "Step" });
    expect(modelTypeFacts("patchtst")).toEqual({ family: "PatchTST" });
    expect(modelTypeFacts("clip_vision_model")).not.toHaveProperty("tied");
    // Whether all heads share keys and values, their files say in keys of their own.
    for (const type of ["falcon", "gpt_bigcode", "mpt", "dbrx"]) {
      expect(modelTypeFacts(type)).not.toHaveProperty("kvHeads");
    }
  });

  test("padding takes positions of RoBERTa and its kin, and of no others", () => {
    for (const type of ["roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "longformer", "luke"]) {
      expect(modelTypeFacts(type)?.positionOffset).toBe(2);
    }
    for (const type of ["bert", "modernbert", "distilbert", "deberta-v2", "bart", "opt", "m2m_100", "nomic_bert"]) {
      expect(modelTypeFacts(type)).not.toHaveProperty("positionOffset");
    }
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", ""])("%j is no type", (name) => {
    expect(modelTypeFacts(name)).toBeUndefined();
    expect(typeOfClass(name)).toBeUndefined();
    expect(familyOf(name, [name])).toBeUndefined();
  });

  test("a type has its exact name", () => {
    expect(modelTypeFacts("LLAMA")).toBeUndefined();
    expect(modelTypeFacts(" llama")).toBeUndefined();
  });
});

describe("the tables", () => {
  test("every type stands once, and every type that a table speaks of has a family", () => {
    expect(TYPES.length).toBeGreaterThan(500);
    expect(new Set(TYPES).size).toBe(TYPES.length);
    const spokenOf = [
      ...readClassFacts().keys(),
      ...SENSES.flatMap(([, types]) => words(types)),
      ...words(OFFSET_BY_PADDING),
      ...Object.entries(TEXT_TYPES).flatMap(([text, types]) => [text, ...words(types)]),
    ];
    expect(spokenOf.filter((type) => modelTypeFacts(type) === undefined)).toEqual([]);
  });

  test("a type is in one list of senses at most", () => {
    const listed = SENSES.flatMap(([, types]) => words(types));
    expect(new Set(listed).size).toBe(listed.length);
  });

  test("the type of a text block takes in text alone", () => {
    const inner = new Set(TYPES.flatMap((type) => modelTypeFacts(type)?.text ?? []));
    expect([...inner].filter((type) => modelTypeFacts(type)?.multimodal !== "none")).toEqual([]);
  });
});

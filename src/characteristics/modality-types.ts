// What types take in beside text, and what stands inside them.
//
// Read on 2026-11-25 in configuration_*.py of transformers 4.57.6 and 5.18.0, by the encoders that a class holds. For types whose code
// comes with the weights: the list of models of several senses in vllm/model_executor/models/registry.py (https://github.com/vllm-project/vllm).
import type { Multimodal } from "./types.js";

/** Types by what they take in; types that are in none of these lists take text alone. `unsaid` is for those of which that is not known. */
export const SENSES: readonly (readonly [Multimodal | "unsaid", string])[] = [
  [
    "vision",
    `
    aimv2 aimv2_vision_model align align_vision_model altclip aria aya_vision bailing_moe_v3_vl beit blip blip-2
    blip_2_qformer blip_2_vision_model blip_vision_model bridgetower chameleon chinese_clip chinese_clip_vision_model clip
    clip_vision_model clipseg cohere2_vision cohere_compass colmodernvbert colpali colqwen2 colqwen3 conditional_detr
    convnext convnextv2 cosmos3_edge cosmos3_omni dab-detr data2vec-vision deepseek_ocr deepseek_ocr2 deepseek_vl
    deepseek_vl_hybrid deepseek_vl_v2 deformable_detr deit depth_anything detr diffusion_gemma dinov2
    dinov2_with_registers dinov3_convnext dinov3_vit donut-swin dots_ocr dpt efficientnet emu3 ernie4_5_moe_vl
    ernie4_5_vl_moe exaone4_5 fast_vlm flava florence2 fuyu gemma3 gemma3n_vision gemma4_vision git glm46v glm4v
    glm4v_moe glm4v_moe_vision glm4v_vision glm5_next glm_image glm_ocr glmga got_ocr2 granite4_vision granitevision
    grounding-dino groupvit hiera hunyuan_vl hyperclovax_vision_v2 idefics idefics2 idefics3 imagegpt instructblip
    instructblipvideo internlmxcomposer2 internvl internvl_chat internvl_vision janus kimi_k25 kimi_k3 kimi_vl kosmos-2
    kosmos-2.5 layoutlmv2 layoutlmv3 layoutxlm lfm2-vl lfm2_vl lighton_ocr llama4 llama4_vision_model
    Llama_Nemotron_Nano_VL llava llava_llama llava_next llava_next_video llava_onevision mask2former maskformer
    metaclip_2 metaclip_2_vision_model minicpmv minicpmv4_6 minicpmv4_7 minimax_m3_vl minimax_vl_01 mistral3 mllama
    mllama_vision_model mm-grounding-dino mobilenet_v1 mobilenet_v2 mobilevit mobilevitv2 modernvbert molmo molmo2
    moondream3 multi_modality muse_glimmer NemotronH_Nano_VL_V2 nougat NVLM_D openvla ovis ovis2 owlv2 owlvit
    paddleocr_vl paligemma perception_lm phi3_v pix2struct pixtral prompt_depth_anything qianfan_ocr qwen2_5_vl qwen2_vl
    qwen3_5 qwen3_5_moe qwen3_5_moe_vision qwen3_5_vision qwen3_vl qwen3_vl_moe qwen4_exp resnet rt_detr rt_detr_v2 sam
    sam2 sam2_video sam3 sam3_video sam_hq segformer shieldgemma2 siglip siglip2 siglip2_vision_model
    siglip_vision_model smolvlm smolvlm_vision step3_vl swin swin2sr swinv2 t5gemma2 table-transformer trocr udop
    video_llama_3 video_llava vilt vipllava vision-encoder-decoder vision-text-dual-encoder visual_bert vit vit_mae
    vit_msn yolos
    `,
  ],
  [
    "audio",
    `
    audio-spectrogram-transformer audioflamingo3 canary clap clap_audio_model cohere_asr csm data2vec-audio encodec
    gemma3n_audio gemma4_audio glmasr granite_speech granite_speech5_ctc granite_speech_plus hubert
    kyutai_speech_to_text mimi moonshine moonshine_streaming moshi musicflamingo musicgen_melody nemotron3_5_asr
    nemotron_asr_streaming parakeet_ctc parakeet_encoder parakeet_rnnt parakeet_tdt qwen2_audio qwen2_audio_encoder
    qwen3_asr seamless_m4t seamless_m4t_v2 sew sew-d speech-encoder-decoder speech_to_text ultravox unispeech
    unispeech-sat vibevoice_asr voxtral voxtral_realtime wav2vec2 wav2vec2-bert wav2vec2-conformer wavlm whisper
    `,
  ],
  [
    "vision-audio",
    `
    gemma3n gemma4 gemma4_unified inkling_mm_model minicpmo nemotron_h_omni phi4_multimodal phi4mm qwen2_5_omni
    qwen2_5_omni_thinker qwen3_omni_moe qwen3_omni_moe_thinker
    `,
  ],
  ["video", "timesformer videomae vivit vjepa2"],
  [
    "unsaid",
    `
    autoformer deepseek_v41 dia dots3_note gemma4_assistant gemma4_unified_assistant informer patchtsmixer patchtst
    speecht5 step3p7 timesfm timesfm2_5 vibevoice
    `,
  ],
];

// Position ids are counted from the padding token on: create_position_ids_from_input_ids in modeling_*.py, with a table of
// max_position_embeddings rows and 1 as the padding token. Classes with a longer table of their own, such as BART, lose nothing.
/** Types whose `max_position_embeddings` is two more than the usable length. */
export const OFFSET_BY_PADDING = `
  altclip_text_model camembert clap_text_model data2vec-text esm ibert layoutlmv3 lilt longformer luke markuplm mpnet roberta
  roberta-prelayernorm xlm-roberta xlm-roberta-xl xmod
`;

/**
 * By the type of a text block: the types of models that hold one of that type where the config does not name it. A type with `_text` or
 * `_text_model` at its end stands for the whole of the same name without being listed.
 */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  bart: "florence2",
  cohere2: "aya_vision cohere2_vision",
  deepseek_v3: "kimi_k25",
  exaone4: "exaone4_5",
  gemma: "paligemma colpali",
  gemma3_text: "shieldgemma2",
  gemma4_text: "gemma4_assistant",
  gemma4_unified_text: "gemma4_unified_assistant",
  glm4v_text: "glm46v glmga",
  granite: "granite_speech granite_speech_plus",
  hyperclovax: "hyperclovax_vision_v2",
  lfm2: "lfm2_vl lfm2-vl",
  llama: `
    llava llava_next llava_next_video video_llava vipllava granitevision idefics3 smolvlm janus multi_modality deepseek_vl
    deepseek_vl_hybrid perception_lm voxtral glmasr`,
  mistral: "mistral3 idefics2",
  modernbert: "modernvbert",
  nemotron_h: "nemotron_h_omni",
  opt: "blip-2 instructblip instructblipvideo",
  persimmon: "fuyu",
  qwen2: `
    llava_onevision internvl got_ocr2 ovis2 fast_vlm audioflamingo3 musicflamingo qwen2_audio video_llama_3 vibevoice
    vibevoice_asr`,
  qwen3: "lighton_ocr qianfan_ocr qwen3_asr",
  qwen3_5_text: "minicpmv4_6 minicpmv4_7",
  qwen3_vl_text: "cosmos3_omni",
  inkling_text: "inkling_mm_model",
  qwen2_5_omni_text: "qwen2_5_omni_thinker",
  qwen3_omni_moe_text: "qwen3_omni_moe_thinker",
};

// What goes into a model beside text, and what comes out, by the blocks and tokens of its config.json and by its type.
import type { ConfigBlock } from "./config-block.js";
import { derived, type Finding } from "./finding.js";
import type { ModelTypeFacts } from "./model-types.js";
import type { Skeleton } from "./skeleton.js";
import type { Modality, Multimodal } from "./types.js";

/** What is known of the modalities. */
export interface ModalityFindings {
  readonly multimodal?: Finding<Multimodal>;
  readonly inputModalities?: Finding<readonly Modality[]>;
  readonly outputModalities?: Finding<readonly Modality[]>;
}

/** What a config.json says of one sense: a block says it, `null` denies it, nonsense leaves it open. */
type Sense =
  | { readonly is: true; readonly from: string }
  | { readonly is: false; readonly from: string }
  | "unsaid"
  | "unclear";

const VISION_BLOCKS = ["vision_config", "visual", "vit_config", "img_processor", "embd_layer", "vision_tower_config"];
const VISION_NAMES = ["mm_vision_tower", "vision_tower", "mm_vision_tower_aux"];
const VISION_TOKENS = [
  "image_token_id",
  "image_token_index",
  "vision_token_id",
  "vision_start_token_id",
  "media_placeholder_token_id",
  "img_context_token_id",
];
const VIDEO_TOKENS = ["video_token_id", "video_token_index", "video_placeholder"];
const AUDIO_BLOCKS = ["audio_config", "audio_processor", "speech_config", "audio_encoder_config"];
const AUDIO_TOKENS = ["audio_token_id", "audio_token_index"];

/** The type of the whole model, as far as it can be told. */
export interface KnownType {
  readonly name: string | undefined;
  readonly facts: ModelTypeFacts | undefined;
}

/** Reads the modalities. */
export function readModalities(skeleton: Skeleton, type: KnownType): ModalityFindings {
  const { config } = skeleton;
  // Qwen Omni keeps the encoders one block further in.
  const block = config.block("thinker_config") ?? config;
  const multimodal = readMultimodal(skeleton, block, type.facts);
  const inputs = multimodal === undefined ? undefined : readInputs(block, multimodal, type);
  const outputs = readOutputs(skeleton);
  return {
    ...(multimodal === undefined ? {} : { multimodal }),
    ...(inputs === undefined ? {} : { inputModalities: inputs }),
    ...(outputs === undefined ? {} : { outputModalities: outputs }),
  };
}

function readMultimodal(
  { config, text, textType, architectures }: Skeleton,
  block: ConfigBlock,
  facts: ModelTypeFacts | undefined,
): Finding<Multimodal> | undefined {
  const known = facts?.multimodal;
  const vision = sense(block, VISION_BLOCKS, VISION_NAMES, VISION_TOKENS);
  const audio = sense(block, AUDIO_BLOCKS, [], AUDIO_TOKENS);
  if (vision === "unclear" || audio === "unclear") return undefined;
  const sees = vision !== "unsaid" && vision.is;
  // A token for audio stands in models without the encoder, too: only the block tells.
  const hears = audio !== "unsaid" && audio.is;
  if (sees || hears) {
    if (sees && !hears && audio === "unsaid" && mayHear(block, known)) return undefined;
    if (hears && !sees && vision === "unsaid" && maySee(known)) return undefined;
    const value = sees && hears ? "vision-audio" : sees ? "vision" : "audio";
    const from = [vision, audio].flatMap((one) => (typeof one === "object" && one.is ? [one.from] : []));
    return derived(value, from.join(", "), "a block or token for it", from.every(isBlock) ? "high" : "medium");
  }
  if (known !== undefined) return knownSenses(known, vision, audio);
  const isTextOnly = textType !== undefined && vision === "unsaid" && audio === "unsaid" && text === config;
  const isNamedSo = architectures.some((name) => /For(?:CausalLM|MaskedLM)$/.test(name));
  return isTextOnly && isNamedSo
    ? derived("none", "architectures", "a language model without a block for anything else", "low")
    : undefined;
}

// A type that can have both has what its file does not deny.
function knownSenses(known: Multimodal, vision: Sense, audio: Sense): Finding<Multimodal> | undefined {
  const isDenied = (sense: Sense) => typeof sense === "object" && !sense.is;
  if (known !== "vision-audio") return derived(known, "model_type", "what the type takes in");
  if (isDenied(vision) && isDenied(audio))
    return derived("none", "model_type", "what the file does not deny", "medium");
  if (isDenied(vision)) return derived("audio", "model_type", "what the file does not deny", "medium");
  if (isDenied(audio)) return derived("vision", "model_type", "what the file does not deny", "medium");
  return derived(known, "model_type", "what the type takes in", "medium");
}

function isBlock(from: string): boolean {
  return !from.includes("token");
}

function maySee(known: Multimodal | undefined): boolean {
  return known === "vision" || known === "vision-audio";
}

function mayHear(block: ConfigBlock, known: Multimodal | undefined): boolean {
  return known === "vision-audio" || AUDIO_TOKENS.some((key) => block.says(key));
}

function sense(
  block: ConfigBlock,
  blocks: readonly string[],
  names: readonly string[],
  tokens: readonly string[],
): Sense {
  const there = blocks.find((key) => block.block(key) !== undefined);
  if (there !== undefined) return { is: true, from: `${block.path}${there}` };
  const named = names.map((key) => block.text(key)).find((read) => read !== undefined);
  if (named !== undefined) return { is: true, from: named.from };
  if (blocks.some((key) => block.says(key))) return "unclear";
  const denied = blocks.find((key) => block.has(key));
  if (denied !== undefined) return { is: false, from: `${block.path}${denied}` };
  const token =
    tokens === AUDIO_TOKENS
      ? undefined
      : tokens.map((key) => block.countOrZero(key)).find((read) => read !== undefined);
  return token === undefined ? "unsaid" : { is: true, from: token.from };
}

// Types without a text tower, or with text only as output.
const WITHOUT_TEXT_INPUT = new Set([
  "clip_vision_model",
  "siglip_vision_model",
  "siglip2_vision_model",
  "vit",
  "deit",
  "beit",
  "dinov2",
  "dinov2_with_registers",
  "dinov3_vit",
  "swin",
  "swinv2",
  "convnext",
  "convnextv2",
  "resnet",
  "vivit",
  "videomae",
  "timesformer",
  "whisper",
  "wav2vec2",
  "wav2vec2-bert",
  "hubert",
  "wavlm",
  "sew",
  "sew-d",
  "unispeech",
  "unispeech-sat",
  "data2vec-audio",
  "data2vec-vision",
  "audio-spectrogram-transformer",
  "moonshine",
  "speech_to_text",
  "parakeet_ctc",
  "parakeet_encoder",
]);

// Types that take video, be its token in the config or not. Of other known types none does without a token.
const VIDEO_TYPES =
  /^(?:qwen2_vl|qwen2_5_vl|qwen3_vl|qwen3_5|qwen\d?_?\d?_omni|gemma4|kimi_k|llava_onevision|llava_next_video|video_llava|smolvlm|internvl)/;

// Of a type that nobody knows, what goes in beside the rest cannot be told.
function readInputs(
  block: ConfigBlock,
  { value, evidence }: Finding<Multimodal>,
  { name, facts }: KnownType,
): Finding<readonly Modality[]> | undefined {
  if (name === undefined || facts === undefined) return undefined;
  const hasVideo = VIDEO_TYPES.test(name) || VIDEO_TOKENS.some((key) => block.says(key));
  const list: readonly (Modality | false)[] = [
    !WITHOUT_TEXT_INPUT.has(name) && "text",
    (value === "vision" || value === "vision-audio") && "image",
    (value === "audio" || value === "vision-audio") && "audio",
    (value === "video" || (value !== "none" && value !== "audio" && hasVideo)) && "video",
  ];
  return { value: list.filter((item) => item !== false), evidence };
}

function readOutputs({ config, architectures }: Skeleton): Finding<readonly Modality[]> | undefined {
  const writes = architectures.find((name) => /(?:For(?:CausalLM|ConditionalGeneration|CTC)|LMHeadModel)$/.test(name));
  if (writes === undefined) return undefined;
  const draws = config.block("gen_vision_config");
  const speaks = config.block("talker_config");
  const list: readonly (Modality | false)[] = ["text", draws !== undefined && "image", speaks !== undefined && "audio"];
  return derived(
    list.filter((item) => item !== false),
    "architectures",
    `what ${writes} writes`,
    "medium",
  );
}

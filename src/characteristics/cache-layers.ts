// What each layer keeps of a sequence while text is generated: keys and values, compressed vectors, states.
import { attentionLayers, fullLayers, gemmaLayers, mimoV2Layers, mllamaLayers, stepLayers } from "./cache-attention.js";
import {
  bartLayers,
  deltaNetLayers,
  falconH1Layers,
  graniteLayers,
  jambaLayers,
  lfm2Layers,
  nemotronHLayers,
  nemotronNasLayers,
  t5Layers,
} from "./cache-hybrids.js";
import { indexedLatentLayers, kimiLinearLayers, latentLayers } from "./cache-latent.js";
import { CacheReader, type CacheSizes, countLayers, type Kept } from "./cache-reader.js";
import { hasWindowRule } from "./cache-windows.js";
import type { ConfigBlock } from "./config-block.js";
import { isEncoderType } from "./encoders.js";
import type { Skeleton } from "./skeleton.js";
import type { CacheLayers, Evidence } from "./types.js";

interface Family {
  readonly rule: string;
  readonly read: (reader: CacheReader, layers: number) => Kept;
  /** Whether the file may leave the number of layers to a list. */
  readonly needsNoCount?: true;
}

/**
 * What each kind of layer keeps, and where that comes from. Undefined for models that keep nothing, such as encoders,
 * and where a layer is not understood or a size is missing.
 *
 * @param sizes Sizes of the language model, be they stated or filled in.
 * @param filled Names of those that a class filled in.
 */
export function readCacheLayers(
  skeleton: Skeleton,
  sizes: CacheSizes,
  filled: ReadonlySet<string> = new Set(),
): { readonly value: readonly CacheLayers[]; readonly evidence: Evidence } | undefined {
  const reader = new CacheReader(skeleton, sizes, filled);
  if (keepsNothing(skeleton, reader)) return undefined;
  const known = knownFamily(reader.type);
  const family = known ?? guessFamily(skeleton, reader);
  const layers = family?.needsNoCount ? 0 : reader.layers();
  const kept = layers === undefined ? undefined : family?.read(reader, layers);
  const value = kept === undefined || kept.length === 0 ? undefined : countLayers(kept);
  if (family === undefined || value === undefined) return undefined;
  return { value, evidence: reader.evidence(family.rule, known !== undefined) };
}

function knownFamily(type: string): Family | undefined {
  if (Object.hasOwn(FAMILIES, type)) return FAMILIES[type];
  return hasWindowRule(type) ? ATTENTION : undefined;
}

const HEADS = "keys and values of each head, in windows where a layer has one";
const DECODER = "keys and values of the decoder and of the encoder";
const ATTENTION: Family = {
  rule: HEADS,
  read: attentionLayers,
};
const PLAIN: Family = { rule: "keys and values of each head, as nothing says otherwise", read: fullLayers };
const LATENT: Family = { rule: "kv_lora_rank and qk_rope_head_dim of latent attention", read: latentLayers };
const INDEXED: Family = { rule: "latent attention, and the keys of its indexer", read: indexedLatentLayers };
const DELTA: Family = { rule: "keys and values of full attention, states of linear attention", read: deltaNetLayers };
const BART: Family = {
  rule: DECODER,
  read: bartLayers,
  needsNoCount: true,
};
const SHARED: Family = { rule: "keys and values of each head, less the layers that share them", read: gemmaLayers };
const SHORT: Family = { rule: "keys and values of full attention, inputs of convolutions", read: lfm2Layers };
const STEP: Family = { rule: HEADS, read: stepLayers };
const T5: Family = { rule: DECODER, read: t5Layers, needsNoCount: true };

const MAMBA = "keys and values of attention, states of Mamba";

const FAMILIES: Readonly<Record<string, Family>> = {
  deepseek_v2: LATENT,
  deepseek_v3: LATENT,
  kimi_k2: LATENT,
  minicpm3: LATENT,
  glm4_moe_lite: LATENT,
  deepseek_v32: INDEXED,
  glm_moe_dsa: INDEXED,
  kimi_linear: { rule: "latent attention, states of Kimi delta attention", read: kimiLinearLayers },
  qwen3_next: DELTA,
  qwen3_5: DELTA,
  qwen3_5_text: DELTA,
  qwen3_5_moe: DELTA,
  qwen3_5_moe_text: DELTA,
  nemotron_h: { rule: MAMBA, read: nemotronHLayers, needsNoCount: true },
  jamba: { rule: MAMBA, read: jambaLayers },
  granitemoehybrid: { rule: MAMBA, read: graniteLayers },
  falcon_h1: { rule: MAMBA, read: falconH1Layers },
  lfm2: SHORT,
  lfm2_moe: SHORT,
  "nemotron-nas": { rule: "keys and values of each block's own heads", read: nemotronNasLayers },
  gemma3n_text: SHARED,
  gemma4_text: SHARED,
  mimo_v2_flash: { rule: HEADS, read: mimoV2Layers },
  mllama_text_model: { rule: "keys and values of each head, less the layers that look at images", read: mllamaLayers },
  step3p5: STEP,
  step3p7: STEP,
  bart: BART,
  mbart: BART,
  whisper: BART,
  t5: T5,
  mt5: T5,
};

function keepsNothing({ architectures }: Skeleton, { text, type }: CacheReader): boolean {
  if (isEncoderType(type)) return true;
  if (architectures.some((name) => /EncoderModel$|ForMaskedLM$/.test(name))) return true;
  // Gemma and others that were made to look both ways, for embeddings; "vision" does so for images alone.
  const direction = text.flag("use_bidirectional_attention")?.value ?? text.text("use_bidirectional_attention")?.value;
  return direction === true || direction === "all" || text.flag("is_causal")?.value === false;
}

// Words in keys that tell of anything but ordinary attention to everything.
const HINTS: readonly RegExp[] = [
  /sliding/,
  /window/,
  /swa_/,
  /hybrid/,
  /mamba/,
  /ssm/,
  /linear_(attn|conv|num|key|value)/,
  /conv_/,
  /lora_rank/,
  /chunk_size$/,
  /rope_layer/,
  /attn_layer/,
  /attn_type/,
  /layers?_(block_)?types?$/,
  /block_configs/,
  /shared_layers/,
  /kv_shared/,
  /cross_attention/,
  /lightning/,
  /retention/,
  /rwkv/,
  /time_mix/,
  /compress/,
  /sparse_att/,
  /blocksparse/,
  /index_(topk|head)/,
  /global_att/,
  /local_att/,
  /state_size/,
  /recurrent/,
  /_attn_idxs/,
  /attention_every/,
  /type_vocab_size/,
  /encoder_hidden_size/,
  /is_encoder_decoder/,
  /v_head_dim/,
];
// What says nothing about what is kept.
const HARMLESS = ["max_window_layers", "mlp_layer_types"];

/** An architecture that nobody has named here: ordinary attention, unless something hints at anything else. */
function guessFamily({ architectures }: Skeleton, { text, type }: CacheReader): Family | undefined {
  // A file without a type is damaged; what else it lacks nobody knows.
  if (type === "") return undefined;
  const isGenerating = /ForCausalLM$|LMHeadModel$|ForConditionalGeneration$/;
  if (architectures.length > 0 && !architectures.some((name) => isGenerating.test(name))) return undefined;
  const hints = text.keys.filter(
    (key) => HINTS.some((hint) => hint.test(key)) && !HARMLESS.includes(key) && saysSomething(text, key),
  );
  if (hints.length === 0) return PLAIN;
  // Lists of types of layers are the same for all classes that have them.
  const isList = hints.every((key) => ["layer_types", "sliding_window", "use_sliding_window"].includes(key));
  return isList && text.says("layer_types") ? ATTENTION : undefined;
}

function saysSomething(text: ConfigBlock, key: string): boolean {
  return text.says(key) && text.flag(key)?.value !== false;
}

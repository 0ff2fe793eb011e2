// Models whose layers differ in more than a window: hybrids with states, blocks that were searched for, encoder-decoders.
import { keysAndValues } from "./cache-attention.js";
import type { CacheReader, Kept, KeptByLayer } from "./cache-reader.js";
import { convolutionState, deltaNetState, mamba2State, mamba2StateOf, mambaState, mambaWidth } from "./cache-states.js";
import { ConfigBlock } from "./config-block.js";

/** What the layers of each kind keep; "none" for those that keep nothing. */
type Kinds = Readonly<Record<string, KeptByLayer | "none" | undefined>>;

/** Nemotron-H: a letter or a word for each layer. configuration_nemotron_h.py of transformers. */
export function nemotronHLayers(reader: CacheReader): Kept {
  const letters = reader.word("hybrid_override_pattern");
  const words = ["layers_block_type", "layer_types"].find((key) => reader.text.says(key));
  const [heads, headSize] = [reader.count("mamba_num_heads"), reader.count("mamba_head_dim")];
  const [stateSize, groups] = [reader.count("ssm_state_size"), reader.count("n_groups", 8)];
  const mamba = mamba2State(heads, headSize, stateSize, groups, reader.count("conv_kernel", 4));
  const [attention, none] = [keysAndValues(reader), "none" as const];
  if (letters !== undefined) return ofKinds([...letters], { M: mamba, "*": attention, E: none, "-": none });
  if (words === undefined) return undefined;
  const kinds = { mamba, linear_attention: mamba, attention, full_attention: attention, moe: none, mlp: none };
  return ofKinds(reader.texts(words), kinds);
}

/** Qwen3-Next and Qwen3.5. configuration_qwen3_next.py of transformers. */
export function deltaNetLayers(reader: CacheReader, layers: number): Kept {
  const state = deltaNetState(reader);
  const kinds = { linear_attention: state, full_attention: keysAndValues(reader) };
  if (reader.text.says("layer_types")) return ofKinds(reader.texts("layer_types"), kinds, layers);
  const interval = reader.count("full_attention_interval", 4);
  if (interval === undefined) return undefined;
  return ofKinds(
    positions(layers).map((position) => ((position + 1) % interval === 0 ? "full_attention" : "linear_attention")),
    kinds,
  );
}

/** LFM2. configuration_lfm2.py of transformers. */
export function lfm2Layers(reader: CacheReader, layers: number): Kept {
  const kinds = { conv: convolutionState(reader), full_attention: keysAndValues(reader) };
  if (reader.text.says("layer_types")) return ofKinds(reader.texts("layer_types"), kinds, layers);
  const full = reader.counts("full_attn_idxs");
  if (full === undefined) return undefined;
  return ofKinds(
    positions(layers).map((position) => (full.includes(position) ? "full_attention" : "conv")),
    kinds,
  );
}

/** Jamba: attention in every so many layers. configuration_jamba.py of transformers. */
export function jambaLayers(reader: CacheReader, layers: number): Kept {
  const [period, offset] = [reader.count("attn_layer_period"), reader.countOrZero("attn_layer_offset")];
  if (period === undefined || offset === undefined || reader.window("none") !== "none") return undefined;
  const types = positions(layers).map((position) => (position % period === offset ? "attention" : "mamba"));
  return ofKinds(types, { mamba: mambaState(reader), attention: keysAndValues(reader) });
}

/** IBM Granite 4. configuration_granitemoehybrid.py of transformers. */
export function graniteLayers(reader: CacheReader, layers: number): Kept {
  const [mamba, attention] = [mamba2StateOf(reader, mambaWidth(reader)), keysAndValues(reader)];
  const kinds = { mamba, linear_attention: mamba, attention, full_attention: attention };
  return ofKinds(reader.texts("layer_types"), kinds, layers);
}

/** Falcon-H1: attention and Mamba-2 side by side in each layer. configuration_falcon_h1.py of transformers. */
export function falconH1Layers(reader: CacheReader, layers: number): Kept {
  const inner = reader.text.says("mamba_d_ssm") ? reader.count("mamba_d_ssm") : mambaWidth(reader);
  const [mamba, attention] = [mamba2StateOf(reader, inner), keysAndValues(reader)];
  if (mamba === undefined || attention === undefined) return undefined;
  return positions(layers).flatMap(() => [attention, mamba]);
}

/**
 * Nemotron of the neural architecture search: each block has its own number of heads, a window, or no attention.
 * "PUZZLE", Bercovich and others 2024, https://arxiv.org/abs/2411.19146; `block_configs` of
 * nvidia/Llama-3_3-Nemotron-Super-49B-v1.
 */
export function nemotronNasLayers(reader: CacheReader, layers: number): Kept {
  const blocks = reader.text.list("block_configs")?.value;
  const heads = reader.size("heads");
  if (blocks?.length !== layers || heads === undefined) return undefined;
  reader.used("block_configs");
  const kept = blocks.map((block) => nasBlock(reader, ConfigBlock.of(block)?.block("attention"), heads));
  return kept.every((layer) => layer !== undefined) ? kept.filter((layer) => layer !== "none") : undefined;
}

function nasBlock(
  reader: CacheReader,
  attention: ConfigBlock | undefined,
  heads: number,
): KeptByLayer | "none" | undefined {
  if (attention === undefined) return undefined;
  if (attention.flag("no_op")?.value === true || attention.flag("replace_with_linear")?.value === true) return "none";
  // Sinks are kept beside a window; how many tokens that makes is not told.
  if (attention.says("num_sink_tokens") || attention.says("sparsify")) return undefined;
  const group = attention.count("n_heads_in_group")?.value;
  if (group === undefined || heads % group !== 0) return undefined;
  if (!attention.says("window_length")) return keysAndValues(reader, { kvHeads: heads / group });
  const window = attention.count("window_length")?.value;
  if (window === undefined) return undefined;
  return keysAndValues(reader, { kvHeads: heads / group, reach: { kind: "sliding", window } });
}

/**
 * Decoders beside an encoder keep keys and values of their own text and of what the encoder read. BART and Whisper:
 * configuration_bart.py, configuration_whisper.py of transformers. Whisper always reads `max_source_positions` frames.
 */
export function bartLayers(reader: CacheReader): Kept {
  const [layers, width] = [reader.count("decoder_layers"), reader.count("d_model")];
  if (layers === undefined || width === undefined) return undefined;
  const frames = reader.type === "whisper" ? reader.count("max_source_positions") : undefined;
  if (reader.type === "whisper" && frames === undefined) return undefined;
  return decoderLayers(layers, 2 * width, frames);
}

/** T5: `d_kv` for each of `num_heads`. configuration_t5.py of transformers. */
export function t5Layers(reader: CacheReader): Kept {
  const key = reader.text.says("num_decoder_layers") ? "num_decoder_layers" : "num_layers";
  const [layers, heads, headSize] = [reader.count(key), reader.count("num_heads"), reader.count("d_kv")];
  if (layers === undefined || heads === undefined || headSize === undefined) return undefined;
  return decoderLayers(layers, 2 * heads * headSize);
}

function decoderLayers(layers: number, valuesPerToken: number, encoderTokens?: number): Kept {
  const own: KeptByLayer = { kind: "full", valuesPerToken };
  const cross: KeptByLayer =
    encoderTokens === undefined
      ? { kind: "cross", valuesPerToken }
      : { kind: "cross", valuesPerToken: 0, valuesPerSequence: valuesPerToken * encoderTokens };
  return positions(layers).flatMap(() => [own, cross]);
}

function ofKinds(types: readonly string[] | undefined, kinds: Kinds, layers = types?.length): Kept {
  if (types === undefined || types.length !== layers) return undefined;
  const kept = types.map((type) => (Object.hasOwn(kinds, type) ? kinds[type] : undefined));
  return kept.every((layer) => layer !== undefined) ? kept.filter((layer) => layer !== "none") : undefined;
}

function positions(layers: number): readonly number[] {
  return layers > MOST_LAYERS ? [] : Array.from({ length: layers }, (_, position) => position);
}

const MOST_LAYERS = 10_000;

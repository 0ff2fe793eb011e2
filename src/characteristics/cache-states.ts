// Layers that keep a state of fixed size: state-space models, linear attention, short convolutions. A convolution over k
// tokens has to remember k - 1 of them.
import type { CacheReader, KeptByLayer } from "./cache-reader.js";

type State = KeptByLayer | undefined;

/**
 * Mamba-2: a matrix for each head, and the last inputs of a convolution over the inner width and two vectors for each group.
 * Dao and Gu 2024, https://arxiv.org/abs/2405.21060; `NemotronHMamba2Mixer` in modeling_nemotron_h.py of transformers.
 */
export function mamba2State(
  heads: number | undefined,
  headSize: number | undefined,
  stateSize: number | undefined,
  groups: number | undefined,
  kernel: number | undefined,
): State {
  if (heads === undefined || headSize === undefined || stateSize === undefined) return undefined;
  if (groups === undefined || kernel === undefined) return undefined;
  const inner = heads * headSize;
  return recurrent(inner * stateSize + (inner + 2 * groups * stateSize) * (kernel - 1));
}

/** Mamba-2 as IBM Granite and Falcon-H1 name its sizes; `inner` is what `mamba_d_head: "auto"` divides among the heads. */
export function mamba2StateOf(reader: CacheReader, inner: number | undefined): State {
  const heads = reader.count("mamba_n_heads");
  const isAuto = reader.word("mamba_d_head") === "auto";
  const shared = inner === undefined || heads === undefined ? undefined : wholeQuotient(inner, heads);
  const headSize = isAuto ? shared : reader.count("mamba_d_head");
  const [stateSize, groups] = [reader.count("mamba_d_state"), reader.count("mamba_n_groups")];
  return mamba2State(heads, headSize, stateSize, groups, reader.count("mamba_d_conv"));
}

/** Inner width of a Mamba layer: `mamba_expand` times the hidden size. */
export function mambaWidth(reader: CacheReader): number | undefined {
  const hiddenSize = reader.size("hiddenSize");
  const expand = reader.count("mamba_expand");
  return hiddenSize === undefined || expand === undefined ? undefined : hiddenSize * expand;
}

/**
 * Mamba: a vector for each inner channel, and the last inputs of a convolution. Gu and Dao 2023,
 * https://arxiv.org/abs/2312.00752.
 */
export function mambaState(reader: CacheReader): State {
  const [inner, stateSize, kernel] = [mambaWidth(reader), reader.count("mamba_d_state"), reader.count("mamba_d_conv")];
  if (inner === undefined || stateSize === undefined || kernel === undefined) return undefined;
  return recurrent(inner * stateSize + inner * (kernel - 1));
}

/**
 * Gated DeltaNet: a matrix for each value head, and the last inputs of a convolution over queries, keys and values.
 * Yang and others 2024, https://arxiv.org/abs/2412.06464; modeling_qwen3_next.py of transformers.
 */
export function deltaNetState(reader: CacheReader): State {
  const [keyHeads, keySize] = [reader.count("linear_num_key_heads"), reader.count("linear_key_head_dim")];
  const [valueHeads, valueSize] = [reader.count("linear_num_value_heads"), reader.count("linear_value_head_dim")];
  const kernel = reader.count("linear_conv_kernel_dim");
  if (keyHeads === undefined || keySize === undefined || kernel === undefined) return undefined;
  if (valueHeads === undefined || valueSize === undefined) return undefined;
  return deltaState(valueHeads * keySize * valueSize, 2 * keyHeads * keySize + valueHeads * valueSize, kernel);
}

/** Kimi Delta Attention, with as many heads for keys as for values. https://arxiv.org/abs/2510.26692. */
export function kimiDeltaState(heads: number, headSize: number, kernel: number): KeptByLayer {
  return deltaState(heads * headSize * headSize, 3 * heads * headSize, kernel);
}

/** Short convolution of LFM2: the last inputs. modeling_lfm2.py of transformers. */
export function convolutionState(reader: CacheReader): State {
  const [hiddenSize, kernel] = [reader.size("hiddenSize"), reader.count("conv_L_cache")];
  return hiddenSize === undefined || kernel === undefined ? undefined : recurrent(hiddenSize * (kernel - 1));
}

function deltaState(matrices: number, convolved: number, kernel: number): KeptByLayer {
  return recurrent(matrices + convolved * (kernel - 1));
}

function recurrent(valuesPerSequence: number): KeptByLayer {
  return { kind: "recurrent", valuesPerToken: 0, valuesPerSequence };
}

function wholeQuotient(dividend: number, divisor: number): number | undefined {
  return dividend % divisor === 0 ? dividend / divisor : undefined;
}

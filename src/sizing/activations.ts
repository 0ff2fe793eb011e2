// Memory for intermediate results.
import { keepsNothing } from "./cache.js";
import { known } from "./check.js";
import { BYTES } from "./precision.js";
import type { Part, SizableModel } from "./types.js";

/**
 * Tokens that are read at a time. Longer prompts are read in pieces: `max_num_batched_tokens` of vLLM, "by default, it
 * is set to 2048", https://docs.vllm.ai/en/v0.8.3/performance/optimization.html.
 */
const TOKENS_AT_A_TIME = 2048;

/**
 * Bytes of intermediate results at the peak, which is while a prompt is read. No published formula covers inference;
 * this is the simplest one that can be defended. Nothing is kept for a backward pass, so only one layer's results are
 * alive at a time: the residual and its norm, and the widest step, which is either queries, keys, values and output of
 * attention or the two branches of the feed-forward layer. These are the tensors that Korthikanti and others 2022 count
 * in section 4.1, https://arxiv.org/abs/2205.05198, less those that only training keeps. At the end there are the scores
 * of all words for the last token of each sequence, in 32 bits.
 *
 * Left out: attention scores, as kernels like FlashAttention never write them out (https://arxiv.org/abs/2205.14135);
 * experts beyond the width that the config states; the framework, the context of the device, its kernels and captured
 * graphs, and fragmentation.
 */
export function activationBytes(model: SizableModel, context: number | undefined, batch: number, bytes: number): Part {
  const hiddenSize = known(model.hiddenSize);
  const intermediateSize = known(model.intermediateSize);
  const vocabSize = keepsNothing(model) ? 0 : known(model.vocabSize);
  if (hiddenSize === undefined || intermediateSize === undefined || vocabSize === undefined) {
    const sizes = { hiddenSize, intermediateSize, vocabSize };
    return Object.entries(sizes).flatMap(([name, size]) => (size === undefined ? [name] : []));
  }
  const { heads = 0, kvHeads = 0, headSize = 0 } = model;
  const attention = known(2 * headSize * (heads + kvHeads)) ?? 0;
  const widest = Math.max(attention, 2 * intermediateSize);
  const tokens = Math.max(batch, Math.min((context ?? TOKENS_AT_A_TIME) * batch, TOKENS_AT_A_TIME));
  return Math.ceil(tokens * (2 * hiddenSize + widest) * bytes + batch * vocabSize * BYTES.float32);
}

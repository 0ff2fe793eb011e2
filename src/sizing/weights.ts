// Memory for weights.
import { known } from "./check.js";
import { BYTES, bytesOfDtype, type Precision, scaleBits } from "./precision.js";
import type { Part, SizableModel } from "./types.js";

/**
 * Bytes of all weights: their number times the bytes of one. "Transformer Math 101", EleutherAI,
 * https://blog.eleuther.ai/transformer-math/. Given a precision other than `as-stored`, every weight takes it, without
 * scales.
 */
export function weightBytes(model: SizableModel, precision: Precision): Part {
  const parameters = known(model.parameters);
  if (precision !== "as-stored")
    return parameters === undefined ? ["parameters"] : Math.ceil(parameters * BYTES[precision]);
  const bits = known(model.quantizationBits);
  // A method without a number of bits: how wide its weights are is not known.
  const isQuantised = bits !== undefined || model.quantizationMethod !== undefined;
  const width = bytesOfDtype(model.dtype) ?? (isQuantised ? BYTES.float16 : undefined);
  const missing = [
    ...(parameters === undefined ? ["parameters"] : []),
    ...(width === undefined ? ["dtype"] : []),
    ...(isQuantised && bits === undefined ? ["quantizationBits"] : []),
  ];
  if (parameters === undefined || width === undefined || missing.length > 0) return missing;
  if (bits === undefined) return Math.ceil(parameters * width);
  const kept = Math.min(parameters, keptParameters(model) ?? 0);
  return Math.ceil(kept * width + ((parameters - kept) * (bits + scaleBits(model, bits))) / 8);
}

/**
 * Weights that are left as they are in a quantised model. An approximation: the token embeddings, the output layer
 * unless it is the same, and the projections of attention where the config lists them as ignored. Norms and routers are
 * small and count as quantised; other modules that a config ignores count as quantised too, so that a model with many of
 * them is underestimated.
 */
function keptParameters(model: SizableModel): number | undefined {
  const { hiddenSize, vocabSize, layers, heads, headSize, kvHeads } = model;
  const product = hiddenSize === undefined || vocabSize === undefined ? undefined : hiddenSize * vocabSize;
  const table = known(model.embeddingParameters) ?? known(product);
  const tables = table === undefined ? 0 : table * (model.tiedEmbeddings === true ? 1 : 2);
  if (!ignoresAttention(model)) return tables;
  if (layers === undefined || hiddenSize === undefined || heads === undefined) return tables;
  if (kvHeads === undefined || headSize === undefined) return tables;
  return known(tables + layers * hiddenSize * headSize * 2 * (heads + kvHeads));
}

function ignoresAttention({ quantizationIgnored = [] }: SizableModel): boolean {
  return quantizationIgnored.some((name) => /(^|[.*])(self_attn|attention|attn)([.*]|$)/.test(name));
}

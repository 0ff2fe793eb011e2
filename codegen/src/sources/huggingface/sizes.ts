// The number of weights: from the elements that safetensors files store, or from the header of a GGUF file.
import { isCount } from "../records/counts.js";
import type { Statements } from "../records/statements.js";
import type { ConfigReading, GgufHeader, HubModel } from "./model.js";

/** States how many weights there are, and what else a GGUF header tells. */
export function stateSizes(model: HubModel, statements: Statements): void {
  const { elements, gguf } = model;
  const count = elements === undefined ? undefined : countWeights(elements);
  if (count !== undefined) {
    statements.state("specs.parameters", count, {
      field: "safetensors.parameters",
      how: "derived",
      note: "Sum of floating-point elements by dtype.",
    });
  }
  // The Hub reads one file of the repository, at times the projector for images, whose architecture is "clip"
  // (huggingface/huggingface.js#2400).
  if (gguf !== undefined && gguf.architecture !== "clip") stateHeader(gguf, model, statements);
}

function stateHeader(gguf: GgufHeader, { elements, config }: HubModel, statements: Statements): void {
  const { total, contextLength, architecture } = gguf;
  // Beside safetensors files it may be another model, or a part of this one.
  if (elements === undefined && isCount(total)) statements.state("specs.parameters", total, { field: "gguf.total" });
  if (isCount(contextLength)) statements.state("specs.context_length", contextLength, { field: "gguf.context_length" });
  if (typeof architecture === "string" && isKnownToLack(config) && !statements.has("architecture.type")) {
    if (!statements.state("architecture.type", architecture, { field: "gguf.architecture" })) {
      statements.flag("gguf.architecture", architecture);
    }
  }
}

// GGUF has names of its own (`qwen3moe`); where there may be a config, its name (`qwen3_moe`) is waited for.
function isKnownToLack(config: ConfigReading | undefined): boolean {
  return config?.state === "none";
}

// Numbers that weights are computed with, one element a weight.
const FLOATING = /^(?:F64|F32|F16|BF16|F8_(?:E4M3|E5M2)(?:FN|FNUZ)?)$/;

// Scales of blocks of weights, and masks: never weights.
const BESIDE = new Set(["BOOL", "E8M0", "F8_E8M0", "UE8"]);

// Position ids and the like are far below; packed weights are most of a model.
const MOST_OTHER = 0.01;

/**
 * Number of weights by stored elements. Undefined where elements of other dtypes, which may pack several weights into
 * one, are more than a hundredth. The total that the Hub gives is not used: it counts packed elements, or is what a
 * file claims.
 */
export function countWeights(elements: ReadonlyMap<string, number>): number | undefined {
  let weights = 0;
  let others = 0;
  for (const [dtype, count] of elements) {
    if (FLOATING.test(dtype)) weights += count;
    else if (!BESIDE.has(dtype)) others += count;
  }
  return weights === 0 || others > MOST_OTHER * (weights + others) ? undefined : weights;
}

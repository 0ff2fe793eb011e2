// What fits into how much memory.
import type { Accelerator } from "./accelerators.js";
import { requireAmount } from "./check.js";
import { estimateMemory } from "./estimate.js";
import type { SizableModel, SizingOptions } from "./types.js";
import { fromGiB } from "./units.js";

/**
 * Whether a model fits into some GiB, one device without any reserve. Undefined where a part of the estimate is unknown
 * and the known parts fit.
 *
 * @throws RangeError for anything but a number of GiB above 0, and as `estimateMemory` does.
 */
export function fitsIn(model: SizableModel, gibibytes: number, options: SizingOptions = {}): boolean | undefined {
  requireAmount("memory", "GiB", gibibytes);
  return fits(model, fromGiB(gibibytes), options);
}

/**
 * The accelerator with the least memory that a model fits into; of several with as much, the first. Undefined where it
 * fits into none, and where it is not known whether it fits.
 *
 * @throws RangeError for an accelerator without memory, and as `estimateMemory` does.
 */
export function smallestAccelerator<Given extends Pick<Accelerator, "name" | "memoryGiB">>(
  model: SizableModel,
  accelerators: readonly Given[],
  options: SizingOptions = {},
): Given | undefined {
  const bySize = [...accelerators].sort((left, right) => left.memoryGiB - right.memoryGiB);
  for (const { name, memoryGiB } of bySize) requireAmount(`memory of ${name}`, "GiB", memoryGiB);
  return bySize.find(({ memoryGiB }) => fitsIn(model, memoryGiB, options) === true);
}

// More tokens than any model takes; the search ends there where the context window is unknown.
const MOST_TOKENS = 2 ** 40;

/**
 * The most tokens of each sequence with which a model fits into some bytes, at most its context window. 0 where it does
 * not fit with one token; `Infinity` where the context window is unknown and nothing grows with the context; undefined
 * where the estimate is not whole.
 *
 * @throws RangeError for anything but a number of bytes above 0, and as `estimateMemory` does.
 */
export function maxContext(
  model: SizableModel,
  bytes: number,
  options: Omit<SizingOptions, "context"> = {},
): number | undefined {
  requireAmount("memory", "bytes", bytes);
  const fitsWith = (context: number) => fits(model, bytes, { ...options, context });
  const isSmall = fitsWith(1);
  if (isSmall !== true) return isSmall === false ? 0 : undefined;
  const { contextWindow } = model;
  const isLimited = Number.isSafeInteger(contextWindow) && (contextWindow as number) > 0;
  const limit = isLimited ? (contextWindow as number) : MOST_TOKENS;
  if (fitsWith(limit)) return isLimited ? limit : Number.POSITIVE_INFINITY;
  return lastWith(fitsWith, limit);
}

/**
 * The last number that something holds for; it holds for 1, does not for `limit`, and once it does not it never does
 * again.
 */
function lastWith(holds: (value: number) => boolean | undefined, limit: number): number {
  let low = 1;
  let high = limit;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function fits(model: SizableModel, bytes: number, options: SizingOptions): boolean | undefined {
  const { weights = 0, kvCache = 0, activations = 0, total } = estimateMemory(model, options);
  if (weights + kvCache + activations > bytes) return false;
  return total === undefined ? undefined : true;
}

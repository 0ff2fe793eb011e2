// What the calculator shows for its inputs. Inputs are text as people type it.
import {
  ACCELERATORS,
  type Accelerator,
  estimateMemory,
  fitsIn,
  fromGiB,
  type MemoryEstimate,
  maxContext,
  type Precision,
  type SizableModel,
  toGiB,
} from "modeldex/sizing";
import { own } from "../facts/own.js";
import type { Locale } from "../messages/locale.js";

/** Precisions to choose from. */
export const PRECISIONS: readonly Precision[] = ["as-stored", "float32", "float16", "bfloat16", "fp8", "int8", "int4"];

/** What the calculator starts with. */
export interface MemoryDefaults {
  readonly precision: Precision;
  readonly context: number;
}

// Enough for a page of text and its answer.
const USUAL_CONTEXT = 4096;

/** As the files hold it, where that is known; a usual context, where the model takes so much. */
export function memoryDefaults(model: SizableModel): MemoryDefaults {
  const { weights } = estimateMemory(model);
  return {
    precision: weights === undefined ? "float16" : "as-stored",
    context: Math.min(isCount(model.contextWindow) ? model.contextWindow : USUAL_CONTEXT, USUAL_CONTEXT),
  };
}

/** A whole number from 1 on; undefined for any other text. */
export function readCount(text: string): number | undefined {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
  return isCount(value) ? value : undefined;
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

const LEAST_CONTEXT = 128;
const MOST_CONTEXT = 2 ** 20;

/** Contexts that the slider stops at: powers of two, and what the model takes at most. */
export function contextSteps({ contextWindow }: SizableModel): readonly number[] {
  const most = isCount(contextWindow) ? contextWindow : MOST_CONTEXT;
  const steps: number[] = [];
  for (let step = Math.min(LEAST_CONTEXT, most); step < most; step *= 2) steps.push(step);
  return [...steps, most];
}

/** The stop of the slider that is nearest to a context, by its place. */
export function nearestStep(steps: readonly number[], context: number): number {
  const above = steps.findIndex((step) => step >= context);
  if (above < 0) return steps.length - 1;
  const below = Math.max(0, above - 1);
  return context / (steps[below] ?? 1) < (steps[above] ?? 1) / context ? below : above;
}

/** Whether a model fits into a device. */
export interface DeviceFit {
  readonly device: Accelerator;
  /** Unknown where a part of the estimate is, and the known parts fit. */
  readonly fit: "fits" | "too-small" | "unknown";
}

/** An estimate and what it fits into. */
export interface MemoryResult {
  readonly estimate: MemoryEstimate;
  readonly devices: readonly DeviceFit[];
}

/** How a model is run. */
export interface MemoryInputs {
  readonly precision: Precision;
  readonly context: number;
  readonly batch: number;
}

/** Works out what a model takes and where it fits. */
export function memoryResult(model: SizableModel, inputs: MemoryInputs): MemoryResult {
  const devices = ACCELERATORS.map((device): DeviceFit => {
    const fits = fitsIn(model, device.memoryGiB, inputs);
    return { device, fit: fits === undefined ? "unknown" : fits ? "fits" : "too-small" };
  });
  return { estimate: estimateMemory(model, inputs), devices };
}

/** The most tokens of each sequence that fit into a device; see `maxContext` of modeldex/sizing. */
export function contextIn(
  model: SizableModel,
  { memoryGiB }: Accelerator,
  { precision, batch }: MemoryInputs,
): number | undefined {
  return maxContext(model, fromGiB(memoryGiB), { precision, batch });
}

/** Bytes in GiB: one decimal place, below 1 GiB three; what rounds to nothing is said to be less. */
export function gibText(bytes: number, { language, m }: Locale): string {
  const gibibytes = toGiB(bytes);
  const digits = gibibytes < 1 ? 3 : 1;
  const { format } = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (bytes === 0) return m.memory.none;
  return gibibytes < 0.0005 ? m.memory.lessThan(`${format(0.001)} GiB`) : `${format(gibibytes)} GiB`;
}

/** Names of missing values in words. */
export function missingTexts(missing: readonly string[], { m }: Locale): readonly string[] {
  return missing.map((name) => own(m.memory.missing, name) ?? name);
}

/** Parts of an estimate, in the order in which they are shown. */
export const PARTS = ["weights", "kvCache", "activations"] as const;

// Names of the values without which a part is unknown.
const NEEDS: Readonly<Record<(typeof PARTS)[number], readonly string[]>> = {
  weights: ["parameters", "dtype", "quantizationBits"],
  kvCache: ["cacheLayers", "context"],
  activations: ["hiddenSize", "intermediateSize", "vocabSize"],
};

/** Of what an estimate lacks, what one of its parts needs. */
export function missingFor(part: (typeof PARTS)[number], { missing }: MemoryEstimate): readonly string[] {
  return missing.filter((name) => NEEDS[part].includes(name));
}

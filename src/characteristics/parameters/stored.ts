// Weights by what the safetensors files hold. Packed weights are fewer numbers than weights, and scales are none at all.
import { isObject } from "../config-block.js";
import type { Skeleton } from "../skeleton.js";

/** What the quantisation block says, as derive.ts reads it. */
export interface PackedWeights {
  readonly method?: string;
  readonly bits?: number;
  readonly groupSize?: number;
  readonly format?: string;
}

/** Weights, counted from safetensors. */
export interface StoredWeights {
  /** What the numbers may mean, the likelier first; several where packed weights may already be multiplied. */
  readonly readings: readonly number[];
  /** Whether every number is one weight and nothing else is counted. */
  readonly isPlain: boolean;
}

/** Numbers by type, such as `BF16`. */
type Counts = Readonly<Record<string, number>>;

const MOST_TYPES = 64;
const FLOATS = /^(?:BF16|F16|F32|F64)$/;
// Eight-bit floats hold one weight each, smaller ones are counted by weights too; F8_E8M0 holds nothing but scales.
const SMALL_FLOATS = /^F(?:8_E(?:4M3|5M2)(?:FN(?:UZ)?)?|4|6_E[23]M[23])$/;

/** Reads the Hub's answer; undefined where it is none, or nonsense. */
export function readStored(safetensors: unknown): Counts | undefined {
  const counts = isObject(safetensors) && isObject(safetensors.parameters) ? safetensors.parameters : safetensors;
  if (!isObject(counts)) return undefined;
  const entries = Object.entries(counts).filter(([type]) => type !== "total");
  const isSound = ([type, count]: [string, unknown]) =>
    /^[A-Z][A-Z0-9_]{1,15}$/.test(type) && Number.isSafeInteger(count) && (count as number) >= 0;
  if (entries.length === 0 || entries.length > MOST_TYPES || !entries.every(isSound)) return undefined;
  return Object.fromEntries(entries) as Counts;
}

const add = (counts: Counts, types: RegExp): number =>
  Object.entries(counts).reduce((total, [type, count]) => (types.test(type) ? total + count : total), 0);

/** Weights behind the counts; undefined where nothing tells how they are packed. */
export function countStored(counts: Counts, packed: PackedWeights = {}): StoredWeights | undefined {
  const floats = add(counts, FLOATS);
  const small = add(counts, SMALL_FLOATS);
  const integers = add(counts, /^[IU](?:8|16|32)$/);
  const packing = PACKINGS.find(({ fits }) => fits(packed, counts));
  if (packing !== undefined) return { readings: packing.readings(counts, packed, floats), isPlain: false };
  // Positions and the like are stored as integers beside the weights: far less than a hundredth.
  if (integers * 100 > floats + small) return undefined;
  return { readings: [floats + small], isPlain: small === 0 && packed.method === undefined };
}

interface Packing {
  readonly fits: (packed: PackedWeights, counts: Counts) => boolean;
  readonly readings: (counts: Counts, packed: PackedWeights, floats: number) => readonly number[];
}

const of = (counts: Counts, type: string): number => counts[type] ?? 0;
const holds = (packed: PackedWeights, pattern: RegExp): boolean =>
  pattern.test(`${packed.method ?? ""} ${packed.format ?? ""}`.toLowerCase());
// A group of -1 is a whole row, whose scale is nothing beside it.
const scalesPerWeight = ({ groupSize }: PackedWeights): number =>
  groupSize !== undefined && groupSize > 0 ? 1 / groupSize : 0;

// The Hub multiplies what GPTQ, AWQ, compressed-tensors, MXFP4 and bitsandbytes pack, and leaves out the scales of some:
// packages/hub/src/lib/parse-safetensors-metadata.ts of https://github.com/huggingface/huggingface.js. Who counts the
// header of a file gets the packed numbers. So these have two readings.
const PACKINGS: readonly Packing[] = [
  {
    // NVFP4: two weights in a byte, one eight-bit scale for 16 weights. What is left of that type are eight-bit weights.
    fits: (packed, counts) => holds(packed, /nvfp4/) && of(counts, "U8") > 0,
    readings(counts, _packed, floats) {
      const weights = 2 * of(counts, "U8");
      return [weights + Math.max(0, of(counts, "F8_E4M3") - weights / 16) + floats];
    },
  },
  {
    // MXFP4: two weights in a byte, one byte of scale for 32 weights.
    fits: (packed, counts) => holds(packed, /mxfp4/) && of(counts, "U8") > 0,
    readings: (counts, _packed, floats) => [
      (of(counts, "U8") * 32) / 33 + floats,
      (of(counts, "U8") * 32) / 17 + floats,
    ],
  },
  {
    // bitsandbytes in four bits: two weights in a byte, and one byte for 64 weights whose own scales are stored as F32.
    fits: (packed, counts) => holds(packed, /bitsandbytes/) && packed.bits !== 8 && of(counts, "U8") > 0,
    readings(counts, _packed, floats) {
      const weights = (of(counts, "U8") * 64) / 33;
      return [
        of(counts, "U8") + floats - of(counts, "F32"),
        weights + floats - Math.min(of(counts, "F32"), weights / 64),
      ];
    },
  },
  {
    // MLX: 32 bits of weights in a number, a scale and a bias for each group.
    fits: (packed, counts) => of(counts, "U32") > 0 && packed.bits !== undefined,
    readings(counts, packed, floats) {
      const weights = (of(counts, "U32") * 32) / (packed.bits ?? Number.NaN);
      return [weights + floats - 2 * weights * scalesPerWeight(packed)];
    },
  },
  {
    // GPTQ, AWQ and compressed-tensors: 32 bits of weights in a number, and a scale for each group; the first two store
    // zero points as well, packed like the weights.
    fits: (packed, counts) =>
      holds(packed, /gptq|awq|auto-?round|pack-quantized/) && of(counts, "I32") > 0 && packed.bits !== undefined,
    readings(counts, packed, floats) {
      const scales = scalesPerWeight(packed);
      const zeros = holds(packed, /pack-quantized/) ? 0 : scales;
      const weights = (of(counts, "I32") * 32) / (packed.bits ?? Number.NaN) / (1 + zeros);
      return [of(counts, "I32") + floats, weights + floats - weights * scales];
    },
  },
  {
    // Eight-bit integers, one weight each.
    fits: (packed, counts) => packed.bits === 8 && of(counts, "I8") > 0,
    readings: (counts, _packed, floats) => [of(counts, "I8") + floats],
  },
];

/** The reading that the stated sizes bear out; undefined where none or more than one does. */
export function choose(readings: readonly number[], skeleton: Skeleton): number | undefined {
  if (readings.length === 1) return readings[0];
  const rough = estimate(skeleton);
  // Readings are at least twice as far apart as the square of this.
  const fitting = readings.filter((reading) => Math.abs(Math.log(reading / rough)) < Math.log(1.4));
  return fitting.length === 1 ? fitting[0] : undefined;
}

// About how large a gated transformer of these sizes is. Good enough to tell packed numbers from weights.
function estimate({ sizes, text }: Skeleton): number {
  const read = (name: keyof typeof sizes) => sizes[name]?.value ?? Number.NaN;
  const hidden = read("hiddenSize");
  const heads = read("heads");
  const headSize = sizes.headSize?.value ?? hidden / heads;
  const attention = 2 * hidden * headSize * (heads + (sizes.kvHeads?.value ?? heads));
  const inner = text.count("moe_intermediate_size")?.value ?? read("intermediateSize");
  const tied = text.flag("tie_word_embeddings")?.value ? 1 : 2;
  return (
    tied * read("vocabSize") * hidden + read("layers") * (attention + 3 * hidden * inner * (sizes.experts?.value ?? 1))
  );
}

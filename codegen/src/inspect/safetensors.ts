// Numbers stored in safetensors files, counted from their headers: https://huggingface.co/docs/safetensors, "Format".
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "../../../src/characteristics/config-block.js";
import type { SafetensorsCounts } from "../../../src/characteristics/types.js";
import { passOverMissing, readModelFile } from "./model-file.js";

const INDEX = "model.safetensors.index.json";
const WHOLE = "model.safetensors";

/**
 * Stored elements by dtype, over all weight files of a model. Undefined where they are not all there, or one cannot be read: a
 * part of the weights says nothing of the model.
 */
export async function countSafetensors(folder: string): Promise<SafetensorsCounts | undefined> {
  const names = await listWeightFiles(folder);
  const counts: Record<string, number> = {};
  for (const name of names) {
    const tensors = await readTensors(join(folder, name));
    if (tensors === undefined) return undefined;
    for (const { dtype, elements } of tensors) counts[dtype] = (counts[dtype] ?? 0) + elements;
  }
  const isSound = Object.values(counts).every(Number.isSafeInteger);
  return names.length > 0 && isSound ? counts : undefined;
}

// Other files of this kind in a folder are adapters, or the same weights in the layout of another library.
async function listWeightFiles(folder: string): Promise<readonly string[]> {
  const index = await readModelFile(join(folder, INDEX)).catch(() => ({}));
  if (index === undefined) return [WHOLE];
  const { weight_map: map } = index as { readonly weight_map?: unknown };
  const names = isObject(map) ? [...new Set(Object.values(map))] : [];
  return names.every(isFileName) ? names : [];
}

function isFileName(name: unknown): name is string {
  return typeof name === "string" && /^[\w.-]+\.safetensors$/.test(name);
}

interface Tensor {
  readonly dtype: string;
  readonly elements: number;
}

async function readTensors(path: string): Promise<readonly Tensor[] | undefined> {
  const file = await open(path, "r").catch(passOverMissing);
  if (file === undefined) return undefined;
  try {
    const header = await readHeader(file);
    const tensors = Object.entries(header ?? {}).filter(([name]) => name !== "__metadata__");
    const read = tensors.map(([, tensor]) => readTensor(tensor));
    return header === undefined || read.some((tensor) => tensor === undefined) ? undefined : (read as Tensor[]);
  } finally {
    await file.close();
  }
}

// The limit of the library itself.
const MOST_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;

async function readHeader(file: FileHandle): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { size } = await file.stat();
  const length = Number((await readBytes(file, 0, LENGTH_BYTES))?.readBigUInt64LE() ?? 0n);
  if (length === 0 || length > Math.min(MOST_HEADER_BYTES, size - LENGTH_BYTES)) return undefined;
  const bytes = await readBytes(file, LENGTH_BYTES, length);
  try {
    const header: unknown = JSON.parse(bytes?.toString("utf8") ?? "");
    return isObject(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read({ buffer, position, length });
  return bytesRead === length ? buffer : undefined;
}

function readTensor(tensor: unknown): Tensor | undefined {
  if (!isObject(tensor)) return undefined;
  const { dtype, shape } = tensor;
  if (typeof dtype !== "string" || !/^[A-Z]\w{0,19}$/.test(dtype) || !Array.isArray(shape)) return undefined;
  if (!shape.every((side) => Number.isSafeInteger(side) && side >= 0)) return undefined;
  return { dtype, elements: shape.reduce<number>((product, side: number) => product * side, 1) };
}

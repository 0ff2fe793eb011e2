// Accelerators with the memory that their makers state.
import { fromGB, toGiB } from "./units.js";

/** A device with memory of its own. */
export interface Accelerator {
  readonly name: string;
  readonly memoryGiB: number;
  /** As the maker states it. */
  readonly stated: string;
  /** Address of the page that states it. */
  readonly source: string;
}

// "Supported Models", NVIDIA NIM for large language models 1.6.0, section GPUs.
const NIM = "https://docs.nvidia.com/nim/large-language-models/1.6.0/supported-models.html";
const STATED_GB = [
  ["NVIDIA GeForce RTX 4080", 16],
  ["NVIDIA GeForce RTX 5080", 16],
  ["NVIDIA A10G", 24],
  ["NVIDIA GeForce RTX 4090", 24],
  ["NVIDIA GeForce RTX 5090", 32],
  ["NVIDIA L40S", 48],
  ["NVIDIA A100 80GB", 80],
  ["NVIDIA H100", 80],
  ["NVIDIA H200", 141],
] as const;

/**
 * Accelerators of one maker, by memory. The maker states GB, which counts here as 1,000,000,000 bytes; devices may
 * have somewhat more.
 */
export const ACCELERATORS: readonly Accelerator[] = /* @__PURE__ */ STATED_GB.map(([name, gigabytes]) => ({
  name,
  memoryGiB: toGiB(fromGB(gigabytes)),
  stated: `${gigabytes} GB`,
  source: NIM,
}));

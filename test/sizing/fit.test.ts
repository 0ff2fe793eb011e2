import { describe, expect, it } from "vitest";
import {
  ACCELERATORS,
  estimateMemory,
  fitsIn,
  formatGiB,
  fromGB,
  fromGiB,
  maxContext,
  type SizableModel,
  smallestAccelerator,
  toGB,
  toGiB,
} from "../../src/sizing/index.js";

// 1 GiB of weights, 1 MiB for each token, and intermediate results of 6 bytes for each of at most 2,048 tokens and 4 bytes at the end.
const MODEL: SizableModel = {
  parameters: 2 ** 29,
  dtype: "bfloat16",
  contextWindow: 4096,
  hiddenSize: 1,
  intermediateSize: 0,
  vocabSize: 0,
  cacheLayers: [{ kind: "full", layers: 1, valuesPerToken: 2 ** 19 }],
};

const used = (context: number) => estimateMemory(MODEL, { context }).total ?? Number.NaN;

describe("fitting", () => {
  it("counts to the byte", () => {
    expect(fitsIn(MODEL, toGiB(used(100)), { context: 100 })).toBe(true);
    expect(fitsIn(MODEL, toGiB(used(100) - 1), { context: 100 })).toBe(false);
  });

  it("is unknown where a part is, unless the others are too much already", () => {
    const { cacheLayers: _, ...unknown } = MODEL;
    expect(fitsIn(unknown, 8, { context: 100 })).toBeUndefined();
    expect(fitsIn(unknown, 0.5, { context: 100 })).toBe(false);
    expect(fitsIn(MODEL, 8)).toBeUndefined();
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s GiB", (memory) => {
    const message = `The memory is ${memory}. It must be a number of GiB above 0.`;
    expect(() => fitsIn(MODEL, memory)).toThrow(new RangeError(message));
  });
});

describe("the smallest accelerator", () => {
  const devices = [
    { name: "large", memoryGiB: 80 },
    { name: "small", memoryGiB: 1 },
    { name: "medium", memoryGiB: 2 },
    { name: "as large", memoryGiB: 2 },
  ];

  it("has the least memory, and comes first", () => {
    expect(smallestAccelerator(MODEL, devices, { context: 100 })).toBe(devices[2]);
    expect(smallestAccelerator(MODEL, devices, { context: 4096 })).toBe(devices[0]);
    expect(devices.map(({ name }) => name)).toEqual(["large", "small", "medium", "as large"]);
  });

  it("is none where nothing fits or nothing is known", () => {
    expect(smallestAccelerator(MODEL, devices, { context: 4096, batch: 100 })).toBeUndefined();
    expect(smallestAccelerator({}, devices)).toBeUndefined();
    expect(smallestAccelerator(MODEL, [], { context: 1 })).toBeUndefined();
  });

  it("refuses devices without memory", () => {
    const message = "The memory of none is 0. It must be a number of GiB above 0.";
    expect(() => smallestAccelerator(MODEL, [{ name: "none", memoryGiB: 0 }])).toThrow(new RangeError(message));
  });

  it("may be one of those whose makers state their memory", () => {
    expect(ACCELERATORS.map(({ name, stated }) => `${name}: ${stated}`)).toEqual([
      "NVIDIA GeForce RTX 4080: 16 GB",
      "NVIDIA GeForce RTX 5080: 16 GB",
      "NVIDIA A10G: 24 GB",
      "NVIDIA GeForce RTX 4090: 24 GB",
      "NVIDIA GeForce RTX 5090: 32 GB",
      "NVIDIA L40S: 48 GB",
      "NVIDIA A100 80GB: 80 GB",
      "NVIDIA H100: 80 GB",
      "NVIDIA H200: 141 GB",
    ]);
    for (const { memoryGiB, stated, source } of ACCELERATORS) {
      expect(fromGiB(memoryGiB)).toBe(fromGB(Number.parseInt(stated, 10)));
      expect(new URL(source).hostname).toBe("docs.nvidia.com");
    }
    expect(smallestAccelerator(MODEL, ACCELERATORS, { context: 4096 })?.name).toBe("NVIDIA GeForce RTX 4080");
  });
});

describe("the longest context", () => {
  it("is found to the token", () => {
    for (const context of [1, 2, 100, 3000, 4095]) {
      expect(maxContext(MODEL, used(context))).toBe(context);
      expect(maxContext(MODEL, used(context + 1) - 1)).toBe(context);
    }
  });

  it("is at most the context window", () => {
    expect(maxContext(MODEL, fromGiB(80))).toBe(4096);
    const { contextWindow: _, ...open } = MODEL;
    expect(maxContext(open, fromGiB(80))).toBe(80_895);
  });

  it("is 0 where one token is too much, and has no end where nothing grows", () => {
    expect(maxContext(MODEL, 2 ** 30)).toBe(0);
    const encoder = { ...MODEL, contextWindow: Number.NaN, cacheLayers: [] };
    expect(maxContext(encoder, fromGiB(2))).toBe(Number.POSITIVE_INFINITY);
  });

  it("is unknown where a part is", () => {
    const { vocabSize: _, ...unknown } = MODEL;
    expect(maxContext(unknown, fromGiB(80))).toBeUndefined();
  });

  it("shrinks with the batch", () => {
    expect(maxContext(MODEL, fromGiB(3), { batch: 2 })).toBe(1023);
  });

  it("refuses memory that is none", () => {
    const message = "The memory is -1. It must be a number of bytes above 0.";
    expect(() => maxContext(MODEL, -1)).toThrow(new RangeError(message));
  });
});

describe("units", () => {
  it("are never mixed", () => {
    expect([toGiB(2 ** 30), toGB(1e9), fromGiB(1), fromGB(1)]).toEqual([1, 1, 1_073_741_824, 1_000_000_000]);
    expect(toGiB(fromGB(80))).toBeCloseTo(74.506, 3);
  });

  it("are written with one decimal place", () => {
    expect(formatGiB(17_179_869_184)).toBe("16.0 GiB");
    expect(formatGiB(0)).toBe("0.0 GiB");
    expect(formatGiB(1_500_000_000)).toBe("1.4 GiB");
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuse a size of %s", (bytes) => {
    const message = `The size is ${bytes}. It must be a number of bytes from 0 on.`;
    expect(() => formatGiB(bytes)).toThrow(new RangeError(message));
  });
});

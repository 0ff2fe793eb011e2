// Settings for inference: what is copied, which dimensions are allowed, and what refusals say.
import { describe, expect, it } from "vitest";
import { modelConfig, supportedDimensions, supportsDimension } from "../../src/config.js";
import { modelOf } from "./models.js";

const ALPHA = modelOf("alpha");
const BETA = modelOf("beta");
const UNKNOWN = modelOf("unknown");

describe("modelConfig", () => {
  it("takes every known setting", () => {
    expect(modelConfig(ALPHA)).toEqual({
      modelId: "alpha",
      huggingfaceId: "acme/Alpha",
      revision: "0123456789012345678901234567890123456789",
      dimensions: 384,
      maxLength: 512,
      pooling: "mean",
      normalize: true,
      queryPrefix: "query: ",
      passagePrefix: "passage: ",
      similarity: "cosine",
      multiVector: false,
    });
  });

  it("leaves out what is unknown instead of setting it to undefined", () => {
    expect(Object.keys(modelConfig(UNKNOWN))).toEqual(["modelId"]);
  });

  it.each([64, 96, 128])("sets a supported dimension: %d", (dimensions) => {
    expect(modelConfig(BETA, { dimensions }).dimensions).toBe(dimensions);
  });

  it("uses the model's own dimension by default", () => {
    expect(modelConfig(BETA).dimensions).toBe(128);
    expect(modelConfig(BETA, {}).dimensions).toBe(128);
  });

  it.each([
    ["beta", 97, "Model beta does not support 97 dimensions. Supported: 64, 96, 128."],
    ["beta", 0, "Model beta does not support 0 dimensions. Supported: 64, 96, 128."],
    ["beta", Number.NaN, "Model beta does not support NaN dimensions. Supported: 64, 96, 128."],
    ["alpha", 128, "Model alpha does not support 128 dimensions. Supported: 384."],
    ["unknown", 128, 'Model unknown has no embedding dimension; leave out "dimensions".'],
  ])("refuses for %s: %d", (id, dimensions, message) => {
    expect(() => modelConfig(modelOf(id), { dimensions })).toThrow(new RangeError(message));
  });
});

describe("supportedDimensions", () => {
  it.each([
    ["alpha", [384]],
    ["beta", [64, 96, 128]],
    ["unknown", []],
  ])("of %s", (id, dimensions) => {
    const model = modelOf(id);
    expect(supportedDimensions(model)).toEqual(dimensions);
    for (const dimension of dimensions) expect(supportsDimension(model, dimension)).toBe(true);
    expect(supportsDimension(model, 97)).toBe(false);
  });
});

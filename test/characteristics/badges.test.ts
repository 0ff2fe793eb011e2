// Badges of characteristics and of records of the registry.
import { describe, expect, test } from "vitest";
import { badgesFor, deriveCharacteristics } from "../../src/characteristics/index.js";

const short = (badges: ReturnType<typeof badgesFor>) => badges.map(({ kind, label }) => `${kind}: ${label}`);

describe("of a config.json", () => {
  test("a quantised mixture of experts that sees", () => {
    const characteristics = deriveCharacteristics({
      model_type: "qwen3_vl_moe",
      architectures: ["Qwen3VLMoeForConditionalGeneration"],
      text_config: {
        model_type: "qwen3_vl_moe_text",
        num_experts: 128,
        num_experts_per_tok: 8,
        max_position_embeddings: 262144,
      },
      vision_config: { depth: 27 },
      quantization_config: { quant_method: "awq", bits: 4, version: "gemm" },
    });
    expect(badgesFor(characteristics)).toEqual([
      {
        kind: "architecture",
        label: "Qwen",
        tone: "blue",
        icon: "cpu",
        title: "Qwen family, model type qwen3_vl_moe.",
        origin: "derived",
      },
      {
        kind: "multimodal",
        label: "Vision",
        tone: "green",
        icon: "eye",
        title: "Takes images beside text.",
        origin: "derived",
      },
      {
        kind: "quantization",
        label: "4-bit",
        tone: "purple",
        icon: "layers",
        title: "4 bits per weight: awq, gemm.",
        origin: "declared",
      },
      {
        kind: "context",
        label: "262,144 tokens",
        tone: "gray",
        icon: "text",
        title: "Context: 262,144 tokens.",
        origin: "declared",
      },
      {
        kind: "mixture-of-experts",
        label: "8 of 128 experts",
        tone: "teal",
        icon: "network",
        title: "Mixture of 128 experts, 8 of them for each token.",
        origin: "declared",
      },
    ]);
  });

  test("an architecture that nobody knows is shown as Unknown, and so is an empty file", () => {
    expect(badgesFor(deriveCharacteristics({ model_type: "frobnicator" }))).toEqual([
      {
        kind: "architecture",
        label: "Unknown",
        tone: "blue",
        icon: "cpu",
        title: "frobnicator belongs to no family that is known here.",
        origin: "declared",
      },
    ]);
    expect(badgesFor(deriveCharacteristics(null))).toMatchObject([
      { label: "Unknown", title: "The architecture is not known." },
    ]);
  });

  test("a family that only the name of the class tells is derived", () => {
    const [badge] = badgesFor(deriveCharacteristics({ architectures: ["Qwen3ForCausalLM"] }));
    expect(badge).toMatchObject({ label: "Qwen", origin: "derived" });
  });
});

describe("of a record", () => {
  test("everything that a badge can show", () => {
    const badges = badgesFor({
      architectureType: "llama",
      modalities: ["text", "audio", "image"],
      quantization: ["int8", "gguf"],
      contextLength: 8192,
      numExperts: 16,
      license: "LicenseRef-llama4",
      status: "deprecated",
      reason: "Superseded.",
      replacedBy: "llama-5",
    });
    expect(short(badges)).toEqual([
      "architecture: Llama",
      "multimodal: Vision and audio",
      "quantization: int8, gguf",
      "context: 8,192 tokens",
      "mixture-of-experts: 16 experts",
      "license: LicenseRef-llama4",
      "life-cycle: Deprecated",
    ]);
    expect(badges.at(-1)).toMatchObject({ tone: "amber", title: "Superseded. Use llama-5 instead." });
    expect(badges.every(({ origin }) => origin === "declared")).toBe(true);
  });

  test.each<[object, string[]]>([
    [{ baseModel: "SDXL 1.0" }, ["architecture: SDXL 1.0"]],
    [{ modalities: ["text"], status: "active", quantization: [] }, ["architecture: Unknown"]],
    [{ modalities: ["audio"], numExperts: 1, contextLength: -1 }, ["architecture: Unknown", "multimodal: Audio"]],
    [
      { modalities: ["video"], status: "retired" },
      ["architecture: Unknown", "multimodal: Video", "life-cycle: Retired"],
    ],
  ])("%j", (model, expected) => {
    expect(short(badgesFor(model))).toEqual(expected);
  });
});

// Endpoints of OpenRouter to candidates for models of the Hub.
import { describe, expect, test } from "vitest";
import { PassedOver } from "../../../src/sources/source.js";
import { DAY } from "../fake-client.js";
import { architecture, candidate, translate } from "./records.js";

test("a model states what the table stated before, and until when it knows the world", () => {
  const declared = (field: string) => ({ source: "openrouter", field, date: DAY, how: "declared" });
  expect(translate()).toEqual({
    candidate: {
      key: { field: "huggingface_id", value: "Acme-AI/Crane-7B" },
      facts: {
        type: { value: "llm", provenance: { ...declared("architecture.input_modalities"), how: "derived" } },
        openrouter_id: { value: "acme/crane-7b", provenance: declared("id") },
        "specs.context_length": { value: 131072, provenance: declared("context_length") },
        "capabilities.modalities": { value: ["text"], provenance: declared("architecture.input_modalities") },
        knowledge_cutoff: { value: "2025-06-30", provenance: declared("knowledge_cutoff") },
      },
      listing: {
        model_id: "Acme-AI/Crane-7B",
        provider: "Acme-AI",
        source: "openrouter",
        popularity_score: 0,
        tags: ["input:text", "output:text"],
        signals: {},
        upstream_ids: ["acme/crane-7b"],
      },
    },
    unknownWords: [],
    hidden: [],
  });
});

test.each<[unknown, string]>([
  [null, "it has no Hugging Face id"],
  [undefined, "it has no Hugging Face id"],
  ["", "it has no Hugging Face id"],
  ["Crane-7B", "what stands as its Hugging Face id is none"],
  ["https://huggingface.co/Acme-AI/Crane-7B", "what stands as its Hugging Face id is none"],
  ["Acme-AI/Crane-7B/tree/main", "what stands as its Hugging Face id is none"],
  ["../etc/passwd", "what stands as its Hugging Face id is none"],
  ["Acme-AI/\u202eCrane", "what stands as its Hugging Face id is none"],
  [`Acme-AI/${"x".repeat(1_000_000)}`, "what stands as its Hugging Face id is none"],
])("without an id on the Hub a model is passed over", (hub, reason) => {
  expect(translate({ hugging_face_id: hub })).toEqual(new PassedOver(reason));
});

test.each<[readonly string[], readonly string[], string | undefined]>([
  [["text"], ["text"], "llm"],
  [["text", "file"], ["text"], "llm"],
  [["text"], ["text", "audio"], "llm"],
  [["text", "image"], ["text"], "vlm"],
  [["image", "text", "video"], ["text"], "vlm"],
  [["text", "audio"], ["text"], undefined],
  [["text", "video"], ["text"], undefined],
  [["text"], ["text", "image"], undefined],
  [["text", "image"], ["image", "text"], undefined],
  [["image"], ["text"], undefined],
  [["text"], ["embeddings"], undefined],
  [[], [], undefined],
])("from %j to %j it is of type %s", (input, output, type) => {
  expect(candidate({ architecture: architecture(input, output) }).facts.type?.value).toBe(type);
});

test.each<[readonly string[], readonly string[] | undefined]>([
  [
    ["video", "file", "text", "image", "audio"],
    ["text", "image", "audio", "video"],
  ],
  [["text", "text"], ["text"]],
  [["file"], undefined],
  [[], undefined],
])("inputs %j are the modalities %j", (input, modalities) => {
  const found = candidate({ architecture: architecture(input) });
  expect(found.facts["capabilities.modalities"]?.value).toEqual(modalities);
});

describe("an unknown modality", () => {
  test("of the input leaves modalities and type unknown, and is kept raw", () => {
    const translation = translate({ architecture: architecture(["text", "smell", "__proto__", "smell"]) });
    if (translation instanceof PassedOver) throw new Error(translation.reason);
    const { candidate: found, unknownWords } = translation;
    expect(Object.keys(found.facts)).toEqual(["openrouter_id", "specs.context_length", "knowledge_cutoff"]);
    expect(unknownWords).toEqual([
      { field: "architecture.input_modalities", word: "smell" },
      { field: "architecture.input_modalities", word: "__proto__" },
    ]);
    expect(found.listing.raw).toEqual({ "architecture.input_modalities": "smell, __proto__" });
    expect(found.listing.tags).toEqual(["input:__proto__", "input:smell", "input:text", "output:text"]);
  });

  test("of the output leaves the type unknown", () => {
    const found = candidate({ architecture: architecture(["text"], ["text", "touch"]) });
    expect(found.facts.type).toBeUndefined();
    expect(found.facts["capabilities.modalities"]?.value).toEqual(["text"]);
    expect(found.listing.raw).toEqual({ "architecture.output_modalities": "touch" });
  });

  test("takes no more room than there is", () => {
    const words = [
      "\u202etext",
      "x".repeat(1_000_000),
      ...Array.from({ length: 10_000 }, (_, index) => `word ${index}`),
    ];
    const translation = translate({ architecture: architecture(words) });
    if (translation instanceof PassedOver) throw new Error(translation.reason);
    expect(translation.unknownWords).toHaveLength(20);
    const { raw = {}, tags } = translation.candidate.listing;
    expect(raw["architecture.input_modalities"]?.length).toBeLessThan(500);
    expect(tags.length).toBeLessThanOrEqual(50);
    expect(tags.join()).not.toMatch(/\u202e|xxx/);
  });
});

test.each<[unknown, unknown]>([
  [1, 1],
  [0, undefined],
  [-1, undefined],
  [1e300, undefined],
  [null, undefined],
  [undefined, undefined],
])("a context of %j tokens is %j", (length, value) => {
  expect(candidate({ context_length: length }).facts["specs.context_length"]?.value).toBe(value);
});

test.each<[unknown, unknown]>([
  ["2025-06-30", "2025-06-30"],
  ["2025-06", "2025-06"],
  ["2025", "2025"],
  ["2025-02-30", undefined],
  ["2025-13", undefined],
  ["2025-06-30T00:00:00Z", undefined],
  ["June 2025", undefined],
  ["", undefined],
  [null, undefined],
])("a knowledge cutoff of %j is %j", (cutoff, value) => {
  expect(candidate({ knowledge_cutoff: cutoff }).facts.knowledge_cutoff?.value).toBe(value);
});

test.each([
  ["acme/crane-7b:free", "acme/crane-7b"],
  ["~acme/crane-latest", undefined],
  ["Acme/Crane", undefined],
  ["crane", undefined],
])("the id %j is stated as %j", (id, value) => {
  const found = candidate({ id });
  expect(found.facts.openrouter_id?.value).toBe(value);
  expect(found.listing.upstream_ids).toEqual([id]);
});

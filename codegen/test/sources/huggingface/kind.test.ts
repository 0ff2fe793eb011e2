import { describe, expect, test } from "vitest";
import { knownTypes } from "../../../src/schema.js";
import { fieldAccepts } from "../../../src/sources/field-values.js";
import { TYPE_RULES } from "../../../src/sources/huggingface/kind.js";
import { TASKS } from "../../../src/sources/huggingface/tasks.js";
import { translate, valuesOf } from "./support.js";

const ST = "sentence-transformers";

describe("the type", () => {
  test.each<[string | undefined, string | undefined, readonly string[], string | undefined]>([
    ["text-generation", "transformers", [], "llm"],
    ["text-generation", undefined, [], "llm"],
    ["text-generation", "peft", [], undefined],
    ["image-text-to-text", "transformers", [], "vlm"],
    ["image-text-to-text", "PEFT", [], undefined],
    ["text-ranking", ST, [], "reranker"],
    ["text-ranking", "transformers", [], "reranker"],
    ["sentence-similarity", ST, [], "dense"],
    ["feature-extraction", ST, [], "dense"],
    ["feature-extraction", "transformers", [], undefined],
    ["sentence-similarity", "transformers", [], undefined],
    ["sentence-similarity", "PyLate", [], "colbert"],
    ["sentence-similarity", ST, ["PyLate"], "colbert"],
    ["feature-extraction", "transformers", ["ColBERT"], "colbert"],
    ["feature-extraction", ST, ["sparse-encoder", "sparse"], "sparse"],
    ["feature-extraction", "transformers", ["splade"], "sparse"],
    ["sentence-similarity", ST, ["cross-encoder"], "reranker"],
    ["text-classification", ST, ["cross-encoder"], undefined],
    ["visual-document-retrieval", "colpali", [], "vision-retriever"],
    ["visual-document-retrieval", "transformers", ["colbert"], "vision-retriever"],
    ["time-series-forecasting", undefined, [], "timeseries"],
    ["fill-mask", "transformers", [], undefined],
    ["text-to-image", "diffusers", [], undefined],
    ["any-to-any", "transformers", [], undefined],
    [undefined, ST, ["feature-extraction", "colbert"], undefined],
    [undefined, undefined, [], undefined],
  ])("of %s with %s and tags %j is %s", (pipeline_tag, library_name, tags, expected) => {
    expect(valuesOf(translate({ pipeline_tag, library_name, tags })).type).toBe(expected);
  });

  test("says by which fields it was told, and why", () => {
    const { candidate } = translate({ pipeline_tag: "sentence-similarity", library_name: ST, tags: ["PyLate"] });
    expect(candidate.facts.type?.provenance).toMatchObject({
      field: "pipeline_tag, library_name, tags",
      how: "derived",
      note: "PyLate trains late-interaction models only, and tags them; they have the tasks of sentence encoders.",
    });
    const dense = translate({ pipeline_tag: "feature-extraction", library_name: ST }).candidate.facts.type;
    expect(dense?.provenance.field).toBe("pipeline_tag, library_name");
  });

  test("is one that the registry knows, by tasks that the Hub knows", () => {
    for (const { type, tasks = [] } of TYPE_RULES) {
      if (type !== undefined) expect(knownTypes.has(type)).toBe(true);
      for (const task of tasks) expect(TASKS.has(task)).toBe(true);
    }
  });
});

describe("the kinds of input", () => {
  test.each([
    ["text-generation", ["text"]],
    ["image-text-to-text", ["text", "image"]],
    ["sentence-similarity", ["text"]],
    ["text-ranking", ["text"]],
    ["automatic-speech-recognition", ["audio"]],
    ["time-series-forecasting", ["timeseries"]],
    ["visual-document-retrieval", ["text", "image"]],
    ["feature-extraction", undefined],
    ["any-to-any", undefined],
    ["image-to-image", undefined],
  ])("of %s are %j", (pipeline_tag, expected) => {
    const { candidate } = translate({ pipeline_tag });
    expect(candidate.facts["capabilities.modalities"]?.value).toEqual(expected);
    if (expected !== undefined) expect(candidate.facts["capabilities.modalities"]?.provenance.how).toBe("derived");
  });

  test("are ones that the registry knows", () => {
    for (const modalities of TASKS.values()) {
      if (modalities !== undefined) expect(fieldAccepts("capabilities.modalities", modalities)).toBe(true);
    }
    expect(TASKS.size).toBe(57);
  });
});

test.each(["mind-reading", "__proto__", "toString", "\u001b[2J", ""])("the task %j is kept raw", (pipeline_tag) => {
  const translation = translate({ pipeline_tag, library_name: "PyLate" });
  expect(valuesOf(translation)).toEqual({});
  expect(translation.unknownWords).toEqual([{ field: "pipeline_tag", word: pipeline_tag }]);
  expect(translation.candidate.listing.raw).toEqual({ pipeline_tag });
});

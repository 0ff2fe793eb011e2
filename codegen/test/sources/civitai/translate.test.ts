// Models of CivitAI to candidates: every fact with its provenance, and nothing guessed.
import { describe, expect, test } from "vitest";
import { fieldAccepts } from "../../../src/sources/field-values.js";
import { PassedOver } from "../../../src/sources/source.js";
import { DAY } from "../fake-client.js";
import { versionRecord } from "./records.js";
import { candidate, facts, translate } from "./source.js";

test("a model states what table snapshots stated before and how its pictures are rated, with field and day", () => {
  const declared = (field: string) => ({ source: "civitai", field, date: DAY, how: "declared" });
  expect(translate()).toEqual({
    candidate: {
      key: { field: "civitai_id", value: 11 },
      facts: {
        type: { value: "checkpoint", provenance: declared("type") },
        name: { value: "Paper Cranes", provenance: declared("name") },
        organization: { value: "folder", provenance: declared("creator.username") },
        civitai_version_id: { value: 21, provenance: declared("modelVersions.0.id") },
        release_date: { value: "2026-03-04", provenance: declared("modelVersions.0.publishedAt") },
        "architecture.base_model": { value: "SD 1.5", provenance: declared("modelVersions.0.baseModel") },
        "files.size_bytes": {
          value: 2_132_625_894,
          provenance: { ...declared("modelVersions.0.files.0.sizeKB"), how: "derived" },
        },
        "capabilities.quantization": {
          value: ["fp16"],
          provenance: declared("modelVersions.0.files.0.metadata.fp"),
        },
        content_ratings: { value: ["pg"], provenance: { ...declared("nsfwLevel"), how: "derived" } },
        tags: { value: ["origami", "base model"], provenance: declared("tags") },
        "popularity.downloads": { value: 1200, provenance: declared("stats.downloadCount") },
        "popularity.likes": { value: 340, provenance: declared("stats.thumbsUpCount") },
        "popularity.date": { value: DAY, provenance: { source: "civitai", date: DAY, how: "declared" } },
      },
      listing: {
        model_id: "11",
        provider: "folder",
        source: "civitai",
        popularity_score: 0.4399,
        tags: ["base model", "origami"],
        signals: { downloads_all_time: 1200, thumbs_up: 340, thumbs_down: 5 },
      },
    },
    unknownWords: [],
    hidden: [],
  });
});

describe("the type", () => {
  test.each([
    ["Checkpoint", "checkpoint"],
    ["TextualInversion", "textual-inversion"],
    ["Hypernetwork", "hypernetwork"],
    ["AestheticGradient", "aesthetic-gradient"],
    ["LORA", "lora"],
    ["LoCon", "locon"],
    ["DoRA", "dora"],
    ["Controlnet", "controlnet"],
    ["Upscaler", "upscaler"],
    ["MotionModule", "motion-module"],
    ["VAE", "vae"],
    ["Detection", "detection"],
  ])("%s is %s", (type, word) => {
    expect(facts({ type }).type).toBe(word);
    expect(fieldAccepts("type", word)).toBe(true);
  });

  test.each([
    ["Poses", "it is no model but a set of poses"],
    ["Wildcards", "it is no model but a set of wildcards"],
    ["Workflows", "it is no model but a workflow"],
    ["Other", 'its type is "Other", which may be anything'],
  ])("%s is passed over", (type, reason) => {
    expect(translate({ type })).toEqual(new PassedOver(reason));
  });

  test.each(["Soundtrack", "checkpoint", "__proto__", "constructor"])("%s is not known, and kept raw", (type) => {
    const { candidate: found, unknownWords } = candidate({ type });
    expect(found.facts.type).toBeUndefined();
    expect(unknownWords).toEqual([{ field: "type", word: type }]);
    expect(found.listing.raw).toEqual({ type });
  });
});

describe("the mode", () => {
  test("TakenDown is passed over", () => {
    expect(translate({ mode: "TakenDown" })).toEqual(new PassedOver("it was taken down"));
  });

  test("Archived leaves a candidate, without the files that CivitAI withholds", () => {
    const found = facts({ mode: "Archived", modelVersions: [versionRecord({ files: [] })] });
    expect(Object.keys(found)).not.toContain("files.size_bytes");
    expect(found.type).toBe("checkpoint");
  });

  test("of another word is kept raw", () => {
    const { candidate: found, unknownWords } = candidate({ mode: "Frozen" });
    expect(unknownWords).toEqual([{ field: "mode", word: "Frozen" }]);
    expect(found.listing.raw).toEqual({ mode: "Frozen" });
  });
});

describe("the release date", () => {
  test.each<[string, readonly object[], string | undefined]>([
    ["is that of the only version", [versionRecord()], "2026-03-04"],
    [
      "is the day of creation where none of publication is known",
      [versionRecord({ publishedAt: null, createdAt: "2026-02-03T04:05:06.000Z" })],
      "2026-02-03",
    ],
    ["is unknown with two versions", [versionRecord(), versionRecord({ id: 20 })], undefined],
    ["is unknown with no version", [], undefined],
    ["is unknown without a date", [versionRecord({ publishedAt: undefined })], undefined],
    [
      "is unknown where the day does not exist",
      [versionRecord({ publishedAt: "2026-02-30T00:00:00.000Z" })],
      undefined,
    ],
    ["is unknown where it is no moment", [versionRecord({ publishedAt: "2026-02-03" })], undefined],
    ["is unknown before there was a site", [versionRecord({ publishedAt: "0001-01-01T00:00:00.000Z" })], undefined],
  ])("%s", (_what, modelVersions, date) => {
    expect(facts({ modelVersions }).release_date).toBe(date);
  });

  test("says which of the two it is", () => {
    const modelVersions = [versionRecord({ publishedAt: undefined, createdAt: "2026-02-03T04:05:06.000Z" })];
    expect(candidate({ modelVersions }).candidate.facts.release_date?.provenance.field).toBe(
      "modelVersions.0.createdAt",
    );
  });
});

describe("the content ratings", () => {
  test.each<[number, string[]]>([
    [1, ["pg"]],
    [28, ["r", "x", "xxx"]],
    [31, ["pg", "pg13", "r", "x", "xxx"]],
  ])("follow from level %d: %j", (nsfwLevel, value) => {
    expect(candidate({ nsfwLevel }).candidate.facts.content_ratings).toEqual({
      value,
      provenance: { source: "civitai", field: "nsfwLevel", date: DAY, how: "derived" },
    });
  });

  test.each([[0], [32], [60], [-1], [null], [undefined]])(
    "are unknown with level %j, whatever the mark says",
    (nsfwLevel) => {
      for (const nsfw of [false, true]) {
        const found = candidate({ nsfwLevel, nsfw });
        expect(Object.keys(found.candidate.facts)).not.toContain("content_ratings");
        expect(found.unknownWords).toEqual([]);
      }
    },
  );
});

describe("the base model", () => {
  test.each([
    ["Krea 2", "Krea 2"],
    ["A family of next year", "A family of next year"],
    ["Other", undefined],
    [null, undefined],
    ["x".repeat(61), undefined],
  ])("%j is %j, without a warning", (baseModel, value) => {
    const found = candidate({ modelVersions: [versionRecord({ baseModel })] });
    expect(found.candidate.facts["architecture.base_model"]?.value).toBe(value);
    expect(found.unknownWords).toEqual([]);
  });
});

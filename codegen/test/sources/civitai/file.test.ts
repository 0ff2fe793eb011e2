// The file of a model of CivitAI: which one counts, its size and its precision.
import { describe, expect, test } from "vitest";
import { DAY } from "../fake-client.js";
import { fileRecord, versionRecord } from "./records.js";
import { candidate, facts } from "./source.js";

const withFile = (changes: Readonly<Record<string, unknown>>) => ({
  modelVersions: [versionRecord({ files: [fileRecord(changes)] })],
});

describe("the file", () => {
  test("that counts is the primary one with a model", () => {
    const files = [
      fileRecord({ type: "VAE", primary: true, sizeKB: 1.5 }),
      fileRecord({ primary: undefined, sizeKB: 2.5 }),
      fileRecord({ primary: true, sizeKB: 3.5, metadata: { fp: "bf16" } }),
    ];
    const { facts: found } = candidate({ modelVersions: [versionRecord({ files })] }).candidate;
    expect(found["files.size_bytes"]).toEqual({
      value: 3584,
      provenance: { source: "civitai", field: "modelVersions.0.files.2.sizeKB", date: DAY, how: "derived" },
    });
    expect(found["capabilities.quantization"]?.value).toEqual(["bf16"]);
  });

  test.each([
    [fileRecord({ primary: undefined })],
    [fileRecord({ primary: false })],
    [fileRecord({ type: "Training Data" })],
    [fileRecord({ type: undefined })],
  ])("is none where no primary one has a model", (file) => {
    const found = facts({ modelVersions: [versionRecord({ files: [file] })] });
    expect(found["files.size_bytes"]).toBeUndefined();
    expect(found["capabilities.quantization"]).toBeUndefined();
  });

  test.each([
    [223231.3515625, 228_588_904, undefined],
    [2082642, 2_132_625_408, "Rounded to a kilobyte at the source."],
    [6775430.35, 6_938_040_678, "Rounded at the source."],
  ])("of %d kilobytes has %d bytes", (sizeKB, bytes, note) => {
    const size = candidate(withFile({ sizeKB })).candidate.facts["files.size_bytes"];
    expect(size?.value).toBe(bytes);
    expect(size?.provenance.note).toBe(note);
  });

  test.each([0, -5, Number.POSITIVE_INFINITY, 0.0001, undefined])("of %d kilobytes has no size", (sizeKB) => {
    expect(facts(withFile({ sizeKB }))["files.size_bytes"]).toBeUndefined();
  });

  test.each(["fp32", "fp16", "bf16", "fp8"])("says its precision: %s", (fp) => {
    expect(facts(withFile({ metadata: { fp } }))["capabilities.quantization"]).toEqual([fp]);
  });

  test.each([null, undefined])("says nothing of its precision with %j", (fp) => {
    const { candidate: found, unknownWords } = candidate(withFile({ metadata: { fp } }));
    expect(found.facts["capabilities.quantization"]).toBeUndefined();
    expect(unknownWords).toEqual([]);
  });

  test.each(["nf4", "FP16", "toString"])("says its precision in a word without a fact: %s", (fp) => {
    const { candidate: found, unknownWords } = candidate(withFile({ metadata: { fp } }));
    expect(found.facts["capabilities.quantization"]).toBeUndefined();
    expect(unknownWords).toEqual([{ field: "modelVersions.files.metadata.fp", word: fp }]);
    expect(found.listing.raw).toEqual({ "modelVersions.files.metadata.fp": fp });
  });
});

// Raw records of CivitAI: all forms its API was seen to give are read, and others are told apart in one sentence.
import { describe, expect, test } from "vitest";
import { Malformed } from "../../../src/sources/source.js";
import { fileRecord, modelRecord, versionRecord } from "./records.js";
import { civitai } from "./source.js";

const { parse } = civitai();

describe("a record is read", () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["as lists have it today", modelRecord()],
    ["with commercial use as a Postgres set", modelRecord({ allowCommercialUse: "{Image,RentCivit}" })],
    ["with commercial use unknown", modelRecord({ allowCommercialUse: null })],
    ["with counters that are null", modelRecord({ stats: { downloadCount: null, thumbsUpCount: null } })],
    ["with no counters", modelRecord({ stats: {} })],
    ["with statistics that are null", modelRecord({ stats: null })],
    ["without statistics", modelRecord({ stats: undefined })],
    ["with the counters of 2023", modelRecord({ stats: { favoriteCount: 3, ratingCount: 2, rating: 4.9 } })],
    ["without a creator", modelRecord({ creator: null })],
    ["with a creator without a name", modelRecord({ creator: { username: null } })],
    ["archived, without files", modelRecord({ mode: "Archived", modelVersions: [versionRecord({ files: [] })] })],
    ["taken down", modelRecord({ mode: "TakenDown" })],
    ["in an unheard-of mode", modelRecord({ mode: "Frozen" })],
    ["in no mode", modelRecord({ mode: null })],
    ["without versions", modelRecord({ modelVersions: [] })],
    [
      "with a file without metadata",
      modelRecord({ modelVersions: [versionRecord({ files: [fileRecord({ metadata: null })] })] }),
    ],
    [
      "with metadata that is null",
      modelRecord({ modelVersions: [versionRecord({ files: [fileRecord({ metadata: { fp: null, size: null } })] })] }),
    ],
  ])("%s", (_what, record) => {
    expect(parse(record)).toBe(record);
  });
});

describe("a record is refused, by name of the field and with its id where that can be read", () => {
  const inFile = (changes: Readonly<Record<string, unknown>>) =>
    modelRecord({ modelVersions: [versionRecord(), versionRecord({ files: [fileRecord(changes)] })] });

  test.each<[unknown, string, string | undefined]>([
    [null, "The record is null, not an object.", undefined],
    [[modelRecord()], "The record is a list, not an object.", undefined],
    ["model", 'The record is text ("model"), not an object.', undefined],
    [JSON.parse('{"__proto__": {"id": 11}}'), '"id" is missing.', undefined],
    [modelRecord({ id: "11" }), '"id" is text ("11"), not a whole number from 1 to 1000000000.', undefined],
    [modelRecord({ id: 0 }), '"id" is the number 0, not a whole number from 1 to 1000000000.', "0"],
    [modelRecord({ id: 1.5 }), '"id" is the number 1.5, not a whole number from 1 to 1000000000.', undefined],
    [
      modelRecord({ id: 3_000_000_000 }),
      '"id" is the number 3000000000, not a whole number from 1 to 1000000000.',
      "3000000000",
    ],
    [{ id: 11, name: "Paper Cranes" }, '"type" is missing.', "11"],
    [modelRecord({ name: null }), '"name" is null, not text.', "11"],
    [modelRecord({ nsfw: "false" }), '"nsfw" is text ("false"), not true or false.', "11"],
    [modelRecord({ mode: 2 }), '"mode" is the number 2, not text or null.', "11"],
    [modelRecord({ creator: "folder" }), '"creator" is text ("folder"), not an object or null.', "11"],
    [modelRecord({ creator: { username: 7 } }), '"creator.username" is the number 7, not text or null.', "11"],
    [modelRecord({ tags: [{ name: "origami" }] }), '"tags.0" is an object, not text.', "11"],
    [modelRecord({ tags: "origami" }), '"tags" is text ("origami"), not a list.', "11"],
    [modelRecord({ stats: [] }), '"stats" is a list, not an object or null.', "11"],
    [
      modelRecord({ stats: { downloadCount: "12" } }),
      '"stats.downloadCount" is text ("12"), not a whole number of at least 0 or null.',
      "11",
    ],
    [modelRecord({ allowCommercialUse: true }), '"allowCommercialUse" is true, not a list or text or null.', "11"],
    [modelRecord({ allowCommercialUse: [1] }), '"allowCommercialUse.0" is the number 1, not text.', "11"],
    [modelRecord({ modelVersions: null }), '"modelVersions" is null, not a list.', "11"],
    [modelRecord({ modelVersions: [{}] }), '"modelVersions.0.id" is missing.', "11"],
    [inFile({ sizeKB: "2 GB" }), '"modelVersions.1.files.0.sizeKB" is text ("2 GB"), not a number.', "11"],
    [
      inFile({ metadata: { fp: 16 } }),
      '"modelVersions.1.files.0.metadata.fp" is the number 16, not text or null.',
      "11",
    ],
  ])("%#", (record, message, id) => {
    const parsed = parse(record);
    expect(parsed).toBeInstanceOf(Malformed);
    expect(parsed).toEqual(new Malformed(message, id));
  });
});

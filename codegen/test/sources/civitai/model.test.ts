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
    [null, "The record of a model is null where an object is wanted.", undefined],
    [[modelRecord()], "The record of a model is a list where an object is wanted.", undefined],
    ["model", "The record of a model is text where an object is wanted.", undefined],
    [JSON.parse('{"__proto__": {"id": 11}}'), 'The record of a model has no "id".', undefined],
    [
      modelRecord({ id: "11" }),
      '"id" of a model is text where a whole number from 1 to 1000000000 is wanted.',
      undefined,
    ],
    [
      modelRecord({ id: 0 }),
      '"id" of model 0 is the number 0 where a whole number from 1 to 1000000000 is wanted.',
      "0",
    ],
    [
      modelRecord({ id: 1.5 }),
      '"id" of a model is the number 1.5 where a whole number from 1 to 1000000000 is wanted.',
      undefined,
    ],
    [
      modelRecord({ id: 3_000_000_000 }),
      '"id" of model 3000000000 is the number 3000000000 where a whole number from 1 to 1000000000 is wanted.',
      "3000000000",
    ],
    [{ id: 11, name: "Paper Cranes" }, 'The record of model 11 has no "type".', "11"],
    [modelRecord({ name: null }), '"name" of model 11 is null where text is wanted.', "11"],
    [modelRecord({ nsfw: "false" }), '"nsfw" of model 11 is text where true or false is wanted.', "11"],
    [modelRecord({ mode: 2 }), '"mode" of model 11 is the number 2 where text or null is wanted.', "11"],
    [modelRecord({ creator: "folder" }), '"creator" of model 11 is text where an object or null is wanted.', "11"],
    [
      modelRecord({ creator: { username: 7 } }),
      '"creator.username" of model 11 is the number 7 where text or null is wanted.',
      "11",
    ],
    [modelRecord({ tags: [{ name: "origami" }] }), '"tags.0" of model 11 is an object where text is wanted.', "11"],
    [modelRecord({ tags: "origami" }), '"tags" of model 11 is text where a list is wanted.', "11"],
    [modelRecord({ stats: [] }), '"stats" of model 11 is a list where an object or null is wanted.', "11"],
    [
      modelRecord({ stats: { downloadCount: "12" } }),
      '"stats.downloadCount" of model 11 is text where a whole number or null is wanted.',
      "11",
    ],
    [
      modelRecord({ allowCommercialUse: true }),
      '"allowCommercialUse" of model 11 is true where a list or text or null is wanted.',
      "11",
    ],
    [
      modelRecord({ allowCommercialUse: [1] }),
      '"allowCommercialUse.0" of model 11 is the number 1 where text is wanted.',
      "11",
    ],
    [modelRecord({ modelVersions: null }), '"modelVersions" of model 11 is null where a list is wanted.', "11"],
    [modelRecord({ modelVersions: [{}] }), 'The record of model 11 has no "modelVersions.0.id".', "11"],
    [
      inFile({ sizeKB: "2 GB" }),
      '"modelVersions.1.files.0.sizeKB" of model 11 is text where a number is wanted.',
      "11",
    ],
    [
      inFile({ metadata: { fp: 16 } }),
      '"modelVersions.1.files.0.metadata.fp" of model 11 is the number 16 where text or null is wanted.',
      "11",
    ],
  ])("%#", (record, message, id) => {
    const parsed = parse(record);
    expect(parsed).toBeInstanceOf(Malformed);
    expect(parsed).toEqual(new Malformed(message, id));
  });
});

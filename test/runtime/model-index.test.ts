// Look-ups by id and the lists by one fact.
import { describe, expect, it } from "vitest";
import type { ModelFacts } from "../../src/model.js";
import type { ModelIndex } from "../../src/model-index.js";
import { idsOf, MODELS, modelIndex } from "./models.js";

const NO_IDS = ["", "nope", "Alpha", " alpha", "constructor", "__proto__", "toString", "hasOwnProperty"];

describe("byId", () => {
  it.each([
    ["alpha", "alpha"],
    ["alpha-old", "alpha"],
    // An id wins over another model's alias, whichever comes first in the list.
    ["beta", "beta"],
    ["unknown", "unknown"],
  ])("%s leads to %s", (id, found) => {
    expect(modelIndex().byId().get(id)?.id).toBe(found);
  });

  it("gives the very object of the list", () => {
    expect(modelIndex().byId().get("alpha")).toBe(MODELS[0]);
  });

  it.each(NO_IDS)("%j leads nowhere", (id) => {
    expect(modelIndex().byId().get(id)).toBeUndefined();
  });
});

describe("byHuggingFaceId", () => {
  it.each([
    ["acme/beta", "beta"],
    // Two revisions of one repository: the first by id.
    ["acme/Alpha", "alpha"],
  ])("%s leads to %s", (huggingfaceId, found) => {
    expect(modelIndex().byHuggingFaceId().get(huggingfaceId)?.id).toBe(found);
  });

  it.each(["acme/alpha", "Alpha", "undefined", "__proto__"])("%j leads nowhere", (huggingfaceId) => {
    expect(modelIndex().byHuggingFaceId().get(huggingfaceId)).toBeUndefined();
  });
});

/** Lists by one fact: the method, what is asked, and the ids found. */
const LISTS: readonly [keyof ModelIndex<ModelFacts> & string, string | number | undefined, readonly string[]][] = [
  ["ofType", "dense", ["alpha", "gamma"]],
  ["ofType", "Dense", []],
  ["ofType", "constructor", []],
  ["ofOrganization", "Acme", ["alpha", "beta"]],
  ["ofOrganization", "acme", ["alpha", "beta"]],
  ["ofOrganization", "acm", []],
  ["ofFamily", "GREEK", ["alpha", "beta"]],
  ["ofFamily", "roman", []],
  // A range finds what falls under it, never what is wider.
  ["ofLanguage", "en", ["alpha", "beta"]],
  ["ofLanguage", "EN", ["alpha", "beta"]],
  ["ofLanguage", "en-GB", ["beta"]],
  ["ofLanguage", "en_gb", ["beta"]],
  ["ofLanguage", "en-US", []],
  ["ofLanguage", "zh", ["beta", "gamma"]],
  ["ofLanguage", "zh-Hant", ["beta"]],
  ["ofLanguage", "zh-hant", ["beta"]],
  ["ofLanguage", "zh-Hant-TW", []],
  ["ofLanguage", "z", []],
  ["ofLanguage", "", []],
  // A licence is found alone and within an expression; operators are no licences.
  ["ofLicense", "MIT", ["alpha", "beta"]],
  ["ofLicense", "mit", ["alpha", "beta"]],
  ["ofLicense", "Apache-2.0", ["beta", "gamma"]],
  ["ofLicense", "LLVM-exception", ["gamma"]],
  ["ofLicense", "Apache-2.0 WITH LLVM-exception", ["gamma"]],
  ["ofLicense", "(MIT OR Apache-2.0)", ["beta"]],
  ["ofLicense", "Apache", []],
  ["ofLicense", "or", []],
  ["ofLicense", "", []],
  ["ofModality", "text", ["alpha", "beta", "gamma"]],
  ["ofModality", "image", ["beta"]],
  ["ofModality", "audio", []],
  // By itself or as a variant; several variants count once.
  ["ofQuantization", "fp32", ["alpha", "beta"]],
  ["ofQuantization", "int8", ["alpha", "beta"]],
  ["ofQuantization", "int4", []],
  // By tokenizer or by weights; both together count once.
  ["dependingOn", "alpha", ["beta", "gamma"]],
  ["dependingOn", "upstream/Base", ["gamma"]],
  ["dependingOn", "gamma", []],
  ["upToEmbeddingDim", 127, []],
  ["upToEmbeddingDim", 128, ["beta"]],
  ["upToEmbeddingDim", 383.5, ["beta"]],
  ["upToEmbeddingDim", 384, ["alpha", "beta"]],
  ["upToEmbeddingDim", 100_000, ["alpha", "beta", "gamma"]],
  ["upToEmbeddingDim", Number.POSITIVE_INFINITY, ["alpha", "beta", "gamma"]],
  ["upToEmbeddingDim", 0, []],
  ["upToEmbeddingDim", Number.NaN, []],
  ["withMatryoshka", undefined, ["beta", "gamma"]],
];

describe("lists by one fact", () => {
  it.each(LISTS)("%s(%j) finds %j", (method, argument, found) => {
    const index = modelIndex();
    const list = index[method] as (argument: unknown) => readonly ModelFacts[];
    expect(idsOf(list.call(index, argument))).toEqual(found);
  });

  it.each(LISTS)("%s(%j) gives the same list again", (method, argument) => {
    const index = modelIndex();
    const list = index[method] as (argument: unknown) => readonly ModelFacts[];
    expect(list.call(index, argument)).toBe(list.call(index, argument));
  });

  it("every list of a real fact has an entry above, and none finds a model whose fact is unknown", () => {
    const found = LISTS.flatMap(([, , ids]) => ids);
    expect(found).not.toContain("unknown");
    expect(new Set(found)).toEqual(new Set(["alpha", "beta", "gamma"]));
  });
});

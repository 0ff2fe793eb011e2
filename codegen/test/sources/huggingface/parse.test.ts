import { describe, expect, test } from "vitest";
import { parseModel } from "../../../src/sources/huggingface/parse.js";
import { Malformed } from "../../../src/sources/source.js";
import { parse, SHA } from "./support.js";

function faultOf(json: string): Malformed {
  const found = parseModel(JSON.parse(json));
  if (!(found instanceof Malformed)) throw new Error("It is well-formed.");
  return found;
}

test("everything that is used is taken, further keys are left", () => {
  const model = parseModel({
    id: "acme/model",
    _id: "1",
    siblings: [{ rfilename: "config.json" }],
    author: "acme",
    sha: SHA,
    createdAt: "2026-05-07T23:25:30.000Z",
    lastModified: "2026-05-10T22:11:12.000Z",
    private: false,
    disabled: false,
    gated: "manual",
    downloads: 10,
    downloadsAllTime: 100,
    likes: 0,
    trendingScore: 2.5,
    tags: ["a"],
    pipeline_tag: "text-generation",
    library_name: "transformers",
    config: { model_type: "llama" },
    cardData: { license: "mit", language: ["en"] },
    safetensors: { parameters: { BF16: 12 }, total: 5 },
    gguf: { total: 12, context_length: 4096, architecture: "llama", chat_template: "..." },
  });
  expect(model).toEqual({
    id: "acme/model",
    author: "acme",
    sha: SHA,
    createdAt: Date.parse("2026-05-07T23:25:30.000Z"),
    isPrivate: false,
    isDisabled: false,
    gated: "manual",
    downloads: 10,
    downloadsAllTime: 100,
    likes: 0,
    trendingScore: 2.5,
    tags: ["a"],
    pipelineTag: "text-generation",
    libraryName: "transformers",
    modelType: "llama",
    card: { license: "mit", language: ["en"] },
    elements: new Map([["BF16", 12]]),
    gguf: { total: 12, contextLength: 4096, architecture: "llama" },
    isBare: false,
  });
});

test("null is as good as nothing where the Hub may give it", () => {
  const nothing = { cardData: null, config: null, safetensors: null, gguf: null, sha: null, pipeline_tag: null };
  expect(parse({ ...nothing, trendingScore: null, createdAt: null, author: null })).toEqual({
    id: "acme/model",
    isPrivate: false,
    isDisabled: false,
    gated: false,
    tags: [],
    isBare: false,
  });
});

test("a record of a plain list is known by what it lacks", () => {
  expect(parseModel({ id: "acme/model", modelId: "acme/model", likes: 1, tags: [] })).toMatchObject({ isBare: true });
});

describe("a fault is one sentence", () => {
  test.each([
    ["5", "The record is the number 5, not an object."],
    ["[]", "The record is a list, not an object."],
    ["{}", '"id" is missing.'],
    ['{ "id": 5 }', '"id" is the number 5, not text.'],
    [
      '{ "id": "../../etc/passwd" }',
      '"id" is text ("../../etc/passwd"), not a Hugging Face id such as organization/name.',
    ],
    ['{ "id": "a/\\u001b[31m" }', '"id" is text ("a/\\u001b[31m"), not a Hugging Face id such as organization/name.'],
    ['{ "id": "" }', '"id" is text (""), not a Hugging Face id such as organization/name.'],
    ['{ "id": "a/b", "downloads": "12" }', '"downloads" is text ("12"), not a whole number of at least 0.'],
    ['{ "id": "a/b", "downloads": null }', '"downloads" is null, not a whole number of at least 0.'],
    ['{ "id": "a/b", "likes": -1 }', '"likes" is the number -1, not a whole number of at least 0.'],
    ['{ "id": "a/b", "likes": 1.5 }', '"likes" is the number 1.5, not a whole number of at least 0.'],
    [
      '{ "id": "a/b", "downloadsAllTime": {} }',
      '"downloadsAllTime" is an object, not a whole number of at least 0 or null.',
    ],
    ['{ "id": "a/b", "trendingScore": "high" }', '"trendingScore" is text ("high"), not a number or null.'],
    ['{ "id": "a/b", "tags": "x" }', '"tags" is text ("x"), not a list.'],
    ['{ "id": "a/b", "tags": ["x", 5] }', '"tags.1" is the number 5, not text.'],
    ['{ "id": "a/b", "cardData": [] }', '"cardData" is a list, not an object or null.'],
    ['{ "id": "a/b", "config": "x" }', '"config" is text ("x"), not an object or null.'],
    ['{ "id": "a/b", "gguf": 1 }', '"gguf" is the number 1, not an object or null.'],
    ['{ "id": "a/b", "safetensors": 1 }', '"safetensors" is the number 1, not an object or null.'],
    [
      '{ "id": "a/b", "safetensors": { "parameters": 1 } }',
      '"safetensors.parameters" is the number 1, not an object of counts.',
    ],
    [
      '{ "id": "a/b", "safetensors": { "parameters": { "__proto__": "x" } } }',
      '"safetensors.parameters.__proto__" is text ("x"), not a whole number of at least 0.',
    ],
    [
      '{ "id": "a/b", "safetensors": { "total": -1 } }',
      '"safetensors.total" is the number -1, not a whole number of at least 0.',
    ],
    ['{ "id": "a/b", "gated": true }', '"gated" is true, not false, "auto" or "manual".'],
    ['{ "id": "a/b", "gated": 1 }', '"gated" is the number 1, not false, "auto" or "manual".'],
    ['{ "id": "a/b", "private": "no" }', '"private" is text ("no"), not true or false.'],
    ['{ "id": "a/b", "disabled": 0 }', '"disabled" is the number 0, not true or false.'],
    [
      '{ "id": "a/b", "createdAt": "yesterday" }',
      '"createdAt" is text ("yesterday"), not an ISO 8601 date with its time.',
    ],
    [
      '{ "id": "a/b", "createdAt": 1700000000 }',
      '"createdAt" is the number 1700000000, not an ISO 8601 date with its time.',
    ],
    [
      '{ "id": "a/b", "lastModified": "2026-13-01T00:00:00Z" }',
      '"lastModified" is text ("2026-13-01T00:00:00Z"), not a date of the calendar.',
    ],
    ['{ "id": "a/b", "sha": "main" }', '"sha" is text ("main"), not a commit of 40 hexadecimal digits.'],
    ['{ "id": "a/b", "pipeline_tag": ["x"] }', '"pipeline_tag" is a list, not text or null.'],
    ['{ "id": "a/b", "library_name": false }', '"library_name" is false, not text or null.'],
    ['{ "id": "a/b", "author": {} }', '"author" is an object, not text or null.'],
  ])("%s", (json, message) => {
    expect(faultOf(json).message).toBe(message);
  });

  test("with the id where that can be read, even one without organization", () => {
    expect(faultOf('{ "id": "a/b", "likes": "x" }').id).toBe("a/b");
    expect(faultOf('{ "id": "gpt2", "likes": "x" }').id).toBe("gpt2");
    expect(faultOf('{ "id": "../x", "likes": "x" }').id).toBeUndefined();
  });

  test("of limited length, whatever is in the record", () => {
    const long = "x".repeat(1_000_000);
    expect(parseModel({ id: `a/${long}` })).toEqual(
      new Malformed(`"id" is text ("a/${"x".repeat(58)}..."), not a Hugging Face id such as organization/name.`),
    );
    const parameters = { [long]: "x" };
    expect(parseModel({ id: "a/b", safetensors: { parameters } })).toEqual(
      new Malformed(
        `"safetensors.parameters.${"x".repeat(37)}..." is text ("x"), not a whole number of at least 0.`,
        "a/b",
      ),
    );
  });
});

test("ids without organization are read", () => {
  expect(parseModel({ id: "gpt2" })).toMatchObject({ id: "gpt2" });
});

test("keys of every object's prototype are keys like others", () => {
  const model = parseModel(JSON.parse('{ "id": "a/__proto__", "__proto__": { "tags": 5 }, "constructor": 5 }'));
  expect(model).toMatchObject({ id: "a/__proto__", tags: [] });
  const card = parseModel(JSON.parse('{ "id": "a/b", "cardData": { "__proto__": { "license": "mit" } } }'));
  expect(card).toMatchObject({ card: { license: undefined } });
});

test("of a hundred thousand tags, the first thousand are read", () => {
  const tags = Array.from({ length: 100_000 }, (_, index) => `tag-${index}`);
  expect(parse({ tags }).tags).toHaveLength(1000);
});

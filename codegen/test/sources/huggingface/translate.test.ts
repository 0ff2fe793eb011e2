import { describe, expect, test } from "vitest";
import { fieldAccepts } from "../../../src/sources/field-values.js";
import { translateModel } from "../../../src/sources/huggingface/translate.js";
import { PassedOver } from "../../../src/sources/source.js";
import { DAY } from "../fake-client.js";
import { parse, SHA, translate, valuesOf } from "./support.js";

const CONFIG_FIELDS = [
  "architecture.type",
  "architecture.patch_size",
  "specs.hidden_dim",
  "specs.max_position_embeddings",
  "specs.vocab_size",
  "specs.num_hidden_layers",
  "specs.num_attention_heads",
  "specs.num_key_value_heads",
  "specs.num_experts",
  "specs.num_experts_per_token",
];

test("a whole model", () => {
  const record = {
    author: "acme",
    sha: SHA,
    createdAt: "2026-05-07T23:25:30.000Z",
    downloads: 1000,
    downloadsAllTime: 5000,
    likes: 7,
    trendingScore: 3,
    tags: [
      "transformers",
      "safetensors",
      "text-generation",
      "en",
      "license:apache-2.0",
      "base_model:finetune:acme/base",
    ],
    pipeline_tag: "text-generation",
    library_name: "transformers",
    config: { model_type: "llama" },
    cardData: { license: "apache-2.0", language: ["en"] },
    safetensors: { parameters: { BF16: 12_000_000 }, total: 12_000_000 },
  };
  const facts = [{ field: "specs.hidden_dim", key: "text_config.hidden_size", value: 64 }];
  const origin = (field: string, more: object = {}) => ({
    source: "huggingface",
    field,
    date: DAY,
    how: "declared",
    ...more,
  });
  const derived = { how: "derived" };
  expect(translate(record, { state: "read", facts, revision: SHA })).toEqual({
    candidate: {
      key: { field: "huggingface_id", value: "acme/model" },
      facts: {
        organization: { value: "acme", provenance: origin("author") },
        revision: { value: SHA, provenance: origin("sha") },
        release_date: {
          value: "2026-05-07",
          provenance: origin("createdAt", { note: "Day the repository was created." }),
        },
        license: { value: "Apache-2.0", provenance: origin("cardData.license") },
        license_raw: { value: "apache-2.0", provenance: origin("cardData.license") },
        "capabilities.languages": { value: ["en"], provenance: origin("cardData.language") },
        type: { value: "llm", provenance: origin("pipeline_tag", { ...derived, note: "Text in, text out." }) },
        "capabilities.modalities": { value: ["text"], provenance: origin("pipeline_tag", derived) },
        "specs.hidden_dim": {
          value: 64,
          provenance: origin("config.json: text_config.hidden_size", { revision: SHA }),
        },
        "architecture.type": { value: "llama", provenance: origin("config.model_type") },
        "specs.parameters": {
          value: 12_000_000,
          provenance: origin("safetensors.parameters", {
            ...derived,
            note: "Sum of floating-point elements by dtype.",
          }),
        },
        "dependencies.adapted_from": { value: ["acme/base"], provenance: origin("tags") },
        "popularity.downloads": { value: 1000, provenance: origin("downloads") },
        "popularity.likes": { value: 7, provenance: origin("likes") },
        "popularity.date": { value: DAY, provenance: origin("downloads") },
      },
      listing: {
        model_id: "acme/model",
        provider: "acme",
        license: "Apache-2.0",
        source: "huggingface",
        popularity_score: 0.3334,
        tags: ["safetensors", "text-generation", "transformers"],
        signals: { downloads_30_days: 1000, downloads_all_time: 5000, likes: 7, trending_score: 3 },
      },
    },
    unknownWords: [],
    hidden: [],
  });
});

test("a model of which next to nothing is known", () => {
  const { candidate, hidden } = translate({ downloads: 0, likes: 0, downloadsAllTime: 0, trendingScore: 0 });
  expect(candidate.facts).toEqual({
    organization: { value: "acme", provenance: { source: "huggingface", field: "id", date: DAY, how: "derived" } },
  });
  expect(candidate.listing).toEqual({
    model_id: "acme/model",
    provider: "acme",
    source: "huggingface",
    popularity_score: 0,
    tags: [],
    signals: {},
  });
  expect(hidden).toEqual(CONFIG_FIELDS);
});

test.each([
  [{ private: true }, "it is private"],
  [{ disabled: true }, "the Hub has disabled it"],
  [{ id: "gpt2" }, "its id has no organization"],
])("%j is passed over: %s", (record, reason) => {
  expect(translateModel(parse(record), DAY)).toEqual(new PassedOver(reason));
});

test("an author who is not in the id is not believed", () => {
  const { candidate } = translate({ author: "somebody\u202e else" });
  expect(candidate.facts.organization).toMatchObject({ value: "acme", provenance: { field: "id", how: "derived" } });
  expect(candidate.listing.provider).toBe("acme");
});

describe("the day of release", () => {
  test.each([
    ["2026-05-07T23:25:30.000Z", "2026-05-07"],
    ["2026-05-07T23:25:30+02:00", "2026-05-07"],
    ["2026-05-07T23:25:30-05:00", "2026-05-08"],
    [`${DAY}T10:00:00Z`, DAY],
    ["2022-03-03T00:00:00.000Z", "2022-03-03"],
    // The Hub gives this one to all that is older.
    ["2022-03-02T23:29:04.000Z", undefined],
    ["2022-03-02T23:29:05.000Z", undefined],
    ["1970-01-01T00:00:00.000Z", undefined],
    ["2026-11-25T00:00:00.000Z", undefined],
    ["9999-12-31T23:59:59-12:00", undefined],
  ])("of %s is %s", (createdAt, expected) => {
    expect(valuesOf(translate({ createdAt })).release_date).toBe(expected);
  });
});

describe("popularity", () => {
  test("has its day where there is a figure", () => {
    expect(valuesOf(translate({ downloads: 0, likes: 2 }))).toEqual({
      "popularity.likes": 2,
      "popularity.date": DAY,
    });
  });

  test("of a size that cannot be is a signal only", () => {
    const translation = translate({ downloads: 1e15 });
    expect(valuesOf(translation)).toEqual({});
    expect(translation.candidate.listing).toMatchObject({ popularity_score: 1, signals: { downloads_30_days: 1e15 } });
  });
});

describe("what the config says", () => {
  const typeIn = (value: string) => [{ field: "architecture.type", key: "model_type", value }];

  test("comes before what the Hub read from it", () => {
    const { candidate } = translate({ config: { model_type: "old" } }, { state: "read", facts: typeIn("new") });
    expect(candidate.facts["architecture.type"]).toEqual({
      value: "new",
      provenance: { source: "huggingface", field: "config.json: model_type", date: DAY, how: "declared" },
    });
  });

  test("is left out where the field cannot hold it", () => {
    const facts = [{ field: "specs.vocab_size", key: "vocab_size", value: 1e12 }];
    expect(valuesOf(translate({}, { state: "read", facts }))).toEqual({});
  });

  test.each(["\u001b[31mllama", "x".repeat(61), " llama"])("is kept raw where it is no word: %j", (word) => {
    const translation = translate({}, { state: "read", facts: typeIn(word) });
    expect(valuesOf(translation)).toEqual({});
    expect(translation.unknownWords).toEqual([{ field: "model_type", word }]);
    expect(translation.candidate.listing.raw).toEqual({ model_type: word });
  });

  test.each([[5], [["llama"]], [""], [null]])("is nothing where the Hub gives %j as the type", (model_type) => {
    expect(valuesOf(translate({ config: { model_type } }))).toEqual({});
  });
});

describe("hidden is", () => {
  test("nothing where the config was read or is not there", () => {
    expect(translate({}, { state: "none" }).hidden).toEqual([]);
    expect(translate({}, { state: "read", facts: [] }).hidden).toEqual([]);
  });

  test("all that the config tells where it could not be read, without what another place tells", () => {
    expect(translate({}, { state: "hidden" }).hidden).toEqual(CONFIG_FIELDS);
    const { hidden } = translate({ config: { model_type: "llama" } }, { state: "hidden" });
    expect(hidden).toEqual(CONFIG_FIELDS.slice(1));
  });

  test("what only the answer about one model has, where a bare list is all there is", () => {
    const details = ["capabilities.languages", "specs.parameters", "specs.context_length"];
    const bare = { disabled: undefined };
    const license = ["license", "license_name", "license_url", "license_raw"];
    expect(translate(bare, { state: "none" }).hidden).toEqual([...details, ...license]);
    // An earlier name must not be joined to the licence that the tag names.
    expect(translate({ ...bare, tags: ["license:mit"] }, { state: "none" }).hidden).toEqual(details);
  });

  test("always a field of the registry", () => {
    for (const path of translate({ disabled: undefined }).hidden) {
      expect(["string", "number", "object"].some((kind) => fieldAccepts(path, example(path, kind)))).toBe(true);
    }
  });
});

function example(path: string, kind: string) {
  if (kind === "number") return 5;
  if (kind === "object") return ["en"];
  return path === "license_url" ? "https://hub.example" : "x";
}

test("a gate that is not known is kept raw", () => {
  const { candidate, unknownWords } = translate({ gated: "by-letter" });
  expect(unknownWords).toEqual([{ field: "gated", word: "by-letter" }]);
  expect(candidate.listing.raw).toEqual({ gated: "by-letter" });
  expect(translate({ gated: "auto" }).unknownWords).toEqual([]);
});

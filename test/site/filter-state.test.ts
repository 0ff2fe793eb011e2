// What a visitor asks of the list: read from addresses, written to them, and held against models.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facetIndex } from "../../site/src/list/facet-index.js";
import { chosenValues, refusalText } from "../../site/src/list/facet-labels.js";
import { readParts, SORT_NAMES } from "../../site/src/list/facet-parts.js";
import { quantizationChoices } from "../../site/src/list/facet-quantization.js";
import { countModels } from "../../site/src/list/facet-select.js";
import { suggestParts } from "../../site/src/list/facet-suggest.js";
import { FACETS, FILTER_NAMES } from "../../site/src/list/facets.js";
import { type ListState, readState, selectModels, settleState, writeState } from "../../site/src/list/state.js";
import { createLocale } from "../../site/src/messages/locale.js";
import type { ListModel } from "../../site/src/registry/list-model.js";
import { DEFAULT_SORT, SORT_FIELDS, sortModels } from "../../site/src/registry/sort.js";

const english = createLocale("en");
const german = createLocale("de");

const model = (id: string, facts: Partial<ListModel> = {}): ListModel => {
  return { id, name: id, organization: "acme", type: "llm", source: "huggingface", ...facts };
};

const MODELS: readonly ListModel[] = [
  model("a", {
    type: "dense",
    languages: ["en-GB", "de"],
    license: "MIT OR Apache-2.0",
    embeddingDim: 384,
    matryoshkaDims: [64],
    downloads: 5,
  }),
  model("b", {
    type: "dense",
    languages: ["en"],
    license: "mit",
    embeddingDim: 1024,
    contextLength: 8192,
    downloads: 9,
    modalities: ["text"],
  }),
  model("c", {
    family: "qwen",
    quantization: ["int4", "fp16"],
    contextLength: 131072,
    parameters: 7e9,
    modalities: ["text", "image"],
  }),
  model("d", {
    architectureType: "qwen3",
    quantization: ["fp8"],
    parameters: 6.7e9,
    status: "deprecated",
    organization: "Acme",
  }),
  model("e", { type: "checkpoint", baseModel: "SD 1.5", organization: "Ärger & Söhne", modalities: ["timeseries"] }),
  model("f", { type: "colbert", name: "Col-BERT", license: "MIT", languages: ["zh-Hant-TW"] }),
];

const select = (state: ListState) => selectModels(MODELS, sortModels(MODELS, state.sort, english), state);
const idsOf = (search: string) =>
  select(readState(search, MODELS))
    .map(({ id }) => id)
    .join("");

describe("the address", () => {
  it("says nothing for what everybody sees first", () => {
    const state = readState("", MODELS);
    expect(state).toEqual({ query: "", sort: DEFAULT_SORT, filters: {}, compare: [], invalid: [] });
    expect(writeState(state)).toBe("");
    expect(writeState(readState("?q=&sort=-downloads", MODELS))).toBe("");
  });

  it("names everything by the words of the registry", () => {
    const search =
      "q=b+c&sort=-context_length&type=llm&type=dense&license=MIT&min_context_length=8192&max_embedding_dim=512&compare=b&compare=a";
    const state = readState(`?${search}`, MODELS);
    expect(state).toEqual({
      query: "b c",
      sort: { field: "contextLength", descending: true },
      filters: { type: ["llm", "dense"], license: ["MIT"], min_context_length: ["8192"], max_embedding_dim: ["512"] },
      compare: ["b", "a"],
      invalid: [],
    });
    expect(writeState(state)).toBe(search);
  });

  it("takes values in any case and says each once, as the registry spells them most", () => {
    const state = readState("type=DENSE&type=dense&license=mit&architecture=qwen&language=EN-gb", MODELS);
    expect(writeState(state)).toBe("type=dense&architecture=Qwen&language=en-GB&license=MIT");
  });

  it.each([
    ["foo=bar", "foo is no filter", []],
    ["typ=dense", "typ is no filter", ["type=dense"]],
    ["toString=1", "toString is no filter", []],
    ["type=colbertt", "type=colbertt is not in this registry", ["type=colbert"]],
    ["type=", "type= is not in this registry", []],
    ["language=german", "language=german is not in this registry", ["language=de"]],
    ["capabilities=multi-modal", "capabilities=multi-modal is not in this registry", ["capabilities=multimodal"]],
    ["min_context_length=8k", "min_context_length=8k is no whole number above 0", []],
    ["min_embedding_dim=0", "min_embedding_dim=0 is no whole number above 0", []],
    ["max_embedding_dim=-5", "max_embedding_dim=-5 is no whole number above 0", []],
    ["max_embedding_dim=1e999", "max_embedding_dim=1e999 is no whole number above 0", []],
    ["sort=-download", "sort=-download is no order of this list", ["sort=-downloads"]],
    ["sort=constructor", "sort=constructor is no order of this list", []],
    ["compare=zzz", "compare=zzz is not in this registry", []],
  ])("keeps what it cannot follow: %s", (search, text, suggestions) => {
    const state = readState(search, MODELS);
    const [name = "", value = ""] = search.split("=");
    expect(state).toEqual({ ...readState("", MODELS), invalid: [{ name, value }] });
    expect(readState(writeState(state), MODELS)).toEqual(state);
    const { refused } = readParts(search, MODELS);
    expect(refused.map((part) => refusalText(part, english))).toEqual([text]);
    const found = refused.flatMap((part) => suggestParts(part, MODELS, english));
    expect(found.map(({ part }) => `${part.name}=${part.value}`)).toEqual(suggestions);
  });

  it.each([
    ["q=a&q=b", "q=b is one too many: q can be given once"],
    ["sort=name&sort=-name", "sort=-name is one too many: sort can be given once"],
    [
      "capabilities=text-only&capabilities=multimodal",
      "capabilities=multimodal is one too many: capabilities can be given once",
    ],
    [
      "min_context_length=1&min_context_length=2",
      "min_context_length=2 is one too many: min_context_length can be given once",
    ],
    ["min_embedding_dim=128&max_embedding_dim=64", "max_embedding_dim=64 contradicts the other bound"],
    ["max_embedding_dim=64&min_embedding_dim=128", "min_embedding_dim=128 contradicts the other bound"],
    ["compare=a&compare=b&compare=c&compare=d&compare=e", "compare=e is one too many: four models can be compared"],
  ])("follows the first of what contradicts itself: %s", (search, text) => {
    const { refused } = readParts(search, MODELS);
    expect(refused.map((part) => refusalText(part, english))).toEqual([text]);
    expect(writeState(readState(search, MODELS))).toBe(search);
  });

  it("follows a part once what it contradicted is gone", () => {
    const state = readState("min_embedding_dim=128&max_embedding_dim=64", MODELS);
    expect(settleState({ ...state, filters: {} }, MODELS)).toEqual(readState("max_embedding_dim=64", MODELS));
  });

  it("finds what was meant by names of languages in the language of the page", () => {
    const [part] = readParts("language=deutsch", MODELS).refused;
    expect(part && suggestParts(part, MODELS, german).map(({ text }) => text)).toEqual(["de"]);
  });

  const text = fc.string({ unit: "grapheme", maxLength: 12 });
  const limit = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  const subset = (values: readonly string[], most?: number) =>
    fc.shuffledSubarray([...values], most === undefined ? {} : { maxLength: most });
  const chosen = Object.fromEntries(
    facetIndex(MODELS)
      .all()
      .map(({ facet, values }) => [facet.name, subset(values, facet.isSingle ? 1 : undefined)]),
  );
  const filters = fc
    .record({
      ...chosen,
      min_context_length: fc.array(limit, { maxLength: 1 }),
      dims: fc.array(limit, { maxLength: 2 }),
    })
    .map(({ dims, min_context_length, ...choices }) => {
      const [min, max] = dims.toSorted((left, right) => left - right);
      const all: Record<string, readonly string[]> = {
        ...(choices as Record<string, string[]>),
        min_context_length: min_context_length.map(String),
        min_embedding_dim: min === undefined ? [] : [String(min)],
        max_embedding_dim: max === undefined ? [] : [String(max)],
      };
      return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
    });
  const states: fc.Arbitrary<ListState> = fc.record({
    query: text,
    sort: fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }),
    filters,
    compare: subset(
      MODELS.map(({ id }) => id),
      4,
    ),
    invalid: fc.constant([]),
  });

  it("holds every state", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(writeState(state), MODELS)).toEqual(state);
      }),
      { seed: 20261129, numRuns: 1000 },
    );
  });

  const names = ["q", "sort", "compare", "foo", "__proto__", ...FILTER_NAMES];
  const values = ["", "a", "b", "c", "d", "e", "dense", "colbertt", "en", "1", "007", "64", "x", "yes", "unknown"];
  const parts = fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...names), text),
      fc.oneof(fc.constantFrom(...values, ...Object.keys(SORT_NAMES), "text-only", "multimodal"), text),
    ),
    { maxLength: 12 },
  );

  it("loses nothing of whatever it says", () => {
    fc.assert(
      fc.property(parts, (said) => {
        const search = new URLSearchParams(said).toString();
        const state = readState(search, MODELS);
        expect(readState(writeState(state), MODELS)).toEqual(state);
        const kept = [...new URLSearchParams(writeState(state))].map(([name, value]) =>
          `${name}=${value}`.toLowerCase(),
        );
        for (const [name, value] of said) {
          if (name === "q" && value === "") continue;
          const number = /^\d+$/.test(value) && /_/.test(name) ? `${name}=${Number(value)}` : undefined;
          const isDefault = name === "sort" && value === "-downloads";
          const isKept = kept.includes(`${name}=${value}`.toLowerCase()) || kept.includes(number ?? "");
          expect(isKept || isDefault, `${name}=${value} of ${search}`).toBe(true);
        }
      }),
      { seed: 20261129, numRuns: 2000 },
    );
  });
});

describe("filters", () => {
  it.each([
    ["", "bacdef"],
    ["q=ARGER", "e"],
    ["q=col+bert", "f"],
    ["type=dense&type=colbert", "baf"],
    ["type=dense&license=Apache-2.0", "a"],
    ["license=MIT", "baf"],
    ["license=MIT+OR+Apache-2.0", "a"],
    ["license=unknown", "cde"],
    ["architecture=Qwen", "cd"],
    ["architecture=SD+1.5", "e"],
    ["architecture=unknown", "baf"],
    ["capabilities=text-only", "b"],
    ["capabilities=multimodal", "c"],
    ["quantization=4-bit", "c"],
    ["quantization=8-bit", "d"],
    ["quantization=fp8", "d"],
    ["quantization=2-bit", ""],
    ["quantization=2-bit&quantization=fp16", "c"],
    ["language=en", "ba"],
    ["language=en-GB", "a"],
    ["language=zh-Hant", "f"],
    ["organization=acme", "bacdf"],
    ["size_category=small", "d"],
    ["size_category=medium", "c"],
    ["size_category=unknown", "baef"],
    ["matryoshka=yes", "a"],
    ["status=active", "bacef"],
    ["status=deprecated", "d"],
    ["min_context_length=8192", "bc"],
    ["min_context_length=8193", "c"],
    ["min_embedding_dim=384&max_embedding_dim=384", "a"],
    ["max_embedding_dim=4096", "ba"],
    ["type=colbertt&foo=bar", "bacdef"],
  ])("%s", (search, ids) => {
    expect(idsOf(search)).toBe(ids);
  });

  it.each([
    ["int8", ["8-bit"]],
    ["int4", ["4-bit"]],
    ["int3", ["3-bit"]],
    ["int2", ["2-bit"]],
    ["Q4_K_M", ["4-bit"]],
    ["iq3_xxs", ["3-bit"]],
    ["q5_k_m", ["5-bit"]],
    ["fp8", ["8-bit", "fp8"]],
    ["mxfp4", ["4-bit", "mxfp4"]],
    ["nvfp4", ["4-bit", "nvfp4"]],
    ["fp16", ["fp16"]],
    ["F16", ["fp16"]],
    ["fp32", ["fp32"]],
    ["bf16", ["bf16"]],
    ["awq", ["awq"]],
  ])("the format %s falls under %j", (format, choices) => {
    expect(quantizationChoices(format)).toEqual(choices);
  });

  it("offer fixed choices first, then what most models have", () => {
    const offered = Object.fromEntries(
      facetIndex(MODELS)
        .all()
        .map(({ facet, values }) => [facet.name, values]),
    );
    expect(offered).toEqual({
      type: ["dense", "llm", "checkpoint", "colbert"],
      architecture: ["unknown", "Qwen", "SD 1.5"],
      capabilities: ["text-only", "multimodal"],
      quantization: ["2-bit", "3-bit", "4-bit", "8-bit", "fp16", "fp8"],
      language: ["en", "de", "en-GB", "zh", "zh-Hant", "zh-Hant-TW"],
      license: ["MIT", "unknown", "Apache-2.0", "MIT OR Apache-2.0"],
      organization: ["acme", "Ärger & Söhne"],
      size_category: ["small", "medium", "large", "unknown"],
      matryoshka: ["yes"],
      status: ["active", "deprecated", "retired"],
    });
  });

  it("count for each choice what the list would hold with it and all other filters", () => {
    for (const search of [
      "",
      "q=b",
      "type=dense",
      "type=dense&license=MIT",
      "language=en&license=Apache-2.0&min_context_length=4096",
      "capabilities=multimodal&status=active&min_context_length=131072",
      "min_embedding_dim=500&max_embedding_dim=2000&type=llm",
    ]) {
      const state = readState(search, MODELS);
      const counts = countModels(MODELS, state);
      expect(counts.total, search).toBe(idsOf(search).length);
      for (const { facet, values } of facetIndex(MODELS).all()) {
        const { [facet.name]: _, ...others } = state.filters;
        const with_ = (filters: ListState["filters"]) => select({ ...state, filters }).length;
        expect(counts.without(facet.name), `${search} without ${facet.name}`).toBe(with_(others));
        expect(counts.choices(facet.name), `${search} by ${facet.name}`).toEqual(
          values.map((value) => with_({ ...others, [facet.name]: [value] })),
        );
      }
      const { min_context_length: _, ...others } = state.filters;
      expect(counts.choices("min_context_length"), `${search} by context`).toEqual(
        [4096, 8192, 32768, 131072, 1000000].map(
          (least) => select({ ...state, filters: { ...others, min_context_length: [String(least)] } }).length,
        ),
      );
    }
  });

  it("are named in both languages", () => {
    const { filters } = readState(
      "type=dense&architecture=unknown&capabilities=text-only&quantization=4-bit&language=de&license=unknown&organization=acme" +
        "&size_category=small&matryoshka=yes&status=active&min_context_length=8192&min_embedding_dim=64&max_embedding_dim=1024",
      MODELS,
    );
    expect(chosenValues(filters, english).map(({ label }) => label)).toEqual([
      "Type: dense",
      "Architecture: Unknown",
      "Capabilities: Text only",
      "Quantization: 4-bit",
      "Language: German",
      "Licence: Not stated",
      "Organization: acme",
      "Size: Small: below 7 billion",
      "Matryoshka: Can be shortened",
      "Status: Active",
      "Context length: 8,192 or more",
      "Embedding dimension: 64 or more",
      "Embedding dimension: 1,024 or less",
    ]);
    expect(chosenValues(filters, german).map(({ label }) => label)).toEqual([
      "Art: dense",
      "Architektur: Unbekannt",
      "Fähigkeiten: Nur Text",
      "Quantisierung: 4 Bit",
      "Sprache: Deutsch",
      "Lizenz: Nicht angegeben",
      "Organisation: acme",
      "Größe: Klein: unter 7 Milliarden",
      "Matrjoschka: Lässt sich kürzen",
      "Status: Aktiv",
      "Kontextlänge: 8.192 oder mehr",
      "Dimension der Einbettung: 64 oder mehr",
      "Dimension der Einbettung: 1.024 oder weniger",
    ]);
    expect(chosenValues(filters, english)).toHaveLength(FACETS.length + 3);
  });
});

// What the comparison makes of an address and of facts, and how models are found, without a browser.
import { describe, expect, it } from "vitest";
import {
  addId,
  dropEntry,
  dropInvalidDifferences,
  invalidDifferences,
  readCompare,
  removeId,
  replaceEntry,
  setOnlyDifferences,
  sortEntries,
  wantsOnlyDifferences,
  writeCompare,
} from "../../site/src/compare/compare-state.js";
import { compareRows, countRows, differingRows } from "../../site/src/compare/rows.js";
import type { ListModel } from "../../site/src/registry/list-model.js";
import { indexModels, searchModels } from "../../site/src/ui/model-search.js";

describe("the address", () => {
  it.each(["", "id=a&id=b", "id=b&id=a&id=b&id=&differences=only", "id=%3Cb%3E+%26+%22&differences=all"])(
    "%j is written as it was read",
    (search) => expect(writeCompare(readCompare(search))).toBe(search),
  );

  it("says of every id what becomes of it", () => {
    const known = new Set(["a", "b", "c", "d", "e", "__proto__"]);
    const { ids } = readCompare("?id=b&id=x&id=a&id=b&id=&id=__proto__&id=c&id=d&id=e&id=d");
    expect(sortEntries(ids, (id) => known.has(id)).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "b model",
      "x unknown",
      "a model",
      "b duplicate",
      " empty",
      "__proto__ model",
      "c model",
      "d surplus",
      "e surplus",
      "d duplicate",
    ]);
  });

  it("changes only what was asked for", () => {
    const state = readCompare("id=a&id=x&id=a&id=b&differences=all");
    expect(writeCompare(addId(state, "c"))).toBe("id=a&id=x&id=a&id=b&id=c&differences=all");
    expect(writeCompare(removeId(state, "a"))).toBe("id=x&id=b&differences=all");
    expect(writeCompare(dropEntry(state, 2))).toBe("id=a&id=x&id=b&differences=all");
    expect(writeCompare(replaceEntry(state, 1, "y"))).toBe("id=a&id=y&id=a&id=b&differences=all");
    expect(writeCompare(setOnlyDifferences(state, true))).toBe("id=a&id=x&id=a&id=b&differences=only");
    expect(writeCompare(dropInvalidDifferences(state))).toBe("id=a&id=x&id=a&id=b");
    expect(invalidDifferences(state)).toEqual(["all"]);
    expect([state, setOnlyDifferences(state, true)].map(wantsOnlyDifferences)).toEqual([false, true]);
  });
});

describe("the rows", () => {
  const fields = ["id", "tags", "beirAvg", "beirDatasets", "beirBasis", "downloads", "source", "variants", "seen"].map(
    (name) => ({ name, title: name, group: name.startsWith("beir") ? "performance" : "" }),
  );
  const left = {
    id: "a",
    tags: ["x", "y"],
    beirAvg: 0.5,
    beirDatasets: 15,
    beirBasis: "measured",
    downloads: 5,
    source: "huggingface",
    variants: [{ id: "q", file: "f" }],
  };
  const right = { ...left, id: "b", tags: ["y", "x"], variants: [{ file: "f", id: "q" }] };
  const summary = (models: Parameters<typeof compareRows>[1]) =>
    compareRows(fields, models).map(({ name, rows }) => [
      name,
      ...rows.map(({ field, differs, notes }) => [field.name, differs ? "differs" : "same", ...notes].join(" ")),
    ]);

  it("differ where two stated values do, whatever the order of a list", () => {
    expect(summary([left, right])).toEqual([
      ["", "id differs", "tags same", "downloads same", "source same", "variants same"],
      ["performance", "beirAvg same", "beirDatasets same", "beirBasis same"],
    ]);
  });

  it("take what is not stated, or not loaded, for no difference", () => {
    expect(summary([left, { id: "a" }, undefined])).toEqual([
      ["", "id same", "tags same", "downloads same", "source same", "variants same"],
      ["performance", "beirAvg same", "beirDatasets same", "beirBasis same"],
    ]);
    expect(compareRows(fields, [undefined])).toEqual([]);
  });

  it("say what cannot be compared", () => {
    const other = { id: "a", beirAvg: 0.5, beirDatasets: 13, downloads: 7, source: "civitai" };
    expect(summary([left, other])).toEqual([
      ["", "id same", "tags same", "downloads differs popularitySource", "source differs", "variants same"],
      ["performance", "beirAvg same beirDatasets beirBasis", "beirDatasets differs", "beirBasis same"],
    ]);
    // A model without the score has no part in it.
    expect(summary([left, { id: "a", source: "civitai", beirDatasets: 13 }])).toEqual([
      ["", "id same", "tags same", "downloads same", "source differs", "variants same"],
      ["performance", "beirAvg same", "beirDatasets differs", "beirBasis same"],
    ]);
  });

  it("are counted, and cut to those that differ", () => {
    const groups = compareRows(fields, [left, { ...right, beirBasis: "mixed" }]);
    expect(countRows(groups)).toEqual({ all: 8, differing: 2 });
    expect(
      differingRows(groups).map(({ name, rows }) => [name, ...rows.map(({ field: { name: field } }) => field)]),
    ).toEqual([
      ["", "id"],
      ["performance", "beirBasis"],
    ]);
    expect(differingRows(compareRows(fields, [left, left]))).toEqual([]);
  });
});

describe("the search", () => {
  const model = (id: string, name: string, organization: string): ListModel => {
    return { id, name, organization, type: "dense", source: "huggingface" };
  };
  const index = indexModels([
    model("multilingual-e5", "Multilingual E5", "intfloat"),
    model("e5-base", "E5 base", "intfloat"),
    model("e5", "E5", "intfloat"),
    model("cafe", "Café", "Zürich"),
  ]);
  const ids = (query: string) => searchModels(index, query).models.map(({ id }) => id);

  it("puts the very name first, then what begins with the text, then the rest", () => {
    expect(ids("e5")).toEqual(["e5", "e5-base", "multilingual-e5"]);
    expect(ids("  E5 ")).toEqual(["e5", "e5-base", "multilingual-e5"]);
  });

  it("wants every word, in id, name or organisation, whatever its accents", () => {
    expect(ids("intfloat multi")).toEqual(["multilingual-e5"]);
    expect(ids("zurich CAFE")).toEqual(["cafe"]);
    expect(ids("intfloat/E5 b")).toEqual(["e5-base"]);
    expect(ids("bert")).toEqual([]);
  });

  it("returns 20 at most and says how many there are", () => {
    const many = indexModels(Array.from({ length: 10_000 }, (_, place) => model(`m-${place}`, `M ${place}`, "o")));
    const { models, total } = searchModels(many, "");
    expect([models.length, models[0]?.id, total]).toEqual([20, "m-0", 10_000]);
    expect(searchModels(many, "M 77").models[0]?.id).toBe("m-77");
  });
});

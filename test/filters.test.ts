// Filters of the repository: the code and the manifests say the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FILTERS, isFilterName, MODEL_REGISTRY, modelsByFilter } from "../generated/index.js";
import { REPOSITORY, readFilterFiles } from "./support/repository.js";

function readManifest(file: string) {
  return JSON.parse(readFileSync(join(REPOSITORY, "generated/manifests", file), "utf8"));
}

describe.each(FILTERS)("$filter", ({ filter: name, label, count }) => {
  const file = `${name.replaceAll("/", "-")}.json`;

  it("lists the same models in the code and in its file", () => {
    const { filter, modelIds } = readManifest(file);
    expect(filter).toBe(name);
    expect(modelsByFilter(name).map(({ id }) => id)).toEqual(modelIds);
  });

  it("has the count that it says, everywhere", () => {
    expect(modelsByFilter(name)).toHaveLength(count);
    const named = readManifest("index.json").filters.filter((entry: { filter: string }) => entry.filter === name);
    expect(named).toEqual([{ filter: name, label, count, file }]);
  });

  it("is a name, and its list is shared", () => {
    expect(isFilterName(name)).toBe(true);
    expect(modelsByFilter(name)).toBe(modelsByFilter(name));
  });
});

it("there is a file for every filter, and a filter for every file", () => {
  expect(readFilterFiles()).toEqual(FILTERS.map(({ filter }) => `${filter.replaceAll("/", "-")}.json`).sort());
});

it("the file of the models has every model once", () => {
  const { totalModels, models } = readManifest("models.json");
  expect(totalModels).toBe(MODEL_REGISTRY.length);
  expect(Object.keys(models).sort()).toEqual(MODEL_REGISTRY.map(({ id }) => id as string).sort());
});

it("the file of the models has every fact of every constant, so that their types hold for its records", () => {
  const { models } = readManifest("models.json");
  const different = MODEL_REGISTRY.flatMap((model) =>
    Object.entries(model)
      .filter(([key, value]) => JSON.stringify(models[model.id][key]) !== JSON.stringify(value))
      .map(([key]) => `${model.id}.${key}`),
  );
  expect(different).toEqual([]);
});

it.each(["constructor", "__proto__", "", "civitai-filter", "hf-filter/SMALL"])("%j is no name of a filter", (text) => {
  expect(isFilterName(text)).toBe(false);
});

it("a name that no filter has is an error that names those near it", () => {
  expect(() => modelsByFilter("hf-filter/smal" as "hf-filter/small")).toThrow(
    new RangeError(
      'There is no filter "hf-filter/smal". Did you mean hf-filter/small or hf-filter/mit or hf-filter/small/mit?',
    ),
  );
});

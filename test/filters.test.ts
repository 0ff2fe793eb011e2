// Filters of the built registry: in code, in the manifests, and through the loader, the same models in the same order.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FILTERS, type FilterName, isFilterName, type Model, modelsByFilter } from "../generated/index.js";
import { createManifestClient, type ManifestModel } from "../src/manifests/index.js";
import { REPOSITORY } from "./support/repository.js";

const folder = join(REPOSITORY, "generated/manifests");
const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
const asked: string[] = [];

const server = createServer(async (request, response) => {
  const name = (request.url ?? "").slice(1);
  asked.push(name);
  response.setHeader("content-type", "application/json").end(await readFile(join(folder, name)));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("the constants name the filters of the manifests, with their numbers of models", () => {
  expect(FILTERS.map(({ reason: _, ...filter }) => filter)).toEqual(
    index.filters.map(({ file: _, ...filter }: { file: string }) => filter),
  );
  expect(FILTERS.every(({ filter }) => isFilterName(filter))).toBe(true);
  expect(isFilterName("hf-filter/tiny")).toBe(false);
});

test("the loader gives the models of the constants, for one request of models.json however many filters are asked for", async () => {
  const { port } = server.address() as AddressInfo;
  const client = createManifestClient<FilterName, ManifestModel & Model>({ baseUrl: `http://127.0.0.1:${port}/` });
  const loaded = await Promise.all(
    FILTERS.map(async ({ filter }) => ({ filter, models: await client.models(filter) })),
  );
  for (const { filter, models } of loaded) {
    const constants = modelsByFilter(filter);
    expect(models.map(({ id }) => id)).toEqual(constants.map(({ id }) => id));
    for (const [place, constant] of constants.entries()) expect(models[place]).toMatchObject(constant);
  }
  expect(asked.filter((name) => name === "models.json")).toHaveLength(1);
  expect(asked.filter((name) => name === "index.json")).toHaveLength(1);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toHaveLength(FILTERS.length + 2);
});

// The client of manifests, against a real server on loopback.
import { describe, expect, test } from "vitest";
import { createManifestClient, type ManifestModel } from "../../src/manifests/index.js";
import { manifests, manyFilters, SMALL } from "./fixtures.js";
import { failureOf, startServer } from "./server.js";

async function serve(plan = SMALL) {
  const server = await startServer(manifests(plan));
  return { server, client: createManifestClient({ baseUrl: server.base }) };
}

describe("a client", () => {
  test("asks nothing before it is asked", async () => {
    const { server } = await serve();
    expect(server.seen).toEqual([]);
  });

  test("names filters from index.json alone", async () => {
    const { server, client } = await serve();
    const filters = await client.filters();
    expect(filters).toEqual([
      { filter: "hf-filter/small", label: "Label of hf-filter/small", count: 2 },
      { filter: "hf-filter/medium", label: "Label of hf-filter/medium", count: 3 },
    ]);
    expect(await client.filters()).toBe(filters);
    expect(server.asked()).toEqual(["index.json"]);
  });

  test("gives models of a filter in its order, with all their facts", async () => {
    const { server, client } = await serve();
    const models = await client.models("hf-filter/medium");
    expect(models.map(({ id }) => id)).toEqual(["tiny", "bge-m3", "house-7b"]);
    expect(models[1]).toEqual({
      id: "bge-m3",
      slug: "bge-m3",
      name: "BGE-M3",
      author: "someone",
      source: "huggingface",
      downloads: 3,
      likes: 2,
      tags: ["tag"],
      description: "",
      pricing: { input: 1, tiers: [{ above: 10 }] },
    });
    expect(server.asked().sort()).toEqual(["hf-filter-medium.json", "index.json", "models.json"]);
  });

  test("gives ids of a filter without the models", async () => {
    const { server, client } = await serve();
    expect(await client.ids("hf-filter/medium")).toEqual(["tiny", "bge-m3", "house-7b"]);
    expect(server.asked()).toEqual(["index.json", "hf-filter-medium.json"]);
  });

  test("gives one model, and all", async () => {
    const { server, client } = await serve();
    const all = await client.all();
    expect(all.map(({ id }) => id)).toEqual(["bge-m3", "house-7b", "tiny"]);
    expect(await client.model("tiny")).toBe(all[2]);
    for (const id of ["TINY", "", "__proto__", "constructor"]) expect(await client.model(id), id).toBeUndefined();
    expect(await client.all()).toBe(all);
    expect(server.asked()).toEqual(["index.json", "models.json"]);
  });

  test("shares one object between filters, frozen to the last list", async () => {
    const { client } = await serve();
    const [small, medium] = await Promise.all([client.models("hf-filter/small"), client.models("hf-filter/medium")]);
    expect(small[0]).toBe(medium[1]);
    expect(await client.models("hf-filter/small")).toBe(small);
    const model = small[0] as ManifestModel & { pricing: { tiers: { above: number }[] } };
    const filters = await client.filters();
    const given = [small, filters, filters[0], await client.ids("hf-filter/small"), await client.all()];
    for (const each of [...given, model, model.tags, model.pricing, model.pricing.tiers, model.pricing.tiers[0]]) {
      expect(Object.isFrozen(each)).toBe(true);
    }
  });

  test("may be taken apart", async () => {
    const { ids, refresh } = (await serve()).client;
    expect(await ids("hf-filter/small")).toEqual(["bge-m3", "tiny"]);
    expect(await refresh()).toBe(false);
  });

  test("asks for each file once, whoever wants it at the same time or later", async () => {
    const plan = manyFilters(25);
    const { server, client } = await serve(plan);
    const names = Object.keys(plan.filters);
    const lists = await Promise.all(names.map((name) => client.models(name)));
    expect(lists.map((models) => models.map(({ id }) => id))).toEqual(Object.values(plan.filters));
    expect(new Set(lists.map((models) => models[1])).size).toBe(1);
    const files = ["index.json", "models.json", ...names.map((name) => `${name}.json`)].sort();
    expect(server.asked().sort()).toEqual(files);
    await Promise.all([...names.map((name) => client.models(name)), client.all(), client.filters()]);
    expect(server.asked()).toEqual([]);
  });

  test("follows names with a hash", async () => {
    const { server, client } = await serve({ ...SMALL, hash: "3f9a1c0b5d2e4f60" });
    expect((await client.models("hf-filter/small")).length).toBe(2);
    expect(server.asked().sort()).toEqual([
      "hf-filter-small.3f9a1c0b5d2e4f60.json",
      "index.json",
      "models.3f9a1c0b5d2e4f60.json",
    ]);
  });

  test("takes a filter without models for what it is", async () => {
    const { client } = await serve({ filters: { none: [], some: ["a"] } });
    expect(await client.models("none")).toEqual([]);
  });

  test("takes files without any date, and with nothing but what is required", async () => {
    const server = await startServer({
      "index.json": { models: "m.json", filters: [{ filter: "f", label: "", count: 1, file: "f.json" }] },
      "m.json": { totalModels: 1, models: { a: { id: "a", slug: "s", name: "n", source: "other" } } },
      "f.json": { filter: "f", modelIds: ["a"] },
    });
    const client = createManifestClient({ baseUrl: server.base });
    expect(await client.models("f")).toEqual([{ id: "a", slug: "s", name: "n", source: "other" }]);
  });

  test("is not harmed by names that objects have by themselves", async () => {
    const entry = (id: string) => `{"id":"${id}","slug":"s","name":"n","source":"other","isAdmin":true}`;
    const server = await startServer({
      "index.json":
        '{"models":"m.json","filters":[{"filter":"__proto__","label":"l","count":2,"file":"f.json"}],"__proto__":{"a":1}}',
      "m.json": `{"totalModels":2,"models":{"__proto__":${entry("__proto__")},"constructor":${entry("constructor")}}}`,
      "f.json": '{"filter":"__proto__","modelIds":["constructor","__proto__"]}',
    });
    const client = createManifestClient({ baseUrl: server.base });
    expect((await client.models("__proto__")).map(({ id }) => id)).toEqual(["constructor", "__proto__"]);
    expect(await client.model("__proto__")).toMatchObject({ id: "__proto__", isAdmin: true });
    expect(await client.model("toString")).toBeUndefined();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test("is not harmed by what is nested deeply", async () => {
    const files = manifests(SMALL);
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const text = JSON.stringify(files["models.json"]).replace('"likes":2', `"likes":2,"deep":${deep}`);
    const server = await startServer({ ...files, "models.json": text });
    expect((await createManifestClient({ baseUrl: server.base }).all()).length).toBe(3);
  });
});

describe("an unknown filter", () => {
  test.each([
    ["hf-filter/smal", "hf-filter/smal is no filter of BASEindex.json. Did you mean hf-filter/small?"],
    ["Medium", "Medium is no filter of BASEindex.json. Did you mean hf-filter/medium?"],
    ["", '"" is no filter of BASEindex.json. filters() tells those that there are.'],
    ["__proto__", "__proto__ is no filter of BASEindex.json. filters() tells those that there are."],
    ["constructor", "constructor is no filter of BASEindex.json. filters() tells those that there are."],
    ["\u{202e}\n", '"\\u202e\\n" is no filter of BASEindex.json. filters() tells those that there are.'],
    ["x".repeat(300), `"${"x".repeat(80)}..." is no filter of BASEindex.json. filters() tells those that there are.`],
  ])("%j is an error before anything else is asked", async (filter, says) => {
    const { server, client } = await serve();
    for (const asked of [client.models(filter), client.ids(filter)]) {
      const failure = await failureOf(asked);
      expect(failure.message).toBe(says.replaceAll("BASE", server.base));
      expect(failure).toMatchObject({ code: "unknown-filter", url: `${server.base}index.json`, status: undefined });
    }
    expect(server.asked()).toEqual(["index.json"]);
  });

  test("is one whatever type it has", async () => {
    const { client } = await serve();
    for (const filter of [undefined, null, 3, ["hf-filter/small"]] as unknown as string[]) {
      expect((await failureOf(client.models(filter))).code).toBe("unknown-filter");
    }
  });

  test("names two that are equally near", async () => {
    const { server, client } = await serve({ filters: { "size-1b": ["a"], "size-7b": ["a"] } });
    expect((await failureOf(client.models("size-3b"))).message).toBe(
      `size-3b is no filter of ${server.base}index.json. Did you mean size-1b or size-7b?`,
    );
  });
});

// Asking again for what may have changed, against a real server on loopback.
import { describe, expect, test } from "vitest";
import { createManifestClient, type FilterInfo } from "../../src/manifests/index.js";
import { gate } from "../hub/server.js";
import { type Files, manifests, type Plan, SMALL } from "./fixtures.js";
import { failureOf, type ServerOptions, startServer } from "./server.js";

const SMALLER: Plan = { ...SMALL, filters: { ...SMALL.filters, "hf-filter/small": ["tiny"] } };
const RENAMED: Plan = { ...SMALL, facts: { tiny: { name: "Tiny 2" } } };
const TOGETHER = "Deploy all files of one generation together, and call refresh().";

async function serve(plan: Plan, options: ServerOptions = {}) {
  const server = await startServer(manifests(plan), options);
  const client = createManifestClient({ baseUrl: server.base });
  const ids = async (filter: string) => (await client.models(filter)).map(({ id }) => id);
  return { server, client, ids };
}

const namesOf = (filters: readonly FilterInfo[]) => filters.map(({ filter }) => filter);

describe("a refresh", () => {
  test.each([
    ["ETag", { validators: ["etag"] }],
    ["Last-Modified", { validators: ["last-modified"] }],
    ["both", { validators: ["etag", "last-modified"] }],
  ] as const)("asks for what was loaded only if it changed: %s", async (_, options) => {
    const { server, client } = await serve(SMALL, options);
    const models = await client.models("hf-filter/small");
    const filters = await client.filters();
    server.answers();
    for (let times = 0; times < 2; times++) {
      expect(await client.refresh()).toBe(false);
      expect(server.answers().sort()).toEqual(["304 hf-filter-small.json", "304 index.json", "304 models.json"]);
    }
    expect(await client.models("hf-filter/small")).toBe(models);
    expect(await client.filters()).toBe(filters);
    expect(server.answers()).toEqual([]);
  });

  test("sees by the content that nothing changed, where the server does not tell", async () => {
    const { server, client } = await serve(SMALL, { validators: [] });
    const models = await client.models("hf-filter/small");
    server.answers();
    expect(await client.refresh()).toBe(false);
    expect(server.answers().sort()).toEqual(["200 hf-filter-small.json", "200 index.json", "200 models.json"]);
    expect(await client.models("hf-filter/small")).toBe(models);
  });

  test("keeps the newest validators of a content that stayed", async () => {
    const options = { validators: ["etag"] as ("etag" | "last-modified")[] };
    const { server, client } = await serve(SMALL, options);
    await client.filters();
    options.validators = ["last-modified"];
    server.answers();
    expect(await client.refresh()).toBe(false);
    expect(await client.refresh()).toBe(false);
    expect(server.answers()).toEqual(["200 index.json", "304 index.json"]);
  });

  test("gives what is new, and keeps what did not change", async () => {
    const { server, client, ids } = await serve(SMALL);
    const [small, medium] = [await client.models("hf-filter/small"), await client.models("hf-filter/medium")];
    server.files = manifests(SMALLER);
    server.answers();
    expect(await client.refresh()).toBe(true);
    expect(server.answers().sort()).toEqual([
      "200 hf-filter-small.json",
      "200 index.json",
      "304 hf-filter-medium.json",
      "304 models.json",
    ]);
    expect(await ids("hf-filter/small")).toEqual(["tiny"]);
    expect((await client.filters())[0]?.count).toBe(1);
    expect(await client.models("hf-filter/medium")).toBe(medium);
    expect((await client.models("hf-filter/small"))[0]).toBe(small[1]);
    expect(server.answers()).toEqual([]);
    expect(await client.refresh()).toBe(false);
  });

  test("gives the new facts of models in every filter", async () => {
    const { server, client } = await serve(SMALL);
    const former = await client.models("hf-filter/small");
    server.files = manifests(RENAMED);
    expect(await client.refresh()).toBe(true);
    const models = await client.models("hf-filter/small");
    expect(models.map(({ name }) => name)).toEqual(["BGE-M3", "Tiny 2"]);
    expect((await client.models("hf-filter/medium"))[0]).toBe(models[1]);
    expect(former.map(({ name }) => name)).toEqual(["BGE-M3", "TINY"]);
  });

  test("does not ask for what has another name now, until it is wanted", async () => {
    const { server, client, ids } = await serve({ ...SMALL, hash: "aaaa" });
    await client.models("hf-filter/small");
    server.files = manifests({ ...SMALLER, hash: "bbbb" });
    server.answers();
    expect(await client.refresh()).toBe(true);
    expect(server.answers()).toEqual(["200 index.json"]);
    expect(await ids("hf-filter/small")).toEqual(["tiny"]);
    expect(server.answers().sort()).toEqual(["200 hf-filter-small.bbbb.json", "200 models.bbbb.json"]);
  });

  test("drops what is not named any more, and knows what is new", async () => {
    const { server, client, ids } = await serve(SMALL);
    await client.models("hf-filter/small");
    server.files = manifests({ filters: { "hf-filter/medium": ["tiny"], "hf-filter/large": ["house-7b"] } });
    expect(await client.refresh()).toBe(true);
    expect(namesOf(await client.filters())).toEqual(["hf-filter/medium", "hf-filter/large"]);
    expect((await failureOf(client.models("hf-filter/small"))).code).toBe("unknown-filter");
    expect(await ids("hf-filter/large")).toEqual(["house-7b"]);
    expect(await client.model("bge-m3")).toBeUndefined();
  });

  test("of nothing loads index.json", async () => {
    const { server, client } = await serve(SMALL);
    expect(await client.refresh()).toBe(true);
    expect(await client.refresh()).toBe(false);
    expect(server.answers()).toEqual(["200 index.json", "304 index.json"]);
  });

  test("is one for all who ask at the same time", async () => {
    const { server, client } = await serve(SMALL);
    await client.models("hf-filter/small");
    server.files = manifests(SMALLER);
    server.answers();
    expect(await Promise.all([client.refresh(), client.refresh(), client.refresh()])).toEqual([true, true, true]);
    expect(server.answers()).toHaveLength(3);
  });
});

describe("a refresh that fails", () => {
  const FAULTS: [string, string, unknown, string, string][] = [
    [
      "index.json is gone",
      "index.json",
      undefined,
      "not-found",
      "FILE is not there (the server answered 404). Check baseUrl.",
    ],
    [
      "models.json is cut off",
      "models.json",
      '{"totalModels":3',
      "not-json",
      "FILE cannot be used: it is text that is no JSON instead of JSON. Deploy the file again; it may be cut off.",
    ],
    [
      "a list is of the former generation",
      "hf-filter-small.json",
      manifests(SMALL)["hf-filter-small.json"],
      "wrong-shape",
      `FILE cannot be used: modelIds has 2 entries, and index.json says 1. ${TOGETHER}`,
    ],
    [
      "a list names a model that is not there",
      "hf-filter-small.json",
      { filter: "hf-filter/small", modelIds: ["new"] },
      "out-of-step",
      `FILE names the model new, which BASEmodels.json does not have. ${TOGETHER}`,
    ],
    [
      "another list is missing",
      "hf-filter-medium.json",
      undefined,
      "not-found",
      `FILE is not there (the server answered 404). index.json names it. ${TOGETHER}`,
    ],
  ];
  test.each(FAULTS)("leaves everything as it was: %s", async (_, file, content, code, says) => {
    const { server, client } = await serve(SMALL);
    const read = async () => [
      await client.filters(),
      await client.models("hf-filter/small"),
      await client.models("hf-filter/medium"),
      await client.all(),
    ];
    const former = await read();
    const files: Files = { ...manifests({ ...SMALLER, ...RENAMED, filters: SMALLER.filters }), [file]: content };
    server.files = files;
    const failure = await failureOf(client.refresh());
    expect(failure.message).toBe(says.replace("FILE", server.base + file).replace("BASE", server.base));
    expect(failure.code).toBe(code);
    server.answers();
    for (const [position, now] of (await read()).entries()) expect(now).toBe(former[position]);
    expect(server.answers()).toEqual([]);

    server.files = manifests(SMALLER);
    expect(await client.refresh()).toBe(true);
    expect(await client.ids("hf-filter/small")).toEqual(["tiny"]);
  });

  test("or is given up leaves everything as it was", async () => {
    const { server, client } = await serve(SMALL);
    const models = await client.models("hf-filter/small");
    const [arrived, closed] = [gate(), gate()];
    server.files = {
      ...manifests(SMALLER),
      "models.json": (_: unknown, response: { on(name: "close", listener: () => void): unknown }) => {
        response.on("close", closed.open);
        arrived.open();
      },
    };
    const controller = new AbortController();
    const refresh = client.refresh({ signal: controller.signal });
    await arrived.opened;
    controller.abort("enough");
    const failure = await failureOf(refresh);
    expect(failure.message).toBe(`${server.base} was given up by whoever asked. Ask again if it is still wanted.`);
    expect(failure).toMatchObject({ code: "aborted", cause: "enough", url: undefined });
    await closed.opened;
    expect(await client.models("hf-filter/small")).toBe(models);
    server.files = manifests(SMALLER);
    expect(await client.refresh()).toBe(true);
  });
});

describe("callers during a refresh", () => {
  test("get the former state, whole, until the new one is there, whole", async () => {
    const { server, client, ids } = await serve(SMALL);
    const former = await client.models("hf-filter/small");
    const next = manifests({ ...SMALLER, facts: RENAMED.facts ?? {} });
    const [arrived, opened] = [gate(), gate()];
    server.files = {
      ...next,
      "models.json": async (_: unknown, response: { end(text: string): void }) => {
        arrived.open();
        await opened.opened;
        response.end(JSON.stringify(next["models.json"]));
      },
    };
    const refresh = client.refresh();
    await arrived.opened;
    expect(await client.models("hf-filter/small")).toBe(former);
    expect((await client.filters())[0]?.count).toBe(2);
    opened.open();
    expect(await refresh).toBe(true);
    expect(await ids("hf-filter/small")).toEqual(["tiny"]);
    expect((await client.models("hf-filter/small"))[0]?.name).toBe("Tiny 2");
  });

  test("who began before it end with what they began with", async () => {
    const { server, client, ids } = await serve({ ...SMALL, hash: "aaaa" });
    await client.filters();
    const former = manifests({ ...SMALL, hash: "aaaa" });
    const [arrived, opened] = [gate(), gate()];
    server.files = {
      ...former,
      "models.aaaa.json": async (_: unknown, response: { end(text: string): void }) => {
        arrived.open();
        await opened.opened;
        response.end(JSON.stringify(former["models.aaaa.json"]));
      },
    };
    const began = ids("hf-filter/small");
    await arrived.opened;
    server.files = manifests({ ...SMALLER, hash: "bbbb" });
    expect(await client.refresh()).toBe(true);
    expect(await ids("hf-filter/small")).toEqual(["tiny"]);
    opened.open();
    expect(await began).toEqual(["bge-m3", "tiny"]);
    expect(await ids("hf-filter/small")).toEqual(["tiny"]);
  });
});

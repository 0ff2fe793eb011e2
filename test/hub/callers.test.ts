// Many callers of one client, and pages of many models, against a real server on loopback.
import { describe, expect, test } from "vitest";
import { createHubClient, fetchCharacteristics } from "../../src/hub/index.js";
import { failureOf, QUICK } from "./failure.js";
import { always, gate, HUB_ERRORS, inTurn, LLAMA, send, startHub } from "./server.js";

describe("many callers", () => {
  test("who want the same share a request, and what was read is kept", async () => {
    const { opened, open } = gate();
    const hub = await startHub(async (_, response) => {
      await opened;
      send(response, { body: LLAMA });
    });
    const client = createHubClient({ endpoint: hub.endpoint });
    const both = Promise.all([client.characteristics("org/name"), client.characteristics("org/name")]);
    open();
    const [one, other] = await both;
    expect(one).toBe(other);
    expect(await client.characteristics("org/name")).toBe(one);
    expect(hub.seen).toHaveLength(1);
  });

  test("may give up, each for itself", async () => {
    const { opened, open } = gate();
    const arrived = gate();
    const hub = await startHub(async (_, response) => {
      arrived.open();
      await opened;
      send(response, { body: LLAMA });
    });
    const client = createHubClient({ endpoint: hub.endpoint });
    const controller = new AbortController();
    const impatient = client.characteristics("org/name", { signal: controller.signal });
    const patient = client.characteristics("org/name");
    await arrived.opened;
    controller.abort("enough");
    const failure = await failureOf(impatient);
    expect(failure.message).toBe("org/name was given up. Ask again if it is still wanted.");
    expect(failure).toMatchObject({ code: "aborted", cause: "enough" });
    open();
    expect(await patient).toMatchObject({ layers: 2 });
    expect(hub.seen).toHaveLength(1);
  });

  test("who all give up end the request, and the next one begins anew", async () => {
    const closed = gate();
    const arrived = gate();
    let count = 0;
    const hub = await startHub((_, response) => {
      if (++count > 1) return send(response, { body: LLAMA });
      response.on("close", () => closed.open());
      arrived.open();
    });
    const client = createHubClient({ endpoint: hub.endpoint });
    const controller = new AbortController();
    const [one, other] = [1, 2].map(() => client.characteristics("org/name", { signal: controller.signal }));
    await arrived.opened;
    controller.abort();
    const next = client.characteristics("org/name");
    expect((await failureOf(one as Promise<unknown>)).code).toBe("aborted");
    expect((await failureOf(other as Promise<unknown>)).code).toBe("aborted");
    expect(await next).toMatchObject({ layers: 2 });
    await closed.opened;
  });

  test("give up a wait that the Hub asked for", async () => {
    const controller = new AbortController();
    const hub = await startHub((_, response) => {
      response.on("finish", () => controller.abort());
      send(response, { status: 429, headers: { "retry-after": "20" } });
    });
    const failure = await failureOf(
      fetchCharacteristics("org/name", { endpoint: hub.endpoint, signal: controller.signal }),
    );
    expect(failure.code).toBe("aborted");
  });

  test("are not given failures of the past", async () => {
    const hub = await startHub(inTurn({ status: 404 }, { body: LLAMA }));
    const client = createHubClient({ endpoint: hub.endpoint });
    expect((await failureOf(client.characteristics("org/name"))).code).toBe("not-found");
    expect(await client.characteristics("org/name")).toMatchObject({ layers: 2 });
  });

  test("find the models of late in the cache, or in one of their own", async () => {
    const hub = await startHub(always({ body: LLAMA }));
    const client = createHubClient({ endpoint: hub.endpoint, cacheSize: 2 });
    for (const id of ["a", "b", "a", "c", "a", "b"]) await client.characteristics(id);
    expect(hub.seen.map(({ path }) => path.split("/")[1])).toEqual(["a", "b", "c", "b"]);

    const cache = new Map();
    await fetchCharacteristics("a", { endpoint: hub.endpoint, cache });
    await fetchCharacteristics("a", { endpoint: hub.endpoint, cache });
    await fetchCharacteristics("a", { endpoint: hub.endpoint, cache, revision: "v1" });
    expect(hub.seen).toHaveLength(6);
    expect(cache.size).toBe(2);
  });
});

describe("a page of models", () => {
  test("is filled as they arrive, few at a time, and one that fails takes nothing from the others", async () => {
    const slow = gate();
    const hub = await startHub(async ({ url = "" }, response) => {
      if (url.startsWith("/org/slow/")) await slow.opened;
      send(response, url.startsWith("/org/gone/") ? HUB_ERRORS.noEntry : { body: LLAMA });
    });
    const client = createHubClient({ endpoint: hub.endpoint, concurrency: 2, ...QUICK });
    const ids = ["org/slow", "org/a", "a/b/c", "org/gone", "org/b", "org/a"];
    const arrived: [string, string | undefined][] = [];
    for await (const { id, characteristics, error } of client.characteristicsOf(ids)) {
      arrived.push([id, characteristics?.modelType ?? error?.code]);
      if (arrived.length === 4) slow.open();
    }
    expect(arrived).toEqual([
      ["a/b/c", "invalid-id"],
      ["org/a", "llama"],
      ["org/gone", "not-found"],
      ["org/b", "llama"],
      ["org/slow", "llama"],
    ]);
    expect(Math.max(...hub.seen.map(({ inFlight }) => inFlight))).toBe(2);
  });

  test("that is left gives up the rest", async () => {
    const silent = ["second", "third", "fourth"];
    const hub = await startHub(({ url = "" }, response) => {
      if (!silent.some((id) => url.startsWith(`/${id}/`))) send(response, { body: LLAMA });
    });
    const client = createHubClient({ endpoint: hub.endpoint, concurrency: 2 });
    for await (const { id } of client.characteristicsOf(["first", ...silent])) {
      expect(id).toBe("first");
      break;
    }
    // Both places are free again.
    await Promise.all(["fifth", "sixth"].map((id) => client.characteristics(id)));
    expect(hub.seen.map(({ path }) => path)).not.toContain("/fourth/resolve/main/config.json");
  });

  test("that nobody wants any more says so for each", async () => {
    const hub = await startHub(() => {});
    const client = createHubClient({ endpoint: hub.endpoint });
    const controller = new AbortController();
    const codes: (string | undefined)[] = [];
    const all = client.characteristicsOf(["a", "b"], { signal: controller.signal });
    controller.abort();
    for await (const { error } of all) codes.push(error?.code);
    expect(codes).toEqual(["aborted", "aborted"]);
    expect(hub.seen).toEqual([]);
  });
});

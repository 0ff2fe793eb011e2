// Callers who give up, against a real server on loopback.
import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { createManifestClient } from "../../src/manifests/index.js";
import { gate } from "../hub/server.js";
import { manifests, SMALL } from "./fixtures.js";
import { failureOf, startServer } from "./server.js";

const FILES = manifests(SMALL);

/** A server that holds one file back until the test lets it go. */
async function hold(file: string) {
  const [arrived, opened, closed] = [gate(), gate(), gate()];
  const held: RequestListener = async (_, response) => {
    response.on("close", closed.open);
    arrived.open();
    await opened.opened;
    response.end(JSON.stringify(FILES[file]));
  };
  const server = await startServer({ ...FILES, [file]: held });
  return { server, client: createManifestClient({ baseUrl: server.base }), arrived, opened, closed };
}

describe.each(["index.json", "models.json", "hf-filter-small.json"])("of %s", (file) => {
  test("one gives up and takes nothing from the other", async () => {
    const { server, client, arrived, opened } = await hold(file);
    const controller = new AbortController();
    const impatient = client.models("hf-filter/small", { signal: controller.signal });
    const patient = client.models("hf-filter/small");
    await arrived.opened;
    controller.abort("enough");
    const failure = await failureOf(impatient);
    expect(failure.message).toBe(`${server.base} was given up by whoever asked. Ask again if it is still wanted.`);
    expect(failure).toMatchObject({ code: "aborted", cause: "enough" });
    opened.open();
    expect((await patient).map(({ id }) => id)).toEqual(["bge-m3", "tiny"]);
    expect(server.asked().sort()).toEqual(["hf-filter-small.json", "index.json", "models.json"]);
  });

  test("all give up, which ends the request, and the next one begins anew", async () => {
    const { server, client, arrived, closed } = await hold(file);
    const controller = new AbortController();
    const both = [1, 2].map(() => failureOf(client.models("hf-filter/small", { signal: controller.signal })));
    await arrived.opened;
    controller.abort();
    expect((await Promise.all(both)).map(({ code }) => code)).toEqual(["aborted", "aborted"]);
    await closed.opened;
    server.files = FILES;
    expect((await client.models("hf-filter/small")).map(({ id }) => id)).toEqual(["bge-m3", "tiny"]);
    expect(server.seen.filter((seen) => seen.file === file)).toHaveLength(2);
  });
});

test("who gave up before they asked ask nothing, whatever is there", async () => {
  const server = await startServer(FILES);
  const client = createManifestClient({ baseUrl: server.base });
  const given = { signal: AbortSignal.abort() };
  const ask = () => [
    client.filters(given),
    client.models("hf-filter/small", given),
    client.ids("hf-filter/small", given),
    client.model("tiny", given),
    client.all(given),
    client.refresh(given),
  ];
  for (const failure of await Promise.all(ask().map(failureOf))) expect(failure.code).toBe("aborted");
  expect(server.seen).toEqual([]);
  await client.models("hf-filter/small");
  server.asked();
  for (const failure of await Promise.all(ask().map(failureOf))) expect(failure.code).toBe("aborted");
  expect(server.asked()).toEqual([]);
});

test("who have a signal leave nothing behind at it", async () => {
  const server = await startServer(FILES);
  const client = createManifestClient({ baseUrl: server.base });
  const controller = new AbortController();
  const models = await client.models("hf-filter/small", { signal: controller.signal });
  controller.abort();
  expect(await client.models("hf-filter/small")).toBe(models);
});

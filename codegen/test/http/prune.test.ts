// How the store of answers is kept small.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pruneStore } from "../../src/http/store.js";
import { contentOf, json, makeClient, readFiles, serve, temporaryDirectory } from "./support.js";

describe("pruning", () => {
  async function fill(cache: string, bodies: readonly string[]): Promise<(path: string) => Promise<unknown>> {
    const server = await serve((request, response) => {
      json(bodies[Number(request.url?.slice(1))])(request, response);
    });
    const client = makeClient({ cache });
    for (const index of bodies.keys()) await client.getJson({ url: server.url(`/${index}`) });
    const offline = makeClient({ cache, offline: true });
    return (path) =>
      offline.getJson({ url: server.url(path) }).then(
        ({ body }) => body,
        () => "gone",
      );
  }

  it("removes the oldest answers until the others fit", async () => {
    const cache = temporaryDirectory();
    const bodies = ["a", "b", "c", "d"].map((letter) => letter.repeat(998));
    const recall = await fill(cache, bodies);
    expect(await pruneStore(cache, 4000)).toBe(0);
    expect(await pruneStore(cache, 2500)).toBe(2);
    expect(await Promise.all(["/0", "/1", "/2", "/3"].map(recall))).toEqual(["gone", "gone", ...bodies.slice(2)]);
    expect(contentOf(cache)).toHaveLength(2);
    expect(readFiles(join(cache, "index-v5")).size).toBe(2);
    expect(await pruneStore(cache, 0)).toBe(2);
    expect(contentOf(cache)).toEqual([]);
  });

  it("counts a body once that several answers share", async () => {
    const cache = temporaryDirectory();
    const body = "a".repeat(998);
    const recall = await fill(cache, [body, body, body]);
    expect(await pruneStore(cache, 1000)).toBe(0);
    expect(await Promise.all(["/0", "/1", "/2"].map(recall))).toEqual([body, body, body]);
  });

  it("removes what is damaged", async () => {
    const cache = temporaryDirectory();
    const recall = await fill(cache, ["a", "b"]);
    const [path = ""] = contentOf(cache);
    writeFileSync(path, "other");
    await pruneStore(cache, 4000);
    expect(contentOf(cache)).toHaveLength(1);
    expect((await Promise.all(["/0", "/1"].map(recall))).filter((body) => body === "gone")).toHaveLength(1);
  });

  it("does nothing where there is no store", async () => {
    const cache = join(temporaryDirectory(), "none");
    expect(await pruneStore(cache, 0)).toBe(0);
    expect(existsSync(cache)).toBe(false);
    mkdirSync(cache);
    expect(await pruneStore(cache, 0)).toBe(0);
  });
});

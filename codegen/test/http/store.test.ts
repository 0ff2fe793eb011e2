// The store of answers: what is asked again, what is not, and what becomes of damage.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonRequest } from "../../src/http/types.js";
import { contentOf, failureOf, inTurn, json, makeClient, readFiles, serve, temporaryDirectory } from "./support.js";

const DATES = { first: "Sun, 01 Nov 2026 10:00:00 GMT", second: "Tue, 03 Nov 2026 10:00:00 GMT" };
const FIRST = { date: DATES.first, etag: '"one"', link: '<https://a.example/2>; rel="next"' };

/** Answers 304 where the request names what it has. */
function confirming(value: unknown, headers: Readonly<Record<string, string>>): RequestListener {
  return (request, response) => {
    const has = request.headers["if-none-match"] ?? request.headers["if-modified-since"];
    if (has === undefined) return json(value, headers)(request, response);
    response.writeHead(304, { date: DATES.second }).end();
  };
}

describe("a stored answer", () => {
  it("is confirmed by its host with an entity tag", async () => {
    const server = await serve(confirming(["stored"], FIRST));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    const asked = await makeClient({ cache }).getJson({ url });
    expect(asked).toMatchObject({ status: 200, body: ["stored"], date: "2026-11-01", url });
    const client = makeClient({ cache });
    const answer = await client.getJson({ url });
    expect(answer).toEqual({
      status: 200,
      headers: { etag: '"one"', link: FIRST.link },
      body: ["stored"],
      date: "2026-11-03",
      url,
    });
    expect(server.seen.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"one"']);
    expect(client.counts).toEqual({ sent: 1, stored: 1, waited: 0 });
    // The day of the confirmation is kept.
    expect((await makeClient({ cache, offline: true }).getJson({ url })).date).toBe("2026-11-03");
  });

  it("is confirmed by its host with a date", async () => {
    const server = await serve(confirming(["stored"], { "last-modified": DATES.first }));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    await makeClient({ cache }).getJson({ url });
    expect((await makeClient({ cache }).getJson({ url })).body).toEqual(["stored"]);
    expect(server.seen[1]?.headers["if-modified-since"]).toBe(DATES.first);
  });

  it("gives way to a newer one", async () => {
    const server = await serve(inTurn(json(["old"], FIRST), json(["new"], { date: DATES.second, etag: '"two"' })));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    await makeClient({ cache }).getJson({ url });
    const client = makeClient({ cache });
    expect(await client.getJson({ url })).toMatchObject({ body: ["new"], date: "2026-11-03" });
    expect(client.counts.stored).toBe(0);
    expect((await makeClient({ cache, offline: true }).getJson({ url })).body).toEqual(["new"]);
  });

  it("is confirmed at the address where it was", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/new") return confirming(["there"], { etag: '"one"' })(request, response);
      json({}, { location: "/new" }, 307)(request, response);
    });
    const [cache, url] = [temporaryDirectory(), server.url("/old")];
    await makeClient({ cache }).getJson({ url });
    expect(await makeClient({ cache }).getJson({ url })).toMatchObject({ body: ["there"], url: server.url("/new") });
    const tags = server.seen.map(({ path, headers }) => `${path} ${headers["if-none-match"] ?? ""}`);
    expect(tags).toEqual(["/old ", "/new ", "/old ", '/new "one"']);
    const offline = makeClient({ cache, offline: true });
    expect((await offline.getJson({ url })).url).toEqual(server.url("/new"));
  });

  it("that cannot change is taken without asking", async () => {
    const server = await serve(json({ sha: "1" }, FIRST));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    await makeClient({ cache }).getJson({ url, immutable: true });
    const client = makeClient({ cache });
    expect(await client.getJson({ url, immutable: true })).toMatchObject({ body: { sha: "1" }, date: "2026-11-01" });
    expect(server.seen).toHaveLength(1);
    expect(client.counts).toEqual({ sent: 0, stored: 1, waited: 0 });
  });

  it("may be that there is nothing, where that cannot change and whoever asks believes it", async () => {
    const nothing: RequestListener = (_, response) => {
      response.writeHead(404, { "x-error-code": "EntryNotFound", date: DATES.first }).end("Entry not found");
    };
    const server = await serve(inTurn(nothing, nothing, json({}, {}, 404), nothing));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    const client = makeClient({ cache });
    const request: JsonRequest = {
      url,
      accept: [404],
      immutable: true,
      mayKeep: ({ status, headers }) => status === 404 && headers["x-error-code"] === "EntryNotFound",
    };
    await client.getJson({ ...request, immutable: false });
    const { mayKeep: _, ...trusting } = request;
    await client.getJson(trusting);
    await client.getJson(request);
    expect([...readFiles(cache)]).toEqual([]);
    await client.getJson(request);
    expect(server.seen).toHaveLength(4);
    expect(await client.getJson(request)).toEqual({
      status: 404,
      headers: { "x-error-code": "EntryNotFound" },
      body: undefined,
      date: "2026-11-01",
      url,
    });
    expect(server.seen).toHaveLength(4);
    // To a request that takes it for a failure, it is no answer.
    expect((await failureOf(client.getJson({ url, immutable: true }))).event).toBe("answered 404 (EntryNotFound)");
    const offline = makeClient({ cache, offline: true });
    expect((await failureOf(offline.getJson({ url }))).fault).toBe("offline");
  });

  it("is neither a failure nor half an answer", async () => {
    const broken: RequestListener = (_, response) => response.end("[1, 2");
    const server = await serve(inTurn(json({}, {}, 403), json({}, {}, 404), broken));
    const cache = temporaryDirectory();
    const client = makeClient({ cache, settings: { retries: 0 } });
    await client.getJson({ url: server.url("/"), accept: [403], immutable: true });
    await failureOf(client.getJson({ url: server.url("/"), immutable: true }));
    await failureOf(client.getJson({ url: server.url("/"), immutable: true }));
    expect([...readFiles(cache)]).toEqual([]);
  });
});

describe("offline", () => {
  it("stored answers are given, and nobody is asked", async () => {
    const server = await serve(json(["stored"], FIRST));
    const cache = temporaryDirectory();
    await makeClient({ cache }).getJson({ url: server.url("/") });
    const connections = server.connections();
    const client = makeClient({ cache, offline: true });
    expect(await client.getJson({ url: server.url("/") })).toMatchObject({ body: ["stored"], date: "2026-11-01" });
    const error = await failureOf(client.getJson({ url: server.url("/other") }));
    expect(error.message).toBe(
      `GET ${server.url("/other")} is not in the store, and --offline asks nobody. Run it once without --offline.`,
    );
    expect(error.fault).toBe("offline");
    expect((await failureOf(makeClient({ offline: true }).getJson({ url: server.url("/") }))).fault).toBe("offline");
    expect(server.connections()).toBe(connections);
    expect(client.counts).toEqual({ sent: 0, stored: 1, waited: 0 });
  });
});

describe("a damaged store", () => {
  it.each([
    ["content that is not what it was", (path: string) => writeFileSync(path, "[1, 2")],
    ["content cut off", (path: string) => writeFileSync(path, "")],
    ["content gone", (path: string) => rmSync(path)],
  ])("with %s is repaired by asking", async (_, damage) => {
    const server = await serve(json(["good"], FIRST));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    await makeClient({ cache }).getJson({ url, immutable: true });
    const [path = ""] = contentOf(cache);
    damage(path);
    expect((await failureOf(makeClient({ cache, offline: true }).getJson({ url }))).fault).toBe("offline");
    damage(existsSync(path) ? path : temporaryFile());
    expect((await makeClient({ cache }).getJson({ url, immutable: true })).body).toEqual(["good"]);
    // Without what was stored, nothing can be confirmed.
    expect(server.seen[1]?.headers).not.toHaveProperty("if-none-match");
    expect((await makeClient({ cache, offline: true }).getJson({ url })).body).toEqual(["good"]);
  });

  it("with a damaged index is repaired by asking", async () => {
    const server = await serve(json(["good"], FIRST));
    const [cache, url] = [temporaryDirectory(), server.url("/")];
    await makeClient({ cache }).getJson({ url });
    for (const path of readFiles(join(cache, "index-v5")).keys()) writeFileSync(path, "garbage\tgarbage\n");
    expect((await makeClient({ cache }).getJson({ url })).body).toEqual(["good"]);
    expect((await makeClient({ cache, offline: true }).getJson({ url })).body).toEqual(["good"]);
  });
});

describe("a store that cannot be written", () => {
  it("is an error of the file system", async () => {
    const server = await serve(json([]));
    const cache = join(temporaryDirectory(), "file");
    writeFileSync(cache, "");
    const error = await makeClient({ cache })
      .getJson({ url: server.url("/") })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "ENOTDIR", path: expect.stringContaining(cache) });
  });
});

function temporaryFile(): string {
  const path = join(temporaryDirectory(), "file");
  writeFileSync(path, "");
  return path;
}

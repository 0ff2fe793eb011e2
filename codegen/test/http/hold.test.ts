// Waiting because a host asks for it: how long, who waits, and what is told of it.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Wait } from "../../src/http/open-wire.js";
import { failureOf, gapsOf, inTurn, json, makeClient, type Seen, serve } from "./support.js";

const usedUp = (seconds: number) => ({
  ratelimit: `"api";r=0;t=${seconds}`,
  "ratelimit-policy": '"fixed window";"api";q=500;w=300',
});

/** Waits for exactly so many seconds: not less, and not a second more. */
function expectWait(gap: number | undefined, seconds: number): void {
  expect(gap).toBeGreaterThanOrEqual(seconds * 1000);
  expect(gap).toBeLessThan((seconds + 1) * 1000);
}

const pathOf = ({ path }: Seen) => path;

describe("a hold", () => {
  it("begins with an answer that says the limit is used up, though it is a good one", async () => {
    const server = await serve(inTurn(json([1], usedUp(1)), json([2])));
    const waits: Wait[] = [];
    const client = makeClient({ onWait: (wait) => waits.push(wait) });
    expect((await client.getJson({ url: server.url("/1") })).body).toEqual([1]);
    expect(client.counts.waited).toBe(0);
    await Promise.all(["/2", "/3", "/4"].map((path) => client.getJson({ url: server.url(path) })));
    expectWait(gapsOf(server)[0], 1);
    // Three waited, at the same time.
    expect(waits).toEqual([{ host: server.url("/").host, seconds: 1, because: "its limit is used up" }]);
    expect(client.counts.waited).toBeGreaterThan(500);
    expect(client.counts.waited).toBeLessThanOrEqual(1000);
  });

  it("lasts as long as 429 says, with no backoff on top", async () => {
    const server = await serve(inTurn(json({}, { "retry-after": "1" }, 429), json([])));
    const waits: Wait[] = [];
    const client = makeClient({ settings: { backoff: 60_000 }, onWait: (wait) => waits.push(wait) });
    expect((await client.getJson({ url: server.url("/") })).status).toBe(200);
    expectWait(gapsOf(server)[0], 1);
    expect(waits).toEqual([{ host: server.url("/").host, seconds: 1, because: "it answered 429" }]);
    expect(client.counts).toEqual({ sent: 2, stored: 0, waited: 1000 });
  });

  it("lasts as long as 503 says", async () => {
    const server = await serve(inTurn(json({}, { "retry-after": "2", "cache-control": "no-store" }, 503), json([])));
    await makeClient().getJson({ url: server.url("/") });
    expectWait(gapsOf(server)[0], 2);
  });

  it("lasts until a date by the host's clock, which is years behind", async () => {
    const dates = { date: "Sat, 01 Jan 2000 00:00:00 GMT", "retry-after": "Sat, 01 Jan 2000 00:00:01 GMT" };
    const server = await serve(inTurn(json({}, dates, 429), json([])));
    await makeClient().getJson({ url: server.url("/") });
    expectWait(gapsOf(server)[0], 1);
  });

  it("lasts for the longer of two times", async () => {
    const [long, short] = [{ "retry-after": "1", ratelimit: '"api";r=0;t=2' }, { "retry-after": "1" }];
    const server = await serve(inTurn(json({}, long, 429), json({}, { ...short, ...usedUp(1) }, 429), json([])));
    await makeClient().getJson({ url: server.url("/") });
    expectWait(gapsOf(server)[0], 2);
    expectWait(gapsOf(server)[1], 1);
  });

  it("holds back others of its bucket, and nobody else", async () => {
    const server = await serve((request, response) => {
      const isFirst = request.url === "/api/1";
      json([], isFirst ? usedUp(2) : {})(request, response);
    });
    // One place only: those who wait must not have it.
    const client = makeClient({ settings: { concurrency: 1 } });
    await client.getJson({ url: server.url("/api/1"), bucket: "api" });
    const api = ["/api/2", "/api/3"].map((path) => client.getJson({ url: server.url(path), bucket: "api" }));
    await sleep(50);
    await client.getJson({ url: server.url("/files/1"), bucket: "resolvers" });
    await client.getJson({ url: server.url("/page") });
    await Promise.all(api);
    expect(server.seen.map(pathOf)).toEqual(["/api/1", "/files/1", "/page", "/api/2", "/api/3"]);
    expectWait((server.seen[3]?.at ?? 0) - (server.seen[0]?.at ?? 0), 2);
  });

  it("holds back those that had a place already", async () => {
    const server = await serve((request, response) => {
      json([], request.url === "/api/1" ? usedUp(2) : {})(request, response);
    });
    // The second waits for its start when the first is answered; the third waits for a place.
    const client = makeClient({ settings: { concurrency: 2, interval: 1000 } });
    const paths = ["/api/1", "/api/2", "/api/3"];
    const api = paths.map((path) => client.getJson({ url: server.url(path), bucket: "api" }));
    await client.getJson({ url: server.url("/files/1"), bucket: "resolvers" });
    await Promise.all(api);
    const seen = server.seen.map(pathOf);
    // Which of those that waited goes first is nobody's business.
    expect([...seen.slice(0, 2), ...seen.slice(2).sort()]).toEqual(["/api/1", "/files/1", "/api/2", "/api/3"]);
    expectWait((server.seen[2]?.at ?? 0) - (server.seen[0]?.at ?? 0), 2);
  });

  it("holds back the same bucket of its host, not of another", async () => {
    const [held, free] = [await serve(json([], usedUp(2))), await serve(json([]))];
    const client = makeClient();
    await client.getJson({ url: held.url("/"), bucket: "api" });
    const waiting = client.getJson({ url: held.url("/"), bucket: "api" });
    await client.getJson({ url: free.url("/"), bucket: "api" });
    expect(held.seen).toHaveLength(1);
    await waiting;
    expect(held.seen).toHaveLength(2);
  });

  it("is counted once, from when the first begins to wait", async () => {
    const server = await serve(inTurn(json([], usedUp(1)), json([])));
    const client = makeClient();
    await client.getJson({ url: server.url("/1") });
    const first = client.getJson({ url: server.url("/2") });
    await sleep(700);
    await Promise.all([first, client.getJson({ url: server.url("/3") })]);
    expect(client.counts.waited).toBeGreaterThanOrEqual(700);
    expect(client.counts.waited).toBeLessThanOrEqual(1000);
  });

  it("is counted among the tries that are allowed", async () => {
    const server = await serve(json({ error: "Slow down" }, { "retry-after": "0" }, 429));
    const client = makeClient({ settings: { retries: 2 } });
    const error = await failureOf(client.getJson({ url: server.url("/") }));
    expect(error.message).toBe(
      `GET ${server.url("/")} answered 429 (Too Many Requests) 3 times: "Slow down". ` +
        "Try again later; what was read so far is kept.",
    );
    expect(error).toMatchObject({ fault: "status", status: 429 });
    expect(server.seen).toHaveLength(3);
  });

  it("that outlasts the run fails at once, for those who come later, too", async () => {
    const server = await serve(json({}, { "retry-after": "3600" }, 429));
    const waits: Wait[] = [];
    const client = makeClient({ settings: { runTimeout: 1_200_500 }, onWait: (wait) => waits.push(wait) });
    const error = await failureOf(client.getJson({ url: server.url("/") }));
    expect(error.message).toBe(
      `GET ${server.url("/")} asks to wait 3600 s, more than the 1200 s that are left of this run. ` +
        "Try again later; what was read so far is kept.",
    );
    expect(error).toMatchObject({ fault: "wait-too-long", status: 429 });
    expect((await failureOf(client.getJson({ url: server.url("/later") }))).fault).toBe("wait-too-long");
    expect(server.seen).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(client.counts.waited).toBe(0);
  });

  it("ends at once when interrupted", async () => {
    const server = await serve(json({}, { "retry-after": "600" }, 429));
    const interruption = new AbortController();
    const client = makeClient({ signal: interruption.signal, onWait: () => interruption.abort() });
    const error = await failureOf(client.getJson({ url: server.url("/") }));
    expect(error.message).toBe(`GET ${server.url("/")} was interrupted. Run it again; what was read so far is kept.`);
    expect(error).toMatchObject({ fault: "interrupted", status: 429 });
    // What was waited, not what was asked.
    expect(client.counts.waited).toBeLessThan(600_000);
  });
});

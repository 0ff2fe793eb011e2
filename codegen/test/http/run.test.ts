// The end of a run: interruption, time-out and closing, wherever a request is at that moment.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/http/http-date.js";
import { failureOf, json, makeClient, serve, temporaryDirectory } from "./support.js";

const AGAIN = "Run it again; what was read so far is kept.";

describe("an interruption", () => {
  it("ends requests in flight and those that wait for a place, at once", async () => {
    const server = await serve(() => {});
    const interruption = new AbortController();
    const client = makeClient({ signal: interruption.signal, settings: { interval: 100 } });
    const requests = [1, 2, 3, 4, 5, 6].map((page) => failureOf(client.getJson({ url: server.url(`/${page}`) })));
    while (server.seen.length < 2) await sleep(10);
    interruption.abort();
    const errors = await Promise.all(requests);
    expect(errors.map(({ message }) => message)).toEqual(
      [1, 2, 3, 4, 5, 6].map((page) => `GET ${server.url(`/${page}`)} was interrupted. ${AGAIN}`),
    );
    expect(new Set(errors.map(({ fault }) => fault))).toEqual(new Set(["interrupted"]));
    expect((await failureOf(client.getJson({ url: server.url("/later") }))).fault).toBe("interrupted");
    expect(server.seen.length).toBeLessThanOrEqual(3);
  });

  it("ends the wait before a further try", async () => {
    const server = await serve(json({}, {}, 503));
    const interruption = new AbortController();
    const client = makeClient({ signal: interruption.signal, settings: { backoff: 600_000 } });
    const request = failureOf(client.getJson({ url: server.url("/") }));
    while (server.seen.length < 1) await sleep(10);
    await sleep(50);
    interruption.abort();
    expect(await request).toMatchObject({ fault: "interrupted", status: 503 });
    expect(server.seen).toHaveLength(1);
  });

  it("before the first request lets none go out, and gives no stored answer", async () => {
    const server = await serve(json([]));
    const cache = temporaryDirectory();
    await makeClient({ cache }).getJson({ url: server.url("/") });
    const signal = AbortSignal.abort();
    const client = makeClient({ cache, signal });
    expect((await failureOf(client.getJson({ url: server.url("/") }))).fault).toBe("interrupted");
    const offline = makeClient({ cache, signal, offline: true });
    expect((await failureOf(offline.getJson({ url: server.url("/") }))).fault).toBe("interrupted");
    expect(server.seen).toHaveLength(1);
  });
});

describe("the end of the time for a run", () => {
  it("ends what is in flight", async () => {
    const server = await serve(() => {});
    const client = makeClient({ settings: { runTimeout: 500 } });
    const error = await failureOf(client.getJson({ url: server.url("/") }));
    expect(error.message).toBe(`GET ${server.url("/")} was not done when the 0.5 s of this run were over. ${AGAIN}`);
    expect(error.fault).toBe("run-timeout");
    expect((await failureOf(client.getJson({ url: server.url("/later") }))).fault).toBe("run-timeout");
  });

  it("ends the wait before a further try", async () => {
    const server = await serve(json({}, {}, 503));
    const client = makeClient({ settings: { runTimeout: 500, backoff: 600_000 } });
    expect(await failureOf(client.getJson({ url: server.url("/") }))).toMatchObject({
      fault: "run-timeout",
      status: 503,
    });
  });
});

describe("closing", () => {
  it("ends everything, and may be done twice", async () => {
    const server = await serve(() => {});
    const client = makeClient();
    const request = failureOf(client.getJson({ url: server.url("/") }));
    while (server.seen.length < 1) await sleep(10);
    await client.close();
    expect((await request).fault).toBe("interrupted");
    await client.close();
    await makeClient({ offline: true }).close();
  });
});

describe("the day of an answer", () => {
  it("is that of its host", async () => {
    const server = await serve(json([], { date: "Tue, 03 Nov 2026 23:59:59 GMT" }));
    expect((await makeClient().getJson({ url: server.url("/") })).date).toBe("2026-11-03");
  });

  it("is today where the host does not tell", async () => {
    const server = await serve((_, response) => {
      response.sendDate = false;
      response.end("[]");
    });
    const before = new Date().toISOString().slice(0, 10);
    const { date } = await makeClient().getJson({ url: server.url("/") });
    expect([before, new Date().toISOString().slice(0, 10)]).toContain(date);
    expect(dayOf("Fri, 31 Dec 99999 23:59:59 GMT")).toBe(new Date().toISOString().slice(0, 10));
    expect(dayOf("yesterday")).toBe(new Date().toISOString().slice(0, 10));
  });
});

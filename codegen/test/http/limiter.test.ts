// How many requests at once and how close together, as the server sees it.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_HTTP_SETTINGS } from "../../src/http/types.js";
import { atEnd, gapsOf, inTurn, json, listen, makeClient, serve, varied } from "./support.js";

const { concurrency, interval } = DEFAULT_HTTP_SETTINGS;
const POLITE = { concurrency, interval };
const DAY = 86_400_000;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Sends requests all at once, and tells what the server saw of them. */
async function measure(requests: number) {
  const { listener, mostInFlight } = varied();
  const server = await serve(listener);
  const client = makeClient({ settings: POLITE });
  await Promise.all(Array.from({ length: requests }, (_, index) => client.getJson({ url: server.url(`/${index}`) })));
  expect(server.seen).toHaveLength(requests);
  expect(client.counts).toEqual({ sent: requests, stored: 0, waited: 0 });
  return { gaps: gapsOf(server), mostInFlight: mostInFlight() };
}

describe("the limiter", () => {
  it("keeps 100 ms between starts and 3 in flight, with fast answers and slow ones", async () => {
    const { gaps, mostInFlight } = await measure(60);
    console.log(`60 requests: at least ${Math.min(...gaps).toFixed(1)} ms apart, ${mostInFlight} in flight at most`);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(interval);
    expect(mostInFlight).toBe(concurrency);
  });

  it("neither stalls nor hurries when the clock jumps", async () => {
    const now = Date.now;
    let calls = 0;
    const begin = performance.now();
    // A day ahead after a second, and a day behind after two.
    vi.spyOn(Date, "now").mockImplementation(() => {
      calls++;
      const seconds = Math.floor((performance.now() - begin) / 1000);
      return now() + (seconds === 0 ? 0 : seconds === 1 ? DAY : -DAY);
    });
    const { gaps } = await measure(40);
    console.log(`40 requests while the clock jumps: at least ${Math.min(...gaps).toFixed(1)} ms apart`);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(interval);
    // A wait of a day would have ended the test; a burst would have shown above.
    expect(Math.max(...gaps)).toBeLessThan(30_000);
    expect(calls).toBeGreaterThan(0);
  });

  it("spaces the moments of sending, not those of permission, where connecting takes time", async () => {
    const server = await serve(json([]));
    let tunnels = 0;
    // The first tunnel takes long, so that two requests would come out of theirs at the same time.
    const proxy = createServer((socket) => {
      const delay = tunnels++ === 0 ? 3 * interval : 0;
      socket.on("error", () => {});
      socket.once("data", async () => {
        await sleep(delay);
        const through = connect(Number(new URL(server.origin).port), "127.0.0.1", () => {
          socket.write("HTTP/1.1 200 OK\r\n\r\n");
          socket.pipe(through).pipe(socket);
        });
        through.on("error", () => {});
      });
    });
    vi.stubEnv("HTTP_PROXY", `http://127.0.0.1:${await listen(proxy)}`);
    atEnd(() => {
      proxy.close();
    });
    const client = makeClient({ settings: POLITE });
    await Promise.all([1, 2, 3, 4].map((page) => client.getJson({ url: server.url(`/${page}`) })));
    expect(server.seen).toHaveLength(4);
    expect(Math.min(...gapsOf(server))).toBeGreaterThanOrEqual(interval);
  });

  it("does not count the time in which the process is halted before the host can see the request", async () => {
    const server = await serve(json([]));
    let isFirst = true;
    const halt = () => {
      if (isFirst) setImmediate(() => block(60));
      isFirst = false;
    };
    subscribe("undici:client:sendHeaders", halt);
    atEnd(() => unsubscribe("undici:client:sendHeaders", halt));
    const client = makeClient({ settings: POLITE });
    await Promise.all([1, 2, 3].map((page) => client.getJson({ url: server.url(`/${page}`) })));
    expect(isFirst).toBe(false);
    expect(Math.min(...gapsOf(server))).toBeGreaterThanOrEqual(interval);
  });

  it("counts redirects and further tries like any other request", async () => {
    const answers = [json({}, { location: "/other" }, 302), json({}, {}, 503), json({}, { "retry-after": "0" }, 429)];
    const server = await serve(inTurn(...answers, json({}, { location: "/another" }, 307), json([])));
    const client = makeClient({ settings: POLITE });
    await Promise.all(["/a", "/b", "/c"].map((path) => client.getJson({ url: server.url(path) })));
    // Three requests, and four more for what the first four answers asked.
    expect(server.seen).toHaveLength(7);
    expect(client.counts.sent).toBe(7);
    expect(Math.min(...gapsOf(server))).toBeGreaterThanOrEqual(interval);
  });

  it("does not let one host wait for another", async () => {
    const [first, second] = [await serve(json([])), await serve(json([]))];
    const client = makeClient({ settings: { interval: 1000 } });
    const requests = [first, second, first, second].map((server) => client.getJson({ url: server.url("/") }));
    await Promise.all(requests);
    const [begin = 0, end = 0] = first.seen.map(({ at }) => at);
    expect(second.seen[0]?.at).toBeLessThan(end);
    expect(end - begin).toBeGreaterThanOrEqual(1000);
  });

  it("lets as many pass at once as it is told", async () => {
    const { listener, mostInFlight } = varied();
    const server = await serve(listener);
    const client = makeClient({ settings: { concurrency: 1 } });
    await Promise.all([1, 2, 3, 4, 5, 6].map((page) => client.getJson({ url: server.url(`/${page}`) })));
    expect(mostInFlight()).toBe(1);
  });

  it("goes on after requests that reach nobody", async () => {
    const server = await serve(json([]));
    const gone = createServer();
    const port = await listen(gone);
    gone.close();
    const client = makeClient({ settings: { retries: 0 } });
    const nobody = Array.from({ length: 5 }, () => client.getJson({ url: new URL(`http://127.0.0.1:${port}/`) }));
    expect((await Promise.allSettled(nobody)).map(({ status }) => status)).toEqual(Array(5).fill("rejected"));
    expect((await client.getJson({ url: server.url("/") })).status).toBe(200);
    expect(client.counts.sent).toBe(1);
  });
});

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

// Proxies of the environment: who goes through them, and what is said of them.
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { atEnd, failureOf, json, listen, makeClient, serve } from "./support.js";

interface Proxy {
  readonly port: number;
  /** What tunnels were asked for, with which credentials. */
  readonly tunnels: { readonly to: string | undefined; readonly as: string | undefined }[];
}

async function startProxy(status = 200, delay = 0): Promise<Proxy> {
  const tunnels: Proxy["tunnels"] = [];
  const server: Server = createServer((_, response) => response.writeHead(500).end());
  server.on("connect", async (request, socket) => {
    tunnels.push({ to: request.url, as: request.headers["proxy-authorization"] });
    socket.on("error", () => {});
    await sleep(delay);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const port = Number(request.url?.split(":")[1]);
    const through = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(through).pipe(socket);
    });
    through.on("error", () => socket.destroy());
  });
  const port = await listen(server);
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port, tunnels };
}

beforeEach(() => {
  vi.unstubAllEnvs();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a proxy", () => {
  it.each(["HTTP_PROXY", "http_proxy"])("that %s names is gone through", async (variable) => {
    const [proxy, server] = [await startProxy(), await serve(json(["there"]))];
    vi.stubEnv(variable, `http://127.0.0.1:${proxy.port}`);
    const client = makeClient();
    expect((await client.getJson({ url: server.url("/") })).body).toEqual(["there"]);
    expect(proxy.tunnels).toEqual([{ to: server.url("/").host, as: undefined }]);
    expect(client.counts.sent).toBe(1);
  });

  it("need not have a protocol", async () => {
    const [proxy, server] = [await startProxy(), await serve(json([]))];
    vi.stubEnv("HTTP_PROXY", `127.0.0.1:${proxy.port}`);
    await makeClient().getJson({ url: server.url("/") });
    expect(proxy.tunnels).toHaveLength(1);
  });

  it("is not gone through where NO_PROXY names the host", async () => {
    const [proxy, server] = [await startProxy(), await serve(json([]))];
    vi.stubEnv("HTTP_PROXY", `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv("NO_PROXY", "example.org,127.0.0.1");
    await makeClient().getJson({ url: server.url("/") });
    expect(proxy.tunnels).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it("gets name and password, and nobody else does", async () => {
    const [proxy, server] = [await startProxy(), await serve(json([]))];
    vi.stubEnv("HTTP_PROXY", `http://user:proxy-password@127.0.0.1:${proxy.port}`);
    await makeClient().getJson({ url: server.url("/") });
    const as = `Basic ${Buffer.from("user:proxy-password").toString("base64")}`;
    expect(proxy.tunnels).toEqual([{ to: server.url("/").host, as }]);
    expect(JSON.stringify(server.seen)).not.toContain("proxy");
  });

  it.each([
    ["refuses", "got no connection 2 times (Proxy response (407) !== 200 when HTTP Tunneling)"],
    ["is not there", "got no connection 2 times (ECONNREFUSED)"],
  ])("that %s is a failure, which does not tell the password", async (how, event) => {
    const [proxy, server] = [await startProxy(407), await serve(json([]))];
    const gone = createServer();
    const port = how === "refuses" ? proxy.port : await listen(gone);
    gone.close();
    vi.stubEnv("HTTP_PROXY", `http://user:proxy-password@127.0.0.1:${port}`);
    const error = await failureOf(makeClient({ settings: { retries: 1 } }).getJson({ url: server.url("/") }));
    expect(error.message).toBe(`GET ${server.url("/")} ${event}. Check the address and your network or proxy.`);
    expect(server.connections()).toBe(0);
  });

  it("that is slower than allowed gets no request through any more", async () => {
    const [proxy, server] = [await startProxy(200, 300), await serve(json([]))];
    vi.stubEnv("HTTP_PROXY", `http://127.0.0.1:${proxy.port}`);
    const client = makeClient({ settings: { requestTimeout: 100, retries: 0 } });
    expect((await failureOf(client.getJson({ url: server.url("/") }))).event).toBe("did not answer within 0.1 s");
    while (server.connections() === 0) await sleep(10);
    await sleep(100);
    expect(server.seen).toEqual([]);
    expect(client.counts.sent).toBe(0);
  });

  it.each(["http://user:proxy-password@:", "gopher://user:proxy-password@127.0.0.1:70", "http://u:%zz-password@a:1"])(
    "cannot be at %s",
    async (address) => {
      const server = await serve(json([]));
      vi.stubEnv("HTTPS_PROXY", address);
      const error = await failureOf(makeClient().getJson({ url: server.url("/") }));
      expect(error.message).toBe(
        `GET ${server.url("/")} was not sent, because HTTPS_PROXY holds no address of a proxy. ` +
          "Correct or unset it; an address is such as http://proxy.example:8080.",
      );
      expect(server.connections()).toBe(0);
    },
  );
});

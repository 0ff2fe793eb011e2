// Connections that are not made, break, or stay silent.
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { failureOf, listen, makeClient, serveBare } from "./support.js";

const LATER = "Try again later; what was read so far is kept.";
const REACH = "Check the address and your network or proxy.";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const whole = (text: string) => `${HEAD}Content-Length: ${text.length}\r\n\r\n${text}`;

describe("connections", () => {
  it("nobody takes", async () => {
    const nobody = createServer();
    const port = await listen(nobody);
    nobody.close();
    const client = makeClient();
    const error = await failureOf(client.getJson({ url: new URL(`http://127.0.0.1:${port}/`) }));
    expect(error.message).toBe(`GET http://127.0.0.1:${port}/ got no connection 5 times (ECONNREFUSED). ${REACH}`);
    expect(error).toMatchObject({ fault: "connection", status: undefined });
    expect(client.counts.sent).toBe(0);
  });

  it("to hosts that do not exist", async () => {
    const error = await failureOf(makeClient().getJson({ url: new URL("http://nowhere.invalid/") }));
    expect(error.event).toMatch(/^got no connection 5 times \((ENOTFOUND|EAI_AGAIN)\)$/);
    expect(error.fault).toBe("connection");
  });

  it("that are reset", async () => {
    const url = await serveBare((socket) => socket.resetAndDestroy());
    const client = makeClient();
    const error = await failureOf(client.getJson({ url }));
    expect(error.message).toBe(`GET ${url} broke off 5 times (ECONNRESET). ${REACH}`);
    expect(client.counts.sent).toBe(5);
  });

  it("that are reset in the midst of a body", async () => {
    const url = await serveBare((socket, count) => {
      if (count === 3) socket.end(whole("[]"));
      else socket.write(`${HEAD}Content-Length: 99\r\n\r\n[1,`, () => socket.resetAndDestroy());
    });
    expect((await makeClient().getJson({ url })).body).toEqual([]);
  });

  it("that close before the announced length", async () => {
    const url = await serveBare((socket) => socket.end(`${HEAD}Content-Length: 99\r\n\r\n[1,`));
    const error = await failureOf(makeClient().getJson({ url }));
    expect(error.message).toBe(`GET ${url} broke off 5 times (connection closed). ${REACH}`);
  });

  it("that speak something else", async () => {
    const url = await serveBare((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"));
    expect((await failureOf(makeClient().getJson({ url }))).event).toMatch(
      /^broke off 5 times \(Response does not match the HTTP\/1\.1 protocol/,
    );
  });

  it("that never answer", async () => {
    const url = await serveBare(() => {});
    const client = makeClient({ settings: { requestTimeout: 300, retries: 1 } });
    const error = await failureOf(client.getJson({ url }));
    expect(error.message).toBe(`GET ${url} did not answer within 0.3 s, 2 times. ${LATER}`);
    expect(error.fault).toBe("timeout");
    const once = makeClient({ settings: { requestTimeout: 300, retries: 0 } });
    expect((await failureOf(once.getJson({ url }))).event).toBe("did not answer within 0.3 s");
  });

  it("that never come to an end", async () => {
    const url = await serveBare((socket, count) => {
      if (count === 2) socket.end(whole("[]"));
      else socket.write(`${HEAD}Content-Length: 99\r\n\r\n[1,`);
    });
    expect((await makeClient({ settings: { requestTimeout: 300 } }).getJson({ url })).body).toEqual([]);
  });
});

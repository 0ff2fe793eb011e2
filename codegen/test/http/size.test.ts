// Answers that are larger than allowed, packed or not: they are given up, not fetched to their end.
import type { RequestListener } from "node:http";
import { setImmediate as turnOfLoop } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { Response } from "undici";
import { describe, expect, it } from "vitest";
import { readText } from "../../src/http/body.js";
import { failureOf, json, makeClient, serve } from "./support.js";

const MB = 1024 ** 2;

function packed(encoding: string, bytes: Uint8Array): RequestListener {
  return (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": encoding }).end(bytes);
  };
}

describe("the size of an answer", () => {
  it("is limited", async () => {
    const text = JSON.stringify("a".repeat(2 * MB));
    const server = await serve((_, response) => response.end(text));
    const error = await failureOf(makeClient({ settings: { maxBytes: 2 * MB } }).getJson({ url: server.url("/") }));
    expect(error.message).toBe(
      `GET ${server.url("/")} answered with more than 2 MB. ` +
        'Allow more with "max_answer_bytes" in the settings, if that much is to be expected.',
    );
    expect(error).toMatchObject({ fault: "too-large", status: 200 });
    expect(server.seen).toHaveLength(1);
    const enough = makeClient({ settings: { maxBytes: text.length } });
    expect((await enough.getJson({ url: server.url("/") })).body).toHaveLength(2 * MB);
  });

  it.each([
    [3 * 1024, "3 KB"],
    [1000, "1000 bytes"],
  ])("is told in whole units: %i", async (maxBytes, told) => {
    const server = await serve(json("a".repeat(MB)));
    const error = await failureOf(makeClient({ settings: { maxBytes } }).getJson({ url: server.url("/") }));
    expect(error.event).toBe(`answered with more than ${told}`);
  });

  it("is that of the unpacked answer: a bomb of 512 MB", async () => {
    // One member of a gzip file many times over is one longer file.
    const member = gzipSync(Buffer.alloc(8 * MB, " "));
    const bomb = Buffer.concat(Array.from({ length: 64 }, () => member));
    const server = await serve(packed("gzip", bomb));
    const before = process.memoryUsage().arrayBuffers;
    const error = await failureOf(makeClient().getJson({ url: server.url("/") }));
    expect(error).toMatchObject({ fault: "too-large", event: "answered with more than 64 MB" });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(256 * MB);
    expect(server.seen).toHaveLength(1);
  });

  it("does not matter while it is below the limit, packed in any way", async () => {
    const value = Array.from({ length: 1000 }, (_, index) => ({ id: `model-${index}` }));
    const bytes = Buffer.from(JSON.stringify(value));
    for (const [encoding, body] of [
      ["gzip", gzipSync(bytes)],
      ["deflate", deflateSync(bytes)],
      ["br", brotliCompressSync(bytes)],
    ] as const) {
      const server = await serve(packed(encoding, body));
      expect((await makeClient().getJson({ url: server.url("/") })).body).toEqual(value);
      expect(server.seen[0]?.headers["accept-encoding"]).toContain("gzip");
    }
  });

  it("lets a packed answer that breaks off be tried again", async () => {
    const bytes = gzipSync(Buffer.from(JSON.stringify(Array.from({ length: 5000 }, Math.random))));
    const server = await serve(packed("gzip", bytes.subarray(0, bytes.length / 2)));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe(
      "answered with JSON that breaks off 5 times",
    );
    const garbage = await serve(packed("gzip", Buffer.from("this is not packed")));
    expect((await failureOf(makeClient().getJson({ url: garbage.url("/") }))).event).toBe(
      "broke off 5 times (Z_DATA_ERROR)",
    );
  });

  it("of a body without end is limited, too, and the connection is given up", async () => {
    let isClosed = false;
    const server = await serve(async (_, response) => {
      response.on("close", () => {
        isClosed = true;
      });
      while (!isClosed) {
        response.write(Buffer.alloc(64 * 1024, " "));
        await turnOfLoop();
      }
    });
    const error = await failureOf(makeClient({ settings: { maxBytes: MB } }).getJson({ url: server.url("/") }));
    expect(error.fault).toBe("too-large");
    while (!isClosed) await turnOfLoop();
  });

  it.each([
    ["fails", () => Promise.reject(new TypeError("terminated"))],
    ["never ends", () => new Promise<void>(() => {})],
  ])("is known as soon as it is seen, also where giving up the rest %s", async (_, cancel) => {
    const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(600));
    const response = new Response(new ReadableStream({ pull, cancel }));
    await expect(readText(response, 1000, { tooLarge: () => new Error("too large") })).rejects.toThrow("too large");
  });

  it("of a failure does not hide the failure", async () => {
    const server = await serve(json({ error: "a".repeat(MB) }, {}, 404));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe("answered 404 (Not Found)");
  });
});

// What a client is made with.
import { afterEach, describe, expect, test, vi } from "vitest";
import { createManifestClient, type ManifestClientOptions, type ManifestFetch } from "../../src/manifests/index.js";
import { manifests, SMALL } from "./fixtures.js";
import { startServer } from "./server.js";

afterEach(() => void vi.unstubAllGlobals());

type Request = Parameters<ManifestFetch>[1];

/** A `fetch` that has the small manifests everywhere, and keeps what it was asked for. */
function record() {
  const files = manifests(SMALL);
  const asked: { address: string; request: Request }[] = [];
  const fetch: ManifestFetch = async (address, request) => {
    asked.push({ address, request });
    return new Response(JSON.stringify(files[address.slice(address.lastIndexOf("/") + 1)]), {
      headers: { etag: '"1"' },
    });
  };
  return { fetch, asked };
}

describe("baseUrl", () => {
  test.each([
    ["https://example.com", "https://example.com/index.json"],
    ["https://example.com/", "https://example.com/index.json"],
    ["https://example.com/a/b", "https://example.com/a/b/index.json"],
    ["https://example.com/a/b/", "https://example.com/a/b/index.json"],
    ["http://127.0.0.1:8080/a b", "http://127.0.0.1:8080/a%20b/index.json"],
    [new URL("https://example.com/a"), "https://example.com/a/index.json"],
  ])("%s", async (baseUrl, address) => {
    const { fetch, asked } = record();
    await createManifestClient({ baseUrl, fetch }).filters();
    expect(asked.map((each) => each.address)).toEqual([address]);
  });

  const NO_ADDRESS = "baseUrl is no address of http or https. Write one such as https://example.com/manifests/.";
  const CASES: [string, unknown, string][] = [
    ["empty", "", NO_ADDRESS],
    ["missing", undefined, NO_ADDRESS],
    ["a number", 3, NO_ADDRESS],
    ["relative where there is no document", "/manifests/", NO_ADDRESS],
    ["another scheme", "file:///manifests/", NO_ADDRESS],
    [
      "with a query",
      "https://example.com/?v=1",
      "baseUrl has a query or a fragment. Write the address of the folder alone.",
    ],
    [
      "with an empty query",
      "https://example.com/?",
      "baseUrl has a query or a fragment. Write the address of the folder alone.",
    ],
    [
      "with a fragment",
      "https://example.com/#a",
      "baseUrl has a query or a fragment. Write the address of the folder alone.",
    ],
    ["with a password", "https://a:b@example.com/", "baseUrl holds a user name or a password. Give a header instead."],
  ];
  test.each(CASES)("%s is refused", (_, baseUrl, says) => {
    expect(() => createManifestClient({ baseUrl: baseUrl as string })).toThrow(new TypeError(says));
  });
});

describe("options", () => {
  const CASES: [string, Partial<ManifestClientOptions>, string][] = [
    ["timeout", { timeout: 0 }, "timeout must be a whole number from 1 to 2147483647."],
    [
      "timeout without an end",
      { timeout: Number.POSITIVE_INFINITY },
      "timeout must be a whole number from 1 to 2147483647.",
    ],
    ["name of a header", { headers: { "a b": "c" } }, "headers holds a name or a value that no header can have."],
    [
      "value of a header",
      { headers: { a: "secret\nb: c" } },
      "headers holds a name or a value that no header can have.",
    ],
  ];
  test.each(CASES)("%s", (_, options, says) => {
    expect(() => createManifestClient({ baseUrl: "https://example.com", ...options })).toThrow(new TypeError(says));
  });

  test("headers go with every request, and may replace what is sent otherwise", async () => {
    const server = await startServer(manifests(SMALL));
    const headers = { Authorization: "Bearer x", Accept: "application/vnd.example+json" };
    const client = createManifestClient({ baseUrl: server.base, headers });
    await client.models("hf-filter/small");
    await client.refresh();
    expect(server.seen).toHaveLength(6);
    for (const { headers: sent } of server.seen) {
      expect(sent).toMatchObject({ authorization: "Bearer x", accept: "application/vnd.example+json" });
    }
  });

  test("a fetch of one's own is called as a function, and aborted like the other", async () => {
    const { fetch, asked } = record();
    const client = createManifestClient({ baseUrl: "https://example.com", fetch });
    expect((await client.models("hf-filter/small")).length).toBe(2);
    expect(asked.map(({ request }) => [request.headers, request.signal.aborted])).toEqual(
      asked.map(() => [{ accept: "application/json" }, false]),
    );
    const given = {
      refuses(this: unknown, ...[address, request]: Parameters<ManifestFetch>) {
        if (this !== undefined) throw new TypeError("Illegal invocation");
        return fetch(address, request);
      },
    };
    expect(await createManifestClient({ baseUrl: "https://example.com", fetch: given.refuses }).filters()).toHaveLength(
      2,
    );
  });

  test("fetch of the run-time is taken when it is called", async () => {
    const { fetch, asked } = record();
    const client = createManifestClient({ baseUrl: "https://example.com" });
    vi.stubGlobal("fetch", fetch);
    await client.filters();
    expect(asked).toHaveLength(1);
  });
});

describe("where there is a page", () => {
  test("addresses may be relative to the document, or to the worker", async () => {
    vi.stubGlobal("location", new URL("https://example.com/app/page.html?a=1#b"));
    const { fetch, asked } = record();
    for (const baseUrl of ["manifests", "./", "/data/"]) await createManifestClient({ baseUrl, fetch }).filters();
    vi.stubGlobal("document", { baseURI: "https://other.example/base/" });
    await createManifestClient({ baseUrl: "manifests", fetch }).filters();
    expect(asked.map(({ address }) => address)).toEqual([
      "https://example.com/app/manifests/index.json",
      "https://example.com/app/index.json",
      "https://example.com/data/index.json",
      "https://other.example/base/manifests/index.json",
    ]);
  });

  const known = { accept: "application/json", "if-none-match": '"1"' };
  const plain = { accept: "application/json" };
  test.each([
    ["no page", undefined, undefined, [known, undefined]],
    ["the same origin", "https://example.com/page", undefined, [known, undefined]],
    ["another origin", "https://other.example/page", undefined, [plain, "no-cache"]],
    ["a frame without an origin", "https://example.com/page", "null", [plain, "no-cache"]],
  ] as const)("a refresh asks in the way of %s", async (_, page, origin, wanted) => {
    if (page !== undefined) vi.stubGlobal("location", new URL(page));
    if (origin !== undefined) vi.stubGlobal("origin", origin);
    const { fetch, asked } = record();
    const client = createManifestClient({ baseUrl: "https://example.com", fetch });
    await client.filters();
    expect(await client.refresh()).toBe(false);
    const [first, second] = asked.map(({ request }) => request);
    expect(first && Object.keys(first).sort()).toEqual(["headers", "signal"]);
    expect([second?.headers, second?.cache]).toEqual(wanted);
  });
});

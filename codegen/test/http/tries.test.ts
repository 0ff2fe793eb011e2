// Statuses that may pass and those that do not: how often is tried, and what is said in the end.
import { afterEach, describe, expect, it, vi } from "vitest";
import { failureOf, gapsOf, inTurn, json, makeClient, serve, serveBare } from "./support.js";

const LATER = "Try again later; what was read so far is kept.";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("statuses", () => {
  it.each([
    [408, "Request Timeout"],
    [429, "Too Many Requests"],
    [500, "Internal Server Error"],
    [502, "Bad Gateway"],
    [503, "Service Unavailable"],
    [504, "Gateway Timeout"],
  ])("%i may pass", async (status, words) => {
    const server = await serve(inTurn(json({}, {}, status), json({}, {}, status), json(["good"])));
    expect((await makeClient().getJson({ url: server.url("/") })).body).toEqual(["good"]);
    expect(server.seen).toHaveLength(3);

    const bad = await serve(json({}, {}, status));
    const error = await failureOf(makeClient().getJson({ url: bad.url("/models?limit=500") }));
    expect(error.message).toBe(`GET ${bad.origin}/models?limit=500 answered ${status} (${words}) 5 times. ${LATER}`);
    expect(error).toMatchObject({ fault: "status", status, request: `GET ${bad.origin}/models?limit=500` });
    expect(bad.seen).toHaveLength(5);
  });

  it.each([
    [400, "Bad Request", "Check the address."],
    [401, "Unauthorized", "Check the token, and whether it may read this."],
    [403, "Forbidden", "Check the token, and whether it may read this."],
    [404, "Not Found", "Check the address."],
    [410, "Gone", "Check the address."],
    [501, "Not Implemented", "Check the address."],
    [304, "Not Modified", "Check the address."],
  ])("%i does not", async (status, words, help) => {
    const server = await serve(json({}, {}, status));
    const error = await failureOf(makeClient().getJson({ url: server.url("/") }));
    expect(error.message).toBe(`GET ${server.url("/")} answered ${status} (${words}). ${help}`);
    expect(server.seen).toHaveLength(1);
  });

  it("a host has words of its own for", async () => {
    const code = await serve(json({ error: "No such repository" }, { "x-error-code": "RepoNotFound" }, 404));
    expect((await failureOf(makeClient().getJson({ url: code.url("/") }))).event).toBe(
      'answered 404 (RepoNotFound): "No such repository"',
    );
    const unknown = await serve((_, response) => response.writeHead(499, "Client Left").end());
    expect((await failureOf(makeClient().getJson({ url: unknown.url("/") }))).event).toBe("answered 499 (Client Left)");
  });

  it.each([
    [{ error: "Model search is temporarily overloaded — please retry." }],
    [{ error: { code: 503, message: "Model search is temporarily overloaded — please retry.", metadata: {} } }],
    [{ message: "Model search is temporarily overloaded — please retry." }],
    [{ message: "An unexpected error occurred", error: "Model search is temporarily overloaded — please retry." }],
  ])("come with an explanation: %j", async (body) => {
    const server = await serve(json(body, {}, 400));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe(
      'answered 400 (Bad Request): "Model search is temporarily overloaded — please retry."',
    );
  });

  it.each([[{ error: { issues: [] } }], [{ error: 5 }], [["error"]], [null], ["text"]])(
    "come with something else: %j",
    async (body) => {
      const server = await serve(json(body, {}, 400));
      expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe(
        "answered 400 (Bad Request)",
      );
    },
  );

  it("are quoted at no great length, and with nothing unsafe", async () => {
    const server = await serve(json({ error: `\u{1b}[2J\u{202e}\n${"\u{1f600}".repeat(300)}` }, {}, 400));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe(
      `answered 400 (Bad Request): "\\u{1b}[2J\\u{202e}\\u{a}${"\u{1f600}".repeat(194)}…"`,
    );
  });

  it("count as failures though their explanation breaks off", async () => {
    const url = await serveBare((socket) => socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n{"));
    expect((await failureOf(makeClient().getJson({ url }))).event).toBe("answered 404 (Not Found)");
  });

  it("are answers where they are accepted", async () => {
    const server = await serve(inTurn(json({ error: "gone" }, { "x-error-code": "EntryNotFound" }, 404)));
    const answer = await makeClient().getJson({ url: server.url("/"), accept: [404] });
    expect(answer).toMatchObject({
      status: 404,
      body: { error: "gone" },
      headers: { "x-error-code": "EntryNotFound" },
    });
    const bare = await serve((_, response) => response.writeHead(403, { "content-type": "text/html" }).end("<p>No"));
    expect(await makeClient().getJson({ url: bare.url("/"), accept: [401, 403] })).toMatchObject({
      status: 403,
      body: undefined,
    });
  });
});

describe("further tries", () => {
  it("are as many as the settings say, whatever failed", async () => {
    const answers = [json({}, {}, 503), json({}, { "retry-after": "0" }, 429), json({}, {}, 500)];
    const server = await serve(inTurn(...answers));
    const error = await failureOf(makeClient({ settings: { retries: 2 } }).getJson({ url: server.url("/") }));
    expect(error.event).toBe("answered 500 (Internal Server Error) at the last of 3 tries");
    expect(server.seen).toHaveLength(3);

    const once = await serve(json({}, {}, 503));
    const single = await failureOf(makeClient({ settings: { retries: 0 } }).getJson({ url: once.url("/") }));
    expect(single.event).toBe("answered 503 (Service Unavailable)");
    expect(once.seen).toHaveLength(1);
  });

  it.each([0, 0.9])("come later and later, with a part left to chance: %d", async (chance) => {
    vi.spyOn(Math, "random").mockReturnValue(chance);
    const server = await serve(json({}, {}, 500));
    const client = makeClient({ settings: { backoff: 200, retries: 3 } });
    await failureOf(client.getJson({ url: server.url("/") }));
    const gaps = gapsOf(server);
    expect(gaps).toHaveLength(3);
    // Timers may be a millisecond early.
    for (const [index, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(100 * (1 + chance) * 2 ** index - 1);
  });
});

describe("requests that are not sent", () => {
  it("because of their address", async () => {
    const error = await failureOf(makeClient().getJson({ url: new URL("file:///etc/passwd") }));
    expect(error.message).toBe(
      "GET file:///etc/passwd was not sent, because its address is neither http nor https. Check the address.",
    );
  });

  it("because of their token", async () => {
    const server = await serve(json([]));
    const token = "hf_TopSecret\nTokenOfTheTests";
    const error = await failureOf(makeClient().getJson({ url: server.url("/"), token }));
    expect(error.message).toBe(
      `GET ${server.url("/")} was not sent, because its token holds what no token can. ` +
        "Set the token anew, without spaces and line breaks.",
    );
    expect(server.connections()).toBe(0);
  });
});

// Hosts that echo the token: it appears in no answer, no message and no file.
import { describe, expect, it } from "vitest";
import { createMask } from "../../src/http/secrets.js";
import { failureOf, json, makeClient, readFiles, serve, TOKEN, temporaryDirectory } from "./support.js";

const escaped = [...TOKEN].map((letter) => `\\u00${letter.charCodeAt(0).toString(16).toUpperCase()}`).join("");
const encoded = [...TOKEN].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");

function expectClean(directory: string): void {
  const files = readFiles(directory);
  expect(files.size).toBeGreaterThan(0);
  for (const [path, bytes] of files) {
    expect(path.toLowerCase()).not.toContain(TOKEN.toLowerCase());
    for (const form of [TOKEN, escaped, encoded]) expect(bytes).not.toContain(form);
  }
}

describe("a token", () => {
  it("is sent to its host", async () => {
    const server = await serve(json([]));
    await makeClient().getJson({ url: server.url("/"), token: TOKEN });
    await makeClient().getJson({ url: server.url("/"), token: "" });
    await makeClient().getJson({ url: server.url("/") });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, undefined, undefined]);
    expect(server.seen[0]?.headers).toMatchObject({ accept: "application/json", "user-agent": "modeldex-tests" });
  });

  it("in an answer is hidden, in whichever form", async () => {
    const body = `{"plain": "Bearer ${TOKEN}", "${TOKEN}": "${escaped}", "link": "https://a.example/?t=${encoded}"}`;
    const server = await serve((_, response) => {
      response.setHeader("link", `<https://a.example/?token=${TOKEN}>; rel="next"`).setHeader("etag", `"${TOKEN}"`);
      response.end(body);
    });
    const cache = temporaryDirectory();
    const answer = await makeClient({ cache }).getJson({ url: server.url(`/?token=${TOKEN}`), token: TOKEN });
    const hidden = { plain: "Bearer [secret]", "[secret]": "[secret]", link: "https://a.example/?t=[secret]" };
    expect(answer.body).toEqual(hidden);
    expect(answer.headers).toMatchObject({
      link: '<https://a.example/?token=[secret]>; rel="next"',
      etag: '"[secret]"',
    });
    expectClean(cache);
    const offline = makeClient({ cache, offline: true });
    expect((await offline.getJson({ url: server.url(`/?token=${TOKEN}`), token: TOKEN })).body).toEqual(hidden);
  });

  it("in an error is hidden", async () => {
    const server = await serve(json({ error: `Bad token ${TOKEN}` }, { "x-error-code": `Bad-${TOKEN}` }, 401));
    const url = server.url(`/?token=${TOKEN}`);
    const error = await failureOf(makeClient().getJson({ url, token: TOKEN }));
    expect(error.message).toBe(
      `GET ${server.origin}/?token=[secret] answered 401 (Bad-[secret]): "Bad token [secret]". ` +
        "Check the token, and whether it may read this.",
    );
    const words = await serve((_, response) => response.writeHead(499, `No ${TOKEN}`).end());
    expect((await failureOf(makeClient().getJson({ url: words.url("/"), token: TOKEN }))).event).toBe(
      "answered 499 (No [secret])",
    );
  });

  it("in a redirect is hidden before it is followed", async () => {
    const stranger = await serve(json(["there"]));
    const server = await serve(json({}, { location: `${stranger.origin}/?token=${TOKEN}` }, 302));
    const cache = temporaryDirectory();
    const answer = await makeClient({ cache }).getJson({ url: server.url("/"), token: TOKEN });
    expect(answer.url.href).toBe(`${stranger.origin}/?token=[secret]`);
    expect(stranger.seen[0]?.path).toBe("/?token=[secret]");
    expectClean(cache);
    const host = await serve(json({}, { location: `http://${TOKEN}.example/` }, 302));
    expect((await failureOf(makeClient().getJson({ url: host.url("/"), token: TOKEN }))).event).toBe(
      "redirects to something that is no address",
    );
  });

  it("is hidden though nobody said that it is a secret", async () => {
    const server = await serve(json({ error: TOKEN }, {}, 403));
    const error = await failureOf(makeClient({ secrets: [] }).getJson({ url: server.url("/"), token: TOKEN }));
    expect(error.event).toBe('answered 403 (Forbidden): "[secret]"');
  });

  it("is in no error of the network", async () => {
    const server = await serve((_, response) => response.socket?.end(`HTTP/1.1 ${TOKEN}\r\n\r\n`));
    const error = await failureOf(makeClient().getJson({ url: server.url("/"), token: TOKEN }));
    expect(error.fault).toBe("connection");
    expect(error.cause).toBeInstanceOf(Error);
    const hung = await serve(() => {});
    const client = makeClient({ settings: { requestTimeout: 100, retries: 0 } });
    expect((await failureOf(client.getJson({ url: hung.url("/"), token: TOKEN }))).fault).toBe("timeout");
  });

  it("tells answers with it from those without", async () => {
    const server = await serve((request, response) => json(request.headers.authorization ?? null)(request, response));
    const cache = temporaryDirectory();
    const client = makeClient({ cache });
    const url = server.url("/");
    expect((await client.getJson({ url, token: TOKEN, immutable: true })).body).toBe("Bearer [secret]");
    expect((await client.getJson({ url, immutable: true })).body).toBe(null);
    // The value does not matter, and can be told from no file.
    expect((await client.getJson({ url, token: `${TOKEN}2`, immutable: true })).body).toBe("Bearer [secret]");
    expect(server.seen).toHaveLength(2);
    expectClean(cache);
  });
});

describe("the mask", () => {
  it("hides secrets with characters that JSON and URLs escape", () => {
    const secret = 'pass"word/with\\ é+(all)';
    const mask = createMask([secret]);
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
      expect(mask(`<${form}>`)).toBe("<[secret]>");
    }
    expect(mask("pass-word")).toBe("pass-word");
  });

  it("hides the longer of two secrets", () => {
    expect(createMask(["abcdef", "abcdefgh"])("abcdefgh abcdef ABCDEF")).toBe("[secret] [secret] [secret]");
  });

  it("leaves alone what is too short to be a secret", () => {
    expect(createMask(["true", ""])("[true]")).toBe("[true]");
  });
});

// What requests are called in messages, by the client and by sources; the store tells those of one name apart.
import { describe, expect, test } from "vitest";
import { nameRequest } from "../../src/http/request-name.js";
import { createMask } from "../../src/http/secrets.js";
import { failureOf, json, makeClient, serve, temporaryDirectory } from "../http/support.js";

describe("a request is named", () => {
  test.each([
    ["https://hub.example", "GET https://hub.example/"],
    ["https://hub.example/api/models", "GET https://hub.example/api/models"],
    ["https://hub.example/api/models?", "GET https://hub.example/api/models?"],
    ["https://hub.example:8443/a%2Fb?sort=likes#part", "GET https://hub.example:8443/a%2Fb?sort=likes"],
    ["https://me:secret@hub.example/api?limit=1", "GET https://hub.example/api?limit=1"],
    ["file:///etc/passwd?a=1&a=2", "GET file:///etc/passwd?a=(2 values)"],
    [
      "https://hub.example/?sort=Most+Downloaded&cursor=1%7C2",
      "GET https://hub.example/?sort=Most+Downloaded&cursor=1%7C2",
    ],
    [
      "https://hub.example/?a=1&expand=x&b=2&expand=y&expand=y&c=3",
      "GET https://hub.example/?a=1&expand=(3 values)&b=2&c=3",
    ],
    ["https://hub.example/?a=1&b=1&a=2&b=2", "GET https://hub.example/?a=(2 values)&b=(2 values)"],
    ["https://hub.example/?a&a=1=2&ab=3", "GET https://hub.example/?a=(2 values)&ab=3"],
    ["https://hub.example/?%C3%BC=1&%C3%BC=2", "GET https://hub.example/?%C3%BC=(2 values)"],
    ["https://hub.example/?&a=1&&=1&=2&", "GET https://hub.example/?&a=1&&=1&=2&"],
    ["https://hub.example/?__proto__=1&constructor=2", "GET https://hub.example/?__proto__=1&constructor=2"],
    ["https://hub.example/?q=what?&q=why?", "GET https://hub.example/?q=(2 values)"],
  ])("%s as %s", (address, name) => {
    expect(nameRequest(new URL(address))).toBe(name);
  });

  test("without secrets, in whichever place", () => {
    const mask = createMask(["top-secret", "a&b=c?d"]);
    const url = new URL("https://hub.example/top-secret?key=top%2Dsecret&a%26b%3Dc%3Fd=1&top-secret=2&limit=1&limit=2");
    expect(nameRequest(url, mask)).toBe(
      "GET https://hub.example/[secret]?key=[secret]&[secret]=(2 values)&limit=(2 values)",
    );
  });

  test("and its address stays as it is", () => {
    const url = new URL("https://me:secret@hub.example/?a=1&a=2#part");
    nameRequest(url);
    expect(url.href).toBe("https://me:secret@hub.example/?a=1&a=2#part");
  });
});

test("an error of the client has that name", async () => {
  const server = await serve(json({}, {}, 404));
  const error = await failureOf(makeClient().getJson({ url: server.url("/models?expand=a&expand=b&limit=1") }));
  expect(error.request).toBe(`GET ${server.origin}/models?expand=(2 values)&limit=1`);
  const offline = makeClient({ offline: true });
  expect((await failureOf(offline.getJson({ url: server.url("/models?expand=a&expand=b") }))).request).toBe(
    `GET ${server.origin}/models?expand=(2 values)`,
  );
});

test("requests of one name have answers of their own in the store", async () => {
  const server = await serve((request, response) => json(request.url)(request, response));
  const client = makeClient({ cache: temporaryDirectory() });
  for (const path of ["/?types=a&types=b", "/?types=a&types=c"]) {
    const answer = await client.getJson({ url: server.url(path), immutable: true });
    expect(answer.body).toBe(path);
  }
  expect(client.counts).toMatchObject({ sent: 2, stored: 0 });
});

// Redirects: which ones are followed, and who gets to see the token.
import { describe, expect, it } from "vitest";
import { nextHop } from "../../src/http/redirect.js";
import { failureOf, json, makeClient, serve, TOKEN } from "./support.js";

const to = (location: string, status = 302) => json({}, { location }, status);

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("with status %i is followed", async (status) => {
    const server = await serve((request, response) => {
      (request.url === "/old" ? to("/new?a=1#part", status) : json(["there"]))(request, response);
    });
    const client = makeClient();
    const answer = await client.getJson({ url: server.url("/old") });
    expect(answer).toMatchObject({ status: 200, body: ["there"], url: server.url("/new?a=1") });
    expect(client.counts.sent).toBe(2);
  });

  it("to the same origin takes the token along", async () => {
    const server = await serve((request, response) => {
      (request.url === "/old" ? to("/new") : json([]))(request, response);
    });
    await makeClient().getJson({ url: server.url("/old"), token: TOKEN });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
  });

  it("to another origin does not, nor does the way back", async () => {
    const home = await serve((request, response) => {
      (request.url === "/old" ? to(`${stranger.origin}/middle`) : json([]))(request, response);
    });
    const stranger = await serve((request, response) => to(`${home.origin}/new`)(request, response));
    const answer = await makeClient().getJson({ url: home.url("/old"), token: TOKEN });
    expect(answer.url).toEqual(home.url("/new"));
    expect(stranger.seen[0]?.headers).not.toHaveProperty("authorization");
    expect(home.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, undefined]);
  });

  it("goes five hops, and no further", async () => {
    const server = await serve((request, response) => {
      const hop = Number(request.url?.slice(1));
      (hop < 5 ? to(`/${hop + 1}`) : json([]))(request, response);
    });
    expect((await makeClient().getJson({ url: server.url("/0") })).url).toEqual(server.url("/5"));

    const endless = await serve((request, response) => to(`/${Number(request.url?.slice(1)) + 1}`)(request, response));
    const error = await failureOf(makeClient().getJson({ url: endless.url("/0") }));
    expect(error.message).toBe(`GET ${endless.url("/0")} redirects more than 5 times. Check the address.`);
    expect(error).toMatchObject({ fault: "redirect", status: 302 });
    expect(endless.seen).toHaveLength(6);
  });

  it("in a circle is not followed", async () => {
    const server = await serve((request, response) => to(request.url === "/a" ? "/b" : "/a")(request, response));
    const error = await failureOf(makeClient().getJson({ url: server.url("/a") }));
    expect(error.message).toBe(`GET ${server.url("/a")} redirects in a circle. Check the address.`);
    expect(server.seen).toHaveLength(2);
  });

  it.each([
    ["http://", "redirects to something that is no address"],
    ["ftp://127.0.0.1/file", "redirects to an address that is neither http nor https"],
    ["data:application/json,[]", "redirects to an address that is neither http nor https"],
    ["file:///etc/passwd", "redirects to an address that is neither http nor https"],
  ])("to %s is not followed", async (location, event) => {
    const server = await serve(to(location));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe(event);
    expect(server.seen).toHaveLength(1);
  });

  it("without an address is a failure", async () => {
    const server = await serve(json({}, {}, 302));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe("answered 302 (Found)");
  });

  it("from https to http is not followed, the other way it is", () => {
    const reply = (location: string) => ({
      status: 301,
      statusText: "",
      headers: { location },
      text: "",
      askedAt: undefined,
    });
    expect(() => nextHop(reply("http://hub.example/b"), [new URL("https://hub.example/a")])).toThrow(
      "redirects from https to http",
    );
    expect(nextHop(reply("https://name:word@hub.example/b#c"), [new URL("http://hub.example/a")]).href).toBe(
      "https://hub.example/b",
    );
  });

  it("whose end fails names the address that was asked for", async () => {
    const server = await serve((request, response) => {
      (request.url === "/old" ? to("/new") : json({}, {}, 404))(request, response);
    });
    expect((await failureOf(makeClient().getJson({ url: server.url("/old") }))).request).toBe(
      `GET ${server.url("/old")}`,
    );
  });
});

describe("an address with name and password", () => {
  it("is asked and shown without them", async () => {
    const server = await serve(json({}, {}, 404));
    const url = new URL(server.url("/path#part"));
    url.username = "name";
    url.password = "word";
    expect((await failureOf(makeClient().getJson({ url }))).request).toBe(`GET ${server.origin}/path`);
    expect(server.seen[0]?.headers).not.toHaveProperty("authorization");
  });
});

// Bodies that are not JSON, though the status is good.
import { describe, expect, it } from "vitest";
import { failureOf, inTurn, json, makeClient, serve } from "./support.js";

const LATER = "Try again later; what was read so far is kept.";

describe("bodies", () => {
  it("that are HTML", async () => {
    const server = await serve((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html>"));
    const error = await failureOf(makeClient().getJson({ url: server.url("/") }));
    expect(error.message).toBe(`GET ${server.url("/")} answered with HTML instead of JSON 5 times. ${LATER}`);
    expect(error).toMatchObject({ fault: "not-json", status: 200 });
  });

  it.each([
    ['{"a": [1, 2', "JSON that breaks off"],
    ['{"a": "text that ends with', "JSON that breaks off"],
    ["[tru", "JSON that breaks off"],
    ['\n  {"a": 1,\n  "b": 2\n', "JSON that breaks off"],
    ['\n  {"a": 1,\n  b: 2}', "something that is not JSON"],
    ["{'a': 1}", "something that is not JSON"],
    ["Busy, try again", "something that is not JSON"],
    ["", "nothing instead of JSON"],
    ["\n <html>", "HTML instead of JSON"],
  ])("that are broken: %j", async (text, what) => {
    const server = await serve((_, response) => response.setHeader("content-type", "application/json").end(text));
    expect((await failureOf(makeClient().getJson({ url: server.url("/") }))).event).toBe(
      `answered with ${what} 5 times`,
    );

    const passing = await serve(inTurn((_, response) => response.end(text), json(["good"])));
    expect((await makeClient().getJson({ url: passing.url("/") })).body).toEqual(["good"]);
  });

  it("that begin with a byte order mark are JSON", async () => {
    const server = await serve((_, response) => response.end('\u{feff}{"a":"\u{e9}"}'));
    expect((await makeClient().getJson({ url: server.url("/") })).body).toEqual({ a: "é" });
  });
});

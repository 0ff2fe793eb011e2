// What goes wrong, in whole texts, against a real server on loopback.
import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { createManifestClient, type ManifestFetch } from "../../src/manifests/index.js";
import { manifests, SMALL } from "./fixtures.js";
import { failureOf, startServer } from "./server.js";

const FILES = manifests(SMALL);
const MODELS = JSON.stringify(FILES["models.json"]);

const answer =
  (status: number, body = ""): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(body);

const TOGETHER = "Deploy all files of one generation together, and call refresh().";

describe("a file", () => {
  const CASES = [
    {
      name: "that is not there",
      file: "models.json",
      content: answer(404),
      code: "not-found",
      status: 404,
      says: `FILE is not there (the server answered 404). index.json names it. ${TOGETHER}`,
    },
    {
      name: "that is gone",
      file: "hf-filter-small.json",
      content: answer(410),
      code: "not-found",
      status: 410,
      says: `FILE is not there (the server answered 410). index.json names it. ${TOGETHER}`,
    },
    {
      name: "index.json that is not there",
      file: "index.json",
      content: answer(404),
      code: "not-found",
      status: 404,
      says: "FILE is not there (the server answered 404). Check baseUrl.",
    },
    {
      name: "that the server fails to give",
      file: "models.json",
      content: answer(503, "<html>"),
      code: "unavailable",
      status: 503,
      says: "FILE could not be read: the server answered 503. Try again later.",
    },
    {
      name: "that is said to be unchanged where nothing is known of it",
      file: "index.json",
      content: answer(304),
      code: "unavailable",
      status: 304,
      says: "FILE could not be read: the server answered 304. Try again later.",
    },
    {
      name: "whose connection breaks",
      file: "models.json",
      content: ((_, response) => response.destroy()) satisfies RequestListener,
      code: "unavailable",
      status: undefined,
      says: "FILE could not be read: the connection failed. Check the network and baseUrl, and for a page of another origin that the server lets it in (CORS).",
    },
    {
      name: "whose connection breaks in its midst",
      file: "models.json",
      content: ((_, response) => {
        response.writeHead(200, { "content-length": MODELS.length }).write(MODELS.slice(0, 50));
        setImmediate(() => response.destroy());
      }) satisfies RequestListener,
      code: "unavailable",
      status: undefined,
      says: "FILE could not be read: the connection failed. Check the network and baseUrl, and for a page of another origin that the server lets it in (CORS).",
    },
    {
      name: "that is a page of an application",
      file: "index.json",
      content: "<!doctype html><title>App</title>",
      code: "not-json",
      status: 200,
      says: "FILE cannot be used: it is HTML instead of JSON. Check baseUrl: many servers answer with a page of their own where a file is not there.",
    },
    {
      name: "that is cut off",
      file: "models.json",
      content: MODELS.slice(0, -20),
      code: "not-json",
      status: 200,
      says: "FILE cannot be used: it is text that is no JSON instead of JSON. Deploy the file again; it may be cut off.",
    },
    {
      name: "that is empty",
      file: "hf-filter-small.json",
      content: "",
      code: "not-json",
      status: 200,
      says: "FILE cannot be used: it is empty instead of JSON. Deploy the file again; it may be cut off.",
    },
    {
      name: "that has other models than the one of a filter",
      file: "hf-filter-small.json",
      content: { filter: "hf-filter/small", modelIds: ["bge-m3", "new\u{7}"] },
      code: "out-of-step",
      status: undefined,
      says: `FILE names the model "new\\u0007", which BASEmodels.json does not have. ${TOGETHER}`,
    },
    {
      name: "of a filter that has another number than the index says",
      file: "hf-filter-small.json",
      content: { filter: "hf-filter/small", modelIds: ["bge-m3"] },
      code: "wrong-shape",
      status: undefined,
      says: `FILE cannot be used: modelIds has 1 entries, and index.json says 2. ${TOGETHER}`,
    },
  ];

  test.each(CASES)("$name", async ({ file, content, code, status, says }) => {
    const server = await startServer({ ...FILES, [file]: content });
    const client = createManifestClient({ baseUrl: server.base });
    const failure = await failureOf(client.models("hf-filter/small"));
    const url = server.base + file;
    expect(failure.message).toBe(says.replace("FILE", url).replace("BASE", server.base));
    expect(failure).toMatchObject({ name: "ManifestError", code, url, status });

    // A failure is not kept, and what was right is.
    server.files = FILES;
    if (code === "out-of-step") expect(await client.refresh()).toBe(true);
    expect((await client.models("hf-filter/small")).map(({ id }) => id)).toEqual(["bge-m3", "tiny"]);
    const others = ["index.json", "models.json", "hf-filter-small.json"].filter((other) => other !== file);
    const wanted = code === "out-of-step" ? [file, file, ...others, ...others] : [file, file, ...others];
    expect(server.asked().sort()).toEqual(wanted.sort());
  });

  test("has the cause of its failure, where there is one", async () => {
    const broken = await startServer({ "index.json": "{" });
    expect((await failureOf(createManifestClient({ baseUrl: broken.base }).filters())).cause).toBeInstanceOf(
      SyntaxError,
    );
    const cause = new Error("no network");
    const fetch: ManifestFetch = () => Promise.reject(cause);
    expect((await failureOf(createManifestClient({ baseUrl: broken.base, fetch }).filters())).cause).toBe(cause);
  });

  test("is not asked for a second time by itself", async () => {
    const server = await startServer({ "index.json": answer(503) });
    const client = createManifestClient({ baseUrl: server.base });
    await Promise.all([failureOf(client.filters()), failureOf(client.all()), failureOf(client.models("x"))]);
    expect(server.asked()).toEqual(["index.json"]);
    await failureOf(client.filters());
    expect(server.asked()).toEqual(["index.json"]);
  });
});

describe("a server that is slow", () => {
  const drip: RequestListener = (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(timer));
  };
  const CASES: [string, RequestListener][] = [
    ["never answers", () => {}],
    ["answers with headers alone", (_, response) => void response.writeHead(200).flushHeaders()],
    ["stops in the midst of a file", (_, response) => void response.writeHead(200).write(MODELS.slice(0, 100))],
    ["sends byte after byte", drip],
  ];

  test.each(CASES)("%s", async (_, listener) => {
    const closed: boolean[] = [];
    const server = await startServer({
      ...FILES,
      "models.json": (request, response) => {
        response.on("close", () => closed.push(true));
        listener(request, response);
      },
    } as Record<string, RequestListener>);
    const client = createManifestClient({ baseUrl: server.base, timeout: 300 });
    const url = `${server.base}models.json`;
    const failure = await failureOf(client.models("hf-filter/small"));
    expect(failure.message).toBe(
      `${url} could not be read: there was no whole answer within 0.3 s. Try again later. Raise timeout if that is common.`,
    );
    expect(failure).toMatchObject({ code: "timeout", url, status: undefined });
    await expect.poll(() => closed).toEqual([true]);
    server.files = FILES;
    expect((await client.models("hf-filter/small")).length).toBe(2);
  });

  test("is left even by a fetch that does not listen", async () => {
    const fetch: ManifestFetch = () => new Promise(() => {});
    const client = createManifestClient({ baseUrl: "https://example.com", timeout: 50, fetch });
    expect((await failureOf(client.filters())).message).toBe(
      "https://example.com/index.json could not be read: there was no whole answer within 0.05 s. " +
        "Try again later. Raise timeout if that is common.",
    );
  });
});

// The client in a page of a real browser, bundled, against real servers: of the page's own origin, and of another.
import type { ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type * as Manifests from "../../src/manifests/index.js";
import { startBrowser } from "../support/browser.js";
import { type Files, manifests, manyFilters, SMALL } from "./fixtures.js";
import { startServer, type TestServer } from "./server.js";

/** What the bundle is in the page. */
declare const modeldexManifests: typeof Manifests;

const SMALLER = { filters: { ...SMALL.filters, "hf-filter/small": ["tiny"] } };
// What a CDN says: other origins may read, and a browser may keep.
const CORS = { "access-control-allow-origin": "*" };
const KEPT = { "cache-control": "max-age=3600" };

let browser: Browser;
let bundle: string;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/manifests/index.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "modeldexManifests",
    write: false,
  });
  bundle = outputFiles.map(({ text }) => text).join("");
});
afterAll(() => browser.close());
afterEach(() => page.context().close());

/** Opens a page, and comes back with the server of the manifests: its own, or another. */
async function open(where: "same" | "other", files: Files, headers: Readonly<Record<string, string>> = {}) {
  const own = { "page.html": '<!doctype html><script src="page.js"></script>', "page.js": bundle };
  const home = await startServer(where === "same" ? { ...own, ...files } : own, where === "same" ? { headers } : {});
  const server = where === "same" ? home : await startServer(files, { headers: { ...CORS, ...headers } });
  page = await (await browser.newContext()).newPage();
  await page.goto(`${home.base}page.html`);
  const serve = (next: Files) => {
    server.files = where === "same" ? { ...own, ...next } : next;
  };
  server.answers();
  return { server, serve, baseUrl: where === "same" ? "./" : server.base };
}

/** Manifests that were asked for, without what makes the page. */
function answersOf(server: TestServer): string[] {
  return server
    .answers()
    .filter((answer) => answer.endsWith(".json"))
    .sort();
}

/** A client that stays in the page. */
function begin(options: Manifests.ManifestClientOptions) {
  return page.evaluate((given) => {
    Object.assign(globalThis, { client: modeldexManifests.createManifestClient(given) });
  }, options);
}
declare const client: Manifests.ManifestClient;

const idsOf = (filter: string) =>
  page.evaluate(async (name) => (await client.models(name)).map(({ id }) => id), filter);
const refresh = () => page.evaluate(() => client.refresh());

/** The error that models of the small filter end with. */
const failure = () =>
  page.evaluate(() =>
    client.models("hf-filter/small").then(
      () => undefined,
      (error: Manifests.ManifestError) => ({
        isManifestError: error instanceof modeldexManifests.ManifestError,
        code: error.code,
        message: error.message,
        status: error.status,
      }),
    ),
  );

describe.each(["same", "other"] as const)("in a page, manifests of the %s origin", (where) => {
  test("are asked for once by 25 who want a filter at the same time", async () => {
    const plan = manyFilters(25);
    const { server, baseUrl } = await open(where, manifests(plan));
    await begin({ baseUrl });
    const names = Object.keys(plan.filters);
    const lists = await page.evaluate(async (filters) => {
      const models = await Promise.all(filters.map((filter) => client.models(filter)));
      const isShared = models.every((list) => list[1] === models[0]?.[1]);
      return { ids: models.map((list) => list.map(({ id }) => id)), isShared };
    }, names);
    expect(lists).toEqual({ ids: Object.values(plan.filters), isShared: true });
    const files = ["index.json", "models.json", ...names.map((name) => `${name}.json`)];
    expect(answersOf(server)).toEqual(files.map((file) => `200 ${file}`).sort());
  });

  test.each([
    ["that a browser keeps", KEPT],
    ["whose validators any page may see", { ...KEPT, "access-control-expose-headers": "etag" }],
    ["that nobody speaks of keeping", {}],
  ])("%s are asked for again by a refresh, without a question before", async (_, headers) => {
    const { server, serve, baseUrl } = await open(where, manifests(SMALL), headers);
    await begin({ baseUrl });
    expect(await idsOf("hf-filter/small")).toEqual(["bge-m3", "tiny"]);
    answersOf(server);
    expect(await refresh()).toBe(false);
    expect(answersOf(server)).toEqual(["304 hf-filter-small.json", "304 index.json", "304 models.json"]);
    serve(manifests(SMALLER));
    expect(await refresh()).toBe(true);
    expect(answersOf(server)).toEqual(["200 hf-filter-small.json", "200 index.json", "304 models.json"]);
    expect(await idsOf("hf-filter/small")).toEqual(["tiny"]);
    expect(answersOf(server)).toEqual([]);
    expect(server.seen.map(({ method }) => method)).not.toContain("OPTIONS");
  });

  test("that the browser kept from a former visit are cured by a refresh", async () => {
    // The index alone is never kept.
    const serveFresh = (files: Files) => ({
      ...files,
      "index.json": (_: unknown, response: ServerResponse) =>
        response.writeHead(200, { ...CORS, "cache-control": "no-store" }).end(JSON.stringify(files["index.json"])),
    });
    const { server, serve, baseUrl } = await open(where, serveFresh(manifests(SMALL)), KEPT);
    await begin({ baseUrl });
    await idsOf("hf-filter/small");
    serve(serveFresh(manifests(SMALLER)));
    answersOf(server);
    await begin({ baseUrl });
    expect(await failure()).toMatchObject({ isManifestError: true, code: "wrong-shape" });
    expect(answersOf(server)).toEqual(["200 index.json"]);
    expect(await refresh()).toBe(false);
    expect(await idsOf("hf-filter/small")).toEqual(["tiny"]);
  });

  const CASES: [string, string, unknown, object][] = [
    [
      "not there",
      "models.json",
      undefined,
      {
        code: "not-found",
        status: 404,
        message:
          "BASEmodels.json is not there (the server answered 404). index.json names it. " +
          "Deploy all files of one generation together, and call refresh().",
      },
    ],
    [
      "cut off",
      "hf-filter-small.json",
      '{"filter":"hf-filter/small","modelIds":["bge-m3"',
      {
        code: "not-json",
        status: 200,
        message:
          "BASEhf-filter-small.json cannot be used: it is text that is no JSON instead of JSON. " +
          "Deploy the file again; it may be cut off.",
      },
    ],
    [
      "the page of an application",
      "index.json",
      "<!doctype html><title>App</title>",
      {
        code: "not-json",
        status: 200,
        message:
          "BASEindex.json cannot be used: it is HTML instead of JSON. " +
          "Check baseUrl: many servers answer with a page of their own where a file is not there.",
      },
    ],
    [
      "not answered",
      "models.json",
      () => {},
      {
        code: "timeout",
        status: undefined,
        message:
          "BASEmodels.json could not be read: there was no whole answer within 0.5 s. " +
          "Try again later. Raise timeout if that is common.",
      },
    ],
    [
      "begun and not ended",
      "models.json",
      (_: unknown, response: ServerResponse) => response.writeHead(200, CORS).write('{"totalModels":'),
      {
        code: "timeout",
        status: undefined,
        message:
          "BASEmodels.json could not be read: there was no whole answer within 0.5 s. " +
          "Try again later. Raise timeout if that is common.",
      },
    ],
  ];
  test.each(CASES)("and one that is %s", async (_, file, content, wanted) => {
    const { server, serve, baseUrl } = await open(where, { ...manifests(SMALL), [file]: content });
    await begin({ baseUrl, timeout: 500 });
    const expected = JSON.stringify({ isManifestError: true, ...wanted }).replace("BASE", server.base);
    expect(await failure()).toEqual(JSON.parse(expected));
    serve(manifests(SMALL));
    expect(await idsOf("hf-filter/small")).toEqual(["bge-m3", "tiny"]);
  });
});

test("a server that does not let other origins in", async () => {
  const { server, baseUrl } = await open("other", manifests(SMALL), { "access-control-allow-origin": "null" });
  await begin({ baseUrl });
  expect(await failure()).toEqual({
    isManifestError: true,
    code: "unavailable",
    status: undefined,
    message:
      `${server.base}index.json could not be read: the connection failed. ` +
      "Check the network and baseUrl, and for a page of another origin that the server lets it in (CORS).",
  });
});

test("a worker of the browser may name them relative to itself", async () => {
  const worker = `
    importScripts("page.js");
    const client = modeldexManifests.createManifestClient({ baseUrl: "./" });
    client.models("hf-filter/small").then(async (models) => postMessage([models.length, await client.refresh()]));
  `;
  const { server } = await open("same", { ...manifests(SMALL), "worker.js": worker });
  const answer = await page.evaluate(
    `new Promise((resolve, reject) => Object.assign(new Worker("worker.js"), {
      onmessage: ({ data }) => resolve(data),
      onerror: ({ message }) => reject(new Error(message)),
    }))`,
  );
  expect(answer).toEqual([2, false]);
  expect(answersOf(server).filter((each) => each.startsWith("304"))).toHaveLength(3);
});

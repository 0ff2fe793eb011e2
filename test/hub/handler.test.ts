// GET /config/{model_id} in a server of Node, with a real server in the place of the Hub.
import { request as send } from "node:http";
import { describe, expect, test } from "vitest";
import { type ConfigHandlerOptions, createConfigHandler, createHubClient } from "../../src/hub/index.js";
import { mount } from "./node-server.js";
import { type Answer, always, HUB_ERRORS, LLAMA, startHub } from "./server.js";

async function serve(answer: Answer, options: ConfigHandlerOptions = {}) {
  const hub = await startHub(always(answer));
  const client = createHubClient({ endpoint: hub.endpoint, backoff: 1, timeout: 200 });
  return { hub, address: await mount(createConfigHandler({ hub: client, ...options })) };
}

async function errorAt(url: string, init?: RequestInit) {
  const answer = await fetch(url, init);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  return { status: answer.status, ...error, headers: answer.headers };
}

/** The status and body of a path that `fetch` would tidy up before it is sent. */
function rawStatus(address: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    send({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("a model", () => {
  test("is answered with its characteristics and their evidence", async () => {
    const { hub, address } = await serve({ body: LLAMA });
    const answer = await fetch(`${address}/config/org/name`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("max-age=300");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const body = await answer.json();
    expect(body).toMatchObject({ modelType: "llama", layers: 2, evidence: { layers: { from: "num_hidden_layers" } } });
    expect((await fetch(`${address}/config/gpt2?lang=en`)).status).toBe(200);
    expect(hub.seen.map(({ path }) => path)).toEqual([
      "/org/name/resolve/main/config.json",
      "/gpt2/resolve/main/config.json",
    ]);
  });

  test("that did not change is not sent again", async () => {
    const { address } = await serve({ body: LLAMA }, { maxAge: 60 });
    const first = await fetch(`${address}/config/org/name`);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    for (const known of [etag, `"other", W/${etag}`, "*"]) {
      const answer = await fetch(`${address}/config/org/name`, { headers: { "if-none-match": known } });
      expect([answer.status, await answer.text()]).toEqual([304, ""]);
      expect(answer.headers.get("etag")).toBe(etag);
      expect(answer.headers.get("cache-control")).toBe("max-age=60");
    }
    const other = await fetch(`${address}/config/org/name`, { headers: { "if-none-match": '"other"' } });
    expect(other.status).toBe(200);
  });

  test("is answered to HEAD without a body", async () => {
    const { address } = await serve({ body: LLAMA });
    const length = (await (await fetch(`${address}/config/org/name`)).arrayBuffer()).byteLength;
    const answer = await fetch(`${address}/config/org/name`, { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([
      200,
      String(length),
      "",
    ]);
  });

  test("that the server has is not asked for at the Hub", async () => {
    const { hub, address } = await serve(HUB_ERRORS.noEntry, {
      local: async (id) => (id === "org/name" ? { config: LLAMA } : undefined),
      basePath: "/api/v1/models/",
    });
    expect(await (await fetch(`${address}/api/v1/models/org/name`)).json()).toMatchObject({ layers: 2 });
    expect(hub.seen).toEqual([]);
    expect((await errorAt(`${address}/api/v1/models/org/other`)).status).toBe(404);
    expect(hub.seen).toHaveLength(1);
  });
});

describe("what is no model", () => {
  test.each([
    [
      "org%2Fname",
      '"org%2Fname" has a percent-encoded slash. Write the slash of the id as it is, such as BAAI/bge-m3.',
    ],
    ["a/b/c", "a/b/c is no id of a model. WRITE"],
    ["org/name/", "org/name/ is no id of a model. WRITE"],
    ["", '"" is no id of a model. WRITE'],
    ["org/na%20me", '"org/na%20me" is no id of a model. WRITE'],
    ["org%252Fname", '"org%252Fname" is no id of a model. WRITE'],
    ["org/%00", '"org/%00" is no id of a model. WRITE'],
    ["org%5Cname", '"org%5Cname" is no id of a model. WRITE'],
    ["org/n%C3%A4me", '"org/n%C3%A4me" is no id of a model. WRITE'],
    ["org/%E0%A4", '"org/%E0%A4" is no id of a model. WRITE'],
  ])("400 for %j", async (id, says) => {
    const { hub, address } = await serve({ body: LLAMA });
    const { status, code, message } = await errorAt(`${address}/config/${id}`);
    expect([status, code]).toEqual([400, "invalid-id"]);
    expect(message).toBe(
      says.replace(
        "WRITE",
        "Write organization/name with letters, digits, hyphens, dots and underscores, such as BAAI/bge-m3.",
      ),
    );
    expect(hub.seen).toEqual([]);
  });

  test.each(["/config/../../etc/passwd", "/config/%2e%2e/secret", "/config/..\\secret", "/other/org/name", "/config"])(
    "404 for the path %s",
    async (path) => {
      const { hub, address } = await serve({ body: LLAMA });
      expect(await rawStatus(address, path)).toBe(404);
      expect(hub.seen).toEqual([]);
    },
  );

  test("404 says what to ask for", async () => {
    const { address } = await serve({ body: LLAMA });
    expect(await errorAt(`${address}/`)).toMatchObject({
      status: 404,
      code: "no-route",
      message: "There is nothing here. Ask for /config/organization/name.",
    });
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("405 for %s", async (method) => {
    const { hub, address } = await serve({ body: LLAMA });
    const { status, code, message, headers } = await errorAt(`${address}/config/org/name`, { method });
    expect([status, code, message]).toEqual([405, "method-not-allowed", "Use GET or HEAD."]);
    expect(headers.get("allow")).toBe("GET, HEAD");
    expect(hub.seen).toEqual([]);
  });
});

describe("what goes wrong at the Hub", () => {
  const CASES: [string, Answer, number, string][] = [
    ["a gated model", HUB_ERRORS.gated, 403, "gated"],
    ["a model that does not exist", HUB_ERRORS.missing, 404, "not-found"],
    ["no config.json", HUB_ERRORS.noEntry, 404, "not-found"],
    ["HTML", { body: "<html></html>" }, 502, "not-json"],
    ["a fault", { status: 500 }, 502, "unavailable"],
    ["10 MB", { body: `[${" ".repeat(10_000_000)}]` }, 502, "too-large"],
    ["too many requests", { status: 429, headers: { "retry-after": "100" } }, 429, "rate-limited"],
  ];
  test.each(CASES)("%s", async (_, answer, status, code) => {
    const { hub, address } = await serve(answer);
    const found = await errorAt(`${address}/config/org/name`);
    expect([found.status, found.code]).toEqual([status, code]);
    if (status === 403) {
      expect(found.message).toBe(
        `org/name is not open to everybody (${hub.host} answered 401). ` +
          `Ask for access on http://${hub.host}/org/name, and give a token that may read it.`,
      );
    }
    expect(found.headers.get("retry-after")).toBe(status === 429 ? "100" : null);
  });

  test("no answer in time", async () => {
    const hub = await startHub(() => {});
    const client = createHubClient({ endpoint: hub.endpoint, timeout: 50 });
    const address = await mount(createConfigHandler({ hub: client }));
    expect(await errorAt(`${address}/config/org/name`)).toMatchObject({ status: 504, code: "timeout" });
  });

  test("a server without the Hub", async () => {
    const address = await mount(createConfigHandler({ hub: false, local: async () => undefined }));
    expect(await errorAt(`${address}/config/org/name`)).toMatchObject({
      status: 404,
      code: "not-found",
      message:
        "org/name is not at hand, and the Hub is not asked. Check the id, or have the model fetched to this server.",
    });
  });

  test("a caller who leaves gives up the request to the Hub", async () => {
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const controller = new AbortController();
    const hub = await startHub((_, response) => {
      response.on("close", close);
      controller.abort();
    });
    const address = await mount(createConfigHandler({ hub: createHubClient({ endpoint: hub.endpoint }) }));
    await expect(fetch(`${address}/config/org/name`, { signal: controller.signal })).rejects.toThrow();
    await closed;
  });
});

test("a fault of the server itself says nothing of it, but to the server", async () => {
  const told: unknown[] = [];
  const fault = new Error("EACCES: /home/somebody/.cache");
  const { address } = await serve(
    { body: LLAMA },
    { local: () => Promise.reject(fault), onError: (error) => told.push(error) },
  );
  expect(await errorAt(`${address}/config/org/name`)).toMatchObject({
    status: 500,
    code: "internal",
    message: "The server has a fault of its own. Try again later.",
  });
  expect(told).toEqual([fault]);
});

test("a config.json at hand that is no object", async () => {
  const { address } = await serve({ body: LLAMA }, { local: async () => ({ config: [] }) });
  expect(await errorAt(`${address}/config/org/name`)).toMatchObject({
    status: 502,
    code: "not-json",
    message: "org/name has a config.json at hand that is no JSON object. Have the model fetched to this server again.",
  });
});

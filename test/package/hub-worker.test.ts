// GET /config/{model_id} in an edge worker: the entry point bundled, real workerd, and a server on loopback in the place of the Hub.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HUB_ERRORS, LLAMA, send, startHub } from "../hub/server.js";
import { REPOSITORY } from "../support/repository.js";
import { type RunningServer, serveWorker } from "../support/servers.js";
import { runtimePath } from "../support/toolchain.js";

// By default a worker reaches public addresses only.
const CONFIGURATION = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .end),
    (name = "internet", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const end :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.mjs")],
  compatibilityDate = "2025-01-01",
);
`;

// The test tells in a header where its Hub is.
const WORKER = `
import { createConfigHandler, createHubClient } from "./src/hub/index.ts";

export default {
  async fetch(request) {
    const endpoint = request.headers.get("x-endpoint");
    return createConfigHandler({ hub: createHubClient({ endpoint, backoff: 1, timeout: 500 }) })(request);
  },
};
`;

let directory: string;
let worker: RunningServer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "modeldex-worker-"));
  await build({
    stdin: { contents: WORKER, resolveDir: REPOSITORY },
    outfile: join(directory, "worker.bundle.mjs"),
    bundle: true,
    format: "esm",
    platform: "neutral",
  });
  await writeFile(join(directory, "worker.capnp"), CONFIGURATION);
  worker = await serveWorker(runtimePath("workerd"), join(directory, "worker.capnp"));
});
afterAll(async () => {
  worker.close();
  await rm(directory, { recursive: true });
});

describe("the end point in workerd", () => {
  test("answers with what the Hub has, and what it has not", async () => {
    const hub = await startHub(({ url = "" }, response) => {
      if (url.startsWith("/org/silent/")) return;
      if (url === "/store") send(response, { body: LLAMA });
      else if (url.startsWith("/org/name/")) send(response, { status: 307, headers: { location: "/store" } });
      else send(response, url.startsWith("/org/gated/") ? HUB_ERRORS.gated : HUB_ERRORS.noEntry);
    });
    const ask = async (path: string, method = "GET") => {
      const answer = await fetch(`${worker.url}${path}`, { method, headers: { "x-endpoint": hub.endpoint } });
      const text = await answer.text();
      return { status: answer.status, ...(text === "" ? {} : (JSON.parse(text) as object)) };
    };
    expect(await ask("/config/org/name")).toMatchObject({ status: 200, modelType: "llama", layers: 2 });
    expect(await ask("/config/org/name", "HEAD")).toEqual({ status: 200 });
    expect(await ask("/config/org%2Fname")).toMatchObject({ status: 400, error: { code: "invalid-id" } });
    expect(await ask("/config/org/gated")).toMatchObject({ status: 403, error: { code: "gated" } });
    expect(await ask("/config/org/none")).toMatchObject({ status: 404, error: { code: "not-found" } });
    expect(await ask("/config/org/name", "POST")).toMatchObject({ status: 405 });
    expect(await ask("/config/org/silent")).toMatchObject({ status: 504, error: { code: "timeout" } });
  });
});

// modeldex/manifests over real connections in run-times that are no browser: what they send, and what they refuse to send, differs.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifests, SMALL } from "../manifests/fixtures.js";
import { startServer } from "../manifests/server.js";
import { run } from "../support/command.js";
import { REPOSITORY } from "../support/repository.js";
import { serveWorker } from "../support/servers.js";
import { type Runtime, runtimePath } from "../support/toolchain.js";

// By default a worker reaches public addresses only. At this date it refuses the option `cache` with the value "no-cache".
const CONFIGURATION = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .manifests),
    (name = "internet", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const manifests :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.mjs")],
  compatibilityDate = "2024-01-01",
);
`;

const VISIT = `
import { createManifestClient } from "./src/manifests/index.ts";

async function visit(baseUrl) {
  const client = createManifestClient({ baseUrl, timeout: 1000 });
  const models = await client.models("hf-filter/small");
  const isChanged = await client.refresh();
  const { code } = await client.ids("hf-filter/medium").catch((error) => error);
  return JSON.stringify({ ids: models.map(({ id }) => id), isChanged, code });
}
`;

// The test tells in an argument, or in a header, where its server is.
const PROGRAM = `${VISIT}
console.log(await visit((globalThis.Deno?.args ?? process.argv).at(-1)));
`;
const WORKER = `${VISIT}
export default { fetch: async (request) => new Response(await visit(request.headers.get("x-base"))) };
`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "modeldex-network-"));
  for (const [name, contents] of Object.entries({ program: PROGRAM, worker: WORKER })) {
    await build({
      stdin: { contents, resolveDir: REPOSITORY },
      outfile: join(directory, `${name}.mjs`),
      bundle: true,
      format: "esm",
      platform: "neutral",
    });
  }
  await writeFile(join(directory, "worker.capnp"), CONFIGURATION);
});
afterAll(() => rm(directory, { recursive: true }));

async function visitBy(runtime: Runtime, args: readonly string[], base: string): Promise<string> {
  const words = [...args, join(directory, "program.mjs"), base];
  return (await run(runtimePath(runtime), words, { cwd: directory })).stdout;
}

async function visitByWorker(base: string): Promise<string> {
  const worker = await serveWorker(runtimePath("workerd"), join(directory, "worker.capnp"));
  try {
    return await (await fetch(worker.url, { headers: { "x-base": base } })).text();
  } finally {
    worker.close();
  }
}

const DENO = ["run", "--no-remote", "--allow-net"];

describe("models of a filter, a refresh, and a server that does not answer", () => {
  test.each([
    ["Node 20", (base: string) => visitBy("node20", [], base)],
    ["Node 26", (base: string) => visitBy("node26", [], base)],
    ["Deno", (base: string) => visitBy("deno", DENO, base)],
    ["Bun", (base: string) => visitBy("bun", [], base)],
    ["workerd", visitByWorker],
  ] as const)("in %s", async (_, visit) => {
    const server = await startServer({ ...manifests(SMALL), "hf-filter-medium.json": () => {} });
    expect(JSON.parse(await visit(server.base))).toEqual({
      ids: ["bge-m3", "tiny"],
      isChanged: false,
      code: "timeout",
    });
    const answers = server.answers();
    expect(answers.slice(0, 3).sort()).toEqual(["200 hf-filter-small.json", "200 index.json", "200 models.json"]);
    expect(answers.slice(3, 6).sort()).toEqual(["304 hf-filter-small.json", "304 index.json", "304 models.json"]);
    expect(answers.slice(6)).toEqual(["undefined hf-filter-medium.json"]);
  });

  test("in Deno with an address of its own, which looks like a page", async () => {
    const server = await startServer({ ...manifests(SMALL), "hf-filter-medium.json": () => {} });
    const text = await visitBy("deno", [...DENO, "--location", "https://example.com/"], server.base);
    expect(JSON.parse(text)).toEqual({ ids: ["bge-m3", "tiny"], isChanged: false, code: "timeout" });
  });
});

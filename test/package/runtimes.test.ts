// The same program in every JavaScript runtime that users have, on the installed tarball; all must give the same answers.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import { run } from "../support/command.js";
import { REPOSITORY } from "../support/repository.js";
import { serveFiles, serveWorker } from "../support/servers.js";
import { runtimePath } from "../support/toolchain.js";

const stranger = inject("stranger");
const smoke = join(stranger, "smoke");

beforeAll(() => cp(join(REPOSITORY, "test/package/smoke"), smoke, { recursive: true }));

async function output(program: string, ...args: string[]): Promise<string> {
  return (await run(program, args, { cwd: stranger })).stdout.trim();
}

/** What one runtime says of itself and what the program prints there. */
interface Case {
  readonly name: string;
  readonly version?: () => Promise<string>;
  readonly is?: RegExp;
  readonly smoke: () => Promise<string>;
}

const nodes = (["node20", "node22", "node24", "node26"] as const).flatMap((node): Case[] => [
  {
    name: `${node}, import`,
    version: () => output(runtimePath(node), "--version"),
    is: new RegExp(`^v${node.slice("node".length)}\\.`),
    smoke: () => output(runtimePath(node), "smoke/esm.mjs"),
  },
  { name: `${node}, require`, smoke: () => output(runtimePath(node), "smoke/cjs.cjs") },
]);

const CASES: readonly Case[] = [
  ...nodes,
  {
    name: "Deno",
    version: () => output(runtimePath("deno"), "--version"),
    is: /^deno \d/,
    smoke: () => output(runtimePath("deno"), "run", "--no-remote", "smoke/esm.mjs"),
  },
  {
    name: "Bun, import",
    version: () => output(runtimePath("bun"), "--version"),
    is: /^\d+\.\d+\.\d+$/,
    smoke: () => output(runtimePath("bun"), "smoke/esm.mjs"),
  },
  { name: "Bun, require", smoke: () => output(runtimePath("bun"), "smoke/cjs.cjs") },
  {
    name: "workerd",
    version: () => output(runtimePath("workerd"), "--version"),
    is: /^workerd \d/,
    smoke: smokeInWorker,
  },
  { name: "Chromium", smoke: smokeInBrowser },
];

async function smokeInWorker(): Promise<string> {
  await build({
    entryPoints: [join(smoke, "worker.mjs")],
    outfile: join(smoke, "worker.bundle.mjs"),
    bundle: true,
    format: "esm",
    platform: "neutral",
  });
  const server = await serveWorker(runtimePath("workerd"), join(smoke, "worker.capnp"));
  try {
    return await (await fetch(server.url)).text();
  } finally {
    server.close();
  }
}

async function smokeInBrowser(): Promise<string> {
  const [server, browser] = await Promise.all([serveFiles(stranger), startBrowser()]);
  try {
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    page.on("requestfailed", (request) => failures.push(request.url()));
    await page.goto(`${server.url}/smoke/page.html`);
    await page.waitForFunction("document.body.textContent !== ''");
    expect(failures).toEqual([]);
    return (await page.textContent("body")) ?? "";
  } finally {
    await browser.close();
    server.close();
  }
}

describe("the smoke test", () => {
  const printed = new Map<string, string>();

  it.each(CASES)("passes under $name", { timeout: 300_000 }, async ({ name, version, is, smoke }) => {
    if (version !== undefined && is !== undefined) expect(await version()).toMatch(is);
    const text = await smoke();
    expect(text).toMatch(/^OK [0-9a-f]{64}$/);
    printed.set(name, text);
  });

  it("gives the same answers everywhere", () => {
    expect([...printed.keys()]).toEqual(CASES.map(({ name }) => name));
    expect(new Set(printed.values()).size).toBe(1);
  });
});

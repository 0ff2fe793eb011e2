// Where settings come from, and what is said of wrong ones.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../src/config.js";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "modeldex-config-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const writePackage = (content: unknown) =>
  writeFile(join(directory, "package.json"), typeof content === "string" ? content : JSON.stringify(content));

test("without settings, registry/ and generated/ of the working directory", async () => {
  await writePackage({});
  expect(await readConfig(directory)).toEqual({
    registry: join(directory, "registry"),
    out: join(directory, "generated"),
    runtime: undefined,
  });
});

test("the nearest package.json with settings counts, and its paths are its own", async () => {
  await writePackage({ modeldex: { registry: "data", out: "src/models", runtime: "modeldex/runtime" } });
  const below = join(directory, "packages/app");
  await mkdir(below, { recursive: true });
  expect(await readConfig(below)).toEqual({
    registry: join(directory, "data"),
    out: join(directory, "src/models"),
    runtime: "modeldex/runtime",
  });
});

test("a flag for another registry sets the project's settings aside", async () => {
  await writePackage({ modeldex: { registry: "data", out: "src/models", runtime: "modeldex/runtime" } });
  expect(await readConfig(directory, { registry: "my", out: "out" })).toEqual({
    registry: join(directory, "my"),
    out: join(directory, "out"),
    runtime: undefined,
  });
});

test.each([
  ["{", (path: string) => `${path} is not valid JSON, so its "modeldex" settings cannot be read.`],
  [
    { modeldex: "x" },
    (path: string) => `${path}: "modeldex" must be an object with registry, out, runtime, manifests.`,
  ],
  [
    { modeldex: { input: "x" } },
    (path: string) => `${path}: "modeldex.input" is no setting. Use registry, out, runtime, manifests.`,
  ],
  [{ modeldex: { out: 1 } }, (path: string) => `${path}: "modeldex.out" must be text.`],
])("%j is refused", async (content, message) => {
  await writePackage(content);
  await expect(readConfig(directory)).rejects.toThrow(message(join(directory, "package.json")));
});

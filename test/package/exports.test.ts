// The ways in: what publint and Are The Types Wrong say, and what require and import find at each entry point.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { publint } from "publint";
import { describe, expect, inject, it } from "vitest";
import { runNode } from "../support/command.js";
import { LIBRARY_ENTRIES, REPOSITORY, readTypes } from "../support/repository.js";

const tarball = inject("tarball");
const stranger = inject("stranger");
const types = readTypes();

const CODE = [".", ...LIBRARY_ENTRIES.map((entry) => `./${entry}`), ...types.map((type) => `./${type}`)];
const DATA = [
  "./models.json",
  "./models.schema.json",
  "./model-id.schema.json",
  "./manifests/index.json",
  "./manifests/models.json",
  "./manifests/hf-filter-small.json",
  "./package.json",
];

describe("publint", () => {
  it("has no findings, suggestions included", async () => {
    const { buffer } = new Uint8Array(readFileSync(tarball));
    const { messages } = await publint({ pack: { tarball: buffer }, strict: true, level: "suggestion" });
    expect(messages).toEqual([]);
  });
});

describe("Are The Types Wrong", () => {
  it("has no findings for any entry point in any way of resolving modules", async () => {
    const attw = join(REPOSITORY, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const { stdout } = await runNode(
      attw,
      [tarball, "--profile", "strict", "-f", "json", "--entrypoints", ...CODE, ...DATA],
      {
        cwd: stranger,
        accept: [0, 1],
      },
    );
    const { analysis } = JSON.parse(stdout);
    expect(analysis.problems).toEqual([]);
    expect(Object.keys(analysis.entrypoints).sort()).toEqual([...CODE, ...DATA].sort());
    for (const entry of CODE) expect(resolvedForms(analysis.entrypoints[entry]), entry).toEqual(FORMS);
  });

  const FORMS = { node10: ".d.cts", "node16-cjs": ".d.cts", "node16-esm": ".d.ts", bundler: ".d.ts" };

  function resolvedForms(entry: { resolutions: Record<string, { resolution: { fileName: string } }> }) {
    const forms = Object.entries(entry.resolutions).map(([mode, { resolution }]) => {
      return [mode, /\.d\.c?ts$/.exec(resolution.fileName)?.[0]];
    });
    return Object.fromEntries(forms);
  }
});

describe("entry points", () => {
  const require = createRequire(join(stranger, "index.js"));
  const specifier = (entry: string) => entry.replace(/^\./, "modeldex");
  const importModule = (entry: string) => import(pathToFileURL(require.resolve(entry).replace(/\.cjs$/, ".js")).href);

  it.each(CODE)("%s exports the same names to require and import", async (entry) => {
    const required = Object.keys(require(specifier(entry)));
    expect(required.length).toBeGreaterThan(1);
    expect(Object.keys(await importModule(specifier(entry))).sort()).toEqual(required.sort());
  });

  it.each(types)("a constant of modeldex/%s is the same object as in modeldex", async (type) => {
    const root = require("modeldex");
    for (const [name, value] of Object.entries(require(`modeldex/${type}`)))
      expect(value === root[name], name).toBe(true);
    const [all, some] = [await importModule("modeldex"), await importModule(`modeldex/${type}`)];
    for (const [name, value] of Object.entries(some)) expect(value === all[name], name).toBe(true);
  });

  it.each(DATA)("%s is JSON", (entry) => {
    expect(typeof require(specifier(entry))).toBe("object");
  });

  it.each(["./dist/index.js", "./index", "./registry", "./queries", "./no-such-type"])("%s is none", (entry) => {
    expect(() => require(specifier(entry))).toThrow(/Package subpath|Cannot find module/);
  });
});

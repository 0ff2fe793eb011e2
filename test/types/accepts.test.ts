// A user's program compiles under every compiler, module system and way of resolving modules, with all checks on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { type Compiler, compile, STRICT_OPTIONS, writeProject } from "../support/compile.js";
import { REPOSITORY } from "../support/repository.js";
import { COMPILERS, compilerVersion } from "../support/toolchain.js";

const stranger = inject("stranger");

function fixture(name: string): Record<string, string> {
  return { [name]: readFileSync(join(REPOSITORY, "test/types/fixtures", name), "utf8") };
}

const IMPORTS = fixture("accepts.ts");
const BOTH = { ...IMPORTS, ...fixture("require.cts") };

const SETTINGS = [
  {
    name: "ESM, node16, verbatim",
    type: "module",
    compilerOptions: { module: "node16", verbatimModuleSyntax: true },
    sources: BOTH,
  },
  {
    name: "ESM, nodenext, verbatim",
    type: "module",
    compilerOptions: { module: "nodenext", verbatimModuleSyntax: true },
    sources: BOTH,
  },
  {
    name: "ESM, bundler, verbatim",
    type: "module",
    compilerOptions: { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true },
    sources: IMPORTS,
  },
  { name: "CJS, node16", type: "commonjs", compilerOptions: { module: "node16" }, sources: BOTH },
  { name: "CJS, nodenext", type: "commonjs", compilerOptions: { module: "nodenext" }, sources: BOTH },
  {
    name: "CJS, bundler",
    type: "commonjs",
    compilerOptions: { module: "preserve", moduleResolution: "bundler" },
    sources: BOTH,
  },
] as const;

describe.each(Object.keys(COMPILERS) as Compiler[])("%s", (compiler) => {
  it.each(SETTINGS)("$name", async (project) => {
    expect(await compile(compiler, await writeProject(stranger, project))).toEqual([]);
  });

  it.each(SETTINGS)("$name, with manifests", async ({ compilerOptions, ...project }) => {
    const withFetch = { ...compilerOptions, lib: ["ES2023", "DOM"] };
    const manifests = { ...project, compilerOptions: withFetch, sources: fixture("manifests.ts") };
    expect(await compile(compiler, await writeProject(stranger, manifests))).toEqual([]);
  });

  it("sees a mistake in the same project, so silence means something", async () => {
    const [name, text] = Object.entries(IMPORTS)[0] as [string, string];
    const mistaken = text.replace('getModel("colbertv2.0")', 'getModel("colbertv2.1")');
    const project = { ...SETTINGS[1], sources: { [name]: mistaken } };
    const diagnostics = await compile(compiler, await writeProject(stranger, project));
    expect(diagnostics.map(({ code }) => code)).toContain("TS2345");
  });
});

describe("the conditions above", () => {
  it("are the promised ones", () => {
    expect(compilerVersion("typescript")).toMatch(/^5\.9\./);
    expect(compilerVersion("typescript (native)")).toMatch(/^7\./);
    expect(STRICT_OPTIONS).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      isolatedModules: true,
      skipLibCheck: false,
    });
  });
});

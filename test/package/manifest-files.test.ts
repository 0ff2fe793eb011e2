// The manifests in the tarball: found by every way in, and good for the loader when they are served as they are.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import type * as Manifests from "../../src/manifests/index.js";
import { startServer } from "../manifests/server.js";
import { writeProgram } from "../support/bundlers.js";
import { run } from "../support/command.js";
import { REPOSITORY } from "../support/repository.js";
import { runtimePath } from "../support/toolchain.js";

const stranger = inject("stranger");
const require = createRequire(join(stranger, "index.js"));
const folder = join(stranger, "node_modules/modeldex/generated/manifests");
const names = readdirSync(folder).sort();

/** Files of the installed package by name, as texts. */
function served(): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("ways in", () => {
  it.each(names)("modeldex/manifests/%s is the file", (name) => {
    expect(require.resolve(`modeldex/manifests/${name}`)).toBe(join(folder, name));
  });

  it.each(["nope.json", "../models.json", "hf-filter/small.json"])("modeldex/manifests/%s leads nowhere", (name) => {
    expect(() => require(`modeldex/manifests/${name}`)).toThrow();
  });

  const { totalModels } = JSON.parse(readFileSync(join(REPOSITORY, "generated/manifests/models.json"), "utf8"));

  it("are an import with a type, where Node has it", async () => {
    const code = 'import models from "modeldex/manifests/models.json" with { type: "json" };\n';
    const program = await writeProgram(stranger, `${code}console.log(models.totalModels);\n`);
    for (const runtime of ["node20", "node26"] as const) {
      expect((await run(runtimePath(runtime), [program], { cwd: stranger })).stdout, runtime).toBe(`${totalModels}\n`);
    }
  });

  it("are require, in every Node", async () => {
    const code = `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
console.log(require("modeldex/manifests/models.json").totalModels);
`;
    const program = await writeProgram(stranger, code);
    for (const runtime of ["node20", "node26"] as const) {
      const { stdout } = await run(runtimePath(runtime), ["--no-warnings", program], { cwd: stranger });
      expect(stdout, runtime).toBe(`${totalModels}\n`);
    }
  });
});

describe("served as they are", () => {
  const { createManifestClient } = require("modeldex/manifests") as typeof Manifests;
  const { FILTERS, modelsByFilter, MODEL_REGISTRY } = require("modeldex");

  it("all filters at once ask for each file once, and list what the code lists", async () => {
    const server = await startServer(served());
    const client = createManifestClient({ baseUrl: server.base });
    const filters = await client.filters();
    expect(filters.map(({ filter }) => filter)).toEqual(FILTERS.map(({ filter }: { filter: string }) => filter));
    const lists = await Promise.all(filters.map(({ filter }) => client.models(filter)));
    for (const [position, { filter, label, count }] of filters.entries()) {
      const ids = modelsByFilter(filter).map(({ id }: { id: string }) => id);
      expect(
        lists[position]?.map(({ id }) => id),
        filter,
      ).toEqual(ids);
      expect(FILTERS[position]).toMatchObject({ label, count });
      expect(await client.ids(filter), filter).toEqual(ids);
    }
    expect(server.answers().sort()).toEqual(names.map((name) => `200 ${name}`));
  });

  it("has every model, which is the same object in every filter", async () => {
    const server = await startServer(served());
    const client = createManifestClient({ baseUrl: server.base });
    const all = await client.all();
    expect(all.map(({ id }) => id).sort()).toEqual(MODEL_REGISTRY.map(({ id }: { id: string }) => id).sort());
    const [first] = await client.models("hf-filter/small");
    expect(first).toBe(await client.model(first?.id ?? ""));
    expect(await client.refresh()).toBe(false);
  });
});

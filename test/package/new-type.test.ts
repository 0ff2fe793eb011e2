// A model type that no code knows: one edit in models.json and it is a word of the types and an entry point of the package.
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateProject } from "../../codegen/src/project.js";
import { compile, writeProject } from "../support/compile.js";
import { copyPackage, createDirectory, createStranger, pack } from "../support/pack.js";

const RECORD = {
  id: "brand-new-1",
  type: "brand-new",
  name: "Brand New 1",
  source: "other",
  organization: "someone",
};

let directory: string;
let stranger: string;

beforeAll(async () => {
  directory = await createDirectory();
  const copy = await copyPackage(directory);
  const registry = join(copy, "registry/models.json");
  const { models, ...rest } = JSON.parse(await readFile(registry, "utf8"));
  await writeFile(registry, JSON.stringify({ ...rest, models: [...models, RECORD] }));
  const { issues } = await generateProject({
    registry: join(copy, "registry"),
    out: join(copy, "generated"),
    runtime: "../src/runtime.js",
  });
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  stranger = await createStranger(directory, await pack(copy));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe("a new type", () => {
  it("is an entry point", () => {
    const modules = createRequire(join(stranger, "index.js"));
    expect(modules("modeldex/brand-new").BRAND_NEW_1).toEqual(RECORD);
    expect(modules("modeldex/brand-new").BRAND_NEW_1).toBe(modules("modeldex").BRAND_NEW_1);
    expect(modules("modeldex").modelsByType("brand-new")).toEqual([RECORD]);
    expect(modules("modeldex").ModelType.BrandNew).toBe("brand-new");
  });

  it("is known to the compiler", async () => {
    const project = await writeProject(stranger, {
      type: "module",
      compilerOptions: { module: "nodenext" },
      sources: {
        "main.ts": [
          'import { type ModelType, getModel, modelsByType } from "modeldex";',
          'import { type BrandNewModel, BRAND_NEW_1 } from "modeldex/brand-new";',
          'export const type: ModelType = "brand-new";',
          'export const list: readonly BrandNewModel[] = modelsByType("brand-new");',
          'export const model: typeof BRAND_NEW_1 = getModel("brand-new-1");',
        ].join("\n"),
      },
    });
    expect(await compile("typescript", project)).toEqual([]);
  });
});

// What reaches a user's bundle: the models it names and nothing of any other.
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { BUNDLERS, bundleByProof, writeProgram } from "../support/bundlers.js";
import { readRecords, readTypes } from "../support/repository.js";

const stranger = inject("stranger");
const modules = createRequire(join(stranger, "index.js"));

interface Constant {
  readonly id: string;
  readonly type: string;
}

const FILTERS: readonly { filter: string }[] = modules("modeldex").FILTERS;
const constants = Object.entries<Constant>(modules("modeldex")).filter(([, value]) => value?.id !== undefined);

/** Names of the constants that are bundled: one per type, neither the first of its module nor the last where it can be. */
const SAMPLES = readTypes().map((type) => {
  const ofType = constants.filter(([, model]) => model.type === type);
  const [name, { id }] = ofType[Math.floor(ofType.length / 2)] as [string, Constant];
  return { type, name, id };
});

/** Texts that only the model's own constant has: its id, its name and its Hub id as they stand in a literal. */
function markersOf(record: { id: string; name: string; huggingface_id?: string }): string[] {
  return [record.id, record.name, record.huggingface_id].flatMap((text) => {
    return text === undefined ? [] : [JSON.stringify(text), `'${text}'`, `\`${text}\``];
  });
}

function otherModelsIn(code: string, id: string): string[] {
  const own = modules("modeldex").getModel(id);
  const ownTexts = JSON.stringify(own);
  return readRecords()
    .filter((record) => record.id !== id)
    .flatMap((record) => markersOf(record).filter((marker) => code.includes(marker) && !ownTexts.includes(marker)));
}

describe.each(Object.entries(BUNDLERS))("%s", (_, bundle) => {
  it.each(SAMPLES)('importing $name from "modeldex" leaves no other model in the bundle', async ({ name, id }) => {
    const code = await bundle(
      await writeProgram(stranger, `import { ${name} } from "modeldex";\nconsole.log(${name});\n`),
    );
    expect(code).toContain(id);
    expect(otherModelsIn(code, id)).toEqual([]);
    expect(code).not.toContain("ModelIndex");
    expect(FILTERS.filter(({ filter }) => code.includes(filter))).toEqual([]);
    expect(code).not.toContain("There is no filter");
  });

  it.each(SAMPLES)('nor does importing it from "modeldex/$type"', async ({ name, id, type }) => {
    const code = await bundle(
      await writeProgram(stranger, `import { ${name} } from "modeldex/${type}";\nconsole.log(${name});\n`),
    );
    expect(code).toContain(id);
    expect(otherModelsIn(code, id)).toEqual([]);
  });

  it("a formatter brings no model at all", async () => {
    const code = await bundle(
      await writeProgram(stranger, 'import { formatParameters } from "modeldex";\nconsole.log(formatParameters(1));\n'),
    );
    expect(code).toContain("console.log");
    expect(otherModelsIn(code, "")).toEqual([]);
  });

  it("a model by id brings no filter", async () => {
    const code = await bundle(
      await writeProgram(stranger, 'import { getModel } from "modeldex";\nconsole.log(getModel("colbert-v2"));\n'),
    );
    expect(code).toContain("colbert-v2");
    expect(FILTERS.filter(({ filter }) => code.includes(filter))).toEqual([]);
  });

  it("models by filter bring every filter", async () => {
    const code = await bundle(
      await writeProgram(
        stranger,
        'import { modelsByFilter } from "modeldex";\nconsole.log(modelsByFilter("hf-filter/small"));\n',
      ),
    );
    expect(FILTERS.filter(({ filter }) => !code.includes(filter))).toEqual([]);
  });

  it.each(["modeldex", "modeldex/runtime", "modeldex/colbert"])('import "%s" bundles to nothing', async (specifier) => {
    expect((await bundle(await writeProgram(stranger, `import "${specifier}";\n`))).trim()).toBe("");
  });

  it("the whole registry survives where it is asked for", async () => {
    const code = await bundle(
      await writeProgram(stranger, 'import { MODEL_REGISTRY } from "modeldex";\nconsole.log(MODEL_REGISTRY);\n'),
    );
    expect(readRecords().filter(({ id }) => !code.includes(JSON.stringify(id)) && !code.includes(`'${id}'`))).toEqual(
      [],
    );
  });
});

describe("sideEffects: false", () => {
  it("is what package.json says", () => {
    expect(modules("modeldex/package.json").sideEffects).toBe(false);
  });

  it.each(["modeldex", "modeldex/runtime", "modeldex/colbert"])(
    'is what a bundler finds in the code of "%s"',
    async (specifier) => {
      expect((await bundleByProof(await writeProgram(stranger, `import "${specifier}";\n`))).trim()).toBe("");
    },
  );

  it("is refuted by a program that has an effect", async () => {
    const code = 'import "modeldex";\nimport { getModel } from "modeldex";\ngetModel("colbert-v2");\n';
    expect(await bundleByProof(await writeProgram(stranger, code))).toContain("colbert-v2");
  });
});

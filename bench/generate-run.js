// Runs in its own process: generate and check on one project. Prints milliseconds as JSON.
// @ts-check
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkProject, generateProject, validateRegistry } from "@modeldex/codegen";

// The fastest of several: the first ones also compile the tool itself.
const directory = /** @type {string} */ (process.argv[2]);
const path = join(directory, "registry/models.json");
const config = { registry: join(directory, "registry"), out: join(directory, "out"), runtime: "../src/runtime.js" };
const text = await readFile(path, "utf8");
// Enough for a warm process at the sizes where a run is short.
const rounds = text.length < 10_000_000 ? 25 : 4;

/** @param {() => unknown} run */
async function fastest(run) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const demand = (result) => {
  if (result.issues.length > 0) throw new Error(JSON.stringify(result.issues[0]));
};

const generate = await fastest(async () => {
  await rm(config.out, { recursive: true, force: true });
  demand(await generateProject(config));
});
const check = await fastest(async () => demand(await checkProject(config)));
const validate = await fastest(() => demand(validateRegistry(text, "models.json")));
const parse = await fastest(() => JSON.parse(text));
const rewrite = await fastest(() =>
  writeFile(join(directory, "rewritten.json"), JSON.stringify(JSON.parse(text), null, 2)),
);
process.stdout.write(JSON.stringify({ generate, check, validate, parse, rewrite }));

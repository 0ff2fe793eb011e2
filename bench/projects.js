// Projects to measure: the real records repeated to a size, generated and built as the package is.
// @ts-check
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {object} Project
 * @property {number} size Number of models.
 * @property {string} directory
 * @property {string} registryText Text of its models.json.
 * @property {string} consumer A folder in which `import "modeldex"` finds the built package.
 */

/** Command line of the code generator. */
export const modeldex = join(root, "codegen/bin/modeldex.js");

/** Root of the repository. */
export { root };

/**
 * A registry of `size` models: the real ones, evenly chosen or repeated under other ids.
 *
 * @param {number} size
 */
export function makeRegistry(size) {
  const registry = JSON.parse(readFileSync(join(root, "registry/models.json"), "utf8"));
  const real = registry.models;
  const models = [];
  for (let index = 0; index < size; index++) {
    const round = Math.floor(index / real.length);
    const position = size < real.length ? Math.floor((index * real.length) / size) : index % real.length;
    models.push(round === 0 ? withoutReferences(real[position]) : renamed(withoutReferences(real[position]), round));
  }
  return { ...registry, models };
}

// A choice of models may leave out what others refer to.
function withoutReferences({ replaced_by: replacement, ...model }) {
  if (replacement === undefined) return model;
  const { replaced_by: _, ...provenance } = model.provenance;
  return { ...model, provenance, reason: model.reason ?? "Superseded." };
}

function renamed(model, round) {
  const copy = { ...model, id: `${model.id}-r${round}` };
  delete copy.aliases;
  delete copy.constant_name;
  if (copy.huggingface_id !== undefined) copy.huggingface_id += `_r${round}`;
  if (copy.civitai_id !== undefined) copy.civitai_id += round * 10_000_000;
  if (copy.openrouter_id !== undefined) copy.openrouter_id += `_r${round}`;
  return copy;
}

/**
 * Generates and builds a project of `size` models in a temporary folder.
 *
 * @param {number} size
 * @returns {Project}
 */
export function buildProject(size) {
  const directory = mkdtempSync(join(tmpdir(), `modeldex-bench-${size}-`));
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  const built = join(directory, "package");
  mkdirSync(join(built, "registry"), { recursive: true });
  writeFileSync(join(built, "registry/models.json"), JSON.stringify(makeRegistry(size)));
  for (const name of ["src", "tsup.config.ts", "tsconfig.json", "package.json"])
    cpSync(join(root, name), join(built, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(built, "node_modules"));
  const run = (...command) => execFileSync(process.execPath, command, { cwd: built, stdio: ["ignore", 2, 2] });
  run(modeldex, "fix");
  run(modeldex, "generate");
  run(join(root, "node_modules/tsup/dist/cli-default.js"), "--silent");
  const consumer = join(directory, "consumer");
  mkdirSync(join(consumer, "node_modules"), { recursive: true });
  symlinkSync(built, join(consumer, "node_modules/modeldex"));
  return { size, directory, consumer, registryText: readFileSync(join(built, "registry/models.json"), "utf8") };
}

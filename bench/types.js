// Wall time of the compiler on an application with three constants and getModel, against an empty one.
// @ts-check
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { measureInTurns, toRow } from "./measure.js";
import { root } from "./projects.js";

const ROUNDS = 9;
const COMPILERS = {
  "TypeScript 5.9": join(root, "node_modules/typescript/bin/tsc"),
  "TypeScript 7": join(root, "test/toolchain/node_modules/typescript/bin/tsc"),
};

/** @param {import("./projects.js").Project} project */
export async function benchTypes({ size, consumer }) {
  const modeldex = await import(pathToFileURL(join(consumer, "node_modules/modeldex/dist/index.js")).href);
  const names = Object.keys(modeldex)
    .filter((name) => modeldex.MODEL_REGISTRY.includes(modeldex[name]))
    .slice(0, 3);
  const id = modeldex.MODEL_REGISTRY[size >> 1].id;
  const project = (name, source) => {
    writeFileSync(join(consumer, `${name}.mts`), source);
    const compilerOptions = {
      strict: true,
      module: "nodenext",
      target: "es2022",
      noEmit: true,
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(join(consumer, `tsconfig.${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.mts`] }));
    return join(consumer, `tsconfig.${name}.json`);
  };
  const empty = project("empty", "export const nothing: number = 0;\n");
  const app = project(
    "app",
    `import { getModel, ${names.join(", ")} } from "modeldex";\nexport const shown: string[] = [${names.map((name) => `${name}.id`).join(", ")}, getModel(${JSON.stringify(id)}).name];\n`,
  );
  return Object.entries(COMPILERS).map(([compiler, tsc]) => {
    if (!existsSync(tsc))
      throw new Error(`${compiler} is not installed at ${tsc}. Run "npm test" once; it installs the toolchain.`);
    const took = measureInTurns({ empty: [tsc, "-p", empty], app: [tsc, "-p", app] }, ROUNDS, (_, elapsed) => elapsed);
    const target = compiler === "TypeScript 5.9" && size === 1000 ? { target: 1.25 } : {};
    return toRow({
      what: `type check, ${compiler}`,
      size,
      measured: took.app ?? 0,
      peer: took.empty ?? 0,
      unit: "ms",
      against: "an empty application",
      ...target,
    });
  });
}

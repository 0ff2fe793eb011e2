import { readdirSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

// One entry point per type that the registry has, so that a new type needs no edit here.
const types = readdirSync("generated/models").map((file) => file.replace(/\.ts$/, ""));

/**
 * Leaves modules that are entry points themselves where they are instead of copying them into each other: COLBERT_V2 is
 * the same object whichever one it is imported from, and `export *` costs less at import than a list of all names.
 */
const keepEntryPointsApart = {
  name: "keep-entry-points-apart",
  setup(build: import("esbuild").PluginBuild) {
    const ending = build.initialOptions.format === "cjs" ? ".cjs" : ".js";
    const keep = (path: string) => ({ path: path.replace(/\.js$/, ending), external: true, sideEffects: false });
    build.onResolve({ filter: /^\.\/models\// }, ({ path }) => keep(path));
    build.onResolve({ filter: /^\.\.\/src\/runtime\.js$/ }, () => keep("./runtime.js"));
    build.onResolve({ filter: /^\.\.\/characteristics\/index\.js$/ }, () => keep("./characteristics.js"));
  },
};

const index = { index: "generated/index.ts" };
const others = {
  runtime: "src/runtime.ts",
  characteristics: "src/characteristics/index.ts",
  sizing: "src/sizing/index.ts",
  hub: "src/hub/index.ts",
  manifests: "src/manifests/index.ts",
  ...Object.fromEntries(types.map((type) => [`models/${type}`, `generated/models/${type}.ts`])),
};
const shared: Options = { format: ["esm", "cjs"], target: "es2022", platform: "neutral", splitting: false };

// The declarations of the index are made by themselves, as one file. Made together with the others they would be spread over
// all of them and name every constant twice more, which the compiler of whoever imports it has to read.
export default defineConfig([
  {
    ...shared,
    entry: { ...index, ...others },
    dts: { entry: others },
    clean: true,
    esbuildPlugins: [keepEntryPointsApart],
  },
  { ...shared, entry: index, dts: { only: true } },
]);

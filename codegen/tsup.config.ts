import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { defineConfig } from "tsup";

/** `import text from "./file.ts?raw"`, as vite knows it: the runtime that `generate` copies. */
const rawImports = {
  name: "raw-imports",
  setup(build: import("esbuild").PluginBuild) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?raw$/, "")),
      namespace: "raw",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};

export default defineConfig({
  entry: ["src/index.ts", "src/cli.ts"],
  format: "esm",
  target: "node20",
  platform: "node",
  dts: { entry: "src/index.ts" },
  clean: true,
  esbuildPlugins: [rawImports],
});

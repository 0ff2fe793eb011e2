import { readdirSync } from "node:fs";
import { defineConfig } from "tsup";

// One entry point per type that the registry has, so that a new type needs no edit here.
const types = readdirSync("generated/models").map((file) => file.replace(/\.ts$/, ""));

export default defineConfig({
  entry: {
    index: "generated/index.ts",
    runtime: "src/runtime.ts",
    ...Object.fromEntries(types.map((type) => [`models/${type}`, `generated/models/${type}.ts`])),
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // Constants live in one chunk for all entry points: COLBERT_V2 is the same object whichever one it is imported from.
  splitting: true,
  dts: true,
  clean: true,
  // Names stay readable in stack traces and bundles; white space only costs time at import.
  minifyWhitespace: true,
});

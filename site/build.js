// Builds what `modeldex site` needs into the package of the tool: a script for each kind of page, the style, and the renderer.
// @ts-check
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import tailwindcss from "@tailwindcss/vite";
import { build } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const destination = fileURLToPath(new URL("../codegen/site", import.meta.url));

/** @type {import("vite").InlineConfig} */
const shared = { root, configFile: false, logLevel: "warn", plugins: [svelte(), tailwindcss()] };
// How long a plugin takes on a busy machine is no fault of the build.
const checks = { bundlerTimings: false };

rmSync(destination, { recursive: true, force: true });

// One build for each, since they are classic scripts, which cannot share parts: browsers refuse modules to a page that was opened as
// a file.
for (const kind of ["list", "model", "compare", "charts", "inspect"]) {
  await build({
    ...shared,
    build: {
      outDir: `${destination}/assets`,
      emptyOutDir: false,
      // What the style needs.
      target: ["chrome111", "edge111", "firefox128", "safari16.4"],
      modulePreload: false,
      // Else a classic script would carry the style and put it into the page, which the policy of the page forbids.
      cssCodeSplit: false,
      // What the bundle is made of asks to be named wherever it goes.
      license: { fileName: `licenses-${kind}.md` },
      rollupOptions: {
        checks,
        input: `src/start/${kind}.ts`,
        output: { format: "iife", entryFileNames: `${kind}-[hash].js`, assetFileNames: "style-[hash][extname]" },
      },
    },
  });
}

await build({
  ...shared,
  publicDir: false,
  // One file that needs nothing installed.
  ssr: { noExternal: true },
  build: {
    ssr: "src/render/index.ts",
    outDir: `${destination}/render`,
    emptyOutDir: true,
    target: "node20",
    rollupOptions: { checks, output: { format: "es", entryFileNames: "index.js" } },
  },
});

// Two builds: what browsers load, and the renderer that `modeldex site` calls. Both become part of @modeldex/codegen.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const destination = fileURLToPath(new URL("../codegen/site", import.meta.url));

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [svelte(), tailwindcss()],
  publicDir: isSsrBuild === true ? false : "public",
  // The renderer is one file that needs nothing installed.
  ssr: { noExternal: true },
  build: {
    outDir: isSsrBuild === true ? `${destination}/render` : `${destination}/assets`,
    emptyOutDir: true,
    target: isSsrBuild === true ? "node20" : ["chrome111", "edge111", "firefox114", "safari16.4"],
    modulePreload: false,
    // Else a classic script would carry the style and put it into the page, which the policy of the page forbids.
    cssCodeSplit: false,
    copyPublicDir: isSsrBuild !== true,
    // What the bundle is made of asks to be named wherever it goes.
    license: isSsrBuild === true ? false : { fileName: "licenses.md" },
    reportCompressedSize: false,
    rollupOptions: {
      input: isSsrBuild === true ? "src/render/index.ts" : "src/app.ts",
      output:
        isSsrBuild === true
          ? { format: "es", entryFileNames: "index.js" }
          : // A classic script: browsers refuse modules to a page that was opened as a file.
            { format: "iife", entryFileNames: "app-[hash].js", assetFileNames: "app-[hash][extname]" },
    },
  },
}));

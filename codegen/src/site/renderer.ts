// The built page: what browsers load, and the renderer. Both come from the workspace site/.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SiteFile, SiteRenderer } from "./site-input.js";

// Beside dist/, where the command is built to.
const BUILT = fileURLToPath(new URL("../site/", import.meta.url));

/** The page was not built. Packages from npm have it; a clone builds it. */
export class SiteNotBuiltError extends Error {
  override readonly name = "SiteNotBuiltError";

  constructor() {
    super('The catalogue page is not built. Run "npm run build" in the clone of modeldex.');
  }
}

/**
 * Loads the renderer.
 *
 * @throws SiteNotBuiltError where there is none.
 */
export async function loadRenderer(): Promise<SiteRenderer> {
  const file = new URL("../site/render/index.js", import.meta.url);
  if (!existsSync(file)) throw new SiteNotBuiltError();
  return import(file.href);
}

/** Style, code and pictures of the page, by their names below `assets/`. */
export async function readAssets(): Promise<readonly SiteFile[]> {
  const directory = join(BUILT, "assets");
  const names = await readdir(directory);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(directory, name), "utf8");
      return { path: `assets/${name}`, render: () => text };
    }),
  );
}

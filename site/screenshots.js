// npm run screenshots -w site: the pictures in docs/catalogue, of this repository's registry as it is built.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const pictures = join(root, "docs/catalogue");
const directory = mkdtempSync(join(tmpdir(), "modeldex-pictures-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));

execFileSync(
  process.execPath,
  [join(root, "codegen/bin/modeldex.js"), "site", "--out", directory, "--package", "modeldex"],
  { cwd: root, stdio: ["ignore", 2, 2] },
);
const { configs } = JSON.parse(readFileSync(join(root, "registry/configs.json"), "utf8"));
const { config } = configs.find(
  (/** @type {{ huggingface_id: string }} */ { huggingface_id: id }) => id === "Qwen/Qwen3-30B-A3B-FP8",
);
writeFileSync(join(directory, "config.json"), JSON.stringify(config));

/**
 * What is shown, and what a visitor does first.
 *
 * @type {Record<string, { path: string, act?: (page: import("playwright-core").Page) => Promise<unknown> }>}
 */
const SCENES = {
  list: { path: "index.html?type=dense&type=colbert" },
  filter: { path: "index.html", act: (page) => page.getByRole("button", { name: /^Filters/ }).click() },
  model: { path: "models/bge-m3.html" },
  compare: { path: "compare.html?id=bge-m3&id=jina-colbert-v2&id=all-minilm-l6-v2" },
  charts: { path: "charts.html" },
  inspect: {
    path: "inspect.html",
    act: async (page) => {
      await page.locator('input[type="file"]').setInputFiles(join(directory, "config.json"));
      await page.getByRole("button", { name: "Show specs" }).click();
    },
  },
};
const SCREENS = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [scene, { path, act }] of Object.entries(SCENES)) {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
      await page.goto(`${pathToFileURL(directory).href}/${path}`);
      await act?.(page);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(pictures, `${scene}-${screen}-${colorScheme}.png`) });
      await page.close();
    }
  }
}
await browser.close();

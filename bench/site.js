// The catalogue of 10,000 models in a browser: what it weighs, when its list is there, and how fast typing narrows it.
// @ts-check
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { median, toRow } from "./measure.js";
import { makeRegistry, modeldex } from "./projects.js";

const SIZE = 10_000;
const ROUNDS = 7;
// What a visitor types, sign by sign: narrows the list from everything to a few.
const QUERY = "qwen embed";

/** Builds the catalogue and measures it. */
export async function benchSite() {
  const directory = mkdtempSync(join(tmpdir(), "modeldex-bench-site-"));
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "registry"));
  const registry = JSON.stringify(makeRegistry(SIZE));
  writeFileSync(join(directory, "registry/models.json"), registry);
  const started = performance.now();
  execFileSync(
    process.execPath,
    [modeldex, "site", "--registry", join(directory, "registry"), "--out", join(directory, "page")],
    { stdio: ["ignore", 2, 2] },
  );
  const built = performance.now() - started;
  return [
    ...weigh(join(directory, "page"), registry),
    toRow({
      what: "catalogue, build",
      size: SIZE,
      measured: built / 1000,
      peer: 60,
      unit: "s",
      against: "a minute",
      target: 1,
    }),
    ...(await time(pathToFileURL(join(directory, "page/index.html")).href)),
  ];
}

/**
 * @param {string} page
 * @param {string} registry
 */
function weigh(page, registry) {
  const zipped = (/** @type {string | Buffer} */ text) => gzipSync(text, { level: 9 }).length;
  const html = readFileSync(join(page, "index.html"), "utf8");
  const needed = [...html.matchAll(/<(?:script|link)[^>]* (?:src|href)="((?:assets|data)\/[^"]+)"/g)].map(
    ([, path]) => /** @type {string} */ (path),
  );
  const models = join(page, "models");
  const pages = readdirSync(models).map((name) => zipped(readFileSync(join(models, name))));
  return [
    toRow({
      what: "catalogue, list and all it loads, gzip",
      size: SIZE,
      measured: (zipped(html) + needed.reduce((sum, path) => sum + zipped(readFileSync(join(page, path))), 0)) / 1000,
      peer: zipped(registry) / 1000,
      unit: "kB",
      against: "models.json of the same models",
    }),
    toRow({
      what: "catalogue, HTML of the list, gzip",
      size: SIZE,
      measured: zipped(html) / 1000,
      peer: zipped(registry) / 1000,
      unit: "kB",
      against: "models.json of the same models",
    }),
    toRow({
      what: "catalogue, page of a model, gzip, median",
      size: SIZE,
      measured: median(pages) / 1000,
      peer: zipped(html) / 1000,
      unit: "kB",
      against: "HTML of the list",
    }),
  ];
}

/** @param {string} address */
async function time(address) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  /** @type {number[]} */ const painted = [];
  /** @type {number[]} */ const ready = [];
  /** @type {number[]} */ const floor = [];
  /** @type {number[]} */ const typed = [];
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(await firstPaint(browser, address, false).then(({ paint }) => paint));
    const { paint, list, keys } = await firstPaint(browser, address, true);
    painted.push(paint);
    ready.push(list);
    typed.push(...keys);
  }
  await browser.close();
  return [
    toRow({
      what: "catalogue, first models painted",
      size: SIZE,
      measured: median(painted),
      peer: median(floor),
      unit: "ms",
      against: "the same page without JavaScript",
    }),
    toRow({
      what: "catalogue, list that can be searched",
      size: SIZE,
      measured: median(ready),
      peer: 1000,
      unit: "ms",
      against: "a second",
      target: 1,
    }),
    toRow({
      what: "catalogue, key to painted list, median",
      size: SIZE,
      measured: median(typed),
      peer: 100,
      unit: "ms",
      against: "a tenth of a second",
      target: 1,
    }),
    toRow({
      what: "catalogue, key to painted list, slowest",
      size: SIZE,
      measured: Math.max(...typed),
      peer: 100,
      unit: "ms",
      against: "a tenth of a second",
      target: 1,
    }),
  ];
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} address
 * @param {boolean} javaScriptEnabled
 */
async function firstPaint(browser, address, javaScriptEnabled) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "load" });
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint").map(({ startTime }) => startTime)[0] ?? Number.NaN,
  );
  if (!javaScriptEnabled) {
    await page.close();
    return { paint, list: Number.NaN, keys: [] };
  }
  const search = page.getByRole("searchbox");
  await search.focus();
  const list = await page.evaluate(() => globalThis.benchWatch.search);
  const keys = [];
  for (const key of QUERY) {
    await page.keyboard.press(key === " " ? "Space" : key);
    // Long enough that nothing more changes; what is measured ends with the last change.
    await page.waitForTimeout(400);
    keys.push(await page.evaluate(() => globalThis.benchWatch.painted - globalThis.benchWatch.typed));
  }
  await page.close();
  return { paint, list, keys };
}

/** Runs in the page: notes when the search is there, when a key was pressed, and when what changed last was painted. */
function watch() {
  const times = { search: Number.NaN, typed: Number.NaN, painted: Number.NaN };
  globalThis.benchWatch = times;
  addEventListener("keydown", ({ timeStamp }) => {
    times.typed = timeStamp;
  });
  new MutationObserver(() => {
    requestAnimationFrame(() => {
      // A message is handled after the frame was drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times.painted = performance.now();
        if (Number.isNaN(times.search) && document.querySelector('input[type="search"]') !== null) {
          times.search = performance.now();
        }
      };
      port2.postMessage(undefined);
    });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

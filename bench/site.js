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
// What a visitor types, key by key: from everything to a few.
const QUERIES = ["mini", "german", "sdxl", "e5-large"];

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
  /** @type {number[]} */ const filtered = [];
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(await firstPaint(browser, address, false).then(({ paint }) => paint));
    const { paint, list, keys, filter } = await firstPaint(browser, address, true);
    painted.push(paint);
    ready.push(list);
    typed.push(...keys);
    filtered.push(filter);
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
    toRow({
      what: "catalogue, filter to painted list, median",
      size: SIZE,
      measured: median(filtered),
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
  const paint = await paintedAt(page);
  if (!javaScriptEnabled) {
    await page.close();
    return { paint, list: Number.NaN, keys: [], filter: Number.NaN };
  }
  const search = page.getByRole("searchbox");
  await search.focus();
  const list = await page.evaluate(() => globalThis.benchWatch.search);
  const keys = [];
  for (const query of QUERIES) {
    await search.fill("");
    for (const key of query) {
      const took = await changed(page, () => page.keyboard.press(key));
      // Where a key narrows nothing, nothing is painted.
      if (took > 0) keys.push(took);
    }
  }
  await search.fill("");
  await page.getByRole("button", { name: /^Filters/ }).click();
  await page.getByRole("checkbox", { name: "dense" }).check();
  const apply = page.getByRole("button", { name: /^Show .* models?$/ });
  const filter = await changed(page, () => apply.click());
  await page.close();
  return { paint, list, keys, filter };
}

/**
 * When the first text was painted, which may be after the page is loaded.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number>}
 */
async function paintedAt(page) {
  for (;;) {
    const times = await page.evaluate(() =>
      performance.getEntriesByName("first-contentful-paint").map(({ startTime }) => startTime),
    );
    if (times[0] !== undefined) return times[0];
    await page.waitForTimeout(50);
  }
}

/**
 * Milliseconds from what a visitor does to the last change of the page that follows.
 *
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} act
 */
async function changed(page, act) {
  await page.waitForTimeout(100);
  await act();
  // Long enough that nothing more changes; what is measured ends with the last change.
  await page.waitForTimeout(400);
  return page.evaluate(() => globalThis.benchWatch.painted - globalThis.benchWatch.acted);
}

/** Runs in the page: notes when the search is there, when something was pressed, and when what changed last was painted. */
function watch() {
  const times = { search: Number.NaN, acted: Number.NaN, painted: Number.NaN };
  globalThis.benchWatch = times;
  for (const name of ["keydown", "pointerdown"]) {
    addEventListener(name, ({ timeStamp }) => {
      times.acted = timeStamp;
    });
  }
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

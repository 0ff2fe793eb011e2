// A registry whose text tries to become code, to lead away, to hide and to break the layout: on every page it stays text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import { REPOSITORY, type RegistryRecord } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import { openPage, serveSite } from "./browser.js";
import { intruders, reordered, strangeLinks, tooWide } from "./in-page.js";

const { models }: { readonly models: readonly RegistryRecord[] } = JSON.parse(
  readFileSync(join(REPOSITORY, "test/site/fixtures/hostile/models.json"), "utf8"),
);
const ids = models.map(({ id }) => id);
const PAGES = ["index.html", "compare.html", "charts.html", "inspect.html", ...ids.map((id) => `models/${id}.html`)];

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await startBrowser();
  server = await serveSite("hostile");
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

it("the registry is as hostile as it was", () => {
  expect(ids.length).toBe(26);
  expect(ids).toContain("constructor");
});

describe.each(PAGES)("%s", (path) => {
  it("runs nothing of it, leads nowhere by it, and keeps its layout", async () => {
    const { page, requests, faults, close } = await openPage(browser, `${server.url}/${path}`);
    expect(await intruders(page)).toEqual([]);
    expect(await page.evaluate("'pwned' in globalThis")).toBe(false);
    expect(await page.title()).not.toBe("broken");
    expect(await strangeLinks(page)).toEqual([]);
    expect(await reordered(page)).toEqual([]);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect({ width, tooWide: await tooWide(page) }).toEqual({ width, tooWide: [] });
    }
    expect(requests.filter((address) => !address.startsWith(`${server.url}/`))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

describe.each(models.map(({ id, name, description }) => ({ id, name, description })))("the text of $id", (model) => {
  it("is shown as it is", async () => {
    const { page, close } = await openPage(browser, `${server.url}/models/${model.id}.html`);
    expect(await page.locator("h1").textContent()).toContain(asText(model.name));
    expect(await page.locator("title").textContent()).toBe(asAttribute(`${model.name} · modeldex`));
    if (model.description !== undefined) {
      const described = page.locator('meta[name="description"]');
      expect(await described.getAttribute("content")).toBe(asAttribute(String(model.description)));
    }
    await close();
  });
});

// Two names are tags of all the others, which are found as well.
const searched = models.filter(({ name }) => name !== "__proto__" && name !== "constructor");

it.each(searched.map(({ id, name }) => [id, name]))("the search finds %s by its name", async (id, name) => {
  const { page, faults, close } = await openPage(browser, `${server.url}/index.html`);
  // As somebody would type it: a field of one line has no line ends and no control characters.
  await page.getByRole("searchbox").fill(name.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim());
  await page.locator(`h2 a[href="models/${id}.html"]`).waitFor();
  expect(await intruders(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

it("every model is in the list, by its name", async () => {
  const { page, close } = await openPage(browser, `${server.url}/index.html`, { javaScriptEnabled: false });
  const shown = await page.locator("h2 a").allTextContents();
  expect([...shown].sort()).toEqual(models.map(({ name }) => asText(name)).sort());
  await close();
});

// What HTML leaves of signs that no document can hold: line ends are one sign, half a pair and NUL are none.
function asAttribute(text: string): string {
  const whole = Buffer.from(text).toString();
  return whole.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}

function asText(text: string): string {
  return asAttribute(text.replaceAll("\0", ""));
}

// Every kind of page opens without a fault.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import type { RunningServer } from "../support/servers.js";
import { openPage, serveSite, violations } from "./browser.js";

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  browser = await startBrowser();
  server = await serveSite("real");
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

it.each(["index.html", "list/2.html", "models/bge-m3.html", "compare.html", "charts.html", "inspect.html"])(
  "%s opens",
  async (path) => {
    const { page, faults, close } = await openPage(browser, `${server.url}/${path}`);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  },
);

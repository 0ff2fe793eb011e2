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

it.each(["index.html", "models/bge-m3.html", "compare.html?id=bge-m3&id=e5-base-v2", "charts.html", "inspect.html"])(
  "%s is printed as in the light, without what can only be pressed",
  async (path) => {
    const { page, close } = await openPage(browser, `${server.url}/${path}`);
    const printed = async (colorScheme: "light" | "dark") => {
      await page.emulateMedia({ media: "print", colorScheme });
      return page.locator("body, main *").evaluateAll((elements) =>
        elements.map((element) => {
          const { color, backgroundColor, fill } = element.ownerDocument.defaultView.getComputedStyle(element);
          return [color, backgroundColor, fill].join();
        }),
      );
    };
    expect(await printed("dark")).toEqual(await printed("light"));
    await page.locator("html").evaluate((root) => root.setAttribute("data-theme", "dark"));
    expect(await printed("light")).toEqual(await printed("dark"));
    expect(await page.locator(".button:visible, .icon-button:visible, nav:visible").count()).toBe(0);
    await close();
  },
);

// The comparison in a real browser, by pointer and by keys, from a server and as a file.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import { readRecords } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import { type OpenPage, openPage, serveSite, violations } from "./browser.js";
import {
  columns,
  end,
  expectedRows,
  FOUR,
  notices,
  searchOf,
  shownRows,
  statusOf,
  TWO,
  waitForStatus,
} from "./comparison.js";

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

async function compare(ids: readonly string[], more = ""): Promise<OpenPage> {
  return openPage(browser, `${server.url}/compare.html?${searchOf(ids)}${more}`);
}

describe("the table", () => {
  it.each([[TWO], [FOUR]])("shows every fact of %j, and marks what differs", async (ids) => {
    const open = await compare(ids);
    await waitForStatus(open.page, statusOf(ids));
    expect(await shownRows(open.page)).toEqual(expectedRows(ids));
    const names = ids.map((id) => readRecords().find((record) => record.id === id)?.name ?? "");
    expect(await columns(open.page)).toEqual(names);
    expect(await open.page.title()).toBe(`${names.join(", ")} · Compare models · modeldex`);
    expect(await open.page.locator("thead th[abbr] a").first().getAttribute("href")).toBe(`models/${ids[0]}.html`);
    await end(open, server);
  });

  it("opens as a file", async () => {
    const file = pathToFileURL(join(inject("sites").real, "compare.html")).href;
    const { page, faults, close } = await openPage(browser, `${file}?${searchOf(TWO)}`);
    await waitForStatus(page, statusOf(TWO));
    expect(await shownRows(page)).toEqual(expectedRows(TWO));
    await page.getByRole("button", { name: "Remove BGE-M3" }).click();
    await waitForStatus(page, "Add a second model to see what differs.");
    expect(page.url()).toBe(`${file}?id=colbert-v2`);
    expect(faults).toEqual([]);
    await close();
  });

  it("shows only differences, and keeps that in the address", async () => {
    const open = await compare(TWO);
    const { page } = open;
    const differing = expectedRows(TWO).filter(({ title }) => title.endsWith(" differs"));
    await page.getByRole("checkbox", { name: "Only differences" }).check();
    expect(await shownRows(page)).toEqual(differing);
    expect(page.url()).toBe(`${server.url}/compare.html?${searchOf(TWO)}&differences=only`);
    await page.reload();
    await waitForStatus(page, statusOf(TWO));
    expect(await shownRows(page)).toEqual(differing);
    await page.goBack();
    expect(await page.getByRole("checkbox", { name: "Only differences" }).isChecked()).toBe(false);
    await end(open, server);
  });

  it("says what cannot be compared, in the row", async () => {
    const third = readRecords().find(
      ({ performance }) => (performance as { beir_datasets?: number } | undefined)?.beir_datasets === 13,
    );
    const open = await compare(["bge-base-en", "gte-modern-colbert", "aatrok", "bge-m3"]);
    const { page } = open;
    const noteOf = async (field: string) =>
      (await page.locator(`tr[data-notes="${field}"]`).textContent())?.replace(/\s+/g, " ").trim();
    await page.locator("tr[data-notes]").first().waitFor();
    expect(
      await page.locator("tr[data-notes]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-notes"))),
    ).toEqual(["beirAvg", "msMarcoMrr10", "downloads", "likes"]);
    expect(await noteOf("beirAvg")).toBe(
      "These averages were not run by the same kind of party (see BEIR basis) and cannot be compared.",
    );
    expect(await noteOf("downloads")).toBe(
      "These numbers come from different sources. Each source has a scale of its own.",
    );
    await page.goto(`${server.url}/compare.html?id=gte-modern-colbert&id=${third?.id}`);
    await page.locator("tr[data-notes]").first().waitFor();
    expect(await noteOf("beirAvg")).toMatch(
      /^These averages are over different numbers of data sets and cannot be compared\. /,
    );
    await end(open, server);
  });
});

it("says which facts could not be loaded, and loads them when asked again", async () => {
  const { page, requests, faults, close } = await compare(["bge-m3"]);
  await page.locator("tr[data-field]").first().waitFor();
  const file = requests.find((address) => /facts-\d+-/.test(address)) ?? "";
  await page.route(file, (route) => route.abort());
  await page.goto(`${server.url}/compare.html?${searchOf(["bge-m3", "colbert-v2", "gte-modern-colbert"])}`);
  const rest = ["colbert-v2", "gte-modern-colbert"];
  await waitForStatus(page, `${statusOf(rest)} Models whose facts are not loaded do not count.`);
  expect((await page.getByRole("alert").textContent())?.replace(/\s+/g, " ").trim()).toBe(
    "The facts of this model could not be loaded. Try again",
  );
  expect((await shownRows(page)).map(({ cells }) => cells[0])).toEqual(expectedRows(rest).map(() => "not loaded"));
  expect(await violations(page)).toEqual([]);
  await page.unroute(file);
  await page.getByRole("button", { name: "Try again: BGE-M3" }).click();
  await waitForStatus(page, statusOf(["bge-m3", ...rest]));
  expect(await page.locator(":focus").getAttribute("id")).toBe("remove-bge-m3");
  expect(faults).toEqual(["Failed to load resource: net::ERR_FAILED"]);
  await close();
});

describe("for everybody", () => {
  it.each(["light", "dark"] as const)("has nothing that axe minds in %s colours", async (colorScheme) => {
    const open = await openPage(browser, `${server.url}/compare.html`, { colorScheme });
    const { page } = open;
    await page.getByRole("combobox", { name: "Add a model" }).fill("bge");
    await page.getByRole("option").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.url}/compare.html?${searchOf(FOUR)}&id=colbert-v3&id=bge-m3&differences=x`);
    await waitForStatus(page, statusOf(FOUR));
    expect(await violations(page)).toEqual([]);
    await end(open, server);
  });

  it.each([320, 390, 1280])("scrolls the table and not the page at %i px", async (width) => {
    const open = await openPage(browser, `${server.url}/compare.html?${searchOf(FOUR)}`, {
      viewport: { width, height: 800 },
    });
    const { page } = open;
    await waitForStatus(page, statusOf(FOUR));
    const region = page.getByRole("region", { name: "Comparison of models" });
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    await region.focus();
    const left = () =>
      page
        .locator("tr[data-field] th")
        .first()
        .evaluate((cell) => cell.getBoundingClientRect().left);
    const before = await left();
    await page.keyboard.press("ArrowRight");
    if (width < 600) await expect.poll(() => region.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    expect(await left()).toBe(before);
    await end(open, server);
  });

  it("is German in a German catalogue", async () => {
    const german = await serveSite("german");
    const { page, faults, close } = await openPage(
      browser,
      `${german.url}/compare.html?${searchOf([...TWO, "colbert-smal"])}`,
    );
    const { length } = expectedRows(TWO);
    const differing = expectedRows(TWO).filter(({ title }) => title.endsWith(" differs")).length;
    await waitForStatus(page, `${differing} von ${length} Angaben sind verschieden.`);
    expect(await page.locator("h1").textContent()).toBe("Modelle vergleichen");
    expect((await notices(page))[0]).toMatch(
      /^colbert-smal ist nicht in diesem Verzeichnis\. Gemeint war vielleicht: /,
    );
    expect((await shownRows(page)).find(({ field }) => field === "multiVector")?.cells).toEqual(["ja", "ja"]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
    german.close();
  });

  it("says without JavaScript where to go", async () => {
    const { page, close } = await openPage(browser, `${server.url}/compare.html`, { javaScriptEnabled: false });
    expect(await page.locator("noscript p").textContent()).toBe(
      "Comparing models needs JavaScript. The pages of the models do not. To the list of models",
    );
    expect(await page.locator("noscript a").getAttribute("href")).toBe("index.html");
    await close();
  });

  it("shows names of strangers as text", async () => {
    const hostile = await serveSite("hostile");
    const { page, faults, close } = await openPage(browser, `${hostile.url}/compare.html?id=a`);
    await waitForStatus(page, "Add a second model to see what differs.");
    const name = `<img id="pwned" src="x" onerror="document.title='broken';globalThis.pwned=1">`;
    expect(await columns(page)).toEqual([name]);
    expect(await page.title()).toBe(`${name} · Compare models · modeldex`);
    expect(faults).toEqual([]);
    await close();
    hostile.close();
  });
});

// Choosing what to compare: by pointer, by keys, and by an address that says too much.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import { type RegistryRecord, readRecords } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import { type OpenPage, openPage, serveSite } from "./browser.js";
import { columns, end, FOUR, notices, searchOf, statusOf, TWO, waitForStatus } from "./comparison.js";

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

describe("choosing", () => {
  it("works with the keys alone", async () => {
    const open = await compare(["bge-m3"]);
    const { page } = open;
    await waitForStatus(page, "Add a second model to see what differs.");
    const focused = () => page.evaluate<string>("document.activeElement.id");
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 20 && (await focused()) !== id; presses++) await page.keyboard.press("Tab");
      expect(await focused()).toBe(id);
    };
    await tabTo("compare-picker");
    await page.keyboard.type("colbert");
    const options = page.getByRole("option");
    const matching = readRecords().filter(({ id, name, organization }) =>
      `${id} ${name} ${organization}`.toLowerCase().includes("colbert"),
    );
    await expect.poll(() => options.count()).toBe(matching.length);
    expect(await page.locator(".picker-status").textContent()).toBe(`${matching.length} models match.`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const third = await options.nth(2).getAttribute("data-value");
    const active = await page.locator(":focus").getAttribute("aria-activedescendant");
    expect(await options.nth(2).getAttribute("id")).toBe(active);
    await page.keyboard.press("Enter");
    await waitForStatus(page, statusOf(["bge-m3", third ?? ""]));
    expect(page.url()).toBe(`${server.url}/compare.html?id=bge-m3&id=${third}`);
    expect(await focused()).toBe("compare-picker");
    expect(await page.getByRole("combobox", { name: "Add a model" }).inputValue()).toBe("");
    await tabTo("remove-bge-m3");
    await page.keyboard.press("Enter");
    await expect.poll(focused).toBe(`remove-${third}`);
    await page.keyboard.press("Space");
    await expect.poll(focused).toBe("compare-picker");
    expect(page.url()).toBe(`${server.url}/compare.html`);
    await end(open, server);
  });

  it("stops at four, and says why", async () => {
    const open = await compare(FOUR.slice(0, 3));
    const { page } = open;
    const box = page.getByRole("combobox", { name: "Add a model" });
    await box.fill("baai/bge-m3");
    await page.getByRole("option", { name: "BGE-M3 BAAI · bge-m3", exact: true }).click();
    expect(await columns(page)).toHaveLength(4);
    expect(await page.locator("#compare-picker-hint").textContent()).toBe(
      "4 models are the most that fit. Remove one to add another.",
    );
    expect(
      await box.evaluate((input) => [input.hasAttribute("readonly"), input.getAttribute("aria-disabled")]),
    ).toEqual([true, "true"]);
    await box.focus();
    await page.keyboard.type("colbert");
    expect(await page.getByRole("listbox").count()).toBe(0);
    await page.getByRole("button", { name: "Remove aatrok" }).click();
    await expect.poll(() => columns(page)).toEqual(["bge-base-en", "GTE-ModernColBERT-v1", "BGE-M3"]);
    expect(await page.getByRole("listbox").count()).toBe(0);
    await end(open, server);
  });

  it("marks models that are chosen already, and says when nothing matches", async () => {
    const open = await compare(["bge-m3"]);
    const { page } = open;
    const box = page.getByRole("combobox", { name: "Add a model" });
    await box.fill("bge-m3");
    const first = page.getByRole("option").first();
    expect((await first.textContent())?.replace(/\s+/g, " ")).toBe("BGE-M3 BAAI · bge-m3 · already chosen");
    expect(await first.getAttribute("aria-disabled")).toBe("true");
    await box.fill("");
    await expect.poll(() => page.getByRole("option").count()).toBe(20);
    expect(await page.locator(".picker-status").textContent()).toBe(
      `The first 20 of ${readRecords().length.toLocaleString("en")} models that match. Type more to see fewer.`,
    );
    for (let presses = 0; presses < 15; presses++) await page.keyboard.press("ArrowDown");
    const active = page.locator(`[id="${await box.getAttribute("aria-activedescendant")}"]`);
    const [listBox, optionBox] = await Promise.all([page.getByRole("listbox").boundingBox(), active.boundingBox()]);
    expect((optionBox?.y ?? 0) + (optionBox?.height ?? 0)).toBeLessThanOrEqual(
      (listBox?.y ?? 0) + (listBox?.height ?? 0),
    );
    await box.fill("no such model");
    await expect.poll(() => page.locator(".picker-status").textContent()).toBe("No model matches “no such model”.");
    expect(await page.getByRole("listbox").count()).toBe(0);
    await end(open, server);
  });

  it("is one step of the history for every change", async () => {
    const open = await compare(TWO);
    const { page } = open;
    const box = page.getByRole("combobox", { name: "Add a model" });
    await box.fill("aatrok");
    await page.getByRole("option").first().click();
    await page.getByRole("button", { name: "Remove BGE-M3" }).click();
    await expect.poll(() => columns(page)).toEqual(["ColBERT v2", "aatrok"]);
    await page.goBack();
    await expect.poll(() => columns(page)).toEqual(["BGE-M3", "ColBERT v2", "aatrok"]);
    await page.goBack();
    await expect.poll(() => columns(page)).toEqual(["BGE-M3", "ColBERT v2"]);
    await page.goForward();
    await expect.poll(() => columns(page)).toEqual(["BGE-M3", "ColBERT v2", "aatrok"]);
    await end(open, server);
  });

  it("begins with the models that are downloaded most", async () => {
    const open = await openPage(browser, `${server.url}/compare.html`);
    const { page } = open;
    const downloadsOf = ({ popularity }: RegistryRecord) =>
      (popularity as { readonly downloads?: number } | undefined)?.downloads ?? 0;
    const most = [...readRecords()].sort((left, right) => downloadsOf(right) - downloadsOf(left)).slice(0, 4);
    const links = page.locator(".compare-empty a");
    expect(await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute("href")]))).toEqual([
      ...most.map(({ id, name }) => [name, `?id=${id}`]),
      ["Compare these", `?${searchOf(most.map(({ id }) => id))}`],
    ]);
    await page.getByRole("link", { name: "Compare these" }).click();
    await waitForStatus(page, statusOf(most.map(({ id }) => id)));
    await end(open, server);
  });
});

describe("an address that cannot be followed", () => {
  it("is answered in words, each part of it", async () => {
    const ids = [...FOUR.slice(0, 2), "colbert-v3", "bge-base-en", "", ...FOUR.slice(2), "bge-m3"];
    const open = await compare(ids, "&differences=all");
    const { page } = open;
    await waitForStatus(page, statusOf(FOUR));
    expect(await notices(page)).toEqual([
      "colbert-v3 is not in this registry. Dismiss colbert-v3",
      "bge-base-en is named more than once. It is shown once. Dismiss bge-base-en",
      "An id in the address is empty. Dismiss",
      "bge-m3 is ignored: 4 models are the most that fit. Dismiss bge-m3",
      "differences=all means nothing here. The one value is “only”. Dismiss differences",
    ]);
    await page.getByRole("button", { name: "Dismiss bge-base-en" }).click();
    await page.getByRole("button", { name: "Dismiss differences" }).click();
    await page.getByRole("button", { name: "Remove aatrok" }).click();
    await waitForStatus(page, statusOf([...FOUR.filter((id) => id !== "aatrok"), "bge-m3"]));
    expect(await notices(page)).toEqual([
      "colbert-v3 is not in this registry. Dismiss colbert-v3",
      "An id in the address is empty. Dismiss",
    ]);
    await end(open, server);
  });

  it("gets suggestions that take its place", async () => {
    const open = await compare(["colbert-v3", "bge-m3"]);
    const { page } = open;
    await waitForStatus(page, "Add a second model to see what differs.");
    const [notice] = await notices(page);
    expect(notice).toMatch(/^colbert-v3 is not in this registry\. Did you mean: colbert-v2 .*Dismiss colbert-v3$/);
    await page.getByRole("button", { name: "colbert-v2", exact: true }).click();
    await waitForStatus(page, statusOf(["colbert-v2", "bge-m3"]));
    expect(page.url()).toBe(`${server.url}/compare.html?id=colbert-v2&id=bge-m3`);
    expect(await notices(page)).toEqual([]);
    await end(open, server);
  });

  it("is text, whatever it says", async () => {
    const id = `<img src=x onerror=alert(1)>${"x".repeat(3000)}`;
    const open = await compare([encodeURIComponent(id), "__proto__", "bge-m3"]);
    const { page } = open;
    await waitForStatus(page, "Add a second model to see what differs.");
    expect(await notices(page)).toEqual([
      `${id} is not in this registry. Dismiss ${id}`,
      "__proto__ is not in this registry. Dismiss __proto__",
    ]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    await end(open, server);
  });
});

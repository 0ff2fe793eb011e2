// Filters in a real browser: the dialog by keyboard alone, the address, the chips, and what an address says that cannot be followed.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import { REPOSITORY } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import { openPage, serveSite, violations } from "./browser.js";

interface Recorded {
  readonly type: string;
  readonly license?: string;
  readonly organization: string;
  readonly status?: string;
  readonly specs?: { readonly context_length?: number; readonly embedding_dim?: number; readonly parameters?: number };
  readonly capabilities?: {
    readonly languages?: readonly string[];
    readonly modalities?: readonly string[];
    readonly quantization?: readonly string[];
  };
}

let browser: Browser;
let server: RunningServer;
let records: readonly Recorded[];

beforeAll(async () => {
  browser = await startBrowser();
  server = await serveSite("real");
  records = JSON.parse(await readFile(join(REPOSITORY, "registry/models.json"), "utf8")).models;
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const open = (search = "") => openPage(browser, `${server.url}/index.html${search}`);
const english = (value: number) => value.toLocaleString("en");
const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Filter models" });
const activeOf = (page: Page) => page.getByRole("region", { name: "Active filters" });
const searchOf = (page: Page) => new URL(page.url()).search;

async function isFocused(locator: Locator): Promise<boolean> {
  return (await locator.count()) === 1 && locator.evaluate((element) => element.matches(":focus"));
}

async function tabTo(page: Page, locator: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    if (await isFocused(locator)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${locator}.`);
}

/** Waits until the page says how many models the list holds. */
async function seeModels(page: Page, found: number): Promise<void> {
  const all = `${english(records.length)} models`;
  const text = found === records.length ? all : `${english(found)} of ${all}`;
  await page.locator('[role="status"]', { hasText: new RegExp(`^\\s*${text}\\s*$`) }).waitFor();
}

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: /^Filters/ }).click();
  await dialogOf(page).waitFor();
  return dialogOf(page);
}

/** The number of models beside a choice, as it is read aloud. */
function countOf(
  dialog: Locator,
  group: string,
  choice: string,
  role: "checkbox" | "radio" = "checkbox",
): Promise<string> {
  return dialog
    .getByRole("group", { name: group, exact: true })
    .getByRole(role, { name: choice, exact: true })
    .evaluate((input) => {
      const described = input.ownerDocument.getElementById(input.getAttribute("aria-describedby") ?? "");
      return described?.querySelector(".sr-only")?.textContent ?? "";
    });
}

const scan = (test: (model: Recorded) => boolean) => {
  const { length } = records.filter(test);
  return `${english(length)} ${length === 1 ? "model" : "models"}`;
};

const isLicensed = ({ license = "" }: Recorded, name: string) =>
  license.split(/[()\s]+/).some((term) => term.toLowerCase() === name.toLowerCase());
const speaks = ({ capabilities: { languages = [] } = {} }: Recorded, range: string) =>
  languages.some((tag) => tag === range || tag.startsWith(`${range}-`));

describe("the dialog", () => {
  it("is used by keyboard alone, and its choices stay in the address", async () => {
    const { page, faults, close } = await open();
    const opener = page.getByRole("button", { name: /^Filters/ });
    const dialog = dialogOf(page);
    await tabTo(page, opener);
    await page.keyboard.press("Enter");
    await dialog.waitFor();

    await tabTo(page, dialog.getByRole("checkbox", { name: "colbert", exact: true }));
    await page.keyboard.press("Space");
    const colberts = records.filter(({ type }) => type === "colbert");
    await dialog.getByRole("button", { name: `Show ${colberts.length} models`, exact: true }).waitFor();
    await tabTo(page, dialog.getByRole("checkbox", { name: "Apache-2.0", exact: true }));
    await page.keyboard.press("Space");
    const found = colberts.filter((model) => isLicensed(model, "Apache-2.0")).length;
    const apply = dialog.getByRole("button", { name: /^Show .* models?$/ });
    await dialog.getByRole("button", { name: `Show ${found} models`, exact: true }).waitFor();
    expect(searchOf(page)).toBe("");

    await tabTo(page, apply);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await seeModels(page, found);
    expect(searchOf(page)).toBe("?type=colbert&license=Apache-2.0");
    await expect.poll(() => isFocused(opener)).toBe(true);

    await page.reload();
    await seeModels(page, found);
    await page.goBack();
    await seeModels(page, records.length);
    expect(searchOf(page)).toBe("");
    await page.goForward();
    await seeModels(page, found);
    expect(faults).toEqual([]);
    await close();
  });

  it("keeps the focus, and is left without a change by Escape", async () => {
    const { page, faults, close } = await open("?type=dense");
    const dialog = await openDialog(page);
    const first = dialog.getByRole("button", { name: "Close", exact: true });
    await expect.poll(() => isFocused(first)).toBe(true);
    await page.keyboard.press("Shift+Tab");
    expect(await isFocused(dialog.getByRole("button", { name: /^Show .* models$/ }))).toBe(true);
    await page.keyboard.press("Tab");
    expect(await isFocused(first)).toBe(true);

    await dialog.getByRole("checkbox", { name: "dense", exact: true }).uncheck();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(searchOf(page)).toBe("?type=dense");
    await expect.poll(() => isFocused(page.getByRole("button", { name: /^Filters/ }))).toBe(true);
    const again = await openDialog(page);
    expect(await again.getByRole("checkbox", { name: "dense", exact: true }).isChecked()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  it("says beside each choice how many models it finds, as a scan of the registry does", async () => {
    const { page, close } = await open();
    const dialog = await openDialog(page);
    const parametersOf = ({ specs }: Recorded) => specs?.parameters;
    const inputsOf = ({ capabilities }: Recorded) => capabilities?.modalities ?? [];
    for (const type of new Set(records.map((model) => model.type))) {
      expect(await countOf(dialog, "Type", type), type).toBe(scan((model) => model.type === type));
    }
    expect({
      MIT: await countOf(dialog, "Licence", "MIT"),
      unlicensed: await countOf(dialog, "Licence", "Not stated"),
      English: await countOf(dialog, "Language", "English"),
      Qwen: await countOf(dialog, "Organization", "Qwen"),
      small: await countOf(dialog, "Size", "Small: below 7 billion"),
      sizeless: await countOf(dialog, "Size", "Unknown"),
      active: await countOf(dialog, "Status", "Active"),
      deprecated: await countOf(dialog, "Status", "Deprecated"),
      textOnly: await countOf(dialog, "Capabilities", "Text only", "radio"),
      multimodal: await countOf(dialog, "Capabilities", "Multimodal", "radio"),
      any: await countOf(dialog, "Capabilities", "Any", "radio"),
      fp16: await countOf(dialog, "Quantization", "fp16"),
      fourBits: await countOf(dialog, "Quantization", "4-bit"),
      eightBits: await countOf(dialog, "Quantization", "8-bit"),
      twoBits: await countOf(dialog, "Quantization", "2-bit"),
      long: await countOf(dialog, "Context length", "131,072 or more", "radio"),
    }).toEqual({
      MIT: scan((model) => isLicensed(model, "MIT")),
      unlicensed: scan(({ license }) => license === undefined),
      English: scan((model) => speaks(model, "en")),
      Qwen: scan(({ organization }) => organization.toLowerCase() === "qwen"),
      small: scan((model) => (parametersOf(model) ?? 7e9) < 7e9),
      sizeless: scan((model) => parametersOf(model) === undefined),
      active: scan(({ status }) => status === undefined || status === "active"),
      deprecated: scan(({ status }) => status === "deprecated"),
      textOnly: scan((model) => inputsOf(model).join() === "text"),
      multimodal: scan((model) => inputsOf(model).some((input) => ["image", "audio", "video"].includes(input))),
      any: scan(() => true),
      fp16: scan(({ capabilities }) => capabilities?.quantization?.includes("fp16") ?? false),
      fourBits: scan(({ capabilities }) => capabilities?.quantization?.includes("int4") ?? false),
      eightBits: scan(
        ({ capabilities }) => capabilities?.quantization?.some((format) => ["int8", "fp8"].includes(format)) ?? false,
      ),
      twoBits: "0 models",
      long: scan(({ specs }) => (specs?.context_length ?? 0) >= 131072),
    });

    // Other filters narrow what is counted; the own one does not.
    await dialog.getByRole("checkbox", { name: "dense", exact: true }).check();
    expect(await countOf(dialog, "Licence", "MIT")).toBe(
      scan((model) => model.type === "dense" && isLicensed(model, "MIT")),
    );
    expect(await countOf(dialog, "Type", "llm")).toBe(scan(({ type }) => type === "llm"));
    await close();
  });

  it("searches long lists, and shows all of them when asked to", async () => {
    const { page, faults, close } = await open();
    const dialog = await openDialog(page);
    const languages = dialog.getByRole("group", { name: "Language", exact: true });
    expect(await languages.getByRole("checkbox").count()).toBe(6);
    await languages.getByRole("searchbox", { name: "Search in: Language" }).fill("swahili");
    expect(await languages.getByRole("checkbox").count()).toBe(1);
    await page.keyboard.press("Enter");
    await languages.getByRole("checkbox", { name: "Swahili", exact: true }).check();
    await languages.getByRole("searchbox").fill("no such language");
    await languages.getByText("No value has this name.", { exact: true }).waitFor();
    // What is chosen is never out of sight.
    expect(await languages.getByRole("checkbox", { name: "Swahili", exact: true }).isChecked()).toBe(true);
    await languages.getByRole("searchbox").fill("");
    const more = languages.getByRole("button", { name: /^Show all \d+$/ });
    const all = Number(((await more.textContent()) ?? "").replace(/\D/g, ""));
    await more.click();
    expect(await languages.getByRole("checkbox").count()).toBe(all);
    await languages.getByRole("button", { name: "Show fewer" }).click();
    expect(await languages.getByRole("checkbox").count()).toBe(7);
    await dialog.getByRole("button", { name: /^Show .* models$/ }).click();
    await seeModels(page, records.filter((model) => speaks(model, "sw")).length);
    expect(searchOf(page)).toBe("?language=sw");
    expect(faults).toEqual([]);
    await close();
  });

  it("takes numbers, and says what is wrong with them", async () => {
    const { page, faults, close } = await open("?min_context_length=8192");
    const dialog = await openDialog(page);
    const length = dialog.getByRole("textbox", { name: "Another minimum, in tokens" });
    const least = dialog.getByRole("textbox", { name: "At least" });
    const most = dialog.getByRole("textbox", { name: "At most" });
    expect(await length.inputValue()).toBe("8192");
    expect(await dialog.getByRole("radio", { name: "8,192 or more" }).isChecked()).toBe(true);
    await dialog.getByRole("radio", { name: "4,096 or more" }).check();
    expect(await length.inputValue()).toBe("4096");

    await length.fill("4k");
    await dialog.getByText("Write a whole number above 0 in digits.", { exact: true }).waitFor();
    await length.press("Enter");
    expect(await isFocused(length)).toBe(true);
    await length.fill("5000");
    await least.fill("1024");
    await most.fill("512");
    await dialog.getByText("This is below the minimum.", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: /^Show .* models?$/ }).click();
    expect(await isFocused(most)).toBe(true);
    await most.fill("2048");
    await most.press("Enter");
    await dialog.waitFor({ state: "detached" });
    expect(searchOf(page)).toBe("?min_context_length=5000&min_embedding_dim=1024&max_embedding_dim=2048");
    await seeModels(
      page,
      records.filter(({ specs: { context_length = 0, embedding_dim = 0 } = {} }) => {
        return context_length >= 5000 && embedding_dim >= 1024 && embedding_dim <= 2048;
      }).length,
    );
    const cleared = await openDialog(page);
    await cleared.getByRole("button", { name: "Clear", exact: true }).click();
    await cleared.getByRole("button", { name: `Show ${english(records.length)} models`, exact: true }).click();
    await seeModels(page, records.length);
    expect(searchOf(page)).toBe("");
    expect(faults).toEqual([]);
    await close();
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds, in %s colours", async (colorScheme) => {
    const { page, close } = await openPage(browser, `${server.url}/index.html?type=dense&type=colbertt&foo=bar`, {
      colorScheme,
    });
    await activeOf(page).waitFor();
    expect(await violations(page)).toEqual([]);
    const dialog = await openDialog(page);
    await dialog.getByRole("textbox", { name: "At most" }).fill("x");
    await dialog.getByText("Write a whole number above 0 in digits.", { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it("fits a narrow window", async () => {
    const { page, close } = await openPage(browser, `${server.url}/index.html?organization=${"x".repeat(500)}`, {
      viewport: { width: 320, height: 600 },
    });
    await activeOf(page).waitFor();
    const isTooWide = (place: Locator) => place.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(await isTooWide(page.locator("html"))).toBe(false);
    const dialog = await openDialog(page);
    expect(await isTooWide(dialog)).toBe(false);
    expect(await dialog.evaluate(({ clientHeight }) => clientHeight)).toBe(600);
    await close();
  });
});

describe("the chips", () => {
  it("name what is chosen, and take it away", async () => {
    const { page, faults, close } = await open("?type=colbert&type=sparse&license=MIT&min_context_length=512");
    const active = activeOf(page);
    await active.waitFor();
    expect(await active.getByRole("button").allInnerTexts()).toEqual([
      "Type: colbert",
      "Type: sparse",
      "Licence: MIT",
      "Context length: 512 or more",
      "Clear all filters",
    ]);
    await active.getByRole("button", { name: "Remove filter Type: colbert", exact: true }).click();
    await page.waitForURL(/\?type=sparse&license=MIT&min_context_length=512$/);
    // The next one has the focus.
    expect(await isFocused(active.getByRole("button", { name: "Remove filter Type: sparse", exact: true }))).toBe(true);
    await page.goBack();
    await active.getByRole("button", { name: "Remove filter Type: colbert", exact: true }).waitFor();
    await active.getByRole("button", { name: "Clear all filters", exact: true }).click();
    await seeModels(page, records.length);
    expect(searchOf(page)).toBe("");
    expect(await page.getByRole("button", { name: /^Remove filter/ }).count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it("say in words what the address asks for and cannot have, and offer what is near", async () => {
    const { page, faults, close } = await open(
      "?type=colbertt&foo=bar&max_embedding_dim=-1&compare=bge-m33&license=%3Cb%3E%26amp%3B",
    );
    const active = activeOf(page);
    await active.waitFor();
    const refused = active.getByRole("list", {
      name: "These parts of the address cannot be followed and do not narrow the list:",
    });
    const texts = async () =>
      (await refused.getByRole("listitem").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
    expect(await texts()).toEqual([
      "type=colbertt is not in this registry Did you mean colbert?",
      "foo is no filter",
      "max_embedding_dim=-1 is no whole number above 0",
      expect.stringMatching(/^compare=bge-m33 is not in this registry Did you mean bge-m3\?/),
      "license=<b>&amp; is not in this registry",
    ]);
    await seeModels(page, records.length);

    await refused.getByRole("button", { name: "Did you mean colbert?", exact: true }).click();
    await seeModels(page, records.filter(({ type }) => type === "colbert").length);
    expect(searchOf(page)).toBe("?type=colbert&foo=bar&max_embedding_dim=-1&compare=bge-m33&license=%3Cb%3E%26amp%3B");
    await refused.getByRole("button", { name: "Remove foo=bar", exact: true }).click();
    await page.waitForURL(/\?type=colbert&max_embedding_dim=-1&compare=bge-m33&license=%3Cb%3E%26amp%3B$/);
    await page.reload();
    expect(await texts()).toHaveLength(3);
    await active.getByRole("button", { name: "Clear all filters", exact: true }).click();
    await seeModels(page, records.length);
    expect(searchOf(page)).toBe("");
    expect(faults).toEqual([]);
    await close();
  });

  it("shows thousands of such parts when asked to", async () => {
    const parts = Array.from({ length: 1200 }, (_, part) => `x${part}=1`);
    const { page, faults, close } = await open(`?${parts.join("&")}`);
    const items = activeOf(page).getByRole("listitem");
    await activeOf(page).waitFor();
    expect(await items.count()).toBe(10);
    await page.getByRole("button", { name: "Show all 1,200 parts", exact: true }).click();
    expect(await items.count()).toBe(1200);
    expect(faults).toEqual([]);
    await close();
  });
});

it("speaks German on a German page", async () => {
  const german = await serveSite("german");
  const { page, faults, close } = await openPage(browser, `${german.url}/index.html`);
  await page.getByRole("button", { name: /^Filter/ }).click();
  const dialog = page.getByRole("dialog", { name: "Modelle filtern" });
  await dialog.waitFor();
  expect(await dialog.locator("legend").allInnerTexts()).toEqual([
    "Art",
    "Größe",
    "Status",
    "Fähigkeiten",
    "Kontextlänge",
    "Quantisierung",
    "Dimension der Einbettung",
    "Matrjoschka",
    "Architektur",
    "Sprache",
    "Lizenz",
    "Organisation",
  ]);
  expect((await dialog.getByRole("button").allInnerTexts()).map((text) => text.replace(/\d+/, "N"))).toEqual([
    "",
    "Alle N zeigen",
    "Alle N zeigen",
    "Alle N zeigen",
    "Alle N zeigen",
    "Leeren",
    "N.600 Modelle zeigen",
  ]);
  await dialog
    .getByText(
      "Ein Modell muss jeden Filter erfüllen, von jedem aber nur einen der gewählten Werte. Die Zahlen sagen, wie viele Modelle ein Wert findet.",
      { exact: true },
    )
    .waitFor();
  expect((await dialog.locator("p").allInnerTexts()).filter((text) => text !== "")).toEqual([
    "Nach der Zahl der Parameter.",
    "Formate der veröffentlichten Gewichte. fp8 zählt auch zu 8 Bit.",
  ]);
  for (const name of [
    "Klein: unter 7 Milliarden",
    "Unbekannt",
    "Aktiv",
    "Nur Text",
    "8.192 oder mehr",
    "4 Bit",
    "Lässt sich kürzen",
    "Englisch",
    "Nicht angegeben",
  ]) {
    expect(await dialog.getByLabel(name, { exact: true }).count(), name).toBeGreaterThan(0);
  }
  for (const name of ["Ein anderes Minimum, in Token", "Mindestens", "Höchstens", "Suchen in: Lizenz"]) {
    expect(await dialog.getByLabel(name, { exact: true }).count(), name).toBe(1);
  }
  await dialog.getByRole("button", { name: "Schließen", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  expect(faults).toEqual([]);
  await close();
  german.close();
});

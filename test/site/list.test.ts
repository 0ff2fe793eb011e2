// The list of the catalogue: what is read without JavaScript, and how it is searched, sorted and compared from.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { matches, searchText, searchWords } from "../../site/src/registry/search.js";
import { startBrowser } from "../support/browser.js";
import { REPOSITORY } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import type { SiteName } from "../support/sites.js";
import { openPage, serveSite, violations } from "./browser.js";

interface Model {
  readonly id: string;
  readonly name: string;
  readonly specs?: { readonly context_length?: number };
  readonly popularity?: { readonly downloads?: number };
}

let browser: Browser;
const servers = new Map<SiteName, RunningServer>();
let models: readonly Model[];

beforeAll(async () => {
  browser = await startBrowser();
  for (const name of ["real", "german", "hostile"] as const) servers.set(name, await serveSite(name));
  ({ models } = JSON.parse(await readFile(join(REPOSITORY, "registry/models.json"), "utf8")));
});

afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) server.close();
});

/** Opens the list, lets the test act, and checks that nothing went wrong meanwhile. */
async function withList(
  act: (page: Page) => Promise<void>,
  { search = "", site = "real", ...options }: BrowserContextOptions & { search?: string; site?: SiteName } = {},
): Promise<void> {
  const { page, faults, close } = await openPage(browser, `${servers.get(site)?.url}/index.html${search}`, options);
  try {
    await act(page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

const nameOf = (page: Page, place: number) => page.locator(`[aria-posinset="${place}"] h2`).textContent();
const searchField = (page: Page) => page.getByRole("searchbox", { name: "Search models" });
const focusOf = (page: Page) => page.locator(":focus");
const statusOf = (page: Page) => page.getByRole("status").textContent();
const addressOf = (page: Page) => new URL(page.url()).search;

async function expectStatus(page: Page, text: string): Promise<void> {
  await until(async () => (await statusOf(page))?.trim()).toBe(text);
}

/** Waits for a value; a busy machine takes its time. */
const until = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 20_000 });

/** Names in an order, those without the number last, those that are equal by id. */
function namesBy(numberOf: (model: Model) => number | undefined, sign: 1 | -1): readonly string[] {
  const byId = [...models].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = byId.filter((model) => numberOf(model) !== undefined);
  const unknown = byId.filter((model) => numberOf(model) === undefined);
  return [...known.sort((a, b) => sign * ((numberOf(a) as number) - (numberOf(b) as number))), ...unknown].map(
    ({ name }) => name,
  );
}

const downloads = ({ popularity }: Model) => popularity?.downloads;
const contextLength = ({ specs }: Model) => specs?.context_length;

it("is read without JavaScript: rows with their specs, links to models, and further pages", async () => {
  await withList(
    async (page) => {
      const expected = namesBy(downloads, -1);
      expect(await page.locator(".model-item h2").allTextContents()).toEqual(expected.slice(0, 50));
      expect(await page.getByRole("searchbox").count()).toBe(0);
      expect(await page.getByRole("checkbox").count()).toBe(0);
      const row = page.locator("article", { has: page.getByRole("link", { name: "bge-small-en-v1.5", exact: true }) });
      await row.getByText("Show specs", { exact: true }).click();
      expect(await row.locator('[data-spec="contextLength"]').textContent()).toBe("Context: 512 tokens");
      await page.getByRole("link", { name: "Next page" }).click();
      expect(await page.getByText(/^51 to 150 of [\d,]+ models$/).count()).toBe(1);
      expect(await page.locator(".model-item h2").allTextContents()).toEqual(expected.slice(50, 150));
      await page.getByRole("link", { name: "Previous page" }).click();
      await page.getByRole("link", { name: "BGE-M3", exact: true }).click();
      expect(await page.locator("h1").textContent()).toBe("BGE-M3");
    },
    { javaScriptEnabled: false },
  );
});

it("says what is unknown, to those who see as to those who listen", async () => {
  await withList(
    async (page) => {
      const badge = page.locator('.badge[data-kind="architecture"]').filter({ hasText: "Unknown" }).first();
      expect(await badge.allInnerTexts()).toEqual(["Architecture:\nUnknown"]);
      expect(await badge.locator(".sr-only").count()).toBe(0);
    },
    { javaScriptEnabled: false },
  );
});

it("keeps rows where they are when it comes to life", async () => {
  const places: string[] = [];
  for (const isAlive of [false, true]) {
    const { page, close } = await openPage(browser, "about:blank");
    if (!isAlive) {
      // The colours' switch is part of the page before the list is.
      await page.route(/\/assets\/app-.*\.js$/, (route) =>
        route.fulfill({ body: SHOW_SWITCH, contentType: "text/javascript" }),
      );
    }
    await page.goto(`${servers.get("real")?.url}/index.html`);
    if (isAlive) await page.locator("[aria-posinset]").first().waitFor();
    const rows = page.locator(".model-row");
    for (const place of [0, 1, 2, 3]) places.push(JSON.stringify(await rows.nth(place).boundingBox()));
    await close();
  }
  expect(places.slice(4)).toEqual(places.slice(0, 4));
});

const SHOW_SWITCH = "document.querySelector('[data-theme-toggle]').hidden = false;";

it("finds as one types, by all words, whatever their case", async () => {
  await withList(async (page) => {
    await searchField(page).pressSequentially("BAAI zh SMALL");
    const expected = models.filter((model) => matches(searchText(model as never), ["baai", "zh", "small"]));
    await expectStatus(page, `${expected.length} of ${models.length.toLocaleString("en")} models`);
    expect((await page.locator(".model-item h2").allTextContents()).sort()).toEqual(
      expected.map(({ name }) => name).sort(),
    );
    expect(addressOf(page)).toBe("?q=BAAI+zh+SMALL");
    await page.reload();
    expect(await searchField(page).inputValue()).toBe("BAAI zh SMALL");
    await expectStatus(page, `${expected.length} of ${models.length.toLocaleString("en")} models`);
  });
});

it("says what to do where nothing is found", async () => {
  await withList(async (page) => {
    await searchField(page).fill("no such model");
    await expectStatus(page, `0 of ${models.length.toLocaleString("en")} models`);
    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["No model matches"]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await expectStatus(page, `${models.length.toLocaleString("en")} models`);
    expect(await focusOf(page).getAttribute("type")).toBe("search");
    expect(addressOf(page)).toBe("");
  });
});

it("sorts both ways, with what is not known last", async () => {
  await withList(async (page) => {
    await page.getByLabel("Sort by").selectOption("Context length");
    for (const [sign, search, button] of [
      [-1, "?sort=-context_length", "Descending"],
      [1, "?sort=context_length", "Ascending"],
    ] as const) {
      const expected = namesBy(contextLength, sign);
      await until(() => nameOf(page, 1)).toBe(expected[0]);
      expect(await nameOf(page, 2)).toBe(expected[1]);
      expect(addressOf(page)).toBe(search);
      await toEnd(page);
      expect(await nameOf(page, expected.length)).toBe(expected.at(-1));
      await page.getByRole("button", { name: button }).click();
    }
    await page.getByLabel("Sort by").selectOption("Name");
    await page.getByRole("button", { name: "Ascending" }).waitFor();
    expect(addressOf(page)).toBe("?sort=name");
  });
});

/** Scrolls to the last model, whose place is known only when rows before it were measured. */
async function toEnd(page: Page): Promise<void> {
  const last = page.locator(`[aria-posinset="${models.length}"]`);
  await until(async () => {
    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    return last.count();
  }).toBe(1);
}

it("has few rows on the page, and the last model at its end", async () => {
  await withList(async (page) => {
    await toEnd(page);
    expect(await page.locator(".model-row").count()).toBeLessThan(40);
    expect(await nameOf(page, models.length)).toBe(namesBy(downloads, -1).at(-1));
    expect(await page.locator(`[aria-posinset="${models.length}"]`).getAttribute("aria-setsize")).toBe(
      String(models.length),
    );
    await page.keyboard.press("/");
    await searchField(page).fill("bge");
    await until(() => page.locator('[aria-posinset="1"]').count()).toBe(1);
    await until(() => page.evaluate("scrollY")).toBeLessThan(200);
  });
});

it("is where it was when one comes back from a model", async () => {
  await withList(async (page) => {
    const row = page.locator('[aria-posinset="100"]');
    await until(async () => {
      await page.evaluate("scrollBy(0, 400)");
      return row.count();
    }).toBe(1);
    const link = row.getByRole("heading").getByRole("link");
    await link.click();
    await page.waitForURL(/\/models\//);
    await page.goBack();
    await until(async () => (await row.boundingBox())?.y).toBeGreaterThan(0);
    expect((await row.boundingBox())?.y).toBeLessThan(900);
  });
});

it("shows and hides specs", async () => {
  await withList(
    async (page) => {
      const button = page.getByRole("listitem").getByRole("button").first();
      expect((await button.textContent())?.trim()).toBe("Show specs");
      await button.click();
      expect((await button.textContent())?.trim()).toBe("Hide specs");
      expect(await button.getAttribute("aria-expanded")).toBe("true");
      const panel = page.locator(`[id="${await button.getAttribute("aria-controls")}"]`);
      expect(await panel.locator('[data-spec="contextLength"]').textContent()).toBe("Context: 512 tokens");
      expect(await panel.locator('[data-spec="numHiddenLayers"]').textContent()).toBe("Layers: 12");
      expect(await panel.locator('[data-spec="parameters"]').textContent()).toBe("Parameters: 33.4M (33,400,000)");
      await button.click();
      await panel.waitFor({ state: "detached" });
      expect((await button.textContent())?.trim()).toBe("Show specs");
      expect(await button.getAttribute("aria-expanded")).toBe("false");
    },
    { search: "?q=bge-small-en-v1.5" },
  );
});

it("lets four models be chosen, and says why no fifth", async () => {
  await withList(
    async (page) => {
      const choices = page.getByRole("checkbox", { name: "Compare" });
      const tray = page.getByRole("region");
      await choices.nth(0).click();
      await tray.getByText("Choose one more.", { exact: true }).waitFor();
      for (const place of [1, 2, 3]) await choices.nth(place).click();
      await tray.getByText("4 of 4 chosen", { exact: true }).waitFor();
      const ids = namesBy(downloads, -1).slice(0, 4).map(idOf);
      const link = tray.getByRole("link", { name: "Compare models" });
      expect(await link.getAttribute("href")).toBe(`compare.html?${ids.map((id) => `id=${id}`).join("&")}`);
      const fifth = choices.nth(4);
      expect(await fifth.getAttribute("aria-disabled")).toBe("true");
      expect(await describe(page, (await fifth.getAttribute("aria-describedby")) ?? "")).toBe(
        `${namesBy(downloads, -1)[4]} No more than four models can be compared. Remove one to choose another.`,
      );
      await fifth.click({ force: true });
      expect(await fifth.isChecked()).toBe(false);
      expect(await violations(page)).toEqual([]);
      await page.reload();
      await tray.getByText("4 of 4 chosen", { exact: true }).waitFor();
      await tray.getByRole("button").first().click();
      await tray.getByText("3 of 4 chosen", { exact: true }).waitFor();
      expect((await focusOf(page).textContent())?.trim()).toBe(
        `Remove ${namesBy(downloads, -1)[1]} from the comparison`,
      );
      expect(await fifth.getAttribute("aria-disabled")).toBe(null);
      await page.goBack();
      await tray.getByText("4 of 4 chosen", { exact: true }).waitFor();
    },
    { viewport: { width: 1280, height: 1400 } },
  );
});

function idOf(name: string): string | undefined {
  return models.find((model) => model.name === name)?.id;
}

/** Text of the elements that describe another one, as a screen reader joins them. */
async function describe(page: Page, ids: string): Promise<string> {
  const texts = ids.split(" ").map((id) => page.locator(`[id="${id}"]`).textContent());
  return (await Promise.all(texts)).join(" ");
}

it("leads to the comparison by few keys, however many models the list has", async () => {
  await withList(
    async (page) => {
      const link = page.getByRole("link", { name: "Compare models" });
      await link.waitFor();
      await page.getByRole("link", { name: "all-MiniLM-L6-v2", exact: true }).focus();
      await page.keyboard.press("Shift+Tab");
      expect(await focusOf(page).textContent()).toBe("Compare models");
    },
    { search: "?compare=bge-m3&compare=bge-small-en-v1.5" },
  );
});

it("goes back over sorting, not over letters", async () => {
  await withList(async (page) => {
    await searchField(page).pressSequentially("bge m3");
    await page.getByLabel("Sort by").selectOption("Name");
    await page.getByRole("button", { name: "Ascending" }).waitFor();
    expect(addressOf(page)).toBe("?q=bge+m3&sort=name");
    await page.goBack();
    await page.getByRole("button", { name: "Descending" }).waitFor();
    expect(addressOf(page)).toBe("?q=bge+m3");
    await page.goForward();
    await page.getByRole("button", { name: "Ascending" }).waitFor();
    expect(await searchField(page).inputValue()).toBe("bge m3");
  });
});

it("leads to the search by a key that can be switched off", async () => {
  await withList(async (page) => {
    await page.keyboard.press("/");
    expect(await focusOf(page).getAttribute("type")).toBe("search");
    await page.keyboard.press("/");
    expect(await searchField(page).inputValue()).toBe("/");
    const button = page.getByRole("button", { name: "The key / leads to the search", pressed: true });
    await button.click();
    await page.reload();
    await page.getByRole("button", { name: "The key / leads to the search", pressed: false }).waitFor();
    await page.keyboard.press("/");
    expect(await focusOf(page).count()).toBe(0);
  });
});

it.each(["light", "dark"] as const)("has nothing that axe finds in %s colours", async (colorScheme) => {
  await withList(
    async (page) => {
      await page.getByRole("button", { name: "Show specs" }).first().click();
      await page.getByRole("checkbox", { name: "Compare" }).first().click();
      await page.getByRole("region").waitFor();
      expect(await violations(page)).toEqual([]);
    },
    { colorScheme },
  );
});

it.each(["real", "german", "hostile"] as const)("fits a narrow window: %s", async (site) => {
  await withList(
    async (page) => {
      await page.locator("[aria-posinset]").first().waitFor();
      await page.locator("[aria-expanded]").first().click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    },
    { viewport: { width: 320, height: 800 }, site },
  );
});

it("speaks German", async () => {
  await withList(
    async (page) => {
      await page.getByRole("searchbox", { name: "Modelle suchen" }).fill("bge-small-en-v1.5");
      await expectStatus(page, `1 von ${models.length.toLocaleString("de")} Modellen`);
      await page.getByRole("button", { name: "Daten zeigen" }).click();
      expect(await page.locator('[data-spec="contextLength"]').textContent()).toBe("Kontext: 512 Token");
    },
    { site: "german" },
  );
});

it("searches without case and accents, in id, name, organisation and tags", () => {
  const model = {
    id: "an-id",
    name: "Café Ökonomie",
    organization: "ACME",
    type: "llm",
    source: "other",
    tags: ["Éclair"],
  };
  const text = searchText(model);
  for (const query of ["cafe", "CAFÉ", "okonomie an-id", "  acme\teclair ", ""]) {
    expect(matches(text, searchWords(query))).toBe(true);
  }
  for (const query of ["cafe tea", "idcafe", "acmeeclair"]) expect(matches(text, searchWords(query))).toBe(false);
});

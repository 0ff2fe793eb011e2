// The charts draw what the registry holds, say whom they leave out, and keep in the address what a visitor chose.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SiteInput, SiteModel, SiteRenderer } from "@modeldex/codegen";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parameterAxis, scoreAxis, timeAxis, tokenAxis } from "../../site/src/charts/axes.js";
import { type Chart, contextChart, scoreChart } from "../../site/src/charts/chart-data.js";
import { placeDate } from "../../site/src/charts/dates.js";
import { frontierBasis, scoreFrontier } from "../../site/src/charts/frontier.js";
import { MARKED_TYPES, markStyle } from "../../site/src/charts/marks.js";
import { layOut, pointsAt, sizeFor } from "../../site/src/charts/plot.js";
import { type ChartModel, dataSetNumbers, scorePoints } from "../../site/src/charts/points.js";
import { chartChoices, DEFAULT_STATE, readState, writeState } from "../../site/src/charts/state.js";
import { nextSort, sortRows } from "../../site/src/charts/table.js";
import { createLocale } from "../../site/src/messages/locale.js";
import { startBrowser } from "../support/browser.js";
import { REPOSITORY, readTypes } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import { type OpenPage, openPage, serveSite, violations } from "./browser.js";

/** A model as it stands in models.json, with what the charts read. */
interface StoredModel {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly organization: string;
  readonly release_date?: string;
  readonly specs?: { readonly parameters?: number; readonly context_length?: number };
  readonly performance?: {
    readonly beir_avg?: number;
    readonly beir_datasets?: number;
    readonly beir_basis?: string;
  };
}

const { models: stored } = JSON.parse(await readFile(join(REPOSITORY, "registry/models.json"), "utf8")) as {
  readonly models: readonly StoredModel[];
};
const models: readonly ChartModel[] = stored.map(
  ({ id, type, name, organization, release_date, specs, performance }) => ({
    id,
    type,
    name,
    organization,
    ...(specs?.parameters === undefined ? {} : { parameters: specs.parameters }),
    ...(specs?.context_length === undefined ? {} : { contextLength: specs.context_length }),
    ...(release_date === undefined ? {} : { releaseDate: release_date }),
    ...(performance?.beir_avg === undefined ? {} : { beirAvg: performance.beir_avg }),
    ...(performance?.beir_datasets === undefined ? {} : { beirDatasets: performance.beir_datasets }),
    ...(performance?.beir_basis === undefined ? {} : { beirBasis: performance.beir_basis }),
  }),
);
const scored = stored.filter(({ performance }) => performance?.beir_avg !== undefined);
const dated = stored.filter(
  ({ type, specs, release_date }) =>
    type !== "timeseries" && specs?.context_length !== undefined && release_date !== undefined,
);
const drawnScores = scored.filter(
  ({ specs, performance }) => specs?.parameters !== undefined && performance?.beir_datasets === 15,
);
const english = createLocale("en");
const german = createLocale("de");
const ids = (chart: Chart) => chart.points.map(({ model }) => model.id);

describe("data", () => {
  it("draws the models of the registry that have both facts", () => {
    expect(dataSetNumbers(models)[0]).toBe(15);
    const scores = scoreChart(models, DEFAULT_STATE, 15, english);
    expect(ids(scores)).toEqual(drawnScores.map(({ id }) => id));
    expect(scores.points.map(({ x, y, filled }) => [x, y, filled])).toEqual(
      drawnScores.map(({ specs, performance }) => [
        specs?.parameters,
        performance?.beir_avg,
        performance?.beir_basis === "measured",
      ]),
    );
    expect(ids(contextChart(models, DEFAULT_STATE, english))).toEqual(dated.map(({ id }) => id));
  });

  it("never draws averages over different numbers of data sets together", () => {
    for (const number of dataSetNumbers(models)) {
      const numbers = scorePoints(models, number).map(({ model }) => model.beirDatasets);
      expect(new Set(numbers)).toEqual(new Set([number]));
    }
  });

  it("joins the measured models that none with as many or fewer parameters reaches", () => {
    const measured = drawnScores.filter(({ performance }) => performance?.beir_basis === "measured");
    const reached = (model: StoredModel, other: StoredModel) =>
      other !== model &&
      Number(other.specs?.parameters) <= Number(model.specs?.parameters) &&
      Number(other.performance?.beir_avg) >= Number(model.performance?.beir_avg);
    const frontier = measured.filter((model) => !measured.some((other) => reached(model, other)));
    expect(new Set(scoreFrontier(scorePoints(models, 15)).map(({ model }) => model.id))).toEqual(
      new Set(frontier.map(({ id }) => id)),
    );
    expect(frontier.length).toBeGreaterThan(3);
  });

  it("joins scores of the most frequent basis where none was measured, and none of an unknown basis", () => {
    const made = (id: string, parameters: number, beirAvg: number, beirBasis?: string): ChartModel => ({
      id,
      name: id,
      organization: "x",
      type: "dense",
      parameters,
      beirAvg,
      beirDatasets: 13,
      ...(beirBasis === undefined ? {} : { beirBasis }),
    });
    const points = scorePoints(
      [made("a", 1e6, 0.3, "mixed"), made("b", 2e6, 0.2, "mixed"), made("c", 3e6, 0.5, "third-party")],
      13,
    );
    expect(frontierBasis(points)).toBe("mixed");
    expect(scoreFrontier(points).map(({ model }) => model.id)).toEqual(["a"]);
    expect(scoreFrontier(scorePoints([made("a", 1e6, 0.3)], 13))).toEqual([]);
  });

  it("names the longest context so far", () => {
    const isRecord = (model: StoredModel) =>
      !dated.some(
        (other) =>
          other !== model &&
          placeDate(String(other.release_date)) <= placeDate(String(model.release_date)) &&
          Number(other.specs?.context_length) > Number(model.specs?.context_length),
      );
    const records = contextChart(models, DEFAULT_STATE, english).line;
    const lengths = dated.filter(isRecord).map(({ specs }) => specs?.context_length);
    expect(new Set(records.map(({ y }) => y))).toEqual(new Set(lengths));
    expect(records.map(({ y }) => y)).toEqual([...new Set(lengths)].sort((a, b) => Number(a) - Number(b)));
  });

  it("leaves out contexts in time steps", () => {
    const series = { id: "a", name: "a", organization: "x", type: "timeseries", contextLength: 9, releaseDate: "2024" };
    expect(contextChart([series], DEFAULT_STATE, english).points).toEqual([]);
  });

  it.each([
    ["2023", "2023-07-02T12:00:00.000Z"],
    ["2024", "2024-07-02T00:00:00.000Z"],
    ["2024-02", "2024-02-15T12:00:00.000Z"],
    ["2024-12-31", "2024-12-31T12:00:00.000Z"],
  ])("places %s in its middle", (date, middle) => {
    expect(new Date(placeDate(date)).toISOString()).toBe(middle);
  });
});

describe("axes", () => {
  const texts = (axis: { readonly ticks: readonly { readonly text: string }[] }) => axis.ticks.map(({ text }) => text);

  it("counts parameters in round numbers, fewer of them where there is little room", () => {
    expect(texts(parameterAxis([2e7, 1.4e10], [0, 1000], english)).join(" ")).toBe(
      "20M 50M 100M 200M 500M 1B 2B 5B 10B",
    );
    expect(texts(parameterAxis([2e7, 1.4e10], [0, 250], english)).join(" ")).toBe("100M 1B 10B");
    expect(texts(parameterAxis([7e8], [0, 250], english)).length).toBeGreaterThan(0);
  });

  it("counts tokens in powers of two", () => {
    expect(texts(tokenAxis([512, 131_072], [300, 0], english))).toEqual(["512", "2,048", "8,192", "32,768", "131,072"]);
    expect(texts(tokenAxis([64, 10_485_760], [200, 0], german))).toEqual(["512", "8.192", "131.072", "2.097.152"]);
  });

  it("counts scores from zero, with the separator of the language", () => {
    expect(texts(scoreAxis([0.31, 0.58], [300, 0], english))).toEqual([
      "0.0",
      "0.1",
      "0.2",
      "0.3",
      "0.4",
      "0.5",
      "0.6",
    ]);
    expect(texts(scoreAxis([0.31, 0.58], [300, 0], german))[1]).toBe("0,1");
  });

  it("counts years, and months where all days are close together", () => {
    expect(texts(timeAxis([placeDate("2019"), placeDate("2022-06")], [0, 800], english))).toEqual([
      "2020",
      "2021",
      "2022",
    ]);
    expect(texts(timeAxis([placeDate("2024-01"), placeDate("2024-06")], [0, 400], german))).toContain("März 2024");
  });
});

it("gives each type of the registry a mark of its own", () => {
  expect(readTypes().filter((type) => !MARKED_TYPES.includes(type))).toEqual([]);
  const marks = [...MARKED_TYPES, "a type of another registry"].map((type) => JSON.stringify(markStyle(type)));
  expect(new Set(marks).size).toBe(marks.length);
});

describe("state", () => {
  const choices = chartChoices(models);

  it("reads what it writes", () => {
    const state = { types: ["colbert", "llm"], dataSets: 13, invalid: [{ name: "type", value: "a&b" }] };
    expect(writeState(state)).toBe("type=colbert&type=llm&beir_datasets=13&type=a%26b");
    expect(readState(`?${writeState(state)}`, choices)).toEqual(state);
    expect(writeState(readState("", choices))).toBe("");
  });

  it("keeps what it cannot follow", () => {
    expect(readState("?type=nothing&beir_datasets=14&beir_datasets=015&type=llm&type=llm&colour=red", choices)).toEqual(
      {
        types: ["llm"],
        invalid: [
          { name: "type", value: "nothing" },
          { name: "beir_datasets", value: "14" },
          { name: "beir_datasets", value: "015" },
          { name: "colour", value: "red" },
        ],
      },
    );
    expect(readState("?beir_datasets=13&beir_datasets=15", choices)).toEqual({
      types: [],
      dataSets: 13,
      invalid: [{ name: "beir_datasets", value: "15" }],
    });
  });
});

it("sorts rows with unknown facts last, whichever way", () => {
  const row = (id: string, parameters?: number): ChartModel => ({
    id,
    name: id,
    organization: "x",
    type: "dense",
    ...(parameters === undefined ? {} : { parameters }),
  });
  const rows = [row("a"), row("b", 1), row("c", 2)];
  const order = (descending: boolean) =>
    sortRows(rows, { column: "parameters", descending }, english)
      .map(({ id }) => id)
      .join("");
  expect([order(true), order(false)]).toEqual(["cba", "bca"]);
  expect(nextSort({ column: "name", descending: false }, "parameters")).toEqual({
    column: "parameters",
    descending: true,
  });
  expect(nextSort({ column: "name", descending: false }, "name")).toEqual({ column: "name", descending: true });
});

it("stays small with ten thousand models that have every fact", async () => {
  const renderer = (await import(join(REPOSITORY, "codegen/site/render/index.js"))) as SiteRenderer;
  const many = Array.from({ length: 10_000 }, (_, index): SiteModel => {
    const type = MARKED_TYPES[index % 8] ?? "dense";
    const facts = {
      id: `model-${index}`,
      name: `A model with a name ${index}`,
      organization: "Some organization",
      type,
      parameters: Math.round(1e6 * 1.001 ** index),
      beirAvg: 0.1 + ((index * 7919) % 10_000) / 20_000,
      beirDatasets: 15,
      beirBasis: index % 2 === 0 ? "measured" : "mixed",
      contextLength: 2 ** (9 + (index % 13)) + (index % 7) * 100,
      releaseDate: new Date(Date.UTC(2019, 0, 1 + ((index * 31) % 2700))).toISOString().slice(0, 10),
    };
    const record = { ...facts, source: "other" } as unknown as SiteModel["record"];
    return { record, constant: `MODEL_${index}`, facts };
  });
  const input: SiteInput = {
    models: many,
    sources: {},
    fields: [],
    settings: { title: "Many", language: "en", package: "modeldex", hub: "https://huggingface.co" },
    assets: [],
  };
  const html =
    renderer
      .renderSite(input)
      .find(({ path }) => path === "charts.html")
      ?.render() ?? "";
  const text = html.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ");
  expect(text).toContain("10,000 of 10,000 models have a BEIR average over 15 data sets");
  expect(text).toContain("300 of 10,000 rows. The others need JavaScript.");
  expect(text).toContain("One mark stands for all models that it would cover.");
  expect(Buffer.byteLength(html)).toBeLessThan(400_000);
});

describe("page", () => {
  let browser: Browser;
  const servers: RunningServer[] = [];
  let url: string;

  beforeAll(async () => {
    browser = await startBrowser();
    const server = await serveSite("real");
    servers.push(server);
    url = `${server.url}/charts.html`;
  });

  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
  });

  const rowsOf = (page: Page, name: string) =>
    page
      .locator(`#chart-${name} tbody tr`)
      .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent)));
  const status = (page: Page) => page.getByRole("status").textContent();
  const spoken = (scores: number, contexts: number) => {
    const words = (count: number) => english.count(count, english.m.charts.models);
    return `Drawn: ${words(scores)} with a BEIR average, ${words(contexts)} with a context length.`;
  };

  /** Moves a pointer to the mark of a model. */
  async function pointAt({ page }: OpenPage, id: string): Promise<{ readonly x: number; readonly y: number }> {
    const surface = page.locator("#chart-scores .chart-surface");
    await surface.scrollIntoViewIfNeeded();
    const box = await surface.boundingBox();
    if (box === null) throw new Error("There is no chart.");
    const { points } = layOut(scoreChart(models, DEFAULT_STATE, 15, english), sizeFor(box.width), english);
    const point = points.find(({ model }) => model.id === id);
    if (point === undefined) throw new Error(`${id} is not drawn.`);
    return { x: box.x + point.left, y: box.y + point.top };
  }

  it("has both charts and their whole tables without JavaScript", async () => {
    const { page, faults, close } = await openPage(browser, url, { javaScriptEnabled: false });
    const html = await readPage(page);
    expect(html.summaries).toEqual([
      `The table behind the chart (${scored.length} models)`,
      `The table behind the chart (${dated.length} models)`,
    ]);
    expect(html.drawings).toEqual(["scores-wide-title", "contexts-wide-title"]);
    const number = (value: number) => value.toLocaleString("en");
    const scoreRows = scored.map(({ name, type, specs, performance }) => [
      name,
      type,
      specs?.parameters === undefined ? "Unknown" : `${number(specs.parameters)} parameters`,
      `${english.decimal(Number(performance?.beir_avg), 4)} nDCG@10`,
      `${performance?.beir_datasets} data sets`,
      performance?.beir_basis,
    ]);
    const contextRows = dated.map(({ name, type, specs, release_date }) => [
      name,
      type,
      `${number(Number(specs?.context_length))} tokens`,
      release_date,
    ]);
    expect((await rowsOf(page, "scores")).sort()).toEqual(scoreRows.sort());
    expect((await rowsOf(page, "contexts")).sort()).toEqual(contextRows.sort());
    const drawn = english.number(drawnScores.length);
    expect(await page.locator("#chart-scores .chart-coverage").textContent()).toBe(
      `${drawn} of ${number(stored.length)} models have a BEIR average over 15 data sets and a known number of parameters. ` +
        "The others are not drawn. " +
        "Averages over other numbers of data sets (1 model) cannot be compared with these; the table has them.",
    );
    expect(faults).toEqual([]);
    await close();
  });

  const readPage = async (page: Page) => ({
    summaries: await page.locator("summary").allTextContents(),
    drawings: await page
      .locator("svg[role=img]:visible")
      .evaluateAll((all) => all.map((one) => one.getAttribute("aria-labelledby"))),
  });

  it("describes what is to be seen, with every model of the line", async () => {
    const { page, close } = await openPage(browser, url);
    const [scores, contexts] = await page.locator("svg[role=img] desc").allTextContents();
    const frontier = scoreFrontier(scorePoints(models, 15));
    expect(scores).toContain(
      `Scatter chart of ${drawnScores.length} models. Across: parameters on a log scale. Up: BEIR average over 15 data sets. ` +
        `Pareto frontier: the best score (measured) with at most so many parameters: ${frontier[0]?.model.name} (`,
    );
    for (const { model } of frontier) expect(scores).toContain(`${model.name} (`);
    for (const { model } of contextChart(models, DEFAULT_STATE, english).line) {
      expect(contexts).toContain(
        `${model.name} (${model.releaseDate}, ${english.number(Number(model.contextLength))} tokens)`,
      );
    }
    await close();
  });

  it("draws the chosen types, and goes back", async () => {
    const { page, faults, close } = await openPage(browser, url);
    expect(await status(page)).toBe(spoken(drawnScores.length, dated.length));
    await page.getByRole("checkbox", { name: "colbert" }).check();
    const ofType = (all: readonly StoredModel[], ...types: string[]) =>
      all.filter(({ type }) => types.includes(type)).length;
    expect(new URL(page.url()).search).toBe("?type=colbert");
    expect(await status(page)).toBe(spoken(ofType(drawnScores, "colbert"), ofType(dated, "colbert")));
    await page.getByRole("checkbox", { name: "llm", exact: true }).check();
    expect(new URL(page.url()).search).toBe("?type=colbert&type=llm");
    expect(await status(page)).toBe(spoken(ofType(drawnScores, "colbert"), ofType(dated, "colbert", "llm")));
    expect(await page.locator("#chart-scores [data-type]").count()).toBe(1);
    await page.goBack();
    expect(await page.getByRole("checkbox", { name: "llm", exact: true }).isChecked()).toBe(false);
    expect(await status(page)).toBe(spoken(ofType(drawnScores, "colbert"), ofType(dated, "colbert")));
    await page.getByRole("button", { name: "All types" }).click();
    expect(new URL(page.url()).search).toBe("");
    expect(await status(page)).toBe(spoken(drawnScores.length, dated.length));
    expect(faults).toEqual([]);
    await close();
  });

  it("draws averages over another number of data sets on their own", async () => {
    const { page, close } = await openPage(browser, `${url}?beir_datasets=13`);
    const count = scorePoints(models, 13).length;
    expect(await page.getByRole("radio", { name: /^13 data sets/ }).isChecked()).toBe(true);
    expect(await status(page)).toBe(spoken(count, dated.length));
    expect(await page.locator("#chart-scores .chart-axis-title").first().textContent()).toBe(
      "BEIR average over 13 data sets, nDCG@10",
    );
    await page.getByRole("radio", { name: /^15 data sets/ }).check();
    expect(new URL(page.url()).search).toBe("");
    await page.goBack();
    expect(await page.getByRole("radio", { name: /^13 data sets/ }).isChecked()).toBe(true);
    await close();
  });

  it("says what of the address it does not follow", async () => {
    const { page, close } = await openPage(browser, `${url}?type=nothing&beir_datasets=14&type=vlm`);
    const alert = page.getByRole("alert");
    expect(await alert.locator("code").allTextContents()).toEqual(["type=nothing", "beir_datasets=14"]);
    expect(await page.getByRole("checkbox", { name: "vlm" }).isChecked()).toBe(true);
    await alert.getByRole("button", { name: "Remove it from the address" }).click();
    expect(await alert.count()).toBe(0);
    expect(new URL(page.url()).search).toBe("?type=vlm");
    await close();
  });

  it("shows the figures of a mark that is pointed at, and closes with Escape", async () => {
    const open = await openPage(browser, url);
    const { page, faults, close } = open;
    const best = scoreFrontier(scorePoints(models, 15)).at(-1)?.model as ChartModel;
    const spot = await pointAt(open, best.id);
    await page.mouse.move(spot.x, spot.y);
    const panel = page.locator(".chart-panel");
    const link = panel.getByRole("link", { name: best.name });
    expect(await link.getAttribute("href")).toBe(`models/${best.id}.html`);
    const parameters = `${english.number(Number(best.parameters))} parameters`;
    expect(await panel.locator("dl").first().textContent()).toContain(`(${parameters})`);
    expect(await panel.locator("dd").allTextContents()).toContain(
      `${english.decimal(Number(best.beirAvg), 4)} nDCG@10`,
    );
    // The pointer can go into the panel.
    await link.hover();
    expect(await panel.count()).toBe(1);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await page.mouse.click(spot.x, spot.y);
    await page.mouse.move(0, 0);
    expect(await panel.count()).toBe(1);
    await panel.getByRole("button", { name: "Close" }).click();
    await panel.waitFor({ state: "detached" });
    expect(faults).toEqual([]);
    await close();
  });

  it("shows the figures of a mark that is tapped", async () => {
    const open = await openPage(browser, url, { viewport: { width: 390, height: 800 }, hasTouch: true });
    const best = scoreFrontier(scorePoints(models, 15)).at(-1)?.model as ChartModel;
    const spot = await pointAt(open, best.id);
    await open.page.touchscreen.tap(spot.x, spot.y);
    await open.page.locator(".chart-panel").getByRole("link", { name: best.name }).waitFor();
    await open.close();
  });

  it("sorts the table by any column", async () => {
    const { page, close } = await openPage(browser, url);
    const card = page.locator("#chart-scores");
    await card.locator("summary").click();
    const header = (name: string) => card.getByRole("columnheader", { name, exact: true });
    expect(await header("BEIR average").getAttribute("aria-sort")).toBe("descending");
    await header("Parameters").getByRole("button").click();
    expect(await header("Parameters").getAttribute("aria-sort")).toBe("descending");
    expect(await header("BEIR average").getAttribute("aria-sort")).toBeNull();
    const sorted = (descending: boolean) =>
      sortRows(
        models.filter(({ beirAvg }) => beirAvg !== undefined),
        { column: "parameters", descending },
        english,
      ).map(({ name }) => name);
    const names = async () => (await rowsOf(page, "scores")).map(([name]) => name);
    expect(await names()).toEqual(sorted(true));
    await header("Parameters").getByRole("button").press("Enter");
    expect(await header("Parameters").getAttribute("aria-sort")).toBe("ascending");
    expect(await names()).toEqual(sorted(false));
    await close();
  });

  it.each(["light", "dark"] as const)("is accessible in %s colours, its marks stand out", async (colorScheme) => {
    const open = await openPage(browser, `${url}?type=nothing`, { colorScheme });
    const { page, faults, close } = open;
    for (const summary of await page.locator("summary").all()) await summary.click();
    const best = scoreFrontier(scorePoints(models, 15)).at(-1)?.model as ChartModel;
    const spot = await pointAt(open, best.id);
    await page.mouse.click(spot.x, spot.y);
    await page.locator(".chart-panel").waitFor();
    expect(await violations(page)).toEqual([]);
    const names = ["surface", ...[1, 2, 3, 4, 5, 6, 7, 8].map((hue) => `chart-${hue}`)];
    const colours = await page.evaluate<string[]>(
      `${JSON.stringify(names)}.map((name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name))`,
    );
    const [surface = 0, ...hues] = colours.map(luminance);
    const contrasts = hues.map((hue) => (Math.max(hue, surface) + 0.05) / (Math.min(hue, surface) + 0.05));
    expect(contrasts.filter((contrast) => contrast < 3)).toEqual([]);
    expect(new Set(colours).size).toBe(9);
    expect(faults).toEqual([]);
    await close();
  });

  it.each([1280, 768, 390, 320])("fits a window %i wide, with names that do not overlap", async (width) => {
    const { page, faults, close } = await openPage(browser, url, { viewport: { width, height: 800 } });
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await page.locator("html").evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(width);
    const boxes = await page.locator(".chart-label").evaluateAll((labels) =>
      labels.map((label) => {
        const { left, right, top, bottom } = label.getBoundingClientRect();
        return { left, right, top, bottom, text: label.textContent };
      }),
    );
    expect(boxes.length).toBeGreaterThan(3);
    const overlapping = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
        .map((b) => `${a.text} and ${b.text}`),
    );
    expect(overlapping).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("shows one drawing on a phone without JavaScript, with words that can be read", async () => {
    const { page, close } = await openPage(browser, url, {
      viewport: { width: 320, height: 800 },
      javaScriptEnabled: false,
    });
    expect((await readPage(page)).drawings).toEqual(["scores-narrow-title", "contexts-narrow-title"]);
    const box = await page.locator("#chart-scores .chart-narrow .chart-tick").first().boundingBox();
    expect(box?.height).toBeGreaterThan(9);
    await close();
  });

  it("speaks German", async () => {
    const server = await serveSite("german");
    servers.push(server);
    const { page, faults, close } = await openPage(browser, `${server.url}/charts.html`);
    expect(await page.locator("h1, h2").allTextContents()).toEqual([
      "Diagramme",
      "BEIR-Mittelwert nach Zahl der Parameter",
      "Kontextlänge nach Erscheinungsdatum",
    ]);
    expect(await page.locator("#chart-contexts .chart-coverage").textContent()).toBe(
      `${dated.length} von ${german.number(stored.length)} Modellen haben eine Kontextlänge in Token und ein bekanntes ` +
        "Erscheinungsdatum. Die übrigen sind nicht gezeichnet. " +
        "Ein Datum, von dem nur Jahr oder Monat bekannt ist, steht in deren Mitte.",
    );
    expect(await page.locator("#chart-contexts .chart-tick").allTextContents()).toContain("131.072");
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("has words where there is nothing to draw", async () => {
    const server = await serveSite("bare");
    servers.push(server);
    const { page, faults, close } = await openPage(browser, `${server.url}/charts.html`);
    expect(await page.locator(".chart-empty").allTextContents()).toEqual([
      "There is nothing to draw: no model has both facts.",
      "There is nothing to draw: no model has both facts.",
    ]);
    expect(await page.locator("svg[role=img]").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

it("finds all points at a place", () => {
  const chart = contextChart(models, DEFAULT_STATE, english);
  const { points } = layOut(chart, sizeFor(1000), english);
  for (const point of points) {
    const found = pointsAt(points, point, 10).map(({ model }) => model.id);
    expect(found).toContain(point.model.id);
  }
  expect(pointsAt(points, { left: -100, top: -100 }, 10)).toEqual([]);
});

// Of a colour such as #1d4ed8, by the formula of WCAG 2.
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.trim().slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

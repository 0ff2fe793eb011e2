// The page of a model: its facts against the registry, its code, and how much memory the model takes.
import type { ModelRecord } from "@modeldex/codegen";
import { getModel } from "modeldex";
import { estimateMemory, formatGiB, maxContext, type SizableModel } from "modeldex/sizing";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import configs from "../../registry/configs.json" with { type: "json" };
import registry from "../../registry/models.json" with { type: "json" };
import { contextSteps, gibText, memoryDefaults, nearestStep, readCount } from "../../site/src/memory/memory.js";
import { sizableModel } from "../../site/src/memory/sizable.js";
import { createLocale } from "../../site/src/messages/locale.js";
import { originOf, placeOf } from "../../site/src/model/provenance.js";
import { relateModels } from "../../site/src/model/relations.js";
import { startBrowser } from "../support/browser.js";
import type { RunningServer } from "../support/servers.js";
import { openPage, serveSite, violations } from "./browser.js";

const records = registry.models as unknown as readonly ModelRecord[];
const sources: Readonly<Record<string, { readonly title: string }>> = registry.sources;

let browser: Browser;
let real: RunningServer;
let german: RunningServer;
let hostile: RunningServer;

beforeAll(async () => {
  browser = await startBrowser();
  [real, german, hostile] = await Promise.all([serveSite("real"), serveSite("german"), serveSite("hostile")]);
});

afterAll(async () => {
  await browser?.close();
  for (const server of [real, german, hostile]) server?.close();
});

async function visit(
  id: string,
  check: (page: Page) => Promise<void>,
  { server = real, ...options }: BrowserContextOptions & { readonly server?: RunningServer } = {},
): Promise<void> {
  const { page, faults, close } = await openPage(browser, `${server.url}/models/${id}.html`, options);
  await check(page);
  expect(faults).toEqual([]);
  await close();
}

function recordOf(id: string): ModelRecord {
  const record = records.find((candidate) => candidate.id === id);
  if (record === undefined) throw new Error(`The registry has no model ${id}.`);
  return record;
}

/** Text of an element on one line. */
async function textIn(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? "").replaceAll(/\s+/g, " ").trim();
}

/** What a record says, by path, without what pages show elsewhere. */
function leaves(group: object, prefix = ""): [path: string, value: unknown][] {
  return Object.entries(group).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix + key;
    if (["provenance", "constant_name", "variants"].includes(path)) return [];
    return typeof value === "object" && !Array.isArray(value) ? leaves(value, `${path}.`) : [[path, value]];
  });
}

const HOW = { declared: "Declared:", derived: "Derived:", measured: "Measured:", "self-reported": "Self-reported:" };

// Three models that have little in common, and one that was given up.
const SHOWN = ["nomic-embed-v1.5", "qwen3-32b", "aatrok", "bge-base-en"];

describe.each(SHOWN)("facts of %s", (id) => {
  const record = recordOf(id);

  it("are all there, with value and source, also without JavaScript", async () => {
    await visit(
      id,
      async (page) => {
        const facts = leaves(record);
        expect(await page.locator("[data-path]").count()).toBe(facts.length);
        for (const [path, value] of facts) {
          const row = page.locator(`[data-path="${path}"]`);
          const shown = (await row.locator(".fact-value").textContent()) ?? "";
          for (const part of Array.isArray(value) ? value : [value]) {
            expect(
              formsOf(part).some((form) => shown.includes(form)),
              `${path}: ${shown}`,
            ).toBe(true);
          }
          const origin = record.provenance?.[path];
          const said = await textIn(row.locator(".fact-origin"));
          if (origin === undefined) expect(["Entry of this registry.", "No source is stated."]).toContain(said);
          else {
            const { title = placeOf(origin.source) } = sources[origin.source] ?? {};
            expect(said).toContain(`${HOW[origin.how]} ${title}`);
          }
        }
      },
      { javaScriptEnabled: false },
    );
  });
});

// How a value may be written: numbers that count with separators, others as they are.
function formsOf(value: unknown): readonly string[] {
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  return typeof value === "number"
    ? [value.toLocaleString("en", { maximumFractionDigits: 20 }), String(value)]
    : [String(value)];
}

describe("the page", () => {
  it("shows name, figures, links and what nobody states", async () => {
    await visit("qwen3-32b", async (page) => {
      expect(await textIn(page.locator("h1"))).toBe("Qwen3 32B");
      expect(await page.locator(".model-figures dt").allInnerTexts()).toEqual([
        "Context length",
        "Licence",
        "Release date",
      ]);
      expect(await textIn(page.locator(".model-unstated"))).toBe("No source states: Parameters, Languages.");
      const links = await page.locator(".model-links a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      expect(links).toEqual([
        "https://huggingface.co/Qwen/Qwen3-32B",
        "https://openrouter.ai/qwen/qwen3-32b",
        "../compare.html?id=qwen3-32b",
        "../inspect.html?id=Qwen%2FQwen3-32B",
      ]);
    });
  });

  it("says that a model is deprecated and leads to the one to use", async () => {
    await visit("bge-base-en", async (page) => {
      expect(await page.locator(".life-cycle p").allInnerTexts()).toEqual([
        "This model is deprecated.",
        "Superseded according to the MTEB registry.",
        "Use bge-base-en-v1.5 instead.",
      ]);
      await page.locator(".life-cycle a").click();
      expect(await textIn(page.locator("h1"))).toBe(recordOf("bge-base-en-v1.5").name);
    });
  });

  it("leads from a model to those made of it, and back", async () => {
    const bge = recordOf("bge-m3");
    const children = records.filter(({ dependencies }) => dependencies?.adapted_from?.includes("BAAI/bge-m3"));
    await visit(bge.id, async (page) => {
      expect(await page.locator(".related a").allInnerTexts()).toEqual(children.map(({ name }) => name));
      await page.locator(".related a").first().click();
      await page.locator('[data-path="dependencies.adapted_from"] .fact-value a').click();
      expect(await textIn(page.locator("h1"))).toBe(bge.name);
    });
  });

  it("shows the details of a source", async () => {
    await visit("bge-m3", async (page) => {
      const origin = page.locator('[data-path="specs.parameters"] .fact-origin');
      expect(await origin.locator("dl").isVisible()).toBe(false);
      await origin.locator("summary").click();
      expect(await textIn(origin.locator("dl"))).toMatch(
        /^Field n_parameters Date \d{4}-\d\d-\d\d Revision [0-9a-f]{10}$/,
      );
    });
  });

  it("copies code", async () => {
    await visit(
      "bge-m3",
      async (page) => {
        await page.locator("#snippet-constant ~ button").click();
        await page.locator('[data-copied]:text-is("Copied.")').waitFor({ state: "attached" });
        const copied = await page.evaluate("navigator.clipboard.readText()");
        expect(copied).toBe(await page.locator("#code-constant").textContent());
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
  });

  it("selects the code where the browser does not let it copy", async () => {
    await visit("bge-m3", async (page) => {
      await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); undefined");
      await page.locator("#snippet-constant ~ button").click();
      await page.locator("[data-copied]:not(:empty)").waitFor({ state: "attached" });
      const selected = await page.evaluate<string>("getSelection().toString()");
      expect(selected.trim()).toBe(await page.locator("#code-constant").textContent());
    });
  });

  it("has neither buttons to copy nor a calculator without JavaScript, but the memory of the weights", async () => {
    await visit(
      "qwen3-32b",
      async (page) => {
        expect(await page.locator("[data-copy]:visible").count()).toBe(0);
        const { model } = sizable("qwen3-32b");
        const cells = (["float16", "int8", "int4"] as const).map((precision) => [
          precision,
          formatGiB(estimateMemory(model, { precision }).weights ?? 0),
        ]);
        expect(await page.locator("#memory tbody tr").allInnerTexts()).toEqual(cells.map((row) => row.join("\t")));
      },
      { javaScriptEnabled: false },
    );
  });

  it("is in German where the catalogue is", async () => {
    await visit(
      "bge-base-en",
      async (page) => {
        expect(await page.locator(".life-cycle p").allInnerTexts()).toEqual([
          "Dieses Modell ist veraltet.",
          "Superseded according to the MTEB registry.",
          "Stattdessen bge-base-en-v1.5 verwenden.",
        ]);
        expect(await textIn(page.locator("#memory-heading"))).toBe("Speicherbedarf");
        const origin = page.locator('[data-path="specs.parameters"] .fact-origin');
        expect(await textIn(origin)).toMatch(/^Angegeben: MTEB model registry/);
        expect(await textIn(page.locator(".fact-exact").first())).toBe("109.000.000");
        expect(await violations(page)).toEqual([]);
      },
      { server: german },
    );
  });

  it("shows names of strangers as text", async () => {
    await visit(
      "a",
      async (page) => {
        expect(await textIn(page.locator("h1"))).toContain("onerror=");
        expect(await page.title()).not.toBe("broken");
      },
      { server: hostile },
    );
  });

  it.each(["light", "dark"] as const)("can be used by everybody, %s", async (colorScheme) => {
    for (const id of SHOWN) {
      await visit(
        id,
        async (page) => {
          for (const summary of await page.locator("summary").all()) await summary.click();
          expect(await violations(page)).toEqual([]);
        },
        { colorScheme },
      );
    }
  });

  it("does not scroll sideways on the narrowest phone", async () => {
    for (const id of [...SHOWN, "bge-m3", "colbert-small"]) {
      await visit(
        id,
        async (page) => {
          for (const summary of await page.locator("summary").all()) await summary.click();
          const tooMuch = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect(tooMuch, id).toBeLessThanOrEqual(0);
        },
        { viewport: { width: 320, height: 700 } },
      );
    }
  });
});

function sizable(id: string): { readonly model: SizableModel; readonly parametersFrom: string } {
  const record = recordOf(id);
  const config = configs.configs.find(({ huggingface_id: hubId }) => hubId === record.huggingface_id);
  const found = sizableModel({
    record,
    facts: getModel(id) as unknown as Parameters<typeof sizableModel>[0]["facts"],
    ...(config === undefined ? {} : { config: config as Parameters<typeof sizableModel>[0]["config"] & object }),
  });
  if (found === undefined) throw new Error(`There is nothing to estimate ${id} from.`);
  return found;
}

describe("the calculator", () => {
  const { model } = sizable("qwen3-32b");

  async function parts(page: Page): Promise<readonly string[]> {
    return page.locator("#memory table").first().locator("td").allInnerTexts();
  }

  it("shows what estimateMemory says", async () => {
    await visit("qwen3-32b", async (page) => {
      await page.getByLabel("Precision of the weights").selectOption("int4");
      await page.getByLabel("Context, in tokens").fill("32768");
      await page.getByLabel("Sequences at a time").fill("2");
      const inputs = { precision: "int4", context: 32768, batch: 2 } as const;
      const { weights = 0, kvCache = 0, activations = 0, total = 0 } = estimateMemory(model, inputs);
      const english = createLocale("en");
      expect(await parts(page)).toEqual([weights, kvCache, activations, total].map((size) => gibText(size, english)));
      expect((await parts(page)).at(-1)).toBe(formatGiB(total));
      const rows = page.locator("[data-fit]");
      expect(await rows.count()).toBe(9);
      expect(await rows.first().locator("th, td").allInnerTexts()).toEqual([
        "NVIDIA GeForce RTX 4080",
        "16 GB",
        "Does not fit",
      ]);
      expect(await rows.nth(6).locator("th, td").allInnerTexts()).toEqual(["NVIDIA A100 80GB", "80 GB", "Fits"]);
      await page.getByLabel("Longest context in").selectOption({ label: "NVIDIA A10G, 24 GB" });
      const longest = maxContext(model, 24e9, { precision: "int4", batch: 2 });
      expect(await textIn(page.locator("output"))).toBe(`${longest?.toLocaleString("en")} tokens`);
    });
  });

  it("says the total once the inputs rest", async () => {
    await visit("qwen3-32b", async (page) => {
      const { total = 0 } = estimateMemory(model, { precision: "int8", context: 4096 });
      await page.getByLabel("Precision of the weights").selectOption("int8");
      await page.locator(`#memory [role="status"]:has-text("${formatGiB(total)} in total.")`).waitFor();
    });
  });

  it("follows the slider, and says where the model takes less", async () => {
    await visit("qwen3-32b", async (page) => {
      await page.getByLabel("Context, by steps").press("End");
      expect(await page.getByLabel("Context, in tokens").inputValue()).toBe("40960");
      await page.getByLabel("Context, in tokens").fill("50000");
      expect(await textIn(page.locator(".memory-hint"))).toBe("The model takes 40,960 tokens at most.");
    });
  });

  it.each(["", "0", "-5", "1.5", "many", "99999999999999999999"])("refuses %j and says why", async (text) => {
    await visit("qwen3-32b", async (page) => {
      const field = page.getByLabel("Context, in tokens");
      await field.fill(text);
      const fault = await field.getAttribute("aria-describedby");
      expect(await textIn(page.locator(`[id="${fault}"]`))).toBe("Write a whole number from 1 on.");
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      expect(await page.locator("#memory table").count()).toBe(0);
      await field.fill("1");
      expect(await page.locator("#memory table").count()).toBe(2);
    });
  });

  it("names what is not known", async () => {
    await visit("bge-m3", async (page) => {
      expect(await parts(page)).toEqual([
        formatGiB(estimateMemory(sizable("bge-m3").model, { precision: "float16" }).weights ?? 0),
        "none",
        "Unknown, because these are not known: width of the feed-forward layers.",
        "at least 1.1 GiB",
      ]);
      expect(await page.locator('[data-fit="unknown"]').count()).toBe(9);
    });
  });

  it("is left out where nothing is known to compute from", async () => {
    await visit("aatrok", async (page) => {
      expect(await page.locator("#memory").count()).toBe(0);
    });
  });

  it("says where its numbers come from", async () => {
    await visit("mistral-small-3.1-24b-instruct-2503", async (page) => {
      const said = await textIn(page.locator("#memory-heading + p"));
      expect(said).toContain("Computed from the config.json at ");
      expect(said).toContain("That file was completed from a copy. The number of parameters is counted from it.");
    });
    await visit("bge-m3", async (page) => {
      expect(await textIn(page.locator("#memory-heading + p"))).toBe(
        "Computed from the facts of the registry. An estimate: memory of the framework is not counted.",
      );
    });
  });
});

describe("what the calculator is made from", () => {
  it("is the registry's number of parameters, unless quantized weights were counted as packed", () => {
    expect(sizable("nomic-embed-v1.5").parametersFrom).toBe("registry");
    expect(sizable("nomic-embed-v1.5").model.parameters).toBe(recordOf("nomic-embed-v1.5").specs?.parameters);
    const quantized = {
      record: { ...recordOf("qwen3-8b"), specs: { parameters: 5e9 } },
      facts: { parameters: 5e9 },
      config: configs.configs.find(({ huggingface_id: id }) => id === "OPEA/Qwen2.5-0.5B-Instruct-int4-sym-inc"),
    } as unknown as Parameters<typeof sizableModel>[0];
    expect(sizableModel(quantized)?.parametersFrom).toBe("config");
    expect(sizableModel(quantized)?.model.parameters).toBeLessThan(1e9);
  });

  it("reads whole numbers only", () => {
    expect(["1", " 4096 ", "0", "1e3", "-1", "1.0", "", "9007199254740993"].map(readCount)).toEqual([
      1,
      4096,
      ...Array.from({ length: 6 }, () => undefined),
    ]);
  });

  it("has steps up to what the model takes", () => {
    expect(contextSteps({ contextWindow: 1000 })).toEqual([128, 256, 512, 1000]);
    expect(contextSteps({ contextWindow: 100 })).toEqual([100]);
    expect(contextSteps({}).at(-1)).toBe(2 ** 20);
    expect([1, 128, 200, 700, 5000].map((context) => nearestStep([128, 256, 512, 1000], context))).toEqual([
      0, 0, 1, 2, 3,
    ]);
    expect(memoryDefaults({ contextWindow: 512, parameters: 1, dtype: "float32" })).toEqual({
      precision: "as-stored",
      context: 512,
    });
    expect(memoryDefaults({ parameters: 1 })).toEqual({ precision: "float16", context: 4096 });
  });

  it("never shows a size as nothing", () => {
    const english = createLocale("en");
    expect([0, 1, 2 ** 20, 2 ** 29, 2 ** 30, 1.5 * 2 ** 40].map((bytes) => gibText(bytes, english))).toEqual([
      "none",
      "less than 0.001 GiB",
      "0.001 GiB",
      "0.500 GiB",
      "1.0 GiB",
      "1,536.0 GiB",
    ]);
  });
});

describe("provenance", () => {
  const declared = { source: "list", how: "declared" } as const;
  const listed = { list: { title: "The list", url: "https://example.com/list", date: "2026-01-02", revision: "v3" } };

  it("counts from the longest path that fits", () => {
    const provenance = {
      specs: declared,
      "specs.parameters": { source: "https://example.com/a%20b", how: "measured" },
    } as const;
    expect(originOf("specs.parameters", provenance, listed)).toEqual({
      how: "measured",
      source: "example.com/a b",
      href: "https://example.com/a%20b",
    });
    expect(originOf("specs.vocab_size", provenance, listed)).toEqual({
      how: "declared",
      source: "The list",
      href: "https://example.com/list",
      date: "2026-01-02",
      revision: "v3",
    });
    expect(originOf("license", provenance, listed)).toBeUndefined();
    expect(originOf("constructor", provenance, listed)).toBeUndefined();
  });

  it("links nowhere but to pages", () => {
    const provenance = { license: { source: "javascript:alert(1)", how: "declared" } } as const;
    expect(originOf("license", provenance, {})).toEqual({ how: "declared", source: "javascript:alert(1)" });
  });
});

describe("relations", () => {
  it("are read by id, alias and Hub id, and never to oneself", () => {
    const base = { id: "base", type: "llm", name: "Base", source: "huggingface", organization: "Example" } as const;
    const models: readonly ModelRecord[] = [
      { ...base, aliases: ["basis"], huggingface_id: "Example/Base" },
      { ...base, id: "one", dependencies: { adapted_from: ["example/base", "basis"] } },
      { ...base, id: "two", replaced_by: "base", dependencies: { tokenizer_model: "base", adapted_from: ["two"] } },
    ];
    const { referrersOf } = relateModels(models);
    const ids = Object.entries(referrersOf("base")).map(([kind, list]) => [
      kind,
      (list as readonly ModelRecord[]).map(({ id }) => id),
    ]);
    expect(Object.fromEntries(ids)).toEqual({ adaptedInto: ["one"], tokenizerFor: ["two"], replaces: ["two"] });
    expect(referrersOf("two").adaptedInto).toEqual([]);
  });
});

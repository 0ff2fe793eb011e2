// A config.json from the visitor's computer: chosen, dropped, pasted; read without a network, whatever it holds.
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { LLAMA } from "../hub/server.js";
import { startBrowser } from "../support/browser.js";
import { HOSTILE_CONFIG } from "../support/hub.js";
import type { RunningServer } from "../support/servers.js";
import { openPage, serveSite, violations } from "./browser.js";
import { inspect, overview, reach, rowsOf, textOf } from "./inspect-page.js";

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

// A browser asks for the page's icon when it pleases.
const isNoIcon = (address: string) => address !== `${server.url}/assets/icon.svg`;

const open = () => openPage(browser, `${server.url}/inspect.html`);
const { quantization_config: _, ...PLAIN } = LLAMA;
const CONFIG = JSON.stringify(PLAIN);

const choose = (page: Page, ...files: readonly (readonly [name: string, text: string])[]) =>
  page
    .locator("input[type=file]")
    .setInputFiles(files.map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })));

/** Drops a file onto an element, as a browser does when somebody lets go of it there. */
async function drop(page: Page, selector: string, name: string, text: string): Promise<void> {
  const file = `new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: "application/json" })`;
  const data = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(${file}); return data; })()`,
  );
  await page.dispatchEvent(selector, "dragover", { dataTransfer: data });
  await page.dispatchEvent(selector, "drop", { dataTransfer: data });
}

describe("a config.json", () => {
  it("that is chosen is read without a network", async () => {
    const { page, requests, faults, close } = await open();
    const before = requests.length;
    await page.context().setOffline(true);
    await choose(page, ["config.json", CONFIG]);
    const card = await reach(page, "config.json", "done");
    expect(await textOf(card)).toBe(
      "config.json Remove config.json Architecture: Llama Context: 2,048 tokens Show specs config.json",
    );
    await card.getByRole("button", { name: "Show specs" }).click();
    expect((await rowsOf(card)).slice(0, 2)).toEqual([
      "Family | Llama | model_type · family of the type · computed",
      "Model type | llama | model_type · stated",
    ]);
    expect(requests.slice(before).filter(isNoIcon)).toEqual([]);
    expect(new URL(page.url()).search).toBe("");
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
    // The icon is asked for when the browser pleases, which may be now. Whatever else was asked for is in the requests.
    expect(faults.filter((fault) => fault !== "Failed to load resource: net::ERR_INTERNET_DISCONNECTED")).toEqual([]);
    await close();
  });

  it("that is dropped anywhere on the page is read, and the page stays", async () => {
    const { page, faults, close } = await open();
    await drop(page, ".inspect-drop", "config.json", CONFIG);
    await reach(page, "config.json", "done");
    await drop(page, "footer", "config (1).json", CONFIG);
    await reach(page, "config (1).json", "done");
    expect(await overview(page)).toEqual(["2 of 2 models read", "config (1).json", "config.json"]);
    expect(faults).toEqual([]);
    await close();
  });

  it("that is pasted is read; one with a fault stays in the field", async () => {
    const { page, requests, close } = await open();
    const before = requests.length;
    await inspect(page, '{\n  "model_type": "llama",\n  "num_hidden_layers": 2,\n}');
    expect(await textOf(page.getByRole("alert"))).toBe(
      "Pasted config.json, line 3, column 25: this is no JSON. A comma, quote or bracket may be missing or too many near here, or the file is cut off.",
    );
    await page.locator("textarea").fill('{\n  "model_type": "llama",\n  "num_hidden_layers": 2\n}');
    await page.locator("textarea").press("Enter");
    await reach(page, "Pasted config.json", "done");
    expect(await page.locator("textarea").inputValue()).toBe("");
    expect(await textOf(page.getByRole("alert"))).toBe("");
    expect(requests.slice(before).filter(isNoIcon)).toEqual([]);
    await close();
  });

  it("comes with what tells of its quantisation", async () => {
    const { page, close } = await open();
    await choose(
      page,
      ["hf_quant_config.json", JSON.stringify({ quantization: { quant_algo: "NVFP4", group_size: 16 } })],
      ["config.json", CONFIG],
    );
    const card = await reach(page, "config.json + hf_quant_config.json", "done");
    await card.getByRole("button", { name: "Show specs" }).click();
    expect(await textOf(card.locator("tr[data-name=quantizationBits]"))).toBe(
      "Bits 4 per weight hf_quant_config.json: quantization.quant_algo · NVFP4 has 4 bits per weight · computed",
    );
    await close();
  });

  it("is read on a page that was opened as a file", async () => {
    const page = `${pathToFileURL(inject("sites").real).href}/inspect.html`;
    const opened = await openPage(browser, page);
    await drop(opened.page, ".inspect-drop", "config.json", CONFIG);
    await reach(opened.page, "config.json", "done");
    await inspect(opened.page, "openai/gpt-oss-20b");
    await reach(opened.page, "openai/gpt-oss-20b", "done");
    expect(await overview(opened.page)).toEqual(["2 of 2 models read", "openai/gpt-oss-20b", "config.json"]);
    expect(opened.faults).toEqual([]);
    await opened.close();
  });
});

describe("a file that cannot be read", () => {
  const WRONG = [
    [
      "config.json",
      '{"model_type": "llama",\n "num_hidden_layers": 2,,\n}',
      "config.json, line 2, column 25: this is no JSON. A comma, quote or bracket may be missing or too many near here, or the file is cut off.",
    ],
    [
      "config.json",
      '{"factor": Infinity, "layers": ',
      "config.json, line 1, column 32: this is no JSON. A comma, quote or bracket may be missing or too many near here, or the file is cut off.",
    ],
    [
      "list.json",
      "[1, 2]",
      "list.json, line 1, column 1: this is a list instead of an object. Choose the config.json of a model.",
    ],
    ["empty.json", " \n", "empty.json is empty. Download it again."],
    [
      "model.safetensors",
      " ".repeat(4 * 1024 * 1024 + 1),
      "model.safetensors has 4,194,305 bytes, more than the 4,194,304 bytes that such a file may have. Choose the config.json of a model, not its weights.",
    ],
    [
      "quantize_config.json",
      '{"bits": 4}',
      "quantize_config.json tells of quantization alone. Choose it together with the config.json of the same model.",
    ],
  ] as const;

  it.each(WRONG)("says where, what and what to do: %s", async (name, text, message) => {
    const { page, faults, close } = await open();
    await choose(page, [name, text]);
    const card = await reach(page, name, "broken");
    expect(await textOf(card)).toBe(`${name} Remove ${name} ${message}`);
    expect(await overview(page)).toEqual(["0 of 1 model read, 1 failed", name]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("takes nothing from the others", async () => {
    const { page, close } = await open();
    await choose(
      page,
      ["a.json", CONFIG],
      ["b.json", "{"],
      ["hf_quant_config.json", '{"quantization": {"quant_algo": "FP8"}}'],
    );
    await reach(page, "a.json", "done");
    await reach(page, "b.json", "broken");
    expect(await textOf(await reach(page, "hf_quant_config.json", "broken"))).toBe(
      "hf_quant_config.json Remove hf_quant_config.json hf_quant_config.json belongs to one config.json, and several files were chosen. Choose it together with that one alone.",
    );
    expect((await overview(page))[0]).toBe("1 of 3 models read, 2 failed");
    await close();
  });

  it("that tells of quantisation is named, not the config beside it", async () => {
    const { page, close } = await open();
    await choose(page, ["config.json", CONFIG], ["quantize_config.json", "null"]);
    const card = await reach(page, "config.json + quantize_config.json", "broken");
    expect(await textOf(card.locator(".inspect-fault"))).toBe(
      "quantize_config.json, line 1, column 1: this is null instead of an object. Choose the config.json of a model.",
    );
    await close();
  });
});

describe("a stranger's file", () => {
  it("is text, whatever it holds", async () => {
    const name = `<img src=x onerror="document.title='broken'">\u202e.json`;
    const { page, requests, faults, close } = await open();
    const title = await page.title();
    await choose(page, [name, HOSTILE_CONFIG]);
    const card = await reach(page, name, "done");
    expect(await card.locator(".badges li").allInnerTexts()).toEqual([
      "Architecture:\nUnknown",
      "Quantization:\n4-bit",
      "Context:\n4,096 tokens",
    ]);
    await card.getByRole("button", { name: "Show specs" }).click();
    expect(await rowsOf(card)).toEqual([
      `Model type | <img src=x onerror="document.title='broken'"> | model_type · stated`,
      `Architectures | </script><script>document.title='broken'</script> ${"A".repeat(190)} | architectures · stated`,
      "Context window | 4,096 tokens | max_position_embeddings · stated",
      "RoPE scaling | <i>yarn</i> | rope_scaling · type and factor · stated",
      "Hidden size | 9,007,199,254,740,991 | hidden_size · stated",
      "Bits | 4 per weight | quantization_config.bits · stated",
      "Method | <s>awq</s> | quantization_config.quant_method · stated",
      "Modules left as they are | <a href='//evil.example'> \u202e\u2066 | quantization_config.modules_to_not_convert · stated",
    ]);
    expect(await textOf(card.locator(".inspect-unknown"))).toBe(
      "Unknown: Layers, Attention heads, Vocabulary, Parameters.",
    );
    expect(await card.locator("img, script, i, s, article a").count()).toBe(0);
    expect(await page.evaluate("'polluted' in {}")).toBe(false);
    expect(await page.title()).toBe(title);
    expect(requests.filter((address) => !address.startsWith(server.url))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("that says nothing of a model is told so", async () => {
    const { page, close } = await open();
    await choose(page, ["package.json", '{"name": "something", "__proto__": {"model_type": "llama"}}']);
    const card = await reach(page, "package.json", "done");
    await card.getByRole("button", { name: "Show specs" }).click();
    expect(await textOf(card)).toBe(
      "package.json Remove package.json Architecture: Unknown Hide specs package.json Nothing in it is known here. Check that it is the config.json of a model.",
    );
    await close();
  });
});

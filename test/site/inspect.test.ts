// The page that inspects models of the Hub: what is asked and when, every state of a card, and the address of the page.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import type { RunningServer } from "../support/servers.js";
import { openPage, serveSite, violations } from "./browser.js";
import {
  askedOf,
  cardOf,
  focused,
  inspect,
  overview,
  ownFaults,
  reach,
  reachAll,
  release,
  rowsOf,
  textOf,
} from "./inspect-page.js";

let browser: Browser;
let server: RunningServer;
const hub = inject("hub");
const { host } = new URL(hub);

beforeAll(async () => {
  browser = await startBrowser();
  server = await serveSite("real");
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const open = (search = "", options = {}) => openPage(browser, `${server.url}/inspect.html${search}`, options);

const statusOf = (page: Page, text: string) =>
  page.locator(".inspect-bar [role=status]").getByText(text, { exact: true }).waitFor();

describe("what is asked", () => {
  it("is nothing before a visitor presses the button", async () => {
    const { page, requests, faults, close } = await open();
    await page.locator("textarea").pressSequentially("openai/gpt-oss-20b");
    await page.locator("h1").click();
    expect(requests.filter((address) => !address.startsWith(`${server.url}/`))).toEqual([]);
    expect(await textOf(page.locator(".inspect-intro").nth(1))).toBe(
      `When you press Inspect, or open a link with ids in it, your browser asks ${host} for the config.json of each model. Nobody else is asked. A file or text from you is read in your browser and sent nowhere.`,
    );
    expect(faults).toEqual([]);
    await close();
  });

  it("is the Hub alone, once for each model, for ids and addresses in one text", async () => {
    const { page, requests, faults, close } = await open();
    await inspect(
      page,
      `openai/gpt-oss-20b, Qwen/Qwen3-30B-A3B-FP8;openai/whisper-base\nhttps://huggingface.co/Qwen/Qwen2.5-7B/blob/main/config.json ${hub}/google/gemma-7b openai/gpt-oss-20b`,
    );
    await reachAll(page, 5, "done");
    expect(askedOf(requests)).toEqual([
      "/openai/gpt-oss-20b/resolve/main/config.json",
      "/Qwen/Qwen3-30B-A3B-FP8/resolve/main/config.json",
      "/openai/whisper-base/resolve/main/config.json",
      "/Qwen/Qwen2.5-7B/resolve/main/config.json",
      "/google/gemma-7b/resolve/main/config.json",
    ]);
    const strangers = requests.filter(
      (address) => !address.startsWith(`${server.url}/`) && !address.startsWith(`${hub}/`),
    );
    expect(strangers).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("is nothing for what is no id, which stays in the field", async () => {
    const { page, requests, close } = await open();
    await inspect(page, "openai/gpt-oss-20b a/b/c https://example.com/a/b");
    await reach(page, "openai/gpt-oss-20b", "done");
    expect(await textOf(page.getByRole("alert"))).toBe(
      'These are no ids of models: "a/b/c", "https://example.com/a/b". Write organization/name, such as BAAI/bge-m3.',
    );
    expect(await page.locator("textarea").inputValue()).toBe("a/b/c\nhttps://example.com/a/b");
    expect(await page.locator("textarea").getAttribute("aria-invalid")).toBe("true");
    expect(askedOf(requests)).toHaveLength(1);
    await inspect(page, " ");
    expect(await textOf(page.getByRole("alert"))).toBe("Write the id of a model, such as BAAI/bge-m3.");
    await close();
  });

  it("is what a link with ids names, and what is wrong in it is shown", async () => {
    const { page, requests, close } = await open("?id=openai/gpt-oss-20b&id=a%2Fb%2Fc&id=Qwen%2FQwen3-30B-A3B-FP8");
    await reachAll(page, 2, "done");
    expect(await overview(page)).toEqual(["2 of 2 models read", "openai/gpt-oss-20b", "Qwen/Qwen3-30B-A3B-FP8"]);
    expect(await textOf(page.getByRole("alert"))).toBe(
      'This is no id of a model: "a/b/c". Write organization/name, such as BAAI/bge-m3.',
    );
    expect(askedOf(requests)).toHaveLength(2);
    await close();
  });

  it("is nothing twice in the same tab, even after the page was loaded again", async () => {
    const { page, requests, close } = await open("?id=openai/gpt-oss-20b&id=Test/missing");
    await reach(page, "openai/gpt-oss-20b", "done");
    await reach(page, "Test/missing", "refused");
    await page.reload();
    await reach(page, "openai/gpt-oss-20b", "done");
    await reach(page, "Test/missing", "refused");
    expect(askedOf(requests)).toEqual([
      "/openai/gpt-oss-20b/resolve/main/config.json",
      "/Test/missing/resolve/main/config.json",
      "/Test/missing/resolve/main/config.json",
    ]);
    // What is kept may be of another version, or anything.
    await page.evaluate(
      `for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{"layers":"<b>","evidence":{}}')`,
    );
    await page.reload();
    await reach(page, "openai/gpt-oss-20b", "done");
    expect(askedOf(requests)).toHaveLength(5);
    expect(await page.evaluate("Object.keys(localStorage)")).toEqual([]);
    await close();
  });
});

describe("a card", () => {
  it("fills in when its answer arrives, whatever the others do", async () => {
    const { page, close } = await open("?id=Test/held-lazy&id=openai/gpt-oss-20b&id=openai/whisper-base");
    await reachAll(page, 2, "done");
    const held = await reach(page, "Test/held-lazy", "loading");
    expect(await held.getAttribute("aria-busy")).toBe("true");
    expect(await textOf(held)).toBe(
      "Test/held-lazy Remove Test/held-lazy Reading config.json from the Hub Cancel Test/held-lazy",
    );
    expect(await overview(page)).toEqual([
      "2 of 3 models read",
      "Test/held-lazy",
      "openai/gpt-oss-20b",
      "openai/whisper-base",
    ]);
    await release("Test/held-lazy");
    await reach(page, "Test/held-lazy", "done");
    expect(await held.getAttribute("aria-busy")).toBe("false");
    expect(await textOf(held)).toBe(
      "Test/held-lazy Remove Test/held-lazy Architecture: Qwen Context: 32,768 tokens Show specs Test/held-lazy",
    );
    await statusOf(page, "3 of 3 models read");
    await close();
  });

  it("waits for its turn behind six others, and all can be given up at once", async () => {
    const ids = [1, 2, 3, 4, 5, 6, 7].map((number) => `Test/held-turn-${number}`);
    const { page, close } = await open();
    await inspect(page, ids.join("\n"));
    await reachAll(page, 6, "loading");
    expect(await textOf(await reach(page, "Test/held-turn-7", "waiting"))).toBe(
      "Test/held-turn-7 Remove Test/held-turn-7 Waiting for its turn Cancel Test/held-turn-7",
    );
    await release("Test/held-turn-1");
    await reach(page, "Test/held-turn-7", "loading");
    await page.getByRole("button", { name: "Cancel all", exact: true }).click();
    await reachAll(page, 6, "refused");
    await statusOf(page, "1 of 7 models read, 6 failed");
    expect(await focused(page)).toBe("Inspected models");
    await close();
  });

  it("can be given up and asked for again, and the focus stays with it", async () => {
    const { page, close } = await open("?id=Test/held-cancel");
    const card = await reach(page, "Test/held-cancel", "loading");
    await card.getByRole("button", { name: "Cancel Test/held-cancel" }).press("Enter");
    await reach(page, "Test/held-cancel", "refused");
    expect(await textOf(card)).toBe("Test/held-cancel Remove Test/held-cancel Cancelled. Try again Test/held-cancel");
    expect(await focused(page)).toBe("Try again Test/held-cancel");
    await page.keyboard.press("Enter");
    await reach(page, "Test/held-cancel", "loading");
    expect(await focused(page)).toBe("Cancel Test/held-cancel");
    await release("Test/held-cancel");
    await reach(page, "Test/held-cancel", "done");
    expect(await focused(page)).toBe("Show specs Test/held-cancel");
    await close();
  });

  it("heals by itself after one failure, and by its button after more", async () => {
    const { page, requests, close } = await open("?id=Test/flaky-card&id=Test/down-card");
    await reach(page, "Test/flaky-card", "done");
    const card = await reach(page, "Test/down-card", "refused");
    expect(await textOf(card.locator(".inspect-fault"))).toBe(
      `${host} could not answer (status 503). Try again later.`,
    );
    await card.getByRole("button", { name: "Try again Test/down-card" }).click();
    await reach(page, "Test/down-card", "done");
    expect(askedOf(requests).filter((path) => path.startsWith("/Test/down-card/"))).toHaveLength(4);
    await statusOf(page, "2 of 2 models read");
    await close();
  });

  it.each([
    [
      "Test/missing",
      "No config.json was found: the model does not exist, is private, or has no such file. Check the id, and the files on the page of the model.",
    ],
    [
      "Test/no-config",
      "No config.json was found: the model does not exist, is private, or has no such file. Check the id, and the files on the page of the model.",
    ],
    [
      "Test/gated",
      "The model is not open to everybody. Ask for access on its page, download its config.json there, and choose the file here.",
    ],
    [
      "Test/forbidden",
      "The model is not open to everybody. Ask for access on its page, download its config.json there, and choose the file here.",
    ],
    ["Test/rate-limited", `${host} had too many requests from you. Try again in a few minutes.`],
    ["Test/rate-limited-60", `${host} had too many requests from you. Try again in 60 s.`],
    ["Test/html", "Its config.json is no JSON object. Check the file on the page of the model."],
    ["Test/list", "Its config.json is no JSON object. Check the file on the page of the model."],
    [
      "Test/huge",
      "Its config.json is larger than 4 MB, which no model needs. Check the file on the page of the model.",
    ],
    [
      "Test/unreachable",
      `The connection to ${host} failed. Check the network, and whether something blocks the address.`,
    ],
  ])("says why %s cannot be read, and what to do", async (id, text) => {
    const { page, faults, close } = await open(`?id=${id}`);
    const card = await reach(page, id, "refused");
    expect(await textOf(card)).toBe(`${id} Remove ${id} ${text} Try again ${id}`);
    expect(await overview(page)).toEqual(["0 of 1 model read, 1 failed", id]);
    expect(ownFaults(faults)).toEqual([]);
    await close();
  });

  it("follows a model to its new name, and to no other host", async () => {
    const { page, faults, close } = await open("?id=Test/renamed&id=Test/renamed-elsewhere");
    await reach(page, "Test/renamed", "done");
    const card = await reach(page, "Test/renamed-elsewhere", "refused");
    expect(await textOf(card.locator(".inspect-fault"))).toBe(
      `The connection to ${host} failed. Check the network, and whether something blocks the address.`,
    );
    expect(faults.join("\n")).toContain(`"connect-src ${hub}"`);
    await close();
  });
});

describe("specs", () => {
  it("are every value with its unit and its evidence, and go again", async () => {
    const { page, faults, close } = await open("?id=openai/gpt-oss-20b");
    const card = await reach(page, "openai/gpt-oss-20b", "done");
    const button = card.getByRole("button", { name: "specs" });
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    await button.click();
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(await textOf(button)).toBe("Hide specs openai/gpt-oss-20b");
    expect(await rowsOf(card)).toEqual([
      "Family | GPT-OSS | model_type · family of the type · computed",
      "Model type | gpt_oss | model_type · stated",
      "Architectures | GptOssForCausalLM | architectures · stated",
      "Libraries | transformers | transformers_version · keys that these libraries write · computed, medium confidence",
      "Input | text | model_type · what the type takes in · computed",
      "Output | text | architectures · what GptOssForCausalLM writes · computed, medium confidence",
      "Parameters | 20.9B (20,914,757,184) | 10 keys · tensors that the class builds · computed",
      "Active parameters | 4.19B (4,187,440,704) | 11 keys · tensors that one token passes through · computed",
      "Embedding parameters | 579M (579,133,440) | vocab_size, hidden_size · vocabulary times width · computed",
      "Context window | 131,072 tokens | max_position_embeddings · stated",
      "Trained context | 4,096 tokens | initial_context_length · stated",
      "Sliding window | 128 tokens | sliding_window · stated",
      "RoPE scaling | yarn, × 32, from 4,096 tokens | rope_scaling · type and factor · stated",
      "Layers | 24 layers | num_hidden_layers · stated",
      "Hidden size | 2,880 | hidden_size · stated",
      "Feed-forward size | 2,880 | intermediate_size · stated",
      "Attention heads | 64 | num_attention_heads · stated",
      "KV heads | 8 | num_key_value_heads · stated",
      "Head size | 64 | head_dim · stated",
      "Vocabulary | 201,088 tokens | vocab_size · stated",
      "Tied embeddings | no | tie_word_embeddings · stated",
      "Experts | 32 | num_local_experts · stated",
      "Active experts | 4 per token | num_experts_per_tok · stated",
      "Bits | 4 per weight | quantization_config.quant_method · mxfp4 has 4 bits per weight · computed",
      "Method | mxfp4 | quantization_config.quant_method · stated",
      "Group size | 32 weights | quantization_config.quant_method · 32 values share a scale in MX formats · computed",
      "Modules left as they are | model.layers.*.self_attn model.layers.*.mlp.router model.embed_tokens | quantization_config.modules_to_not_convert · stated",
      "Keeps keys and values | yes | use_cache · stated",
      "Kept by layer | 12 layers, sliding window: 1,024 values per token, at most 128 tokens 12 layers, all tokens: 1,024 values per token | 5 keys · keys and values of each head, in windows where a layer has one · computed",
    ]);
    expect(await card.getByRole("heading", { level: 4 }).allInnerTexts()).toEqual(["Memory"]);
    await button.click();
    await card.locator("table").waitFor({ state: "detached" });
    expect(await textOf(button)).toBe("Show specs openai/gpt-oss-20b");
    expect(faults).toEqual([]);
    await close();
  });

  it("mark what a library fills in", async () => {
    const { page, close } = await open("?id=openai/whisper-base");
    const card = await reach(page, "openai/whisper-base", "done");
    await card.getByRole("button", { name: "Show specs" }).click();
    const row = card.locator("tr[data-name=kvHeads]");
    expect(await textOf(row.locator(".inspect-mark"))).toBe("filled in by the library");
    expect(await textOf(card.locator("tr[data-name=inputModalities] td").first())).toBe("audio");
    await close();
  });
});

describe("the address", () => {
  it("holds the models, so that going back and forth brings them", async () => {
    const { page, requests, close } = await open();
    await inspect(page, "openai/gpt-oss-20b");
    await reachAll(page, 1, "done");
    await inspect(page, "openai/whisper-base, Qwen/Qwen2.5-7B");
    await reachAll(page, 3, "done");
    expect(new URL(page.url()).search).toBe("?id=openai/whisper-base&id=Qwen/Qwen2.5-7B&id=openai/gpt-oss-20b");
    expect(await page.locator("textarea").inputValue()).toBe("");
    await cardOf(page, "Qwen/Qwen2.5-7B").getByRole("button", { name: "Remove Qwen/Qwen2.5-7B" }).click();
    expect(new URL(page.url()).search).toBe("?id=openai/whisper-base&id=openai/gpt-oss-20b");
    await page.goBack();
    await reachAll(page, 3, "done");
    await page.goBack();
    await reachAll(page, 1, "done");
    expect(await overview(page)).toEqual(["1 of 1 model read", "openai/gpt-oss-20b"]);
    await page.goBack();
    await reachAll(page, 0, "done");
    expect(await overview(page)).toEqual([""]);
    await page.goForward();
    await reachAll(page, 1, "done");
    expect(askedOf(requests)).toHaveLength(3);
    await close();
  });
});

describe("anybody", () => {
  it("can work with the keyboard alone", async () => {
    const { page, close } = await open();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("openai/gpt-oss-20b");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("Test/missing");
    await page.keyboard.press("Enter");
    await reach(page, "openai/gpt-oss-20b", "done");
    await reach(page, "Test/missing", "refused");
    const reached: string[] = [];
    for (let step = 0; step < 7; step++) {
      await page.keyboard.press("Tab");
      reached.push(await focused(page));
    }
    expect(reached).toEqual([
      "Inspect",
      "Choose a config.json, or drop it here",
      "openai/gpt-oss-20b",
      "Remove openai/gpt-oss-20b",
      "Show specs openai/gpt-oss-20b",
      "Test/missing",
      "Remove Test/missing",
    ]);
    await page.keyboard.press("Enter");
    expect(await overview(page)).toEqual(["1 of 1 model read", "openai/gpt-oss-20b"]);
    expect(await focused(page)).toBe("Inspected models");
    await close();
  });

  it.each(["light", "dark"] as const)("is let down by no state of the page in %s colours", async (colorScheme) => {
    const { page, close } = await open("", { colorScheme });
    expect(await violations(page)).toEqual([]);
    const held = `Test/held-axe-${colorScheme}`;
    await inspect(page, `openai/gpt-oss-20b Test/missing ${held} a/b/c`);
    await reach(page, "openai/gpt-oss-20b", "done");
    await reach(page, "Test/missing", "refused");
    await reach(page, held, "loading");
    await cardOf(page, "openai/gpt-oss-20b").getByRole("button", { name: "Show specs" }).click();
    await page.getByRole("table", { name: "Specs of openai/gpt-oss-20b" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it("sees the whole page on a narrow screen", async () => {
    const { page, close } = await open("?id=Test/hostile&id=google/gemma-4-26B-A4B", {
      viewport: { width: 320, height: 700 },
    });
    await reachAll(page, 2, "done");
    for (const id of ["Test/hostile", "google/gemma-4-26B-A4B"]) {
      await cardOf(page, id).getByRole("button", { name: "Show specs" }).click();
    }
    await page.getByRole("table").nth(1).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await close();
  });

  it("reads what the page is for without JavaScript", async () => {
    const { page, close } = await open("", { javaScriptEnabled: false });
    expect(await textOf(page.locator("noscript"))).toBe(
      "Inspecting models needs JavaScript. The models of this registry can be read without it: list of models",
    );
    expect(await page.locator("noscript a").getAttribute("href")).toBe("index.html");
    await close();
  });

  it("reads German", async () => {
    const german = await serveSite("german");
    const { page, close } = await openPage(
      browser,
      `${german.url}/inspect.html?id=openai/gpt-oss-20b&id=Test/gated&id=Test/rate-limited-60`,
    );
    const card = await reach(page, "openai/gpt-oss-20b", "done");
    expect(await textOf(page.locator("h1"))).toBe("Beliebiges Hub-Modell untersuchen");
    expect(await textOf((await reach(page, "Test/gated", "refused")).locator(".inspect-fault"))).toBe(
      "Das Modell ist nicht für alle offen. Bitten Sie auf seiner Seite um Zugang, laden Sie dort seine config.json herunter, und wählen Sie hier die Datei.",
    );
    expect(await textOf((await reach(page, "Test/rate-limited-60", "refused")).locator(".inspect-fault"))).toBe(
      `${host} hat zu viele Anfragen von Ihnen bekommen. Versuchen Sie es in 60 s erneut.`,
    );
    expect((await overview(page))[0]).toBe("1 von 3 Modellen gelesen, 2 fehlgeschlagen");
    await card.getByRole("button", { name: "Angaben zeigen" }).click();
    expect(await textOf(card.locator("tr[data-name=contextWindow]"))).toBe(
      "Kontextfenster 131.072 Token max_position_embeddings · angegeben",
    );
    expect(await violations(page)).toEqual([]);
    await close();
    german.close();
  });
});

// The parts of the page that inspects models which need no browser: ids, what a session keeps, files by their names.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deriveCharacteristics } from "modeldex/characteristics";
import { describe, expect, it } from "vitest";
import { MOST_IDS, readIds, readSearch, writeSearch } from "../../site/src/inspect/asked-ids.js";
import { isCharacteristics } from "../../site/src/inspect/check-characteristics.js";
import { groupFiles } from "../../site/src/inspect/file-groups.js";
import { sessionCache } from "../../site/src/inspect/session-cache.js";
import { REPOSITORY } from "../support/repository.js";

const HUB = "https://mirror.example/hub";

describe("ids", () => {
  it.each([
    ["BAAI/bge-m3", "BAAI/bge-m3"],
    ["gpt2", "gpt2"],
    ["https://huggingface.co/BAAI/bge-m3", "BAAI/bge-m3"],
    ["http://www.huggingface.co/BAAI/bge-m3/", "BAAI/bge-m3"],
    ["huggingface.co/BAAI/bge-m3?library=transformers#usage", "BAAI/bge-m3"],
    ["https://hf.co/BAAI/bge-m3/tree/main/onnx", "BAAI/bge-m3"],
    ["https://huggingface.co/BAAI/bge-m3/resolve/main/config.json", "BAAI/bge-m3"],
    ["https://huggingface.co/gpt2/blob/main/config.json", "gpt2"],
    ["https://huggingface.co/api/models/BAAI/bge-m3", "BAAI/bge-m3"],
    ["https://mirror.example/hub/BAAI/bge-m3", "BAAI/bge-m3"],
  ])("%s is %s", (text, id) => {
    expect(readIds(text, HUB)).toEqual({ ids: [id], invalid: [], beyond: [] });
  });

  it.each([
    "https://huggingface.co/datasets/BeIR/nfcorpus",
    "https://huggingface.co/spaces/a/b",
    "https://huggingface.co/",
    "https://example.com/BAAI/bge-m3",
    "https://huggingface.co.evil.example/BAAI/bge-m3",
    "ftp://huggingface.co/BAAI/bge-m3",
    "a/b/c",
    "../etc",
    "a--b",
    "<b>",
    "javascript:alert(1)",
  ])("%s is none", (text) => {
    expect(readIds(text, HUB)).toEqual({ ids: [], invalid: [text], beyond: [] });
  });

  it("stand in the address as they are, each once", () => {
    const { ids } = readIds("a/b;c , d/e\na/b", HUB);
    expect(writeSearch(ids)).toBe("id=a/b&id=c&id=d/e");
    expect(readSearch("?id=a/b&id=c&id=d%2Fe&id=&other=1", HUB).ids).toEqual(ids);
    expect(writeSearch([])).toBe("");
  });

  it("are asked so many at a time", () => {
    const ids = Array.from({ length: MOST_IDS + 2 }, (_, index) => `a/m${index}`);
    expect(readSearch(writeSearch(ids), HUB)).toEqual({
      ids: ids.slice(0, MOST_IDS),
      invalid: [],
      beyond: ids.slice(MOST_IDS),
    });
  });
});

describe("what a session keeps", () => {
  const { configs } = JSON.parse(readFileSync(join(REPOSITORY, "registry/configs.json"), "utf8")) as {
    configs: { huggingface_id: string; config: object }[];
  };
  const derived = configs.map(({ config }) => deriveCharacteristics(config));

  it("comes back as it was, for every model", () => {
    const texts = new Map<string, string>();
    const cache = sessionCache(() => ({
      getItem: (key) => texts.get(key) ?? null,
      setItem: (key, value) => void texts.set(key, value),
    }));
    for (const [index, characteristics] of derived.entries()) cache.set(`model ${index}`, characteristics);
    expect(derived.map((_, index) => cache.get(`model ${index}`))).toEqual(derived);
    expect(cache.get("another")).toBeUndefined();
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", "null"],
    ["a list", "[]"],
    ["values without evidence", '{"layers":2,"evidence":{}}'],
    [
      "evidence without a value",
      `{"evidence":{"layers":{"from":"a","rule":"a","how":"declared","confidence":"high"}}}`,
    ],
    [
      "a value of another type",
      `{"layers":"2","evidence":{"layers":{"from":"a","rule":"a","how":"declared","confidence":"high"}}}`,
    ],
    [
      "evidence of another kind",
      `{"layers":2,"evidence":{"layers":{"from":"a","rule":"a","how":"guessed","confidence":"high"}}}`,
    ],
    [
      "a name that nobody knows",
      `{"price":2,"evidence":{"price":{"from":"a","rule":"a","how":"declared","confidence":"high"}}}`,
    ],
    [
      "a name of every object",
      `{"__proto__":2,"evidence":{"__proto__":{"from":"a","rule":"a","how":"declared","confidence":"high"}}}`,
    ],
  ])("is not believed where it is %s", (_, text) => {
    expect(sessionCache(() => ({ getItem: () => text, setItem: () => {} })).get("any")).toBeUndefined();
  });

  it("is nothing where storage is forbidden or full", () => {
    const refuse = (): never => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
    const [characteristics = { evidence: {} }] = derived;
    for (const cache of [sessionCache(refuse), sessionCache(() => ({ getItem: refuse, setItem: refuse }))]) {
      cache.set("any", characteristics);
      expect(cache.get("any")).toBeUndefined();
    }
  });

  it("are characteristics, also those without any", () => {
    expect(isCharacteristics({ evidence: {} })).toBe(true);
  });
});

describe("files that are chosen together", () => {
  const files = (...names: readonly string[]) => names.map((name) => ({ name }));

  it("are a config with what tells of its quantisation", () => {
    expect(groupFiles(files("quantize_config.json", "config.json", "hf_quant_config.json"))).toEqual({
      groups: [{ config: { name: "config.json" }, quantConfig: { name: "hf_quant_config.json" } }],
      left: [],
    });
  });

  it("are several models where they have other names", () => {
    expect(groupFiles(files("a.json", "b.json", "hf_quant_config.json"))).toEqual({
      groups: [{ config: { name: "a.json" } }, { config: { name: "b.json" } }],
      left: [{ name: "hf_quant_config.json" }],
    });
  });
});

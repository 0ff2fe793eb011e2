// "Did you mean": near ids first, nothing where nothing is near, and bounded work for hostile text.
import { describe, expect, it } from "vitest";
import { suggestIds } from "../../src/suggest.js";

const IDS = ["all-minilm-l6-v2", "bge-base-en-v1.5", "bge-m3", "bge-small-en-v1.5", "colbert-v2", "jina-colbert-v2"];

describe("suggestIds", () => {
  it.each([
    ["colbert-v3", ["colbert-v2"]],
    ["ColBERT v2", ["colbert-v2", "jina-colbert-v2"]],
    ["colbertv2", ["colbert-v2", "jina-colbert-v2"]],
    ["colbert-ir/colbertv2.0", ["colbert-v2"]],
    ["BAAI/bge-m3", ["bge-m3"]],
    ["minilm", ["all-minilm-l6-v2"]],
    ["bge", ["bge-m3", "bge-base-en-v1.5", "bge-small-en-v1.5"]],
    ["bge-small-en-v1.6", ["bge-small-en-v1.5"]],
    ["nope", []],
    ["b", []],
    ["", []],
    ["---", []],
    ["constructor", []],
    ["../../etc/passwd", []],
  ])("%j: %j", (text, ids) => {
    expect(suggestIds(IDS, text)).toEqual(ids);
  });

  it("gives at most as many as asked for", () => {
    expect(suggestIds(IDS, "bge", 2)).toEqual(["bge-m3", "bge-base-en-v1.5"]);
    expect(suggestIds(IDS, "bge", 0)).toEqual([]);
  });

  it("orders equals by id, whatever the order of the list", () => {
    expect(suggestIds(["ab-2", "ab-1", "ab-3"], "ab-4")).toEqual(["ab-1", "ab-2", "ab-3"]);
  });

  it("cuts hostile text", () => {
    expect(suggestIds(IDS, "x".repeat(10_000_000))).toEqual([]);
    expect(suggestIds(IDS, `${"/".repeat(1_000_000)}bge-m3`)).toEqual([]);
  });
});

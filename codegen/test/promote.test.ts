import { describe, expect, test } from "vitest";
import type { Fact, FactValue, ModelKey } from "../src/candidate.js";
import { promote } from "../src/promote.js";
import type { ReconciledModel } from "../src/reconcile.js";
import type { ModelRecord, Registry } from "../src/record.js";
import type { Trust } from "../src/trust.js";

const trust: Trust = {
  default: { fields: [], reason: "A test." },
  rules: [
    { fields: ["license", "license_name", "license_url", "license_raw"], together: true, reason: "One statement." },
    { fields: ["replaced_by", "status", "reason"], together: true, reason: "One statement." },
  ],
};

function decided(id: string | number, facts: Record<string, FactValue>): ReconciledModel {
  const key: ModelKey =
    typeof id === "number" ? { field: "civitai_id", value: id } : { field: "huggingface_id", value: id };
  const stated = Object.entries(facts).map(([path, value]): [string, Fact] => [
    path,
    { value, provenance: { source: "sheet", how: "declared" } },
  ]);
  return { key, facts: Object.fromEntries(stated), confirmations: {} };
}

function registryOf(...models: ModelRecord[]): Registry {
  return { version: 1, models };
}

const dense = { type: "dense", "specs.embedding_dim": 384, "capabilities.modalities": ["text"] };

const known: ModelRecord = {
  id: "small",
  type: "dense",
  name: "Small",
  source: "huggingface",
  huggingface_id: "org/small",
  organization: "org",
  specs: { embedding_dim: 384 },
  provenance: { "specs.embedding_dim": { source: "https://example.com", date: "2026-01-01", how: "declared" } },
};

describe("a known model", () => {
  test("is completed, with provenance", () => {
    const { registry, filled, added } = promote(
      registryOf(known),
      [decided("org/small", { ...dense, license: "MIT" })],
      { trust },
    );
    expect(added).toEqual([]);
    expect(filled).toEqual([{ id: "small", fields: ["capabilities.modalities", "license"] }]);
    expect(registry.models[0]).toEqual({
      ...known,
      license: "MIT",
      capabilities: { modalities: ["text"] },
      provenance: {
        license: { source: "sheet", how: "declared" },
        "specs.embedding_dim": { source: "https://example.com", date: "2026-01-01", how: "declared" },
        "capabilities.modalities": { source: "sheet", how: "declared" },
      },
    });
  });

  test("keeps what people wrote, and the difference is told", () => {
    const { registry, kept } = promote(
      registryOf(known),
      [decided("org/small", { type: "sparse", "specs.embedding_dim": 512 })],
      { trust },
    );
    expect(registry.models[0]).toEqual(known);
    expect(kept).toEqual([{ id: "small", fields: ["type", "specs.embedding_dim"] }]);
  });

  test("does not get half of a group that people began", () => {
    const people: ModelRecord = { ...known, license: "CC-BY-NC-4.0" };
    const facts = { license: "LicenseRef-gemma", license_name: "Gemma Terms of Use", license_raw: "gemma" };
    const { registry } = promote(registryOf(people), [decided("org/small", facts)], { trust });
    expect(registry.models[0]).toEqual(people);
  });

  test("does not get fields its type never has", () => {
    const reranker: ModelRecord = { ...known, type: "reranker", specs: {} };
    const { registry } = promote(
      registryOf(reranker),
      [decided("org/small", { "capabilities.similarity": "cosine" })],
      { trust },
    );
    expect(registry.models[0]?.capabilities).toBeUndefined();
  });

  test("is not changed in the registry that was given", () => {
    const given = registryOf(known);
    const before = JSON.stringify(given);
    promote(given, [decided("org/small", { license: "MIT" })], { trust });
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe("a new model", () => {
  test("gets id, name and organization from the Hub", () => {
    const { registry, added } = promote(registryOf(known), [decided("BAAI/bge-small-en-v1.5", dense)], { trust });
    expect(added).toEqual(["bge-small-en-v1.5"]);
    expect(registry.models.map((model) => model.id)).toEqual(["bge-small-en-v1.5", "small"]);
    expect(registry.models[0]).toMatchObject({
      name: "bge-small-en-v1.5",
      organization: "BAAI",
      source: "huggingface",
      huggingface_id: "BAAI/bge-small-en-v1.5",
      specs: { embedding_dim: 384 },
      provenance: { type: { source: "sheet", how: "declared" } },
    });
  });

  test("gets them from the facts on CivitAI", () => {
    const facts = { type: "lora", name: "Pixel Art", organization: "someone", "architecture.base_model": "SD 1.5" };
    const { registry } = promote(registryOf(), [decided(42, facts)], { trust });
    expect(registry.models[0]).toMatchObject({
      id: "pixel-art",
      name: "Pixel Art",
      organization: "someone",
      source: "civitai",
      civitai_id: 42,
    });
  });

  test.each<[string, Record<string, FactValue>, string[]]>([
    ["without a type", { license: "MIT" }, ["no source states its type"]],
    [
      "without what the schema requires",
      { type: "dense" },
      [
        "no source states specs",
        "no source states capabilities",
        "no source states specs.embedding_dim",
        "no source states capabilities.modalities",
      ],
    ],
    [
      "without what admission asks for",
      dense,
      ["no source states license", "no source states performance.beir_avg or popularity.downloads"],
    ],
  ])("%s stays a candidate", (name, facts, reasons) => {
    const admission = name.includes("admission")
      ? { "*": [["license"]], dense: [["performance.beir_avg", "popularity.downloads"]] }
      : {};
    const { registry, held } = promote(registryOf(), [decided("org/m", facts)], { trust, admission });
    expect(registry.models).toEqual([]);
    expect(held).toEqual([{ key: { field: "huggingface_id", value: "org/m" }, reasons }]);
  });
});

describe("a successor", () => {
  const retired = { ...dense, status: "deprecated", replaced_by: "org/second", reason: "Superseded." };

  test("named by its Hub id becomes a registry id", () => {
    const { registry } = promote(registryOf(), [decided("org/first", retired), decided("org/second", dense)], {
      trust,
    });
    expect(registry.models[0]).toMatchObject({
      id: "first",
      status: "deprecated",
      replaced_by: "second",
      reason: "Superseded.",
    });
  });

  test("named by its Hub id is no other than the one people named by its registry id", () => {
    const old: ModelRecord = {
      ...known,
      id: "old",
      huggingface_id: "org/old",
      replaced_by: "small",
      status: "deprecated",
    };
    const { kept, filled } = promote(
      registryOf(known, old),
      [decided("org/old", { replaced_by: "org/small", status: "deprecated", reason: "Superseded." })],
      { trust },
    );
    expect(kept).toEqual([]);
    expect(filled).toEqual([{ id: "old", fields: ["reason"] }]);
  });

  test("that is not in the registry leaves the life cycle out", () => {
    const { registry } = promote(registryOf(), [decided("org/v1", retired)], { trust });
    const [model] = registry.models;
    expect([model?.status, model?.replaced_by, model?.reason, model?.provenance?.status]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test("the order of arrival changes nothing", () => {
  const models = [decided("a/same", dense), decided("b/same", dense), decided("c/other", dense)];
  const forward = promote(registryOf(known), models, { trust });
  const backward = promote(registryOf(known), [...models].reverse(), { trust });
  expect(backward.registry).toEqual(forward.registry);
  expect(forward.added).toEqual(["a-same", "b-same", "other"]);
});

describe("admission", () => {
  const admission = { dense: [["license", { field: "popularity.downloads", at_least: 1000 }]] };

  test.each([
    ["one of the facts is there", { ...dense, license: "MIT" }, []],
    ["the number is large enough", { ...dense, "popularity.downloads": 1000 }, []],
    [
      "the number is too small",
      { ...dense, "popularity.downloads": 999 },
      ["no source states license or popularity.downloads of at least 1000"],
    ],
  ])("where %s", (_name, facts, reasons) => {
    const { held, added } = promote(registryOf(), [decided("org/model", facts)], { trust, admission });
    expect(held.map((model) => model.reasons)).toEqual(reasons.length === 0 ? [] : [reasons]);
    expect(added).toEqual(reasons.length === 0 ? ["model"] : []);
  });

  test("a barred model is held back with the reason given", () => {
    const barred = new Map([["huggingface_id:org/model", ["A test."]]]);
    const { held, added } = promote(registryOf(), [decided("org/model", dense)], { trust, barred });
    expect(held).toEqual([{ key: { field: "huggingface_id", value: "org/model" }, reasons: ["A test."] }]);
    expect(added).toEqual([]);
  });
});

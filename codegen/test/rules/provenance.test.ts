import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const sources = { mteb: { title: "MTEB", url: "https://github.com/embeddings-benchmark/mteb", date: "2026-08-22" } };
const sourced = (provenance: Record<string, object>) => record({ provenance });
const declared = { source: "mteb", how: "declared" };

test("without declared sources, no fact owes provenance", () => {
  expect(findings([record()])).toEqual([]);
});

test("with declared sources, every fact owes it", () => {
  expect(findings([record()], { sources })).toEqual([
    'provenance specs.embedding_dim: Model some-model: specs.embedding_dim has no provenance | Add "specs.embedding_dim" to provenance with its source, or remove the fact.',
    'provenance capabilities.modalities: Model some-model: capabilities.modalities has no provenance | Add "capabilities.modalities" to provenance with its source, or remove the fact.',
  ]);
});

test("a group answers for its fields", () => {
  expect(findings([sourced({ specs: declared, capabilities: declared })], { sources })).toEqual([]);
});

test("a page needs its date", () => {
  const page = { source: "https://huggingface.co/some/model", how: "declared" };
  const dated = { ...page, date: "2026-11-21" };
  expect(findings([sourced({ specs: page, capabilities: dated })], { sources })).toEqual([
    "provenance provenance.specs: Model some-model: the provenance of specs names a page but no date | Add the day on which the page was read.",
  ]);
});

test("it speaks of facts that are there, with sources that are declared", () => {
  const provenance = {
    specs: declared,
    capabilities: { source: "mtebb", how: "declared" },
    "specs.hidden_dim": declared,
    "specs.hidden": declared,
  };
  expect(findings([sourced(provenance)], { sources })).toEqual([
    'provenance provenance.capabilities.source: Model some-model: "mtebb" is not among the registry\'s sources | Did you mean "mteb"?',
    "provenance provenance.specs.hidden_dim: Model some-model: provenance speaks of specs.hidden_dim, which the model does not have | Remove it, or add the fact.",
    'provenance provenance.specs.hidden: Model some-model: provenance speaks of specs.hidden, which is not a field | Did you mean "specs.hidden_dim"?',
  ]);
});

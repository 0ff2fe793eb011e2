import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const hub = { source: "huggingface", huggingface_id: "some/model" };
const [first, second] = ["a".repeat(40), "b".repeat(40)];

test("a Hub id belongs to one model, in whatever capitals", () => {
  expect(findings([record(hub), record({ ...hub, id: "b", huggingface_id: "Some/Model" })])).toEqual([
    "duplicate-upstream-id huggingface_id: Model b has the same huggingface_id as some-model (line 4): Some/Model | Remove one of the two, or give each the revision it describes.",
  ]);
});

test("two revisions of a repository are two models", () => {
  expect(findings([record({ ...hub, revision: first }), record({ ...hub, id: "b", revision: second })])).toEqual([]);
});

test("a CivitAI id and version belong to one model", () => {
  const civitai = { source: "civitai", civitai_id: 7 };
  expect(
    findings([record({ ...civitai, civitai_version_id: 1 }), record({ ...civitai, id: "b", civitai_version_id: 2 })]),
  ).toEqual([]);
  expect(findings([record(civitai), record({ ...civitai, id: "b" })])).toEqual([
    "duplicate-upstream-id civitai_id: Model b has the same civitai_id as some-model (line 4): 7 | Remove one of the two, or give each the revision it describes.",
  ]);
});

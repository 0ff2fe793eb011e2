// Training data that reaches up to the release is a release date copied.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

test.each([
  [{ knowledge_cutoff: "2024-06", release_date: "2025-08-05" }, []],
  [{ knowledge_cutoff: "2024", release_date: "2024-09" }, []],
  [
    { knowledge_cutoff: "2025-08", release_date: "2025-08-05" },
    [
      "knowledge-cutoff knowledge_cutoff: Model m: knowledge_cutoff 2025-08 (mteb) is the month of release_date 2025-08-05 (card) | Training takes months: was the release copied? Leave the cutoff out where the publisher states none.",
    ],
  ],
])("%j", (changes, expected) => {
  const modalities = { modalities: ["text"], output_modalities: ["text"] };
  const llm = { type: "llm", specs: { embedding_dim: undefined, context_length: 8192 }, capabilities: modalities };
  expect(findings([model("m", { ...llm, ...changes }, { release_date: "card" })])).toEqual(expected);
});

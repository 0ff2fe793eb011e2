// Facts of candidates under another spelling of a Hub id are named, for they reach no model.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const FACTS = { license: "MIT", "specs.embedding_dim": 768 };

test("another spelling of the Hub id", () => {
  const said = {
    "ORG/m": { other: FACTS, crawl: { license: "MIT" } },
    "org/m": { other: FACTS },
    "org/x": { other: FACTS },
  };
  expect(findings([model("m")], { said })).toEqual([
    "lost-facts huggingface_id: Model m: candidates state 3 facts about ORG/m, which is org/m in other letters | Correct the id in the mapping or at the source; until then these facts count for nothing.",
  ]);
});

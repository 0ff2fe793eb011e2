import { expect, test } from "vitest";
import type { ModelKey } from "../src/candidate.js";
import { assignIds, type Nameless, toModelId } from "../src/model-ids.js";

test.each([
  ["gte-Qwen2-7B-instruct", "gte-qwen2-7b-instruct"],
  ["bge-base-en-v1.5", "bge-base-en-v1.5"],
  ["Splade_PP_en_v1", "splade-pp-en-v1"],
  ["model.v2", "model-v2"],
  ["v1..2", "v1-2"],
  ["Ünïcode Café", "unicode-cafe"],
  ["../../etc/passwd", "etc-passwd"],
  ["日本語", ""],
  [
    "A long title about a model that goes on and on for much longer",
    "a-long-title-about-a-model-that-goes-on-and-on-for-much",
  ],
])("%j becomes %j", (name, id) => {
  expect(toModelId(name)).toBe(id);
});

function hub(value: string): Nameless {
  const [organization = "", name = ""] = value.split("/");
  return { key: { field: "huggingface_id", value }, organization, name };
}

function civitai(value: number, organization: string, name: string): Nameless {
  const key: ModelKey = { field: "civitai_id", value };
  return { key, organization, name };
}

test.each<[string, Nameless[], string[], [string, string][]]>([
  ["a free name", [hub("BAAI/bge-m3")], [], [["huggingface_id:BAAI/bge-m3", "bge-m3"]]],
  ["a taken name", [hub("me/bge-m3")], ["bge-m3"], [["huggingface_id:me/bge-m3", "me-bge-m3"]]],
  [
    "one name for two",
    [hub("a/base"), hub("b/base")],
    [],
    [
      ["huggingface_id:a/base", "a-base"],
      ["huggingface_id:b/base", "b-base"],
    ],
  ],
  ["a name too short to say anything", [hub("org/v3")], [], [["huggingface_id:org/v3", "org-v3"]]],
  ["a leading digit", [hub("org/2b-instruct")], [], [["huggingface_id:org/2b-instruct", "org-2b-instruct"]]],
  [
    "the same title twice by the same hand",
    [civitai(1, "me", "Style"), civitai(2, "me", "Style")],
    [],
    [
      ["civitai_id:1", "civitai-1"],
      ["civitai_id:2", "civitai-2"],
    ],
  ],
  ["a name without letters", [civitai(7, "誰か", "日本語")], [], [["civitai_id:7", "civitai-7"]]],
  ["nothing left", [civitai(7, "me", "Style")], ["style", "me-style", "civitai-7"], []],
])("%s", (_name, models, taken, want) => {
  expect([...assignIds(models, new Set(taken))]).toEqual(want);
  expect([...assignIds([...models].reverse(), new Set(taken))].sort()).toEqual([...want].sort());
});

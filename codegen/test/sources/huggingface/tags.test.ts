import { expect, test } from "vitest";
import { translate } from "./support.js";

const tagsOf = (record: object) => translate(record).candidate.listing.tags;

test("tags that repeat other fields are left out, the rest is sorted and unique", () => {
  const tags = [
    "transformers",
    "safetensors",
    "text-generation",
    "moe",
    "en",
    "de",
    "vie",
    "dataset:a/b",
    "arxiv:2605.31268",
    "doi:10.57967/hf/1",
    "license:mit",
    "base_model:finetune:a/b",
    "region:us",
    "moe",
    " 8-bit ",
  ];
  expect(tagsOf({ tags, cardData: { language: ["en", "VIE"] } })).toEqual([
    "8-bit",
    "moe",
    "safetensors",
    "text-generation",
    "transformers",
  ]);
  expect(tagsOf({ tags: ["vie", "tf"], cardData: { language: "vie" } })).toEqual(["tf"]);
});

test("hostile tags are left out", () => {
  const tags = [
    "\u001b[31mred",
    "a\u202eb",
    "a\nb",
    "x".repeat(101),
    "x".repeat(1_000_000),
    "",
    " ",
    "\u200b",
    "__proto__",
  ];
  expect(tagsOf({ tags })).toEqual(["__proto__"]);
});

test("the first 50 are kept", () => {
  const tags = Array.from({ length: 200 }, (_, index) => `tag-${String(999 - index)}`);
  const kept = tagsOf({ tags });
  expect(kept).toHaveLength(50);
  expect(kept[0]).toBe("tag-950");
  expect(kept.at(-1)).toBe("tag-999");
});

test("joiners of emoji and scripts stay", () => {
  expect(tagsOf({ tags: ["🏴‍☠️ sea", "می‌خواهم"] })).toEqual(["می‌خواهم", "🏴‍☠️ sea"]);
});

// A file far smaller than those of its kind is a part, published as a whole.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

function checkpoint(place: number, bytes: number, base = "SD 1.5") {
  return model(`c-${place}`, {
    type: "checkpoint",
    source: "civitai",
    huggingface_id: undefined,
    civitai_id: 100 + place,
    civitai_version_id: 200 + place,
    architecture: { base_model: base },
    files: { size_bytes: bytes },
    popularity: { downloads: 5, date: "2026-01-01" },
    tags: ["style"],
  });
}

const usual = Array.from({ length: 9 }, (_, place) => checkpoint(place, 2_000_000_000 + place));

test("a VAE among checkpoints", () => {
  expect(findings([...usual, checkpoint(9, 404_662_272)])).toEqual([
    "file-size files.size_bytes: Model c-9: size_bytes 404662272 (mteb) is 0.202 of 2000000004, the median of 10 checkpoints for SD 1.5 | Is it a part only, such as a VAE or an embedding, under a wrong type?",
  ]);
});

test("too few to compare, and other base models", () => {
  expect(findings([...usual.slice(1), checkpoint(9, 404_662_272), checkpoint(10, 1, "SD 2.1")])).toEqual([]);
});

// Elements counted from the headers of safetensors files.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readModelFolder } from "../../src/inspect/model-folder.js";
import { countSafetensors } from "../../src/inspect/safetensors.js";
import { HOUSE, makePlace, safetensors } from "./place.js";

const tensor = (dtype: string, ...shape: readonly number[]) => ({ dtype, shape, data_offsets: [0, 0] });
const PART = safetensors({ __metadata__: { format: "pt" }, a: tensor("BF16", 3, 4), b: tensor("F32", 5) });
const OTHER = safetensors({ c: tensor("BF16", 2), scalar: tensor("I64"), none: tensor("F32", 7, 0) });

async function count(files: Readonly<Record<string, unknown>>) {
  const place = makePlace();
  for (const [name, content] of Object.entries(files)) place.write(name, content);
  return countSafetensors(place.directory);
}

test("one file, and none", async () => {
  expect(await count({ "model.safetensors": PART })).toEqual({ BF16: 12, F32: 5 });
  expect(await count({ "adapter_model.safetensors": PART })).toBeUndefined();
  expect(await count({})).toBeUndefined();
});

describe("several files", () => {
  const index = (...names: readonly unknown[]) => ({
    metadata: { total_size: 1 },
    weight_map: Object.fromEntries(names.map((name, number) => [`tensor-${number}`, name])),
  });

  test("are those of the index, each once", async () => {
    const files = {
      "model.safetensors.index.json": index("a-1.safetensors", "a-2.safetensors", "a-1.safetensors"),
      "a-1.safetensors": PART,
      "a-2.safetensors": OTHER,
      "consolidated.safetensors": PART,
    };
    expect(await count(files)).toEqual({ BF16: 14, F32: 5, I64: 1 });
  });

  test("say nothing where one is missing, or the index leads elsewhere", async () => {
    const one = { "a-1.safetensors": PART, "model.safetensors": PART };
    const names = ["a-2.safetensors", "../a-1.safetensors", "/etc/a.safetensors", 7, "a-1.bin"];
    for (const name of names) {
      const files = { ...one, "model.safetensors.index.json": index("a-1.safetensors", name) };
      expect(await count(files), String(name)).toBeUndefined();
    }
    expect(await count({ ...one, "model.safetensors.index.json": "[" })).toBeUndefined();
    expect(await count({ ...one, "model.safetensors.index.json": {} })).toBeUndefined();
  });
});

test.each([
  ["no bytes", ""],
  ["a few bytes", "abc"],
  ["a header beyond the end", Buffer.from("ff00000000000000", "hex")],
  ["a header beyond all bounds", Buffer.from("ffffffffffffffff7b7d", "hex")],
  ["no JSON", safetensors("{a}")],
  ["a list", safetensors("[]")],
  ["a tensor that is none", safetensors({ a: 7 })],
  ["a shape that is none", safetensors({ a: { dtype: "F32", shape: [-1, "7"] } })],
  ["a dtype that is none", safetensors({ a: { dtype: "__proto__", shape: [1] } })],
  ["more elements than can be counted", safetensors({ a: tensor("F32", 2 ** 40, 2 ** 40) })],
])("nothing of a file with %s", async (_, bytes) => {
  expect(await count({ "model.safetensors": bytes })).toBeUndefined();
});

test("belong to what a folder tells", async () => {
  const place = makePlace();
  place.write("model/config.json", HOUSE);
  place.write("model/model.safetensors", PART);
  expect(await readModelFolder(join(place.directory, "model"))).toEqual({
    config: HOUSE,
    safetensors: { BF16: 12, F32: 5 },
  });
});

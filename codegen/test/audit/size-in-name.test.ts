// The size in a name is about the number of parameters; what else has the form of a size is left alone.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const ENOUGH = "Are all parts counted that belong to it, and is the figure this model's?";
const MORE = "Packed weights count fewer than there are, and parts are not the whole: find the full count.";

test.each([
  ["Llama-3.3-70B", 70_553_706_496],
  ["GritLM-8x7B", 46_702_792_704],
  ["Qwen3-30B-A3B", 30_532_122_624],
  ["Llama-4-Maverick-17B-128E", 401_583_781_376],
  ["CLIP-ViT-bigG-14-laion2B-39B-b160k", 2_539_567_105],
  ["splade-code-06B", 596_049_920],
  ["stablelm-2-1_6b-chat", 1_644_515_328],
  ["Qwen2.5-7B-Instruct-1M", 7_615_616_512],
  ["OLMo-2-0425-1B", 1_484_916_736],
  ["stablelm-2-1_6b-chat", 1_644_515_328],
  ["llama2-0b-unit-test", 770_941],
  ["Qwen3-8B-speculator.eagle3", 1_022_037_632],
  ["ms-marco-MiniLM-L12-v2", 33_360_001],
])("%s with %i", (name, parameters) => {
  expect(findings([model("m", { huggingface_id: `org/${name}`, specs: { parameters, embedding_dim: 16 } })])).toEqual(
    [],
  );
});

test.each([
  [
    "Air-106B-AWQ",
    { parameters: 18_600_000_001 },
    `size-in-name specs.parameters: Model m: parameters 18600000001 (mteb) is 0.175 times the 106 billion in the name Air-106B-AWQ | ${MORE}`,
  ],
  [
    "tiny-22m",
    { parameters: 109_482_241 },
    `size-in-name specs.parameters: Model m: parameters 109482241 (mteb) is 4.98 times the 22 million in the name tiny-22m | ${ENOUGH}`,
  ],
  [
    "Mix-30B-A3B",
    { parameters: 30_532_122_624, active_parameters: 30_000_000_000 },
    `size-in-name specs.active_parameters: Model m: active_parameters 30000000000 (mteb) is 10 times the 3 billion in the name Mix-30B-A3B | ${ENOUGH}`,
  ],
  [
    "Scout-17B-16E",
    { parameters: 109_000_000_000, active_parameters: 109_000_000_000 },
    `size-in-name specs.active_parameters: Model m: active_parameters 109000000000 (mteb) is 6.41 times the 17 billion in the name Scout-17B-16E | ${ENOUGH}`,
  ],
])("%s with %j", (name, specs, expected) => {
  expect(findings([model("m", { huggingface_id: `org/${name}`, specs })])).toEqual([expected]);
});

test("a name may leave out the encoder for images", () => {
  const seeing = (parameters: number) =>
    model("m", {
      huggingface_id: "org/omni-3B",
      specs: { parameters },
      capabilities: { modalities: ["text", "image"] },
    });
  expect(findings([seeing(5_537_120_672)])).toEqual([]);
  expect(findings([seeing(7_537_120_672)])).toEqual([
    `size-in-name specs.parameters: Model m: parameters 7537120672 (mteb) is 2.51 times the 3 billion in the name omni-3B | ${ENOUGH}`,
  ]);
});

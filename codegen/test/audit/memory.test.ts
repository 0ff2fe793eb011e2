// Memory and file sizes are a plausible number of bytes for each parameter.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const parameters = 109_482_240;
const HELP = "one of the two figures is rounded or another model's.";

test.each([
  ["4 bytes", { parameters, memory_mb: 418 }, []],
  ["2 bytes", { parameters, memory_mb: 209 }, []],
  ["an output layer beside the table", { parameters, embedding_parameters: 23_440_896, memory_mb: 530 }, []],
  ["a count rounded to one digit", { parameters: 4_000_000_000, memory_mb: 8466 }, []],
  ["a few megabytes, rounded", { embedding_dim: 64, parameters: 2_000_000, memory_mb: 7 }, []],
  [
    "more than 4 bytes",
    { parameters, embedding_parameters: 23_440_896, memory_mb: 572 },
    [
      `memory specs.memory_mb: Model m: memory_mb 572 (mteb) is 5.48 bytes for each of parameters 109482240 (mteb) | At 2 bytes it would be 300 million parameters, at 4 bytes 150 million: ${HELP}`,
    ],
  ],
  [
    "between 2 and 4 bytes",
    { parameters: 3_000_000_000, memory_mb: 7200 },
    [
      `memory specs.memory_mb: Model m: memory_mb 7200 (mteb) is 2.52 bytes for each of parameters 3000000000 (mteb) | At 2 bytes it would be 3.77 billion parameters, at 4 bytes 1.89 billion: ${HELP}`,
    ],
  ],
  [
    "1 byte",
    { parameters, memory_mb: 104 },
    [
      `memory specs.memory_mb: Model m: memory_mb 104 (mteb) is 0.996 bytes for each of parameters 109482240 (mteb) | At 2 bytes it would be 54.5 million parameters, at 4 bytes 27.3 million: ${HELP}`,
    ],
  ],
])("%s", (_, specs, expected) => {
  expect(findings([model("m", { specs })])).toEqual(expected);
});

test.each(["m-int8", "m-awq", "m-q4_k_m-gguf", "quantized-m", "m-4bit", "m-nvfp4", "m-w4a16", "ternary-m"])(
  "less than 2 bytes in %s",
  (name) => {
    const id = name.replaceAll("_", "-");
    expect(findings([model(id, { huggingface_id: `org/${name}`, specs: { parameters, memory_mb: 104 } })])).toEqual([]);
  },
);

test("less than 2 bytes in a model that is published in int8", () => {
  const capabilities = { quantization: ["fp32", "int8"] };
  expect(findings([model("m", { capabilities, specs: { parameters, memory_mb: 104 } })])).toEqual([]);
});

test("a file may be one of several, but not larger than all weights", () => {
  const specs = { parameters };
  expect(findings([model("m", { specs, files: { size_bytes: 50_000_000 } })])).toEqual([]);
  expect(findings([model("m", { specs, files: { size_bytes: 600_000_000 } })])).toEqual([
    "memory files.size_bytes: Model m: size_bytes 600000000 (mteb) is 5.48 bytes for each of parameters 109482240 (mteb) | Weights take 4 bytes at most: one of the two is wrong.",
  ]);
});

// Runs both examples as a reader would, on the built package, and checks what they print. Counts change with the data,
// so only their form is fixed.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

describe("registry-demo", () => {
  it("prints constants, look-ups, queries, a table, settings and suggestions", async () => {
    const output = await run("registry-demo");
    expect(headings(output)).toEqual([
      "Constants",
      "Look-ups",
      "Queries",
      "Small permissive English embedding models",
      "Settings for an inference library",
      "Did you mean",
    ]);
    expect(output).toContain("ColBERT v2 (colbert-ir/colbertv2.0)\n  dimensions: 128\n  parameters: 109M\n");
    expect(output).toContain('getModel("colbert-v2") is the constant: true\nby Hugging Face id: colbert-v2\n');
    expect(output).toContain('getModel("Colbert-V2") is undefined\n');
    expect(output).toMatch(/^\d{3,} models:$/m);
    expect(output).toMatch(/^ {2}colbert: [1-9]\d*$/m);
    expect(output).toMatch(/^ {2}dense: [1-9]\d*$/m);
    expect(output).toMatch(/^id +dimensions +parameters +context$/m);
    expect(output).toMatch(/^bge-small-en-v1\.5 +384 +33\.\dM +512$/m);
    expect(output).toContain("modelId: 'all-minilm-l6-v2'");
    expect(output).toMatch(/^colbertv2-0: colbert-v2/m);
    expect(output).toMatch(/^BAAI\/bge-base-en-v15: bge-base-en-v1\.5$/m);
  });
});

describe("registry-similarity", () => {
  const best = "A late-interaction model keeps one vector per token and compares them by MaxSim.";
  const rankings = [
    "colbert-v2: 128 dimensions, MaxSim",
    "jina-colbert-v2: 128 dimensions, MaxSim",
    "all-minilm-l6-v2: 384 dimensions, cosine, mean pooling",
    "bge-small-en-v1.5: 384 dimensions, cosine, cls pooling",
    "jina-colbert-v2: 64 dimensions, MaxSim",
  ];

  it("ranks the passages as each model's settings ask for, and refuses other dimensions", async () => {
    const blocks = (await run("registry-similarity")).trim().split("\n\n");
    const [refusal, ...ranked] = blocks.reverse();
    const lines = ranked.reverse().map((block) => block.split("\n"));
    expect(lines.map(([title]) => title)).toEqual(rankings);
    for (const [, first, ...others] of lines) {
      expect(first?.replace(/^ {2}\d\.\d{3} {2}/, "")).toBe(best);
      expect(others).toHaveLength(2);
    }
    expect(refusal).toMatch(
      /^RangeError: Model jina-colbert-v2 does not support 100 dimensions\. Supported: 64, (?:\d+, )*128\.$/,
    );
  });

  it("prints the same on every run", async () => {
    expect(await run("registry-similarity")).toBe(await run("registry-similarity"));
  });
});

async function run(example: string): Promise<string> {
  const program = fileURLToPath(new URL(`${example}/main.js`, import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
}

function headings(output: string): string[] {
  const lines = output.split("\n");
  return lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ""));
}

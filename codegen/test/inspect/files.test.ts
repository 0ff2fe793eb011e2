// modeldex inspect of files and folders, by the real command.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HOUSE, HOUSE_TABLE, makePlace, QUANTISED } from "./place.js";

describe("a file", () => {
  test("is told as a table", async () => {
    const place = makePlace();
    place.write("model.json", HOUSE);
    expect(await place.modeldex(["inspect", "model.json"])).toMatchObject({
      code: 0,
      stdout: `model.json\n${HOUSE_TABLE}`,
      stderr: "",
    });
  });

  test("is told as JSON, what is unknown left out", async () => {
    const place = makePlace();
    place.write("model.json", QUANTISED);
    expect(await place.modeldex(["inspect", "model.json", "--json"])).toMatchObject({
      code: 0,
      stdout: `{
  "modelType": "house",
  "architectures": [
    "HouseModel"
  ],
  "contextWindow": 8192,
  "layers": 6,
  "hiddenSize": 384,
  "intermediateSize": 1536,
  "vocabSize": 30522,
  "heads": 12,
  "kvHeads": 4,
  "tiedEmbeddings": true,
  "dtype": "bfloat16",
  "quantizationMethod": "gptq",
  "quantizationBits": 4,
  "quantizationGroupSize": 128
}
`,
      stderr: "",
    });
  });

  test("is told with how each value was found", async () => {
    const place = makePlace();
    place.write("model.json", { model_type: "house", text_config: { num_hidden_layers: 6 } });
    expect(await place.modeldex(["inspect", "model.json", "--explain"])).toMatchObject({
      code: 0,
      stdout: `model.json

                 value    how       confidence  key                            rule
Family           Unknown
Model type       house    declared  high        model_type
Parameters       Unknown
Context window   Unknown
Layers           6        declared  high        text_config.num_hidden_layers  num_hidden_layers
Hidden size      Unknown
Vocabulary       Unknown
Attention heads  Unknown
Key-value heads  Unknown
Tied embeddings  Unknown
Multimodal       Unknown
`,
      stderr: "",
    });
    expect(await place.modeldex(["inspect", "model.json", "--explain", "--json"])).toMatchObject({
      code: 0,
      stdout: `{
  "modelType": "house",
  "layers": 6,
  "evidence": {
    "modelType": {
      "from": "model_type",
      "rule": "model_type",
      "how": "declared",
      "confidence": "high"
    },
    "layers": {
      "from": "text_config.num_hidden_layers",
      "rule": "num_hidden_layers",
      "how": "declared",
      "confidence": "high"
    }
  }
}
`,
    });
  });

  test("may have numbers that only Python knows, and a byte order mark", async () => {
    const place = makePlace();
    const text = JSON.stringify(HOUSE).replace("{", '{"time_step_limit": [0.0, Infinity], "a": NaN, "b": -Infinity,');
    place.write("model.json", `\u{feff}${text}`);
    expect(await place.modeldex(["inspect", "model.json"])).toMatchObject({
      code: 0,
      stdout: `model.json\n${HOUSE_TABLE}`,
    });
  });

  test("of strangers moves no cursor and hides nothing", async () => {
    const place = makePlace();
    place.write("model.json", { model_type: "a\u{202e}b", architectures: ["\u{200b}Model"] });
    const table = await place.modeldex(["inspect", "model.json", "--explain"]);
    expect(table.stdout).toContain("Model type       a\\u{202e}b ");
    expect(table.stdout).toContain("Architectures    \\u{200b}Model ");
    const { stdout } = await place.modeldex(["inspect", "model.json", "--json"]);
    expect(stdout).not.toMatch(/[\u{202e}\u{200b}]/u);
    expect(JSON.parse(stdout)).toMatchObject({ modelType: "a\u{202e}b", architectures: ["\u{200b}Model"] });
  });
});

describe("a folder", () => {
  test("is told with the files beside config.json", async () => {
    const place = makePlace();
    place.write("model/config.json", HOUSE);
    place.write("model/hf_quant_config.json", {
      producer: { name: "modelopt" },
      quantization: { quant_algo: "FP8", kv_cache_quant_algo: "FP8" },
    });
    place.write("model/1_Pooling/config.json", { pooling_mode_mean_tokens: true, pooling_mode_cls_token: false });
    const folder = await place.modeldex(["inspect", "model", "--json"]);
    const told = { layers: 6, quantizationMethod: "modelopt", quantizationBits: 8, pooling: "mean" };
    expect(JSON.parse(folder.stdout)).toMatchObject(told);
    expect((await place.modeldex(["inspect", "model/config.json", "--json"])).stdout).toBe(folder.stdout);
    expect((await place.modeldex(["inspect", "model"])).stdout).toMatch(/^model\/config\.json\n\n/);
  });

  test("wins over an id of the Hub, and what lies beside a file of another name does not count", async () => {
    const place = makePlace();
    place.write("org/name/config.json", HOUSE);
    place.write("org/name/other.json", HOUSE);
    place.write("org/name/quantize_config.json", { bits: 4, group_size: 128 });
    expect((await place.modeldex(["inspect", "org/name"])).stdout).toContain("Quantised bits     4\n");
    expect((await place.modeldex(["inspect", "org/name/other.json"])).stdout).not.toContain("Quantised");
  });
});

describe("what is broken", () => {
  const CASES: [string, string, string][] = [
    [
      "not JSON",
      '{\n  "model_type": "house",\n  "layers": 6,\n}\n',
      "model.json:3:14: A field name is expected here. Remove a trailing comma, or write the name between double quotes.",
    ],
    [
      "breaks off",
      '{\n  "model_type": "hou',
      'model.json:2:17: This text has no closing quote. Close it with " on the same line.',
    ],
    ["a list", "[]", "model.json:1:1: this is a list instead of an object, so it describes no model."],
    ["null", "null", "model.json:1:1: this is null instead of an object, so it describes no model."],
    ["a number of Python", "NaN", "model.json:1:1: this is null instead of an object, so it describes no model."],
    ["empty", "", "model.json:1:1: A value is expected here. Remove a trailing comma, or write the missing value."],
    [
      "HTML",
      "<html></html>",
      "model.json:1:1: This word is not JSON. Put text between double quotes; only true, false and null stand without.",
    ],
    [
      "5 MB",
      `{"a": "${"x".repeat(5_000_000)}"}`,
      "model.json has 5000009 bytes, more than the 4194304 that such a file may have.",
    ],
  ];
  test.each(CASES)("%s", async (_, text, says) => {
    const place = makePlace();
    place.write("model.json", text);
    expect(await place.modeldex(["inspect", "model.json"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: `modeldex: ${says}\n`,
    });
  });

  test("beside a number of Python is found in its place", async () => {
    const place = makePlace();
    place.write("model.json", '{ "limit": -Infinity, "layers": 6 6 }');
    expect((await place.modeldex(["inspect", "model.json"])).stderr).toMatch(/^modeldex: model\.json:1:\d+: /);
  });

  test("is named where it lies beside config.json", async () => {
    const place = makePlace();
    place.write("model/config.json", HOUSE);
    place.write("model/hf_quant_config.json", "[]");
    expect(await place.modeldex(["inspect", "model"])).toMatchObject({
      code: 1,
      stderr:
        "modeldex: model/hf_quant_config.json:1:1: this is a list instead of an object, so it describes no model.\n",
    });
  });

  test.runIf(process.platform !== "win32")("a pipe, which might never end", async () => {
    const place = makePlace();
    execFileSync("mkfifo", [join(place.directory, "config.json")]);
    expect(await place.modeldex(["inspect", "config.json"])).toMatchObject({
      code: 1,
      stderr: "modeldex: config.json is no file.\n",
    });
  });
});

describe("wrong use", () => {
  test.each([
    "nothing.json",
    "./nothing",
    "a/b/c",
    "../../etc/nothing",
    "https://huggingface.co/org/name",
    "org/na me",
  ])("%s", async (target) => {
    const place = makePlace();
    expect(await place.modeldex(["inspect", target])).toMatchObject({
      code: 2,
      stdout: "",
      stderr:
        `modeldex: ${target} is neither a path that exists nor an id of the Hub. ` +
        "Name a config.json, a folder that holds one, or an id such as BAAI/bge-m3.\n",
    });
  });

  test("a folder without config.json, a registry that is none, and two forms at once", async () => {
    const place = makePlace();
    place.write("empty/readme.md", "");
    place.write("model.json", HOUSE);
    expect(await place.modeldex(["inspect", "empty"])).toMatchObject({
      code: 2,
      stderr: "modeldex: empty holds no config.json. Name a folder that does, or an id of the Hub.\n",
    });
    expect(await place.modeldex(["inspect", "model.json", "--registry", "empty"])).toMatchObject({
      code: 2,
      stderr: "modeldex: empty holds no models.json. Name the directory of a registry, or leave --registry out.\n",
    });
    expect(await place.modeldex(["inspect", "model.json", "--as-record", "--json"])).toMatchObject({
      code: 2,
      stderr: "error: option '--as-record' cannot be used with option '--json'\n",
    });
    expect(await place.modeldex(["inspect"])).toMatchObject({ code: 2 });
  });
});

// modeldex inspect --as-record, and modeldex add --record: from the files of a model to a record of a registry.
import { describe, expect, test } from "vitest";
import type { Evidence, ModelCharacteristics } from "../../../src/characteristics/types.js";
import { draftRecord } from "../../src/inspect/draft-record.js";
import { COMMIT, HOUSE, makePlace, startHub } from "./place.js";

const NEEDED = "--type <value>";

/** A record with its facts read on this day at this revision. */
function recordText(date: string, revision: string): string {
  const atCommit = revision === COMMIT;
  const entry = (path: string, field: string) => `    "${path}": {
      "source": "https://huggingface.co/org/House-Model-6L/blob/${revision}/config.json",
      "field": "${field}",
      "date": "${date}",
      "how": "declared"
    }`;
  return `{
  "id": "house-model-6l",
  "name": "House-Model-6L",
  "source": "huggingface",
  "huggingface_id": "org/House-Model-6L",
${atCommit ? `  "revision": "${COMMIT}",\n` : ""}  "organization": "org",
  "architecture": {
    "type": "house"
  },
  "specs": {
    "hidden_dim": 384,
    "context_length": 8192,
    "vocab_size": 30522,
    "num_hidden_layers": 6,
    "num_attention_heads": 12,
    "num_key_value_heads": 4
  },
  "provenance": {
${
  atCommit
    ? `    "revision": {
      "source": "https://huggingface.co/org/House-Model-6L/commit/${COMMIT}",
      "date": "${date}",
      "how": "declared"
    },
`
    : ""
}${[
  entry("architecture.type", "model_type"),
  entry("specs.hidden_dim", "hidden_size"),
  entry("specs.context_length", "max_position_embeddings"),
  entry("specs.vocab_size", "vocab_size"),
  entry("specs.num_hidden_layers", "num_hidden_layers"),
  entry("specs.num_attention_heads", "num_attention_heads"),
  entry("specs.num_key_value_heads", "num_key_value_heads"),
].join(",\n")}
  }
}
`;
}

const today = () => new Date().toISOString().slice(0, 10);

describe("inspect --as-record", () => {
  test("of a model in the cache: what its files state, at its commit, and what is missing", async () => {
    const place = makePlace();
    place.keep("org/House-Model-6L", { "config.json": HOUSE });
    const before = today();
    const { stdout, ...run } = await place.modeldex(["inspect", "org/House-Model-6L", "--as-record", "--offline"]);
    expect(run).toMatchObject({ code: 0, stderr: `Not stated, and needed by "modeldex add": ${NEEDED}\n` });
    expect([recordText(before, COMMIT), recordText(today(), COMMIT)]).toContain(stdout);
  });

  test("of a model at the Hub, which says the day and not the commit", async () => {
    const hub = await startHub({ "/org/House-Model-6L/resolve/main/config.json": { body: HOUSE } });
    const run = await makePlace().modeldex(["inspect", "org/House-Model-6L", "--as-record"], {
      HF_ENDPOINT: hub.address,
    });
    expect(run).toMatchObject({ code: 0, stdout: recordText("2026-11-24", "main") });
  });

  test("of a file, which does not say whose it is", async () => {
    const place = makePlace();
    place.write("model.json", { model_type: "house", num_hidden_layers: 6, vocab_size: -1 });
    expect(await place.modeldex(["inspect", "model.json", "--as-record"])).toMatchObject({
      code: 0,
      stdout: `{
  "architecture": {
    "type": "house"
  },
  "specs": {
    "num_hidden_layers": 6
  }
}
`,
      stderr:
        'Not stated, and needed by "modeldex add": --id <value> --type <value> --name <value> --set source=<value> --organization <value>\n' +
        "No source: name the page of the facts with --fact-source, or inspect the model by its id.\n",
    });
  });
});

describe("a draft", () => {
  const evidence = (from: string, rest: Partial<Evidence> = {}): Evidence => ({
    from,
    rule: "a rule",
    how: "declared",
    confidence: "high",
    ...rest,
  });
  const draft = (characteristics: ModelCharacteristics) =>
    draftRecord({ id: "org/name", origin: { kind: "cache", commit: COMMIT }, characteristics }, "2026-11-24").record;

  test("holds what is stated, and what follows from it without a doubt", () => {
    const { specs, pooling, capabilities, provenance } = draft({
      layers: 6,
      hiddenSize: 384,
      vocabSize: 1_000,
      parameters: 12_000_000,
      contextWindow: 512,
      pooling: "mean",
      inputModalities: ["text"],
      evidence: {
        layers: evidence("num_hidden_layers", { how: "default" }),
        hiddenSize: evidence("hidden_size", { confidence: "low" }),
        vocabSize: evidence("vocab_size", { how: "derived", confidence: "medium" }),
        parameters: evidence("safetensors.parameters", { how: "derived" }),
        contextWindow: evidence("max_position_embeddings", { how: "derived", rule: "minus the offset" }),
        pooling: evidence("1_Pooling/config.json: pooling_mode_mean_tokens"),
        inputModalities: evidence("architectures", { how: "derived", confidence: "low" }),
      },
    });
    expect({ specs, pooling, capabilities }).toEqual({
      specs: { parameters: 12_000_000, context_length: 512 },
      pooling: { strategy: "mean" },
      capabilities: undefined,
    });
    const page = "https://huggingface.co/org/name";
    expect(provenance).toEqual({
      revision: { source: `${page}/commit/${COMMIT}`, date: "2026-11-24", how: "declared" },
      "specs.parameters": {
        source: `${page}/tree/${COMMIT}`,
        field: "safetensors.parameters",
        date: "2026-11-24",
        how: "derived",
        note: "a rule",
      },
      "specs.context_length": {
        source: `${page}/blob/${COMMIT}/config.json`,
        field: "max_position_embeddings",
        date: "2026-11-24",
        how: "derived",
        note: "minus the offset",
      },
      "pooling.strategy": {
        source: `${page}/blob/${COMMIT}/1_Pooling/config.json`,
        field: "1_Pooling/config.json: pooling_mode_mean_tokens",
        date: "2026-11-24",
        how: "declared",
      },
    });
  });

  test("names as many keys as there is room for, each whole", () => {
    const from = Array(40).fill("some_key").join(", ");
    const { provenance } = draft({ layers: 6, evidence: { layers: evidence(from) } });
    const field = provenance?.["specs.num_hidden_layers"]?.field ?? "";
    expect(field).toBe(`${Array(19).fill("some_key").join(", ")}, ...`);
    expect(field.length).toBeLessThanOrEqual(200);
  });

  test("speaks of experts in a mixture of them only", () => {
    const of = (experts: number) =>
      draft({
        experts,
        activeExperts: 1,
        evidence: { experts: evidence("num_experts"), activeExperts: evidence("num_experts_per_tok") },
      }).specs;
    expect(of(1)).toBeUndefined();
    expect(of(8)).toEqual({ num_experts: 8, num_experts_per_token: 1 });
  });

  test("holds nothing that its field cannot hold", () => {
    const { architecture, specs, pooling } = draft({
      modelType: "x".repeat(61),
      layers: 20_000,
      pooling: "attention",
      evidence: { modelType: evidence("a"), layers: evidence("b"), pooling: evidence("c") },
    });
    expect([architecture, specs, pooling]).toEqual([undefined, undefined, undefined]);
  });
});

describe("add --record", () => {
  test("adds what inspect printed, with what was missing", async () => {
    const place = makePlace();
    place.keep("org/House-Model-6L", { "config.json": HOUSE });
    await place.modeldex(["init", "--registry", "my"]);
    const { stdout } = await place.modeldex(["inspect", "org/House-Model-6L", "--as-record"]);
    place.write("record.json", stdout);
    const added = await place.modeldex([
      ...["add", "--registry", "my", "--record", "record.json", "--type", "dense", "--set", "specs.embedding_dim=384"],
      ...["--set", "capabilities.modalities=text", "--set", "specs.context_length=4096"],
      ...["--fact-source", "https://huggingface.co/org/House-Model-6L", "--fact-date", "2026-11-24"],
    ]);
    expect(added).toMatchObject({
      code: 0,
      stdout: 'Added house-model-6l. Run "modeldex generate" to make its constant.\n',
      stderr: "",
    });
    await place.modeldex(["generate", "--registry", "my", "--out", "out"]);
    expect(await place.modeldex(["check", "--registry", "my", "--out", "out"])).toMatchObject({ code: 0 });
    const { stdout: again } = await place.modeldex(["inspect", "org/House-Model-6L", "--as-record"]);
    expect(again).toBe(stdout);
  });

  test("lets flags win, and does not keep the source of what they replace", async () => {
    const place = makePlace();
    place.keep("org/House-Model-6L", { "config.json": HOUSE });
    await place.modeldex(["init", "--registry", "my"]);
    const { stdout } = await place.modeldex(["inspect", "org/House-Model-6L", "--as-record"]);
    place.write("record.json", stdout);
    const shown = await place.modeldex([
      ...["add", "--registry", "my", "--record", "record.json", "--type", "llm", "--id", "house-model", "--dry-run"],
      ...["--set", "capabilities.modalities=text", "--set", "specs.context_length=4096"],
    ]);
    const given = JSON.parse(stdout);
    const { "specs.context_length": _, ...provenance } = given.provenance;
    expect(JSON.parse(shown.stdout)).toEqual({
      ...given,
      id: "house-model",
      type: "llm",
      specs: { ...given.specs, context_length: 4096 },
      capabilities: { modalities: ["text"] },
      provenance,
    });
  });

  test("says what is missing, wrong or no record", async () => {
    const place = makePlace();
    await place.modeldex(["init", "--registry", "my"]);
    place.write("list.json", "[]");
    expect(await place.modeldex(["add", "--registry", "my", "--record", "list.json"])).toMatchObject({
      code: 2,
      stderr: 'modeldex: list.json holds no JSON object. "modeldex inspect --as-record" prints one.\n',
    });
    place.write("part.json", { id: "some-model", name: "Some Model", huggingface_id: "org/model" });
    expect(await place.modeldex(["add", "--registry", "my", "--record", "part.json"])).toMatchObject({
      code: 2,
      stderr: "modeldex: Still missing: --type <value>\n",
    });
    const strange = { id: "some-model", name: "Some Model", huggingface_id: "org/model", type: "adapter", layers: 6 };
    place.write("strange.json", strange);
    const refused = await place.modeldex(["add", "--registry", "my", "--record", "strange.json"]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('"layers"');
    expect(await place.modeldex(["add", "--registry", "my", "--record", "none.json"])).toMatchObject({
      code: 2,
      stderr: "modeldex: none.json cannot be read or written (ENOENT). Nothing after it was changed.\n",
    });
  });
});

// modeldex inspect --as-record, and modeldex add --record: from the files of a model to a record of a registry.
import { describe, expect, test } from "vitest";
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

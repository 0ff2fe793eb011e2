// What is up for review, and what a decision does, by the real command: nothing counts before it is accepted, a decision is remembered,
// and asked for again only when a source says something else.
import { describe, expect, test } from "vitest";
import type { Registry } from "../../src/record.js";
import { KNOWN, LLM, makeReviewPlace, modelsOf, statesOf } from "./support.js";

describe("the table", () => {
  test("shows new models with what every source says", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", {
      "lab/new": { facts: LLM, listing: { popularity_score: 0.5, tags: ["chat"], signals: { downloads_30_days: 9 } } },
    });
    place.say("openrouter", { "lab/new": { facts: { type: "vlm", openrouter_id: "lab/new" } } });
    expect(await place.modeldex("review")).toEqual({
      code: 0,
      signal: null,
      stderr: "",
      stdout: `New: lab/new, by lab, MIT, from huggingface+openrouter, score 0.50
┌─────────────────────────┬─────────────┬────────────┬───────┐
│ field                   │ source      │ says       │ state │
├─────────────────────────┼─────────────┼────────────┼───────┤
│ license                 │ huggingface │ "MIT"      │ open  │
│ license_raw             │ huggingface │ "mit"      │ open  │
│ type                    │ huggingface │ "llm"      │ open  │
│ type                    │ openrouter  │ "vlm"      │ open  │
│ organization            │ huggingface │ "lab"      │ open  │
│ specs.parameters        │ huggingface │ 1000000000 │ open  │
│ capabilities.modalities │ huggingface │ ["text"]   │ open  │
│ openrouter_id           │ openrouter  │ "lab/new"  │ open  │
└─────────────────────────┴─────────────┴────────────┴───────┘

1 new, 0 changed, 0 vanished; 1 model to decide, 0 settled. Last runs: huggingface ok, openrouter ok.
`,
    });
  });

  test("shows what a source says otherwise or beyond, and not what it says the same", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", {
      "lab/known": { facts: { ...LLM, "specs.context_length": 8192, "architecture.type": "llama" } },
    });
    const { stdout } = await place.modeldex("review");
    expect(stdout).toBe(`Changed: lab/known, by lab, MIT, from huggingface, score 0.00, in the registry as known
┌──────────────────────┬──────────────┬─────────────┬─────────┬───────┐
│ field                │ registry     │ source      │ says    │ state │
├──────────────────────┼──────────────┼─────────────┼─────────┼───────┤
│ license              │ "Apache-2.0" │ huggingface │ "MIT"   │ open  │
│ license_raw          │              │ huggingface │ "mit"   │ open  │
│ architecture.type    │              │ huggingface │ "llama" │ open  │
│ specs.context_length │ 4096         │ huggingface │ 8192    │ open  │
└──────────────────────┴──────────────┴─────────────┴─────────┴───────┘

0 new, 1 changed, 0 vanished; 1 model to decide, 0 settled. Last runs: huggingface ok.
`);
  });

  test("shows models that are gone, have moved, or are not listed any more", async () => {
    const place = makeReviewPlace([KNOWN, { ...KNOWN, id: "other", name: "Other", huggingface_id: "lab/other" }]);
    place.say("huggingface", {
      "lab/known": {
        facts: { status: "retired", reason: "The place that published it has it no more (404 RepoNotFound)." },
        absence: { state: "gone", since: "2026-11-20", answer: "404 RepoNotFound" },
      },
      "lab/other": { facts: {}, absence: { state: "moved", since: "2026-11-21", to: "lab/renamed" } },
      "lab/past": { facts: LLM, absence: { state: "unlisted", since: "2026-11-22" } },
    });
    const { stdout } = await place.modeldex("review", "--kind", "vanished");
    expect(stdout.split("\n").filter((line) => /^[A-Z0-9]/.test(line))).toEqual([
      "Vanished: lab/known, by lab, from huggingface, score 0.00, in the registry as known, gone at huggingface since 2026-11-20 (404 RepoNotFound)",
      "Vanished: lab/other, by lab, from huggingface, score 0.00, in the registry as other, at huggingface it is lab/renamed since 2026-11-21",
      "Write its new id into models.json: lab/renamed.",
      "Vanished: lab/past, by lab, MIT, from huggingface, score 0.00, not listed by huggingface since 2026-11-22",
      "0 new, 0 changed, 3 vanished; 2 models to decide, 0 settled. Last runs: huggingface ok.",
    ]);
  });

  test("shows the twenty most popular, and says how many more there are", async () => {
    const place = makeReviewPlace();
    const models = [...Array(25).keys()].map((number) => [
      `lab/model-${String(number).padStart(2, "0")}`,
      { facts: LLM, listing: { popularity_score: number / 100 } },
    ]);
    place.say("huggingface", Object.fromEntries(models));
    const { stdout } = await place.modeldex("review");
    const titles = stdout.split("\n").filter((line) => line.startsWith("New: "));
    expect(titles).toHaveLength(20);
    expect(titles[0]).toContain("lab/model-24");
    expect(stdout).toContain("\nand 5 more models; --all shows them, --json lists all\n");
    expect((await place.modeldex("review", "--all")).stdout.match(/^New: /gm)).toHaveLength(25);
  });

  test("as Markdown it is text for a pull request, whatever strangers wrote", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", {
      "lab/known": { facts: { "architecture.variant": "<img src=x> | [x](javascript:y)" } },
    });
    const { stdout } = await place.modeldex("review", "--format", "markdown");
    expect(stdout).toBe(`0 new, 1 changed, 0 vanished; 1 model to decide, 0 settled. Last runs: huggingface ok.

### Changed: lab/known, by lab, from huggingface, score 0.00, in the registry as known

| field | source | says | state |
| --- | --- | --- | --- |
| architecture.variant | huggingface | "&#60;img src=x&#62; &#124; &#91;x&#93;&#40;javascript:y&#41;" | open |
`);
  });

  test("says so where nothing was ingested yet", async () => {
    expect((await makeReviewPlace().modeldex("review")).stdout).toBe(
      "0 new, 0 changed, 0 vanished; 0 models to decide, 0 settled. No source was ingested yet.\n",
    );
  });

  test("a candidates file that is not as the tool writes it is named with its place", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/a": { facts: LLM }, "lab/b": { facts: LLM } });
    const text = place.read("my/candidates/huggingface.json");
    place.write(
      "my/candidates/huggingface.json",
      text.replace('"popularity_score": 0,', '"popularity_score": "high",'),
    );
    const run = await place.modeldex("review");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(
      run.stdout,
    ).toBe(`my/candidates/huggingface.json:24:27  candidates  "popularity_score" does not have the form that the tool writes. Restore the file from version control, or delete it and ingest again.

1 error in 1 file.
`);
    const swapped = text.replaceAll("lab/a", "lab/x");
    place.write("my/candidates/huggingface.json", swapped);
    expect((await place.modeldex("review", "--json")).stdout).toContain(
      '"message": "lab/b stands twice, or not in the order of ids."',
    );
  });
});

describe("a new model", () => {
  test("enters when it is accepted, and only with what was accepted", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: LLM }, "lab/other": { facts: LLM } });
    expect(await place.modeldex("review", "accept", "lab/new", "--field", "type", "--field", "capabilities")).toEqual({
      code: 0,
      signal: null,
      stderr: "",
      stdout: 'Accepted 2 claims about 1 model. Run "modeldex promote" to bring them into models.json.\n',
    });
    expect(await place.modeldex("promote")).toMatchObject({ code: 0 });
    expect(modelsOf(place)).toEqual([
      {
        id: "new",
        type: "llm",
        name: "new",
        source: "huggingface",
        huggingface_id: "lab/new",
        organization: "lab",
        capabilities: { modalities: ["text"] },
        provenance: {
          type: { source: "huggingface", field: "type", date: "2026-11-24", how: "declared" },
          "capabilities.modalities": {
            source: "huggingface",
            field: "capabilities.modalities",
            date: "2026-11-24",
            how: "declared",
          },
        },
      },
    ]);
  });

  test("whose source says something else after the decision is asked about again, and does not enter so", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/model": { facts: LLM } });
    await place.modeldex("review", "accept", "lab/model");
    place.say("huggingface", { "lab/model": { facts: { ...LLM, license: "Apache-2.0", license_raw: "apache-2.0" } } });
    expect(await statesOf(place)).toMatchObject({ "lab/model license": ["open"], "lab/model type": ["accepted"] });
    await place.modeldex("promote");
    expect(modelsOf(place)[0]).not.toHaveProperty("license");
  });

  test("that is rejected is not asked about again, whatever its source says", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/model": { facts: LLM } });
    expect((await place.modeldex("review", "reject", "lab/model", "--reason", "A copy.")).stdout).toBe(
      "Rejected 1 claim about 1 model.\n",
    );
    place.say("huggingface", { "lab/model": { facts: { ...LLM, license: "Apache-2.0" } } });
    expect((await place.modeldex("review")).stdout).toBe(
      "0 new, 0 changed, 0 vanished; 0 models to decide, 1 settled. Last runs: huggingface ok.\n",
    );
    expect(place.json("my/rejections.json")).toEqual({
      version: 1,
      rejections: [{ huggingface_id: "lab/model", reason: "A copy." }],
    });
  });

  test("that was rejected can be accepted after all", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/model": { facts: LLM } });
    await place.modeldex("review", "reject", "lab/model", "--reason", "A copy.");
    expect((await place.modeldex("review", "accept", "--all")).stdout).toBe("Accepted 0 claims about 0 models.\n");
    expect((await place.modeldex("review", "accept", "lab/model")).stdout).toContain(
      "Accepted 5 claims about 1 model.",
    );
    expect(place.json("my/rejections.json")).toEqual({ version: 1, rejections: [] });
    await place.modeldex("promote");
    expect(modelsOf(place).map(({ id }) => id)).toEqual(["model"]);
  });

  test("that the check would refuse stays out, with the reason, and keeps no other out", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", {
      "lab/good": { facts: LLM },
      "lab/odd": { facts: { ...LLM, "specs.active_parameters": 2_000_000_000 } },
    });
    await place.modeldex("review", "accept", "--all");
    const { code, stdout } = await place.modeldex("promote", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      added: ["good"],
      held: [
        {
          key: { field: "huggingface_id", value: "lab/odd" },
          reasons: [
            '"modeldex check" would say: Model odd active_parameters (2000000000) is above parameters (1000000000)',
          ],
        },
      ],
    });
    expect(await place.modeldex("fix")).toMatchObject({ code: 0 });
    await place.modeldex("generate");
    expect(await place.modeldex("check")).toMatchObject({ code: 0 });
  });
});

describe("a model of the registry", () => {
  const said = { ...LLM, "specs.context_length": 8192, "architecture.type": "llama" };
  const makePlace = () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": { facts: said } });
    return place;
  };

  test("keeps what people wrote as long as nobody accepts anything else", async () => {
    const place = makePlace();
    await place.modeldex("review", "accept", "known", "--field", "architecture.type");
    expect(await place.modeldex("promote")).toMatchObject({ code: 0 });
    expect(modelsOf(place)[0]).toEqual({
      ...KNOWN,
      architecture: { type: "llama" },
      provenance: {
        ...KNOWN.provenance,
        "architecture.type": { source: "huggingface", field: "architecture.type", date: "2026-11-24", how: "declared" },
      },
    });
  });

  test("takes an accepted value in the place of the one that it was accepted for", async () => {
    const place = makePlace();
    await place.modeldex("review", "accept", "known");
    const { stdout } = await place.modeldex("promote");
    expect(stdout).toContain("\nReplaced, as accepted:\n  known: license, license_raw, specs.context_length\n");
    expect(modelsOf(place)[0]).toMatchObject({
      license: "MIT",
      license_raw: "mit",
      specs: { parameters: 1_000_000_000, context_length: 8192 },
      provenance: { license: { source: "huggingface" }, "specs.context_length": { source: "huggingface" } },
    });
    expect((await place.modeldex("review")).stdout).toContain("0 models to decide, 1 settled.");
    const before = place.read("my/models.json");
    expect((await place.modeldex("promote")).stdout).toContain("Nothing changed.");
    expect(place.read("my/models.json")).toBe(before);
  });

  test("keeps what a person wrote after the decision", async () => {
    const place = makePlace();
    await place.modeldex("review", "accept", "known");
    await place.modeldex("promote");
    const [model] = modelsOf(place);
    const edited = { ...model, specs: { ...model?.specs, context_length: 16384 } };
    place.write("my/models.json", { ...place.json<Registry>("my/models.json"), models: [edited] });
    await place.modeldex("promote");
    expect(modelsOf(place)[0]?.specs?.context_length).toBe(16384);
    // The value names the source as its origin, and the source says something else: somebody has to look.
    expect(await statesOf(place)).toEqual({ "lab/known specs.context_length": ["open"] });
  });

  test("a rejected claim is remembered, until the source says something else", async () => {
    const place = makePlace();
    const reason = "The card is out of date.";
    await place.modeldex("review", "reject", "lab/known", "--field", "license", "--reason", reason);
    expect(await statesOf(place)).toMatchObject({ "lab/known license": ["rejected"] });
    await place.modeldex("review", "accept", "--all");
    await place.modeldex("promote");
    expect(modelsOf(place)[0]).toMatchObject({ license: "Apache-2.0", specs: { context_length: 8192 } });
    expect((await place.modeldex("review")).stdout).toContain("0 models to decide, 1 settled.");
    place.say("huggingface", {
      "lab/known": { facts: { ...said, license: "BSD-3-Clause", license_raw: "bsd-3-clause" } },
    });
    expect(await statesOf(place)).toMatchObject({ "lab/known license": ["open"] });
  });

  test("a decision can be turned round", async () => {
    const place = makePlace();
    await place.modeldex("review", "accept", "known", "--field", "license");
    await place.modeldex("review", "reject", "known", "--field", "license", "--reason", "Wrong after all.");
    expect(await statesOf(place)).toMatchObject({ "lab/known license": ["rejected"] });
    expect(place.json("my/acceptances.json")).toEqual({ version: 1, acceptances: [] });
    await place.modeldex("review", "accept", "known", "--field", "license");
    expect(await statesOf(place)).toMatchObject({ "lab/known license": ["accepted"] });
    expect(place.json("my/rejections.json")).toEqual({ version: 1, rejections: [] });
  });

  test("that is gone is only ever proposed for retirement", async () => {
    const place = makeReviewPlace([KNOWN]);
    const reason = "The place that published it has it no more (404 RepoNotFound).";
    place.say("huggingface", {
      "lab/known": {
        facts: { status: "retired", reason },
        absence: { state: "gone", since: "2026-11-20", answer: "404 RepoNotFound" },
      },
    });
    expect(await place.modeldex("promote")).toMatchObject({ code: 0 });
    expect(modelsOf(place)).toEqual([KNOWN]);
    await place.modeldex("review", "accept", "known");
    await place.modeldex("promote");
    expect(modelsOf(place)).toEqual([expect.objectContaining({ id: "known", status: "retired", reason })]);
    await place.modeldex("generate");
    expect(await place.modeldex("check")).toMatchObject({ code: 0 });
  });

  test("what the order of trust passes over is not asked, and can be accepted by name", async () => {
    const place = makePlace();
    place.write("my/trust.json", {
      default: { order: ["sheet", "huggingface"], reason: "The sheet was read by a person." },
      rules: [],
    });
    expect(await statesOf(place)).toMatchObject({
      "lab/known specs.context_length": ["outranked"],
      "lab/known architecture.type": ["open"],
    });
    await place.modeldex("review", "accept", "known");
    await place.modeldex("promote");
    expect(modelsOf(place)[0]?.specs?.context_length).toBe(4096);
    await place.modeldex("review", "accept", "known", "--field", "specs.context_length");
    await place.modeldex("promote");
    expect(modelsOf(place)[0]?.specs?.context_length).toBe(8192);
  });

  test("what breaks a rule together with what the registry has is held back, and named", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", {
      "lab/known": { facts: { "specs.active_parameters": 2_000_000_000 } },
      "lab/new": { facts: LLM },
    });
    await place.modeldex("review", "accept", "--all");
    const { code, stdout } = await place.modeldex("promote", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      added: ["new"],
      held: [
        {
          key: { field: "huggingface_id", value: "lab/known" },
          reasons: [
            '"modeldex check" would say: Model known active_parameters (2000000000) is above parameters (1000000000)',
          ],
        },
      ],
    });
    expect(modelsOf(place)).toContainEqual(KNOWN);
  });
});

describe("deciding", () => {
  test("between sources that disagree takes a name, or an order of trust", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: LLM } });
    place.say("openrouter", { "lab/new": { facts: { type: "vlm" } } });
    const undecided = await place.modeldex("review", "accept", "lab/new");
    expect(undecided).toMatchObject({ code: 1, stderr: "" });
    expect(
      undecided.stdout,
    ).toBe(`Accepted 4 claims about 1 model. Run "modeldex promote" to bring them into models.json.

Left open; name one of the sources with --source:
  lab/new: huggingface and openrouter disagree on type
`);
    place.write("my/trust.json", {
      default: { reason: "None." },
      rules: [{ fields: ["type"], order: ["openrouter", "huggingface"], reason: "It serves the model." }],
    });
    expect(await place.modeldex("review", "accept", "lab/new")).toMatchObject({ code: 0 });
    await place.modeldex("promote");
    expect(modelsOf(place)[0]?.type).toBe("vlm");
  });

  test("by kind and source", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": { facts: { "architecture.type": "llama" } }, "lab/new": { facts: LLM } });
    place.say("civitai", { "7": { facts: { type: "lora" } } });
    expect((await place.modeldex("review", "accept", "--all", "--kind", "changed")).stdout).toContain(
      "Accepted 1 claim about 1 model.",
    );
    expect((await place.modeldex("review", "accept", "--all", "--source", "civitai")).stdout).toContain(
      "Accepted 1 claim about 1 model.",
    );
    expect(place.json<{ acceptances: object[] }>("my/acceptances.json").acceptances).toEqual([
      { civitai_id: 7, source: "civitai", facts: { type: "lora" } },
      { huggingface_id: "lab/known", source: "huggingface", facts: { "architecture.type": "llama" } },
    ]);
  });

  test("names that no candidate has are told, and the others are decided", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: LLM } });
    expect(await place.modeldex("review", "accept", "lab/new", "lab/none")).toEqual({
      code: 1,
      signal: null,
      stderr: "",
      stdout: `Accepted 5 claims about 1 model. Run "modeldex promote" to bring them into models.json.

No such candidates:
  lab/none
`,
    });
  });

  test.each([
    [["accept"], "modeldex: Name models, or --all for every model that is up for review.\n"],
    [["accept", "a", "--all"], "modeldex: Name models, or --all for every model that is up for review.\n"],
    [["reject", "a"], "error: required option '--reason <text>' not specified\n"],
    [
      ["accept", "a", "--source", "sheet"],
      "error: option '--source <name>' argument 'sheet' is invalid. Allowed choices are huggingface, civitai, openrouter, rankings.\n",
    ],
  ])("%j is wrong use", async (words, stderr) => {
    expect(await makeReviewPlace().modeldex("review", ...words)).toEqual({ code: 2, signal: null, stdout: "", stderr });
  });

  test("an acceptance that a person spoilt is named with its place", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: LLM } });
    place.write("my/acceptances.json", {
      version: 1,
      acceptances: [{ huggingface_id: "lab/new", source: "huggingface", facts: { "specs.size": 1 } }],
    });
    for (const words of [["review"], ["promote"], ["review", "accept", "lab/new"]]) {
      const run = await place.modeldex(...words);
      expect(run.code).toBe(1);
      expect(run.stdout).toContain(
        'my/acceptances.json:8:23  acceptances  There is no field "specs.size". Use a field path of models.schema.json, such as specs.parameters.',
      );
    }
  });

  test("people's own rejections keep their place and their form", async () => {
    const place = makeReviewPlace();
    const own = `{
  "$schema": "./rejections.schema.json",
  "version": 1,
  "rejections": [
    { "huggingface_id": "lab/old", "reason": "Looked at." },
    {
      "huggingface_id": "lab/known",
      "field": "license", "source": "sheet", "value": "MIT",
      "reason": "Not so."
    }
  ]
}
`;
    place.write("my/rejections.json", own);
    place.say("huggingface", { "lab/new": { facts: { ...LLM, tags: ["a", "b"] } } });
    await place.modeldex("review", "reject", "lab/new", "--field", "tags", "--reason", "No \u202e tags.");
    expect(place.read("my/rejections.json")).toBe(
      own.replace(
        "\n    }\n  ]\n}\n",
        `
    },
    {
      "huggingface_id": "lab/new",
      "field": "tags",
      "source": "huggingface",
      "value": ["a", "b"],
      "reason": "No \\u202e tags."
    }
  ]
}
`,
      ),
    );
  });
});

// The way of a model into a registry by the real command: three services on loopback that answer in the shapes of the real ones, six
// thousand models in pages, then candidates, review, promote, check and generate.
import { describe, expect, test } from "vitest";
import type { Registry } from "../../src/record.js";
import { hubId } from "./upstream/services.js";
import { makeWorkplace, type Workplace } from "./upstream/workplace.js";

const HUB = 5_200;
const CIVITAI = 900;
const OPENROUTER = 300;

describe("from three services to constants", () => {
  let place: Workplace;

  test("everything is ingested, in pages", async () => {
    place = await makeWorkplace({
      stock: {
        huggingface: { models: HUB },
        civitai: { models: CIVITAI },
        openrouter: { models: OPENROUTER },
      },
    });
    const { code, stdout, stderr } = await place.modeldex("ingest");
    expect(stderr).toBe("");
    const lines = stdout.split("\n");
    expect(lines.slice(0, -3)).toEqual([
      "Hugging Face Hub: ok. 5200 records read, 5200 candidates (5200 new) with 98176 facts.",
      "  List downloads: 5200 records on 11 pages.",
      "CivitAI: ok. 900 records read, 900 candidates (900 new) with 11700 facts.",
      "  List downloads: 900 records on 9 pages.",
      "OpenRouter: ok. 300 records read, 190 candidates (190 new) with 760 facts.",
      "  List models: 300 records on 1 page.",
      "  100 passed over: it has no Hugging Face id.",
    ]);
    expect(lines.at(-3)).toMatch(
      /^6290 candidates in all \(huggingface 5200, civitai 900, openrouter 190\)\. 5117 requests, 0 answers from the store, \d+\.\d s\.$/,
    );
    expect(lines.at(-2)).toBe('Look at them with "modeldex review".');
    expect(code).toBe(0);
  });

  test("gated files were not asked for, all others were, and pages are as long as the services allow", () => {
    const { huggingface, civitai } = place.upstreams;
    const lists = huggingface.requests.filter(({ url }) => url.pathname === "/api/models");
    expect(lists.map(({ url }) => url.searchParams.get("limit"))).toEqual(Array(11).fill("500"));
    const configs = huggingface.requests.filter(({ url }) => url.pathname.endsWith("/config.json"));
    const gated = [...Array(HUB).keys()].filter((number) => number % 50 === 7);
    expect(new Set(configs.map(({ url }) => url.pathname)).size).toBe(HUB - gated.length);
    expect(configs).toHaveLength(HUB - gated.length);
    expect(civitai.requests.map(({ url }) => url.searchParams.get("limit"))).toEqual(Array(9).fill("100"));
  });

  test("a candidate has the keys of the pipeline's schema, signals of their own scale, and provenance for each field", () => {
    const { candidates } = place.json("my/candidates/huggingface.json") as { candidates: Record<string, unknown>[] };
    expect(candidates.map(({ model_id }) => model_id)).toEqual([...Array(HUB).keys()].map(hubId).sort());
    expect(candidates[0]).toEqual({
      huggingface_id: "lab-0/model-000000",
      model_id: "lab-0/model-000000",
      provider: "lab-0",
      license: "Apache-2.0",
      source: "huggingface",
      popularity_score: 0.7001,
      tags: ["safetensors", "text-generation", "transformers"],
      signals: { downloads_30_days: 2_000_000, downloads_all_time: 9_000_000, likes: 5_000 },
      facts: expect.objectContaining({
        "specs.parameters": {
          value: 300_000_000,
          source: "huggingface",
          field: "safetensors.parameters",
          date: "2026-11-24",
          how: "derived",
          note: "Sum of floating-point elements by dtype.",
        },
        "specs.hidden_dim": {
          value: 1_024,
          source: "huggingface",
          field: "config.json: hidden_size",
          revision: "0".repeat(40),
          date: "2026-11-24",
          how: "declared",
        },
      }),
    });
  });

  test("nothing of it is in the registry before somebody accepts it", async () => {
    expect((place.json("my/models.json") as unknown as Registry).models).toEqual([]);
    expect(await place.modeldex("promote")).toMatchObject({
      code: 0,
      stderr: "",
      stdout:
        '0 models added, 0 fields filled, 0 kept, 0 candidates held back, 0 disagreements open. Nothing changed. Candidates of sources on the network count once "modeldex review accept" took them.\n',
    });
    expect((place.json("my/models.json") as unknown as Registry).models).toEqual([]);
  });

  test("the review lists every new model, merged over the sources, most popular first", async () => {
    const { code, stdout } = await place.modeldex("review", "--json");
    expect(code).toBe(0);
    const review = JSON.parse(stdout) as { models: Record<string, unknown>[]; last_runs: { source: string }[] };
    expect(review.models).toHaveLength(HUB + CIVITAI);
    expect(review.models.every(({ kind, is_open: isOpen }) => kind === "new" && isOpen === true)).toBe(true);
    const scores = review.models.map(({ popularity_score: score }) => Number(score));
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(review.models.find(({ model_id }) => model_id === hubId(0))).toMatchObject({
      source: "huggingface+openrouter",
      tags: ["input:text", "output:text", "safetensors", "text-generation", "transformers"],
      upstream_ids: [hubId(0), `${hubId(0)}:free`],
    });
    expect(review.last_runs.map(({ source }) => source)).toEqual(["huggingface", "civitai", "openrouter"]);
  });

  test("what is accepted enters, but for what the schema refuses, and the registry is valid", async () => {
    // Of the Hub's word against OpenRouter's, a person chooses.
    const hub = await place.modeldex("review", "accept", "--all", "--source", "huggingface");
    expect(hub).toMatchObject({ code: 0, stderr: "" });
    expect(hub.stdout).toMatch(/^Accepted \d+ claims about 5200 models\. Run "modeldex promote" to bring them/);
    expect(await place.modeldex("review", "accept", "--all", "--source", "civitai")).toMatchObject({ code: 0 });
    const { code, stdout } = await place.modeldex("promote", "--json");
    expect(code).toBe(0);
    const promotion = JSON.parse(stdout) as { added: string[]; held: { reasons: string[] }[] };
    // A quarter are dense encoders, whose dimension the Hub does not state.
    expect(promotion.held.map(({ reasons }) => reasons)).toEqual(
      Array(HUB / 4).fill(["no source states specs.embedding_dim"]),
    );
    expect(promotion.added).toHaveLength((HUB * 3) / 4 + CIVITAI);
    const generated = await place.modeldex("generate");
    expect(generated).toMatchObject({ code: 0, stderr: "" });
    expect(await place.modeldex("check")).toEqual({
      code: 0,
      signal: null,
      stdout: `${(HUB * 3) / 4 + CIVITAI} models valid, ${/of (\d+) files/.exec(generated.stdout)?.[1]} generated files up to date.\n`,
      stderr: "",
    });
    expect(place.json("my/models.json").sources).toEqual({
      civitai: { title: "CivitAI", url: "https://civitai.com/api/v1/models", date: "2026-11-24" },
      huggingface: { title: "Hugging Face Hub", url: "https://huggingface.co/api/models", date: "2026-11-24" },
    });
  });

  test("promoting again changes nothing, and of what is in the registry there is nothing to decide", async () => {
    const before = place.read("my/models.json");
    expect(await place.modeldex("promote", "--json")).toMatchObject({ code: 0 });
    expect(place.read("my/models.json")).toBe(before);
    const { stdout } = await place.modeldex("review", "--json", "--kind", "changed");
    const { models } = JSON.parse(stdout) as {
      models: { fields: { claims: { source: string; state: string }[] }[] }[];
    };
    // OpenRouter says more than the registry has; the Hub does not.
    const claims = models.flatMap(({ fields }) => fields.flatMap((field) => field.claims));
    expect(new Set(claims.filter(({ state }) => state === "open").map(({ source }) => source))).toEqual(
      new Set(["openrouter"]),
    );
  });

  test("the same answers again give the same bytes", async () => {
    const names = ["huggingface", "civitai", "openrouter"].map((name) => `my/candidates/${name}.json`);
    const before = names.map((name) => place.read(name));
    const { code, stdout } = await place.modeldex("ingest");
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing changed.\n");
    expect(names.map((name) => place.read(name))).toEqual(before);
  });
});

// What becomes of decisions, by the real command: each counts once and as a whole, gives way to whoever writes the registry, and none
// is lost.
import { describe, expect, test } from "vitest";
import type { Registry } from "../../src/record.js";
import { KNOWN, LLM, makeReviewPlace, modelsOf, type ReviewPlace, reviewOf, statesOf } from "./support.js";

const REASON = "The place that published it has it no more (404 RepoNotFound).";
const GONE = {
  facts: { status: "retired", reason: REASON },
  absence: { state: "gone", since: "2026-11-20", answer: "404 RepoNotFound" },
} as const;

const acceptancesOf = (place: ReviewPlace) => place.json<{ acceptances: object[] }>("my/acceptances.json").acceptances;

interface RejectionsJson {
  readonly rejections: readonly { readonly source?: string; readonly field?: string; readonly reason: string }[];
}

const rejectionsOf = (place: ReviewPlace) => place.json<RejectionsJson>("my/rejections.json").rejections;

/** Writes the known model as a person would have changed it. */
function edit(place: ReviewPlace, change: object): void {
  const registry = place.json<Registry>("my/models.json");
  place.write("my/models.json", { ...registry, models: [{ ...KNOWN, ...change }] });
}

describe("accepted claims", () => {
  test("wait in the queue until they are promoted", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: { ...LLM, tags: ["a"] } } });
    await place.modeldex("review", "accept", "lab/new");
    expect(acceptancesOf(place)).toEqual([
      { huggingface_id: "lab/new", source: "huggingface", facts: { ...LLM, tags: ["a"] } },
    ]);
    await place.modeldex("promote", "--dry-run");
    expect(acceptancesOf(place)).toHaveLength(1);
    expect((await place.modeldex("promote")).stdout).toMatch(/^1 model added, /);
    expect(acceptancesOf(place)).toEqual([]);
    const before = place.read("my/models.json");
    expect((await place.modeldex("promote")).stdout).toContain("Nothing changed.");
    expect(place.read("my/models.json")).toBe(before);
  });

  test("of a second source take the place of the first one's, and the first is not asked again", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: LLM } });
    await place.modeldex("review", "accept", "lab/new");
    await place.modeldex("promote");
    place.say("openrouter", { "lab/new": { facts: { license: "Apache-2.0", license_raw: "apache-2.0" } } });
    expect(await statesOf(place)).toEqual({ "lab/new license": ["same", "open"] });
    await place.modeldex("review", "accept", "lab/new");
    await place.modeldex("promote");
    expect(modelsOf(place)[0]).toMatchObject({
      license: "Apache-2.0",
      provenance: { license: { source: "openrouter" } },
    });
    expect(rejectionsOf(place).map(({ source, field, reason }) => [source, field, reason])).toEqual([
      ["huggingface", "license", "openrouter was accepted in its place."],
      ["huggingface", "license_raw", "openrouter was accepted in its place."],
    ]);
    expect(await statesOf(place)).toEqual({});
    // Only a new word of the first source is asked about.
    place.say("huggingface", {
      "lab/new": { facts: { ...LLM, license: "BSD-3-Clause", license_raw: "bsd-3-clause" } },
    });
    expect(await statesOf(place)).toEqual({ "lab/new license": ["open", "same"] });
  });

  test("give way to what a person wrote meanwhile", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": { facts: { "specs.context_length": 8192 } } });
    await place.modeldex("review", "accept", "known");
    edit(place, { specs: { ...KNOWN.specs, context_length: 16384 } });
    expect(await statesOf(place)).toEqual({ "lab/known specs.context_length": ["open"] });
    await place.modeldex("promote");
    expect(modelsOf(place)[0]?.specs?.context_length).toBe(16384);
    expect(acceptancesOf(place)).toEqual([]);
  });

  test("of an end are used up by it: a model that comes back and goes again is asked about again", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": GONE });
    await place.modeldex("review", "accept", "known");
    await place.modeldex("promote");
    expect(modelsOf(place)[0]).toMatchObject({ status: "retired", reason: REASON });

    place.say("huggingface", { "lab/known": { facts: { "architecture.type": "llama" } } });
    const [back] = (await reviewOf(place)).models;
    expect(back).toMatchObject({
      kind: "changed",
      is_open: true,
      notices: ["Take status and reason out of models.json: huggingface lists it again."],
    });
    edit(place, {});
    place.say("huggingface", { "lab/known": GONE });
    expect(await statesOf(place)).toEqual({ "lab/known status": ["open"] });
    await place.modeldex("promote");
    expect(modelsOf(place)).toEqual([KNOWN]);
  });

  test("count only as a whole where fields are decided together", async () => {
    const place = makeReviewPlace([KNOWN]);
    const licence = {
      license: "LicenseRef-lab-1",
      license_name: "lab-1",
      license_url: "https://lab.example/1",
      license_raw: "other",
    };
    place.say("huggingface", {
      "lab/known": {
        facts: { ...licence, "popularity.downloads": 10, "popularity.likes": 2, "popularity.date": "2026-11-20" },
      },
    });
    await place.modeldex("review", "accept", "known");
    const text = { ...licence, license_url: "https://lab.example/2" };
    place.say("huggingface", {
      "lab/known": { facts: { ...text, "popularity.downloads": 10, "popularity.date": "2026-11-20" } },
    });
    expect(await statesOf(place)).toEqual({
      "lab/known license": ["open"],
      "lab/known popularity.downloads": ["open"],
    });
    await place.modeldex("promote");
    expect(modelsOf(place)).toEqual([KNOWN]);
    await place.modeldex("review", "accept", "known");
    await place.modeldex("promote");
    expect(modelsOf(place)[0]).toMatchObject({ ...text, popularity: { downloads: 10, date: "2026-11-20" } });
  });

  test("replace a whole licence: what the new one does not state goes", async () => {
    const place = makeReviewPlace([
      {
        ...KNOWN,
        license: "LicenseRef-lab-1",
        license_name: "lab-1",
        license_url: "https://lab.example/1",
        license_raw: "other",
        provenance: {
          ...KNOWN.provenance,
          license_name: { source: "sheet", how: "declared" },
          license_url: { source: "sheet", how: "declared" },
          license_raw: { source: "sheet", how: "declared" },
        },
      },
    ]);
    place.say("huggingface", { "lab/known": { facts: { license: "MIT", license_raw: "mit" } } });
    await place.modeldex("review", "accept", "known");
    await place.modeldex("promote");
    const [model] = modelsOf(place);
    expect(model).toMatchObject({ license: "MIT", license_raw: "mit" });
    expect(Object.keys(model ?? {})).not.toEqual(expect.arrayContaining(["license_url"]));
    expect(Object.keys(model ?? {})).not.toEqual(expect.arrayContaining(["license_name"]));
    expect(acceptancesOf(place)).toEqual([]);
  });

  test("about a newcomer that is gone or moved meanwhile are held back, with the reason", async () => {
    const place = makeReviewPlace();
    const said = { "lab/a": { facts: LLM }, "lab/b": { facts: LLM } };
    place.say("huggingface", said);
    await place.modeldex("review", "accept", "--all");
    place.say("huggingface", {
      "lab/a": { facts: LLM, absence: { state: "gone", since: "2026-11-20", answer: "404 RepoNotFound" } },
      "lab/b": { facts: LLM, absence: { state: "moved", since: "2026-11-21", to: "lab/c" } },
    });
    const { code, stdout } = await place.modeldex("promote", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      added: [],
      held: [
        { key: { value: "lab/a" }, reasons: ["gone at huggingface since 2026-11-20 (404 RepoNotFound)"] },
        { key: { value: "lab/b" }, reasons: ["at huggingface it is lab/c since 2026-11-21"] },
      ],
    });
    expect(modelsOf(place)).toEqual([]);
  });
});

describe("rejected claims", () => {
  test("of fields that are decided together are rejected together", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", {
      "lab/known": { facts: { license: "MIT", license_url: "https://mit.example", license_raw: "mit" } },
    });
    await place.modeldex("review", "reject", "known", "--field", "license_url", "--reason", "The page is empty.");
    expect(rejectionsOf(place).map(({ field }) => field)).toEqual(["license", "license_url", "license_raw"]);
    expect((await place.modeldex("review")).stdout).toContain("0 models to decide, 1 settled.");
  });

  test("need a reason that says something", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "lab/known": { facts: { license: "MIT", license_raw: "mit" } } });
    expect(await place.modeldex("review", "reject", "known", "--reason", " \t")).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: "modeldex: The reason is empty. Say why, for the next reader.\n",
    });
  });

  test("of a whole model come out again when it is accepted", async () => {
    const place = makeReviewPlace();
    place.say("huggingface", { "lab/new": { facts: LLM } });
    await place.modeldex("review", "accept", "lab/new");
    await place.modeldex("review", "reject", "lab/new", "--reason", "A copy.");
    expect((await place.modeldex("promote")).stdout).toContain("1 x rejected: A copy.\n");
    expect(modelsOf(place)).toEqual([]);
    expect((await place.modeldex("review", "accept", "lab/new")).stdout).toContain(
      "\nNot refused any more:\n  lab/new\n",
    );
    expect(rejectionsOf(place)).toEqual([]);
    await place.modeldex("promote");
    expect(modelsOf(place)).toHaveLength(1);
  });

  test("come out by thousands, and what stands between them keeps its form", async () => {
    const place = makeReviewPlace();
    const entry = (id: string) => `{ "huggingface_id": "${id}", "reason": "Looked at." }`;
    const ids = [...Array(5000).keys()].map((number) => `lab/m${String(number).padStart(4, "0")}`);
    const text = (kept: readonly string[]) =>
      `{\r\n  "version": 1,\r\n  "rejections": [\r\n${kept.map((id) => `    ${entry(id)}`).join(",\r\n")}\r\n  ]\r\n}\r\n`;
    place.write("my/rejections.json", text(ids));
    const even = ids.filter((_, index) => index % 2 === 0);
    place.say("huggingface", Object.fromEntries(even.map((id) => [id, { facts: { type: "llm" } }])));
    const { stdout } = await place.modeldex("review", "accept", ...even);
    expect(stdout).toContain("Accepted 2500 claims about 2500 models.");
    expect(place.read("my/rejections.json")).toBe(text(ids.filter((id) => !even.includes(id))));
  });

  test("of a file with line ends of Windows get lines of the same kind", async () => {
    const place = makeReviewPlace();
    place.write("my/rejections.json", '{\r\n  "version": 1,\r\n  "rejections": []\r\n}\r\n');
    place.say("huggingface", { "lab/new": { facts: LLM } });
    expect(await place.modeldex("review", "reject", "lab/new", "--reason", "A copy.")).toMatchObject({ code: 0 });
    const text = place.read("my/rejections.json");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(rejectionsOf(place)).toHaveLength(1);
  });
});

describe("what is asked", () => {
  test("a source that corrects itself, even where it counts as the last resort only", async () => {
    const place = makeReviewPlace([
      {
        ...KNOWN,
        organization: "lab",
        provenance: { ...KNOWN.provenance, organization: { source: "huggingface", how: "declared" } },
      },
    ]);
    const hub = { title: "Hugging Face Hub", url: "https://huggingface.co/api/models", date: "2026-11-01" };
    const registry = place.json<Registry>("my/models.json");
    place.write("my/models.json", { ...registry, sources: { ...registry.sources, huggingface: hub } });
    place.write("my/trust.json", {
      default: { reason: "None." },
      rules: [
        { fields: ["organization"], last_resort: ["huggingface"], reason: "A name of an account." },
        { fields: ["family"], last_resort: ["huggingface"], reason: "A guess." },
      ],
    });
    place.say("huggingface", { "lab/known": { facts: { organization: "lab-2" } } });
    expect(await statesOf(place)).toEqual({ "lab/known organization": ["open"] });
  });

  test("a date that says more than the registry's", async () => {
    const place = makeReviewPlace([
      {
        ...KNOWN,
        release_date: "2026-03",
        provenance: { ...KNOWN.provenance, release_date: { source: "sheet", how: "declared" } },
      },
    ]);
    place.say("huggingface", { "lab/known": { facts: { release_date: "2026-03-14" } } });
    expect(await statesOf(place)).toEqual({ "lab/known release_date": ["open"] });
    place.say("huggingface", { "lab/known": { facts: { release_date: "2026" } } });
    expect(await statesOf(place)).toEqual({});
  });

  test("nothing about a model that only a ranking names", async () => {
    const place = makeReviewPlace();
    place.say("rankings", { "lab/ranked": { facts: {} } });
    expect((await place.modeldex("review")).stdout).toContain(
      "1 new, 0 changed, 0 vanished; 0 models to decide, 0 settled.",
    );
  });

  test("a newcomer in other capitals is a doubt, and not accepted with all", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", { "Lab/Known": { facts: LLM } });
    expect((await reviewOf(place)).models).toMatchObject([
      {
        model_id: "Lab/Known",
        is_open: true,
        notices: ["The registry has it as lab/known: refuse it, or correct the id in models.json."],
      },
    ]);
    expect((await place.modeldex("review", "accept", "--all")).stdout).toBe("Accepted 0 claims about 0 models.\n");
  });

  test("a model that moved, until its new id is in the registry", async () => {
    const place = makeReviewPlace([KNOWN]);
    place.say("huggingface", {
      "lab/known": { facts: {}, absence: { state: "moved", since: "2026-11-21", to: "lab/renamed" } },
    });
    expect((await reviewOf(place)).models).toMatchObject([
      { kind: "vanished", is_open: true, notices: ["Write its new id into models.json: lab/renamed."] },
    ]);
    edit(place, { huggingface_id: "lab/renamed" });
    expect((await reviewOf(place)).models).toMatchObject([{ kind: "vanished", is_open: false, notices: [] }]);
  });
});

test("of many decisions at once none is lost", async () => {
  const place = makeReviewPlace();
  const ids = [...Array(6).keys()].map((number) => `lab/m${number}`);
  place.say("huggingface", Object.fromEntries(ids.map((id) => [id, { facts: LLM }])));
  const runs = await Promise.all(ids.map((id) => place.modeldex("review", "accept", id)));
  const taken = ids.filter((_, index) => runs[index]?.code === 0);
  expect(taken.length).toBeGreaterThan(0);
  for (const { code, stderr } of runs) {
    if (code === 0) continue;
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^modeldex: Process \d+ decides about candidates of this registry\. Wait for its end; if it is no run of modeldex, delete my\/\.cache\/runs\/decisions\.lock\.\n$/,
    );
  }
  expect(acceptancesOf(place).map((entry) => (entry as { huggingface_id: string }).huggingface_id)).toEqual(taken);
});

test("candidates that a merge left in conflict are one finding, with its cure", async () => {
  const place = makeReviewPlace();
  place.say("huggingface", { "lab/a": { facts: LLM }, "lab/b": { facts: LLM } });
  const lines = place.read("my/candidates/huggingface.json").split("\n");
  const conflict = ["<<<<<<< HEAD", "=======", ">>>>>>> other"];
  const at = lines.findIndex((line) => line.includes("lab/b"));
  place.write("my/candidates/huggingface.json", [...lines.slice(0, at), ...conflict, ...lines.slice(at)].join("\n"));
  for (const words of [["review"], ["review", "accept", "--all"]]) {
    const { code, stdout } = await place.modeldex(...words);
    expect(code).toBe(1);
    expect(stdout).toContain("Take either side, and ingest again.");
    expect(stdout).toContain("1 error");
  }
});

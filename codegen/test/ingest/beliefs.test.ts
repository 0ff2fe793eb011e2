// What a run takes for the whole of its source, and what not: nothing that it left out, did not get, or was told by somebody else makes
// models unlisted, gone or poorer. By the real command.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Fault, send } from "./upstream/server.js";
import { civitaiModel, hubId, hubModel } from "./upstream/services.js";
import { makeWorkplace, QUICK, type Workplace } from "./upstream/workplace.js";

interface Candidate {
  readonly model_id: string;
  readonly absence?: { readonly state: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

interface CandidatesFile {
  readonly outcome: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly candidates: readonly Candidate[];
}

const fileOf = (place: Workplace, source: string) =>
  place.json(`my/candidates/${source}.json`) as unknown as CandidatesFile;
const candidatesOf = (place: Workplace, source: string) => fileOf(place, source).candidates;
const journalOf = (source: string) => `my/.cache/runs/${source}.jsonl`;
const isList = (url: URL) => /\/models$/.test(url.pathname);

function change(place: Workplace, settings: object): void {
  place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), ...settings });
}

describe("the limit of a run, where a source gives more than was asked for", () => {
  test("OpenRouter, which gives everything at once", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "openrouter");
    const before = candidatesOf(place, "openrouter");
    const { code, stdout } = await place.modeldex("ingest", "openrouter", "--limit", "2");
    expect(code).toBe(0);
    expect(stdout).toContain("OpenRouter: partial (stopped at the limit). 2 records read, 19 candidates ");
    expect(candidatesOf(place, "openrouter")).toEqual(before);
  });

  test("rankings, which people keep", async () => {
    const place = await makeWorkplace();
    const models = ["lab/a", "lab/b", "lab/c", "lab/d"];
    const ranking = { name: "top", title: "Top", url: "https://top.example", date: "2026-11-01", models };
    place.write("my/rankings.json", { version: 1, rankings: [ranking] });
    await place.modeldex("ingest", "rankings");
    const { code, stdout } = await place.modeldex("ingest", "rankings", "--limit", "2");
    expect(code).toBe(0);
    expect(stdout).toContain("Community rankings: partial (stopped at the limit). 2 records read, 4 candidates ");
    expect(candidatesOf(place, "rankings").map(({ model_id: id }) => id)).toEqual(models);
  });

  test("a mirror of the Hub that knows no limit", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 9 } } });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!isList(url)) return false;
      send(response, { body: [...Array(9).keys()].map((number) => hubModel(number)) });
      return true;
    };
    await place.modeldex("ingest", "huggingface");
    const before = candidatesOf(place, "huggingface");
    expect((await place.modeldex("ingest", "huggingface", "--limit", "4")).stdout).toContain(
      "partial (stopped at the limit). 4 records read, 9 candidates (5 as an earlier run left them)",
    );
    expect(candidatesOf(place, "huggingface")).toEqual(before);
    // The list's own limit cuts, too, but then the rest is not wanted.
    change(place, { huggingface: { lists: [{ name: "downloads", limit: 4 }] } });
    expect((await place.modeldex("ingest", "huggingface")).stdout).toContain(
      "Hugging Face Hub: ok. 4 records read, 9 candidates (5 as an earlier run left them, 5 not listed any more)",
    );
  });
});

describe("a list that breaks off at a cursor it gave before", () => {
  // The first page again and again.
  const stuck: Fault = (_, response) => {
    const items = [...Array(10).keys()].map((number) => civitaiModel(number));
    send(response, { body: { items, metadata: { nextCursor: "b" } } });
    return true;
  };

  test("is not believed by the run after a dry run", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "civitai");
    const before = candidatesOf(place, "civitai");
    place.upstreams.civitai.fault = stuck;
    expect(await place.modeldex("ingest", "civitai", "--dry-run")).toMatchObject({ code: 3 });
    const { code, stdout } = await place.modeldex("ingest", "civitai");
    expect(code).toBe(3);
    expect(stdout).toContain("answered with a cursor that it gave before. What it gave until then is kept;");
    expect(stdout).toContain("  List downloads: 20 records on 2 pages, not to its end.\n");
    expect(stdout).not.toContain("to go on where it stopped");
    expect(candidatesOf(place, "civitai")).toEqual(before);
  });

  test("nor by the run after one that could not write", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "civitai");
    const good = place.read("my/candidates/civitai.json");
    place.write("my/candidates/civitai.json", good.replace('"tags"', '"tag"'));
    place.upstreams.civitai.fault = stuck;
    expect(await place.modeldex("ingest", "civitai")).toMatchObject({ code: 1 });
    place.write("my/candidates/civitai.json", good);
    place.upstreams.civitai.fault = undefined;
    expect((await place.modeldex("ingest", "civitai")).stdout).toMatch(/^CivitAI: ok\. 30 records read/);
    expect(place.read("my/candidates/civitai.json")).toBe(good);
  });

  test("nor by the run after one that was interrupted", async () => {
    const place = await makeWorkplace();
    change(place, {
      http: { ...QUICK, request_timeout_ms: 60_000 },
      civitai: {
        lists: [
          { name: "first", limit: 100 },
          { name: "second", limit: 100, sort: "Newest" },
        ],
      },
    });
    await place.modeldex("ingest", "civitai");
    const before = candidatesOf(place, "civitai");
    const { civitai } = place.upstreams;
    const isSecond = (url: URL) => url.searchParams.get("sort") === "Newest";
    // The second list never comes.
    civitai.fault = (request, response) => isSecond(request.url) || stuck(request, response);
    civitai.requests.length = 0;
    const run = place.start(["ingest", "civitai"]);
    while (!civitai.requests.some(({ url }) => isSecond(url))) await sleep(5);
    run.child.kill("SIGINT");
    expect(await run.ended).toMatchObject({ code: 130 });
    civitai.fault = undefined;
    expect((await place.modeldex("ingest", "civitai")).stdout).toMatch(/^CivitAI: ok\. 60 records read/);
    expect(candidatesOf(place, "civitai")).toEqual(before);
  });
});

describe("answers of another run", () => {
  test("offline ones are not gone on with by a run that may ask", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 600 } } });
    change(place, { huggingface: { lists: [{ name: "all", limit: 1_000 }], configs: false } });
    // The second page fails, so that it is not in the store, and a run without it is unfinished.
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.searchParams.has("cursor")) return false;
      send(response, { status: 404, body: { error: "No" } });
      return true;
    };
    await place.modeldex("ingest", "huggingface", "--fresh");
    place.upstreams.huggingface.fault = undefined;
    expect(await place.modeldex("ingest", "huggingface", "--fresh", "--offline")).toMatchObject({ code: 3 });
    place.stocks.huggingface = { models: 600, more: 5 };
    place.upstreams.huggingface.requests.length = 0;
    expect((await place.modeldex("ingest", "huggingface")).stdout).toMatch(/^Hugging Face Hub: ok\. 600 records read/);
    expect(place.upstreams.huggingface.requests).toHaveLength(2);
    expect(place.read("my/candidates/huggingface.json")).toContain('"downloads_30_days": 2000005,');
  });

  test("a dry run that came to its end leaves nothing to go on with", async () => {
    const place = await makeWorkplace();
    expect(await place.modeldex("ingest", "--dry-run")).toMatchObject({ code: 0 });
    for (const source of ["huggingface", "civitai", "openrouter"]) expect(place.has(journalOf(source))).toBe(false);
    place.upstreams.openrouter.requests.length = 0;
    expect((await place.modeldex("ingest", "openrouter")).stdout).toMatch(/^OpenRouter: ok\. 30 records read/);
    expect(place.upstreams.openrouter.requests).toHaveLength(1);
  });
});

test("a run whose cursor was refused has gone on with nothing, and does not say so", async () => {
  const place = await makeWorkplace({ stock: { huggingface: { models: 600 } } });
  change(place, {
    http: { ...QUICK, retries: 0 },
    huggingface: { lists: [{ name: "all", limit: 1_000 }], configs: false },
  });
  const { huggingface } = place.upstreams;
  const statuses = [503, 400];
  huggingface.fault = ({ url }, response) => {
    const status = url.searchParams.has("cursor") ? statuses.shift() : undefined;
    if (status === undefined) return false;
    send(response, { status, body: { error: "No" } });
    return true;
  };
  expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 3 });
  expect((await place.modeldex("ingest", "huggingface")).stdout).toMatch(/^Hugging Face Hub: ok\. 600 records read/);
});

describe("CivitAI lists with a level, of which most records are left out", () => {
  const records = (length: number, fits: (number: number) => boolean) =>
    [...Array(length).keys()].map((number) => ({ ...civitaiModel(number), nsfwLevel: fits(number) ? 1 : 16 }));
  const serve =
    (all: readonly object[]): Fault =>
    ({ url }, response) => {
      const start = Number(url.searchParams.get("cursor") ?? 0);
      const end = start + Number(url.searchParams.get("limit"));
      const metadata = end < all.length ? { nextCursor: end } : {};
      send(response, { body: { items: all.slice(start, end), metadata } });
      return true;
    };

  test("are read in full pages, to as many as are wanted", async () => {
    const place = await makeWorkplace();
    change(place, { civitai: { lists: [{ name: "soft", limit: 12, nsfw: "Soft" }] } });
    place.upstreams.civitai.fault = serve(records(2_600, (number) => number % 250 === 0));
    expect((await place.modeldex("ingest", "civitai")).stdout).toMatch(/^CivitAI: ok\. 11 records read/);
    const limits = place.upstreams.civitai.requests.map(({ url }) => url.searchParams.get("limit"));
    expect(limits).toEqual(Array(26).fill("100"));
  });

  test("end where they end, also behind twenty pages of which nothing is wanted", async () => {
    const place = await makeWorkplace();
    change(place, { civitai: { lists: [{ name: "soft", limit: 12, nsfw: "Soft" }] } });
    place.upstreams.civitai.fault = serve(records(2_500, (number) => number === 2_450));
    expect((await place.modeldex("ingest", "civitai")).stdout).toMatch(/^CivitAI: ok\. 1 record read/);
  });

  test("that want nothing of what comes are read as they are", async () => {
    const place = await makeWorkplace();
    change(place, { civitai: { lists: [{ name: "soft", limit: 12, nsfw: "Soft" }] } });
    place.upstreams.civitai.fault = serve(records(10, () => false));
    expect(await place.modeldex("ingest", "civitai")).toMatchObject({ code: 0 });
  });
});

describe("a model that was gone", () => {
  const model = {
    id: "known",
    type: "llm",
    name: "Known",
    source: "huggingface",
    organization: "lab",
    huggingface_id: hubId(12),
    specs: { parameters: 1_000_000_000 },
    capabilities: { modalities: ["text"] },
    provenance: { specs: { source: "sheet", how: "declared" }, capabilities: { source: "sheet", how: "declared" } },
  };
  const sources = { sheet: { title: "Sheet", url: "https://sheet.example", date: "2026-11-01" } };

  async function makeGone(): Promise<Workplace> {
    const place = await makeWorkplace({ stock: { huggingface: { models: 20, missing: new Set([12]) } } });
    change(place, { huggingface: { lists: [{ name: "downloads", limit: 5 }] } });
    place.write("my/models.json", { version: 1, sources, models: [model] });
    await place.modeldex("ingest", "huggingface");
    expect(known(place)).toMatchObject({ absence: { state: "gone" }, facts: { status: {}, reason: {} } });
    return place;
  }
  const known = (place: Workplace) => candidatesOf(place, "huggingface").find(({ model_id: id }) => id === hubId(12));

  test("and may not be seen now is retired no more", async () => {
    const place = await makeGone();
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.pathname.endsWith(hubId(12))) return false;
      send(response, { status: 401, headers: { "x-error-code": "GatedRepo" }, body: { error: "Gated" } });
      return true;
    };
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    expect(known(place)).toMatchObject({ absence: { state: "unlisted" }, facts: {} });
    expect(Object.keys(known(place)?.facts ?? {})).toEqual([]);
  });

  test("and is nobody's now is retired no more, either", async () => {
    const place = await makeGone();
    place.write("my/models.json", { version: 1, sources, models: [] });
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    expect(known(place)).toMatchObject({ absence: { state: "unlisted" }, facts: {} });
    expect(Object.keys(known(place)?.facts ?? {})).toEqual([]);
  });

  test("stays so where a proxy answers 404 in its place, and nothing else is gone by that", async () => {
    const place = await makeGone();
    place.stocks.huggingface = { models: 20 };
    const before = candidatesOf(place, "huggingface");
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (isList(url)) return false;
      send(response, { status: 404, headers: { "content-type": "text/html" }, body: "<html>nginx</html>" });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(3);
    expect(stdout).toContain(
      `/api/models/${hubId(12)}?expand=(18 values) answered 404 (Not Found), but not in the words of the Hub. `,
    );
    expect(candidatesOf(place, "huggingface")).toEqual(before);
  });
});

describe("a list that gives nothing", () => {
  test("among others: what was known of it stays, and the list is named", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 20 } } });
    const lists = [
      { name: "all", limit: 5 },
      { name: "rerank", limit: 50, filter: ["text-ranking"] },
    ];
    change(place, { huggingface: { lists } });
    await place.modeldex("ingest", "huggingface");
    const before = candidatesOf(place, "huggingface");
    expect(before).toHaveLength(20);
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.searchParams.has("filter")) return false;
      send(response, { body: [] });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(3);
    expect(stdout).toContain(
      "Hugging Face Hub: partial. 5 records read, 20 candidates (15 as an earlier run left them)",
    );
    expect(stdout).toContain(
      '  Error: Hugging Face Hub, list "rerank" has no model at all. What was known of it stays; if that is right, take the list out of ingestion.json.\n',
    );
    expect(candidatesOf(place, "huggingface")).toEqual(before);
    change(place, { huggingface: { lists: lists.slice(0, 1) } });
    expect((await place.modeldex("ingest", "huggingface")).stdout).toContain(", 15 not listed any more)");
  });

  test("and is all that the source has: nothing is lost", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "openrouter");
    const before = candidatesOf(place, "openrouter");
    place.stocks.openrouter = { models: 0 };
    const { code, stdout } = await place.modeldex("ingest", "openrouter");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^OpenRouter: failed\. 0 records read, 19 candidates \(19 as an earlier run left them\)/);
    expect(stdout).toContain(
      '  Error: OpenRouter, list "models" has no model at all. What was known of it stays; try again later.\n',
    );
    expect(candidatesOf(place, "openrouter")).toEqual(before);
  });

  test("because the limit of the run was reached before says nothing", async () => {
    const place = await makeWorkplace();
    change(place, {
      huggingface: {
        lists: [
          { name: "one", limit: 5 },
          { name: "two", limit: 5 },
        ],
      },
    });
    expect(await place.modeldex("ingest", "huggingface", "--limit", "5")).toMatchObject({ code: 0 });
  });
});

test("models that people refuse after an unfinished run has met them do not come in with it", async () => {
  const place = await makeWorkplace({ stock: { civitai: { models: 150 } } });
  const { civitai } = place.upstreams;
  civitai.fault = ({ url }, response) => {
    if (!url.searchParams.has("cursor")) return false;
    send(response, { status: 404, body: { error: "No" } });
    return true;
  };
  expect(await place.modeldex("ingest", "civitai")).toMatchObject({ code: 3 });
  place.write("my/candidates/civitai.json", { ...fileOf(place, "civitai"), candidates: [] });
  place.write("my/rejections.json", {
    version: 1,
    rejections: [{ civitai_id: 7, reason: "A copy." }],
  });
  civitai.fault = undefined;
  const { code, stdout } = await place.modeldex("ingest", "civitai");
  expect(code).toBe(0);
  expect(stdout).toContain("CivitAI: ok (went on with the unfinished run before). 150 records read, 149 candidates ");
  expect(stdout.match(/Skipped .*/g)).toEqual(["Skipped civitai_id:7: A copy."]);
  expect(candidatesOf(place, "civitai").map(({ model_id: id }) => id)).not.toContain("7");
  expect(fileOf(place, "civitai").counts).toMatchObject({ skipped: 1, candidates: 149 });
});

test("a config.json that a proxy says is not there keeps what it said, and is asked for again", async () => {
  const place = await makeWorkplace({ stock: { huggingface: { models: 2, open: 1 } } });
  await place.modeldex("ingest", "huggingface");
  place.stocks.huggingface = { models: 2, open: 1, commit: 3 };
  const { huggingface } = place.upstreams;
  huggingface.fault = ({ url }, response) => {
    if (!url.pathname.endsWith("/config.json")) return false;
    send(response, { status: 404, headers: { "content-type": "text/html" }, body: "<html>nginx</html>" });
    return true;
  };
  const hasConfigs = () => candidatesOf(place, "huggingface").map(({ facts }) => "specs.hidden_dim" in facts);
  await place.modeldex("ingest", "huggingface");
  expect(hasConfigs()).toEqual([true, true]);
  huggingface.fault = undefined;
  huggingface.requests.length = 0;
  await place.modeldex("ingest", "huggingface");
  expect(huggingface.requests.filter(({ url }) => url.pathname.endsWith("/config.json"))).toHaveLength(2);
});

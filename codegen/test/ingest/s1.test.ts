// The figures and rules of manifest generation (S1) that ingestion inherits, each by name, with our decision where the document
// contradicts itself. The filters themselves are queries of the registry.
import { describe, expect, test } from "vitest";
import { send } from "./upstream/server.js";
import { hubId } from "./upstream/services.js";
import { makeWorkplace, QUICK } from "./upstream/workplace.js";

const DEFAULT_LISTS = { http: QUICK, huggingface: undefined, civitai: undefined };

describe("S1, the rate limiter, with the settings of a registry that says nothing", () => {
  test("at most 3 requests at once and at least 100 ms between starts, measured at the server", async () => {
    // One list and 39 config.json files; a service that is slow now and then.
    const place = await makeWorkplace({
      stock: { huggingface: { models: 40, open: 1 } },
      settings: { http: undefined },
    });
    const { huggingface } = place.upstreams;
    huggingface.fault = ({ url }, response) => {
      const number = Number(/model-(\d+)/.exec(url.pathname)?.[1] ?? "0");
      if (number % 3 !== 0 || !url.pathname.endsWith("config.json")) return false;
      setTimeout(() => send(response, { body: { model_type: "llama" } }), 450);
      return true;
    };
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0, stderr: "" });
    const { requests } = huggingface;
    expect(requests).toHaveLength(41);
    const gaps = requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0));
    const most = Math.max(...requests.map(({ inFlight }) => inFlight));
    console.log(
      `${requests.length} requests: smallest gap ${Math.min(...gaps).toFixed(1)} ms, ${most} in flight at most`,
    );
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
    expect(most).toBe(3);
  });
});

describe("S1, lists of the Hub", () => {
  test("500 by downloads, by likes and by date of change, and S2's most downloaded that generate text", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 30, open: 100 } }, settings: DEFAULT_LISTS });
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    const lists = place.upstreams.huggingface.requests.filter(({ url }) => url.pathname === "/api/models");
    expect(lists.map(({ url }) => ["limit", "sort", "filter"].map((name) => url.searchParams.get(name)))).toEqual([
      ["500", "downloads", null],
      ["500", "likes", null],
      ["500", "lastModified", null],
      ["500", "downloads", "text-generation"],
    ]);
  });

  test("neither 100 nor 500 models are the end of a list", async () => {
    const lists = [{ name: "all", limit: 1_150 }];
    const place = await makeWorkplace({
      stock: { huggingface: { models: 2_000 } },
      settings: { http: QUICK, huggingface: { lists, configs: false } },
    });
    const { stdout } = await place.modeldex("ingest", "huggingface");
    expect(stdout).toContain("  List all: 1150 records on 3 pages.\n");
    const asked = place.upstreams.huggingface.requests.map(({ url }) => url.searchParams.get("limit"));
    expect(asked).toEqual(["500", "500", "150"]);
  });
});

test("S1, CivitAI by default: all time, all types, all base models, most downloaded, whatever they show", async () => {
  const place = await makeWorkplace({ settings: DEFAULT_LISTS, stock: { civitai: { models: 250 } } });
  const { stdout } = await place.modeldex("ingest", "civitai");
  // 200 models of CivitAI, as S0 has.
  expect(stdout).toContain("  List downloads: 200 records on 2 pages.\n");
  expect(place.upstreams.civitai.requests[0]?.url.search).toBe(
    "?limit=100&period=AllTime&sort=Most+Downloaded&nsfw=true",
  );
});

test("S1, the skip list: problem models are left out before anything is counted, with the reason", async () => {
  const place = await makeWorkplace({ stock: { huggingface: { models: 10, open: 1 } } });
  // As S1 leaves out CohereLabs/c4ai-command-r-plus.
  place.write("my/rejections.json", {
    version: 1,
    rejections: [{ huggingface_id: hubId(3), reason: "Its page breaks the list." }],
  });
  const { stdout } = await place.modeldex("ingest", "huggingface");
  expect(stdout).toContain("Hugging Face Hub: ok. 10 records read, 9 candidates (9 new)");
  expect(stdout).toContain(`  Skipped huggingface_id:${hubId(3)}: Its page breaks the list.\n`);
  expect(place.read("my/candidates/huggingface.json")).not.toContain(hubId(3));
  const { requests } = place.upstreams.huggingface;
  expect(requests.filter(({ url }) => url.pathname.includes(hubId(3)))).toEqual([]);
});

describe("S1, a list that fails", () => {
  const settings = {
    http: { ...QUICK, retries: 0 },
    huggingface: {
      configs: false,
      lists: [
        { name: "likes", sort: "likes", limit: 100 },
        { name: "downloads", sort: "downloads", limit: 100 },
      ],
    },
  };

  test("is loud and takes nothing with it: the other lists and sources are read (S1 wrote an empty file and went on)", async () => {
    const place = await makeWorkplace({ settings });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (url.searchParams.get("sort") !== "likes") return false;
      send(response, { status: 500, body: { error: "statement timeout" } });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest");
    expect(code).toBe(3);
    expect(stdout).toContain("Hugging Face Hub: partial. 30 records read, 30 candidates (30 new)");
    expect(stdout).toContain(
      "  List likes: 0 records on 0 pages, not to its end.\n  List downloads: 30 records on 1 page.\n",
    );
    expect(stdout).toContain(' answered 500 (Internal Server Error): "statement timeout". Try again later;');
    expect(stdout).toContain("CivitAI: ok. 30 records read");
    expect(stdout).toContain("OpenRouter: ok. 30 records read");
  });
});

test("S1, the summary: candidates in all and per source, requests and seconds", async () => {
  const place = await makeWorkplace();
  const { stdout } = await place.modeldex("ingest");
  expect(stdout).toMatch(
    /\n79 candidates in all \(huggingface 30, civitai 30, openrouter 19\)\. \d+ requests, 0 answers from the store, \d+\.\d s\.\n/,
  );
});

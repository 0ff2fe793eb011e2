// What a run of the sources on the network does beside reading them: models that are known, gone, moved or not listed, limits, stored
// answers, and wrong use; by the real command.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { send } from "./upstream/server.js";
import { civitaiModel, hubId, hubModel } from "./upstream/services.js";
import { makeWorkplace, QUICK, type Workplace } from "./upstream/workplace.js";

const LLM = {
  type: "llm",
  source: "huggingface",
  organization: "lab",
  specs: { parameters: 1_000_000_000 },
  capabilities: { modalities: ["text"] },
  provenance: {
    specs: { source: "sheet", how: "declared" },
    capabilities: { source: "sheet", how: "declared" },
  },
};

function known(id: string, huggingfaceId: string): object {
  return { ...LLM, id, name: id, huggingface_id: huggingfaceId };
}

async function makeKnowing(...models: object[]): Promise<Workplace> {
  const place = await makeWorkplace({
    stock: { huggingface: { models: 20, open: 100 } },
    settings: { http: QUICK, huggingface: { lists: [{ name: "downloads", limit: 5 }] } },
  });
  const sources = { sheet: { title: "Sheet", url: "https://sheet.example", date: "2026-11-01" } };
  place.write("my/models.json", { version: 1, sources, models });
  return place;
}

interface Candidates {
  readonly counts: Readonly<Record<string, number>>;
  readonly candidates: readonly {
    readonly model_id: string;
    readonly absence?: object;
    readonly facts: Readonly<Record<string, { readonly value: unknown }>>;
  }[];
}

const candidatesOf = (place: Workplace, source = "huggingface") =>
  place.json(`my/candidates/${source}.json`) as unknown as Candidates;

describe("models of the registry that the lists do not show", () => {
  test("are looked for one by one", async () => {
    const place = await makeKnowing(known("known", hubId(12)), known("listed", hubId(2)));
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    const { requests } = place.upstreams.huggingface;
    const single = requests.filter(({ url }) => url.pathname.startsWith("/api/models/"));
    expect(single.map(({ url }) => url.pathname)).toEqual([`/api/models/${hubId(12)}`]);
    expect(candidatesOf(place).candidates.map(({ model_id: id }) => id)).toContain(hubId(12));
  });

  test("that are gone are proposed for retirement, and stay as they are until somebody accepts that", async () => {
    const place = await makeKnowing(known("gone", "lab/model-000099"));
    const before = place.read("my/models.json");
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(0);
    expect(stdout).toContain("6 candidates (6 new, 1 gone)");
    const gone = candidatesOf(place).candidates.find(({ model_id: id }) => id === "lab/model-000099");
    expect(gone).toMatchObject({
      provider: "lab",
      absence: { state: "gone", since: "2026-11-24", answer: "404 RepoNotFound" },
      facts: {
        status: { value: "retired" },
        reason: { value: "The place that published it has it no more (404 RepoNotFound)." },
      },
    });
    expect(place.read("my/models.json")).toBe(before);
    await place.modeldex("review", "accept", "gone");
    await place.modeldex("promote");
    expect(place.json("my/models.json").models).toMatchObject([{ id: "gone", status: "retired" }]);
    // A retired model is not looked for again.
    place.upstreams.huggingface.requests.length = 0;
    await place.modeldex("ingest", "huggingface");
    expect(place.upstreams.huggingface.requests.filter(({ url }) => url.pathname.includes("000099"))).toEqual([]);
  });

  test("that come back are proposed for nothing any more", async () => {
    const place = await makeKnowing(known("known", hubId(12)));
    place.stocks.huggingface = { models: 20, open: 100, missing: new Set([12]) };
    await place.modeldex("ingest", "huggingface");
    place.stocks.huggingface = { models: 20, open: 100 };
    await place.modeldex("ingest", "huggingface");
    const back = candidatesOf(place).candidates.find(({ model_id: id }) => id === hubId(12));
    expect(back).not.toHaveProperty("absence");
    expect(back?.facts).not.toHaveProperty("status");
  });

  test("that have another id now are told with it", async () => {
    const place = await makeKnowing(known("moved", "lab/old-name"));
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (url.pathname !== "/api/models/lab/old-name") return false;
      send(response, { status: 307, headers: { location: `/api/models/${hubId(15)}${url.search}` } });
      return true;
    };
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    const moved = candidatesOf(place).candidates.find(({ model_id: id }) => id === "lab/old-name");
    expect(moved?.absence).toEqual({ state: "moved", since: "2026-11-24", to: hubId(15) });
    expect((await place.modeldex("review")).stdout).toContain(`at huggingface it is ${hubId(15)} since 2026-11-24`);
  });

  test.each([401, 403])("that may not be seen (%i) are neither gone nor a failure", async (status) => {
    const place = await makeKnowing(known("hidden", "lab/hidden"));
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (url.pathname !== "/api/models/lab/hidden") return false;
      send(response, { status, headers: { "x-error-code": "GatedRepo" }, body: { error: "Access is restricted" } });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining("  1 passed over: it may not be seen.\n"),
    });
    expect(candidatesOf(place).candidates).toHaveLength(5);
  });

  test("of which nobody can tell leave the source partial, and are looked for again", async () => {
    const place = await makeKnowing(known("known", hubId(12)), known("other", hubId(13)));
    place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http: { ...QUICK, retries: 0 } });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (url.pathname !== `/api/models/${hubId(12)}`) return false;
      send(response, { status: 500, body: "" });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(3);
    expect(stdout).toContain("Hugging Face Hub: partial. 6 records read");
    place.upstreams.huggingface.fault = undefined;
    place.upstreams.huggingface.requests.length = 0;
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    const asked = place.upstreams.huggingface.requests.map(({ url }) => url.pathname);
    expect(asked.filter((path) => path.startsWith("/api/models"))).toEqual([`/api/models/${hubId(12)}`]);
    expect(candidatesOf(place).candidates).toHaveLength(7);
  });

  test("CivitAI is asked for a hundred at once, and for the missing alone", async () => {
    const place = await makeWorkplace({ settings: { http: QUICK, civitai: { lists: [{ name: "top", limit: 5 }] } } });
    const models = [3, 12, 99].map((id) => ({
      id: `style-${id}`,
      type: "lora",
      name: `Style ${id}`,
      source: "civitai",
      civitai_id: id,
      organization: "somebody",
      architecture: { base_model: "SDXL 1.0" },
      provenance: { architecture: { source: "https://civitai.com/models/1", date: "2026-11-01", how: "declared" } },
    }));
    place.write("my/models.json", { version: 1, sources: {}, models });
    expect(await place.modeldex("ingest", "civitai")).toMatchObject({ code: 0 });
    expect(place.upstreams.civitai.requests.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
      "/api/v1/models?limit=5&period=AllTime&sort=Most+Downloaded&nsfw=true",
      "/api/v1/models?ids=12%2C99&limit=100&nsfw=true",
      "/api/v1/models/99",
    ]);
    expect(candidatesOf(place, "civitai").candidates.at(-1)).toMatchObject({
      model_id: "99",
      absence: { state: "gone", answer: "404" },
    });
  });
});

describe("candidates that the lists do not show any more", () => {
  const day = (date: number) =>
    `2026-${date > 30 ? "12" : "11"}-${String(date > 30 ? date - 30 : date).padStart(2, "0")}`;

  test("are marked, and leave after a month if nobody wants them", async () => {
    const place = await makeWorkplace({ stock: { openrouter: { models: 10 } } });
    await place.modeldex("ingest", "openrouter");
    const [first] = candidatesOf(place, "openrouter").candidates;
    expect(first?.model_id).toBe(hubId(0));
    place.stocks.openrouter = { models: 10, missing: new Set([0, 1]) };
    await place.modeldex("ingest", "openrouter");
    expect(candidatesOf(place, "openrouter").candidates[0]?.absence).toEqual({
      state: "unlisted",
      since: "2026-11-24",
    });
    const later = (date: string) => {
      place.upstreams.openrouter.fault = ({ answer }, response) => {
        send(response, { ...answer, headers: { date: new Date(date).toUTCString() } });
        return true;
      };
    };
    later(day(54));
    await place.modeldex("ingest", "openrouter");
    expect(candidatesOf(place, "openrouter").candidates[0]?.absence).toEqual({
      state: "unlisted",
      since: "2026-11-24",
    });
    later(day(55));
    expect((await place.modeldex("ingest", "openrouter")).stdout).toContain("1 dropped after long absence");
    expect(candidatesOf(place, "openrouter").candidates[0]?.model_id).not.toBe(hubId(0));
  });

  test("stay where only a part was read", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "huggingface");
    const before = candidatesOf(place).candidates;
    const { code, stdout } = await place.modeldex("ingest", "huggingface", "--limit", "7");
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Hugging Face Hub: partial (stopped at the limit). 7 records read, 30 candidates (23 as an earlier run left them)",
    );
    expect(candidatesOf(place).candidates).toEqual(before);
  });
});

describe("what a source says otherwise than before", () => {
  test("is changed and nothing else: days of what stays the same stay, too", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 1 } } });
    await place.modeldex("ingest", "huggingface");
    const before = place.read("my/candidates/huggingface.json");
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (url.pathname !== "/api/models") return false;
      const model = { ...hubModel(0), cardData: { license: "mit", language: ["en", "de"] }, likes: 6_000 };
      send(response, { headers: { date: "Wed, 02 Dec 2026 08:00:00 GMT" }, body: [model] });
      return true;
    };
    await place.modeldex("ingest", "huggingface");
    const after = place.read("my/candidates/huggingface.json").split("\n");
    const changed = after.filter((line, index) => line !== before.split("\n")[index]);
    expect(changed.map((line) => line.trim())).toEqual([
      '"license": "MIT",',
      '"signals": { "downloads_30_days": 2000000, "downloads_all_time": 9000000, "likes": 6000 },',
      '"license": { "value": "MIT", "source": "huggingface", "field": "cardData.license", "date": "2026-12-02", "how": "declared" },',
      '"license_raw": { "value": "mit", "source": "huggingface", "field": "cardData.license", "date": "2026-12-02", "how": "declared" },',
      '"popularity.downloads": { "value": 2000000, "source": "huggingface", "field": "downloads", "date": "2026-12-02", "how": "declared" },',
      '"popularity.likes": { "value": 6000, "source": "huggingface", "field": "likes", "date": "2026-12-02", "how": "declared" },',
      '"popularity.date": { "value": "2026-12-02", "source": "huggingface", "field": "downloads", "date": "2026-12-02", "how": "declared" }',
    ]);
  });

  test("a config.json that cannot be read for once keeps what it said before", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 3, open: 1 } } });
    await place.modeldex("ingest", "huggingface");
    const before = candidatesOf(place).candidates;
    place.stocks.huggingface = { models: 3, open: 1, commit: 7 };
    place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http: { ...QUICK, retries: 1 } });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.pathname.endsWith("config.json") || !url.pathname.includes(hubId(1))) return false;
      send(response, { status: 503, body: "" });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(3);
    expect(stdout).toContain("Hugging Face Hub: partial. 3 records read, 3 candidates (3 changed)");
    expect(stdout).toContain("/config.json answered 503 (Service Unavailable) 2 times. Try again later;");
    const after = candidatesOf(place).candidates;
    const valuesOf = (candidates: Candidates["candidates"]) =>
      candidates.map(({ facts: { revision: _, ...facts } }) =>
        Object.fromEntries(Object.entries(facts).map(([path, { value }]) => [path, value])),
      );
    expect(valuesOf(after)).toEqual(valuesOf(before));
    expect(after[1]?.facts["specs.hidden_dim"]).toEqual(before[1]?.facts["specs.hidden_dim"]);
  });
});

describe("a config.json that is not to be had", () => {
  test.each([
    [404, "EntryNotFound", "what it said is taken back"],
    [401, "GatedRepo", "what it said stays"],
    [403, "GatedRepo", "what it said stays"],
  ])("%i %s: no failure, and %s", async (status, code, what) => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 2, open: 1 } } });
    await place.modeldex("ingest", "huggingface");
    place.stocks.huggingface = { models: 2, open: 1, commit: 3 };
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.pathname.endsWith("/config.json")) return false;
      send(response, { status, headers: { "x-error-code": code }, body: { error: "Not for you" } });
      return true;
    };
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0, stderr: "" });
    const isKept = what === "what it said stays";
    for (const { facts } of candidatesOf(place).candidates) expect("specs.hidden_dim" in facts).toBe(isKept);
  });
});

describe("requests for single models that all fail", () => {
  const failing = { http: { ...QUICK, concurrency: 3, retries: 0 } };

  test("are given up after ten in a row: the lists are read all the same", async () => {
    const place = await makeWorkplace({
      stock: { huggingface: { models: 200, open: 1 } },
      settings: { ...failing, huggingface: { lists: [{ name: "all", limit: 200 }] } },
    });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.pathname.endsWith("/config.json")) return false;
      send(response, { status: 503, body: "" });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(3);
    expect(stdout).toContain("Hugging Face Hub: partial. 200 records read, 200 candidates (200 new)");
    const asked = place.upstreams.huggingface.requests.length - 1;
    expect(asked).toBeLessThanOrEqual(30);
    expect(stdout).toContain(
      `  Error: details of ${200 - asked} models were not asked for, since none came any more. What was known stays.\n`,
    );
    place.upstreams.huggingface.fault = undefined;
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    expect(candidatesOf(place).candidates.every(({ facts }) => "specs.hidden_dim" in facts)).toBe(true);
  });

  test("so are look-ups, and the next run goes on with them", async () => {
    const models = [...Array(80).keys()].map((number) => known(`known-${number}`, hubId(100 + number)));
    const place = await makeKnowing(...models);
    place.stocks.huggingface = { models: 200, open: 1000 };
    place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), ...failing });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.pathname.startsWith("/api/models/")) return false;
      send(response, { status: 500, body: "" });
      return true;
    };
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 3 });
    expect(place.upstreams.huggingface.requests.length).toBeLessThanOrEqual(50);
    place.upstreams.huggingface.fault = undefined;
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0 });
    expect(candidatesOf(place).candidates).toHaveLength(85);
  });
});

describe("words that are not known", () => {
  test("are kept raw, with a warning that counts them", async () => {
    const place = await makeWorkplace({ stock: { civitai: { models: 4 } } });
    place.upstreams.civitai.fault = (_, response) => {
      const models = [0, 1, 2, 3].map((number) => ({
        ...civitaiModel(number),
        type: number < 3 ? "Hologram" : "LORA",
      }));
      send(response, { body: { items: models, metadata: {} } });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "civitai");
    expect(code).toBe(0);
    expect(stdout).toContain('  Warning: 3 x type "Hologram" is not known; kept as it is.\n');
    const [candidate] = place.json("my/candidates/civitai.json").candidates as Record<string, unknown>[];
    expect(candidate).toMatchObject({ raw: { type: "Hologram" } });
    expect(candidate?.facts).not.toHaveProperty("type");
  });
});

describe("pages", () => {
  const lists = { http: QUICK, huggingface: { lists: [{ name: "all", limit: 100_000 }], configs: false } };

  test("that repeat models give each of them once", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 600 } }, settings: lists });
    await place.modeldex("ingest", "huggingface");
    const whole = candidatesOf(place).candidates;
    rmSync(join(place.directory, "my/candidates"), { recursive: true });
    place.upstreams.huggingface.fault = ({ url }, response) => {
      if (!url.searchParams.has("cursor")) return false;
      const models = [...Array(110).keys()].map((number) => hubModel(490 + number));
      send(response, { body: models });
      return true;
    };
    const { code } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(0);
    expect(candidatesOf(place).candidates).toEqual(whole);
    expect(candidatesOf(place).counts).toMatchObject({ rows: 610, duplicates: 10, candidates: 600 });
  });

  test("that are empty with more to come are gone past", async () => {
    const place = await makeWorkplace({ stock: { civitai: { models: 250 } } });
    await place.modeldex("ingest", "civitai");
    const whole = candidatesOf(place, "civitai").candidates;
    rmSync(join(place.directory, "my/candidates"), { recursive: true });
    place.upstreams.civitai.fault = ({ url }, response) => {
      const cursor = url.searchParams.get("cursor");
      if (cursor !== null && !cursor.startsWith("empty")) return false;
      const number = Number(cursor?.slice("empty".length) ?? 0);
      send(response, { body: { items: [], metadata: { nextCursor: number < 5 ? `empty${number + 1}` : "75363|0" } } });
      return true;
    };
    expect(await place.modeldex("ingest", "civitai")).toMatchObject({ code: 0 });
    expect(candidatesOf(place, "civitai").candidates).toEqual(whole);
  });

  test("of the Hub that give a cursor again end the list, loudly", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 600 } }, settings: lists });
    place.upstreams.huggingface.fault = ({ url, answer }, response) => {
      if (url.pathname !== "/api/models" || !url.searchParams.has("cursor")) return false;
      send(response, { ...answer, headers: { link: `<${url.href}>; rel="next"` } });
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "huggingface");
    expect(code).toBe(3);
    expect(stdout).toContain(
      '  Error: Hugging Face Hub, list "all", cursor NTAw answered with a cursor that it gave before. What it gave until then is kept; try again later.\n',
    );
    expect(candidatesOf(place).candidates).toHaveLength(600);
  });

  test.each([
    ["give a cursor again", "b", "answered with a cursor that it gave before"],
    ["are empty without end", undefined, "gave 20 empty pages, and says that more follow"],
  ])("that %s end the list, loudly, and the next run begins anew", async (_, repeated, event) => {
    const place = await makeWorkplace({ stock: { civitai: { models: 30 } } });
    let number = 0;
    place.upstreams.civitai.fault = (_request, response) => {
      const items = number === 0 ? [...Array(10).keys()].map((index) => civitaiModel(index)) : [];
      send(response, { body: { items, metadata: { nextCursor: repeated ?? `c${number++}` } } });
      if (repeated !== undefined) number = 0;
      return true;
    };
    const { code, stdout } = await place.modeldex("ingest", "civitai");
    expect(code).toBe(3);
    expect(stdout).toContain("CivitAI: partial. ");
    expect(stdout).toMatch(
      new RegExp(`  Error: CivitAI, list "downloads", cursor \\w+ ${event}\\. What it gave until then`),
    );
    expect(candidatesOf(place, "civitai").candidates).toHaveLength(10);
    place.upstreams.civitai.fault = undefined;
    expect((await place.modeldex("ingest", "civitai")).stdout).toMatch(/^CivitAI: ok\. 30 records read/);
  });
});

describe("stored answers", () => {
  test("--offline gives the same files without a single connection", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest");
    const names = readdirSync(join(place.directory, "my/candidates"));
    const before = names.map((name) => place.read(`my/candidates/${name}`));
    rmSync(join(place.directory, "my/candidates"), { recursive: true });
    for (const upstream of Object.values(place.upstreams)) await upstream.close();
    const { code, stdout } = await place.modeldex("ingest", "--offline");
    expect(code).toBe(0);
    expect(stdout).toContain(" 0 requests, ");
    expect(names.map((name) => place.read(`my/candidates/${name}`))).toEqual(before);
  });

  test("--offline without them says so, and loses nothing", async () => {
    const place = await makeWorkplace();
    const { code, stdout } = await place.modeldex("ingest", "openrouter", "--offline");
    expect(code).toBe(3);
    expect(stdout).toContain("OpenRouter: failed. 0 records read, 0 candidates");
    expect(stdout).toContain("/api/v1/models is not in the store, and --offline asks nobody.");
    expect(place.upstreams.openrouter.requests).toEqual([]);
  });

  test("a config.json at a commit is asked for once", async () => {
    const place = await makeWorkplace({ stock: { huggingface: { models: 10, open: 1 } } });
    await place.modeldex("ingest", "huggingface");
    place.upstreams.huggingface.requests.length = 0;
    await place.modeldex("ingest", "huggingface");
    expect(place.upstreams.huggingface.requests.map(({ url }) => url.pathname)).toEqual(["/api/models"]);
    place.stocks.huggingface = { models: 10, open: 1, commit: 2 };
    place.upstreams.huggingface.requests.length = 0;
    await place.modeldex("ingest", "huggingface");
    expect(place.upstreams.huggingface.requests).toHaveLength(11);
  });

  test("the folder keeps itself out of version control", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "openrouter");
    expect(place.read("my/.cache/.gitignore")).toBe("*\n");
  });
});

describe("wrong use", () => {
  test.each([
    [
      ["hugingface"],
      'modeldex: "hugingface" is no source. Sources are huggingface, civitai, openrouter, rankings; a table needs "file". Did you mean huggingface?\n',
    ],
    [
      ["rankings"],
      "modeldex: my/rankings.json does not exist. Write one as rankings.schema.json says, or leave rankings out.\n",
    ],
    [["--limit", "0"], "error: option '--limit <n>' argument '0' is invalid. Write a whole number above 0.\n"],
  ])("%j", async (words, stderr) => {
    const place = await makeWorkplace();
    expect(await place.modeldex("ingest", ...words)).toEqual({ code: 2, signal: null, stdout: "", stderr });
  });

  test.each([
    [
      { HF_ENDPOINT: "huggingface.co" },
      "modeldex: HF_ENDPOINT is not an address: huggingface.co. Write one such as https://huggingface.co.\n",
    ],
    [
      { HF_ENDPOINT: "https://me:secret@hub.example" },
      "modeldex: HF_ENDPOINT holds a user name or a password. Put the token into HF_TOKEN.\n",
    ],
    [
      { HF_ENDPOINT: "http://user:s3cret@127.0.0.1:1/?x" },
      "modeldex: HF_ENDPOINT holds a user name or a password. Put the token into HF_TOKEN.\n",
    ],
    [
      { HF_ENDPOINT: "user:s3cret@hub.example" },
      "modeldex: HF_ENDPOINT holds a user name or a password. Put the token into HF_TOKEN.\n",
    ],
    [
      { HF_ENDPOINT: "https://user:s3cret@hub.example:99999" },
      "modeldex: HF_ENDPOINT holds a user name or a password. Put the token into HF_TOKEN.\n",
    ],
    [
      { HF_ENDPOINT: "https://hub.example/?token=s3cret" },
      "modeldex: HF_ENDPOINT is not an address: https://hub.example/?.... Write one such as https://huggingface.co.\n",
    ],
    [{ HF_TOKEN: "hf_abc def" }, "modeldex: HF_TOKEN holds signs that no token has, such as spaces. Copy it again.\n"],
  ])("%j", async (env, stderr) => {
    const place = await makeWorkplace();
    const { ended } = place.start(["ingest", "huggingface"], env);
    expect(await ended).toEqual({ code: 2, signal: null, stdout: "", stderr });
  });

  test("settings that are not as they should be are named with their place, and nothing is asked", async () => {
    const place = await makeWorkplace();
    place.write("my/ingestion.json", {
      version: 1,
      huggingface: {
        lists: [
          { name: "a", limit: 1, sort: "stars" },
          { name: "a", limit: 1 },
        ],
      },
    });
    const run = await place.modeldex("ingest");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(
      run.stdout,
    ).toBe(`my/ingestion.json:8:17  ingestion  "huggingface.lists.0.sort" is none of downloads, likes, recent. registry/ingestion.schema.json says what belongs there.

1 error in 1 file.
`);
    expect(place.upstreams.huggingface.requests).toEqual([]);
  });

  test("a candidates file that cannot be read is left as it is, and what was read is kept for the next run", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "openrouter");
    const good = place.read("my/candidates/openrouter.json");
    const bad = good.replace('"tags"', '"tag"');
    place.write("my/candidates/openrouter.json", bad);
    const run = await place.modeldex("ingest", "openrouter");
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(
      "my/candidates/openrouter.json:18:5  candidates  This candidate does not have the form that the tool writes.",
    );
    expect(run.stdout).toContain(
      "OpenRouter: 30 records read. my/candidates/openrouter.json cannot be, so nothing was written; what was read is kept for the next run.\n",
    );
    expect(place.read("my/candidates/openrouter.json")).toBe(bad);
    place.write("my/candidates/openrouter.json", good);
    place.upstreams.openrouter.requests.length = 0;
    expect(await place.modeldex("ingest", "openrouter")).toMatchObject({ code: 0 });
    expect(place.upstreams.openrouter.requests).toEqual([]);
  });

  test("a mapping of a table cannot take the name of a source", async () => {
    const place = await makeWorkplace();
    place.write("table.csv", "id\nlab/a\n");
    place.write("openrouter.json", { source: "sheet", key: { column: "id", field: "huggingface_id" }, facts: [] });
    expect(await place.modeldex("ingest", "file", "table.csv", "--mapping", "openrouter.json")).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr:
        "modeldex: openrouter is the name of a source on the network. Name the mapping otherwise, such as openrouter-snapshot.json.\n",
    });
  });
});

describe("reports", () => {
  test("as JSON: nothing else on stdout, and everything in it", async () => {
    const place = await makeWorkplace();
    place.upstreams.openrouter.fault = (_, response) => {
      send(response, { status: 404, body: { error: { code: 404, message: "No such route" } } });
      return true;
    };
    const { code, stdout, stderr } = await place.modeldex("ingest", "--json");
    expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
    const report = JSON.parse(stdout) as { sources: Record<string, unknown>[] };
    expect(report).toMatchObject({ version: 1, issues: [], requests: { stored: 0 } });
    expect(report.sources.map(({ source, outcome }) => [source, outcome])).toEqual([
      ["huggingface", "ok"],
      ["civitai", "ok"],
      ["openrouter", "failed"],
    ]);
    expect(report.sources[2]).toMatchObject({
      file: "my/candidates/openrouter.json",
      failures: [
        {
          request: `GET ${place.upstreams.openrouter.address}/api/v1/models`,
          event: 'answered 404 (Not Found): "No such route"',
          help: "Check the address.",
        },
      ],
    });
    expect(place.json("my/candidates/openrouter.json")).toMatchObject({ outcome: "failed", candidates: [] });
  });

  test("as Markdown: the text of a pull request", async () => {
    const place = await makeWorkplace({ stock: { openrouter: { models: 3 } } });
    const { stdout } = await place.modeldex("ingest", "openrouter", "--format", "markdown");
    expect(stdout.replace(/\d+&#46;\d s|\d+\.\d s/, "1.0 s")).toBe(`## OpenRouter: ok

|  | records |
| --- | ---: |
| read | 3 |
| candidates | 1 |
| new candidates | 1 |
| passed over | 1 |
| met before | 1 |

- List models: 3 records on 1 page.
- 1 passed over: it has no Hugging Face id.

1 candidate in all &#40;openrouter 1&#41;. 1 request, 0 answers from the store, 1.0 s.
Look at them with "modeldex review".
`);
  });

  test("a dry run writes no candidates and leaves the work for the real one", async () => {
    const place = await makeWorkplace();
    const { stdout } = await place.modeldex("ingest", "openrouter", "--dry-run");
    expect(stdout).toContain("OpenRouter: ok. 30 records read, 19 candidates (19 new)");
    expect(stdout).toContain(" Nothing was written.\n");
    expect(place.has("my/candidates/openrouter.json")).toBe(false);
    expect(await place.modeldex("ingest", "openrouter")).toMatchObject({ code: 0 });
    expect(place.has("my/candidates/openrouter.json")).toBe(true);
  });
});

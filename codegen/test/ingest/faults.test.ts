// What goes wrong at the services, tried with each of them by the real command: nothing that was known is lost, the message names
// the request and the cure, the exit code is right, and the next run goes on where this one stopped.
import { describe, expect, test } from "vitest";
import { type FaultKind, PAGE_FAULTS, TRIES } from "./upstream/faults.js";
import { type Fault, type SeenRequest, send } from "./upstream/server.js";
import { makeWorkplace, QUICK, type Upstreams, type Workplace } from "./upstream/workplace.js";

interface Service {
  readonly name: keyof Upstreams;
  readonly title: string;
  /** Models, enough for two pages where the service has pages. */
  readonly models: number;
  readonly pages: number;
  /** Whether a request is for the last page of the list. */
  readonly isLastPage: (request: SeenRequest) => boolean;
  /** That request, as messages have it. */
  readonly lastPage: string;
}

const SERVICES: readonly Service[] = [
  {
    name: "huggingface",
    title: "Hugging Face Hub",
    models: 520,
    pages: 2,
    isLastPage: ({ url }) => url.pathname === "/api/models" && url.searchParams.has("cursor"),
    lastPage: "/api/models?limit=500&sort=downloads&expand=(18 values)&cursor=NTAw",
  },
  {
    name: "civitai",
    title: "CivitAI",
    models: 150,
    pages: 2,
    isLastPage: ({ url }) => url.pathname === "/api/v1/models" && url.searchParams.has("cursor"),
    lastPage: "/api/v1/models?limit=100&period=AllTime&sort=Most+Downloaded&nsfw=true&cursor=75363%7C100",
  },
  {
    name: "openrouter",
    title: "OpenRouter",
    models: 30,
    pages: 1,
    isLastPage: () => true,
    lastPage: "/api/v1/models",
  },
];

async function makePlace({ name, models }: Service): Promise<Workplace> {
  const http = { ...QUICK, retries: TRIES - 1, request_timeout_ms: 400, max_answer_bytes: 4_000_000 };
  const lists = [{ name: "downloads", limit: 100_000 }];
  return makeWorkplace({
    stock: { [name]: { models } },
    settings: { http, huggingface: { lists, configs: false }, civitai: { lists } },
  });
}

interface CandidatesFile {
  readonly outcome: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly candidates: readonly unknown[];
}

describe.each(SERVICES)("$title", (service) => {
  const { name, title, pages, isLastPage, lastPage } = service;
  const file = `my/candidates/${name}.json`;
  let place: Workplace;
  let whole: string;
  const candidatesNow = () => place.json(file) as unknown as CandidatesFile;
  const setFault = (fault: Fault | undefined) => {
    place.upstreams[name].fault = fault;
    place.upstreams[name].requests.length = 0;
  };
  const listed = () => place.upstreams[name].requests.filter(({ url }) => /\/models$/.test(url.pathname));

  test("is read", async () => {
    place = await makePlace(service);
    expect(await place.modeldex("ingest", name)).toMatchObject({ code: 0, stderr: "" });
    whole = place.read(file);
  });

  test.each(PAGE_FAULTS)("$name", async ({ make, ending, tries }: FaultKind) => {
    const before = candidatesNow();
    setFault(make(isLastPage));
    const run = await place.modeldex("ingest", name);
    expect(run.stderr).toBe("");
    const asked = listed().filter(isLastPage);
    // Hops of a redirect are requests, too; who runs in a circle is told so before long.
    if (!/redirect/.test(String("event" in ending && ending.event))) expect(asked).toHaveLength(tries);
    if ("passes" in ending) {
      expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^${title}: ok\\.`)) });
      expect(place.read(file)).toBe(whole);
      return;
    }
    if (!("event" in ending)) throw new Error("This fault ends in no way that is known here.");
    const address = `${place.upstreams[name].address}${lastPage}`;
    expect(run.stdout.split("\n")).toContain(`  Error: GET ${address} ${ending.event}. ${ending.help}`);
    expect(run.stdout).toContain("\nRun the command again to go on where it stopped.\n");
    expect(run.code).toBe(3);
    const after = candidatesNow();
    expect(after.candidates).toEqual(before.candidates);
    expect(after.outcome).toBe(pages === 1 ? "failed" : "partial");
    expect(after.counts).toMatchObject({ faults: 1, candidates: before.candidates.length });

    setFault(undefined);
    const next = await place.modeldex("ingest", name);
    expect(next).toMatchObject({ code: 0, stderr: "" });
    // The page that was read is not read again.
    expect(listed()).toHaveLength(1);
    if (pages > 1) expect(next.stdout).toContain(`${title}: ok (went on with the unfinished run before). `);
    expect(place.read(file)).toBe(whole);
  });

  test("a service that is not there", async () => {
    const http = { ...QUICK, retries: 1 };
    place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http });
    const { address } = place.upstreams[name];
    await place.upstreams[name].close();
    const run = await place.modeldex("ingest", name);
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(
      new RegExp(
        `^${title}: failed\\. 0 records read, \\d+ candidates \\(\\d+ as an earlier run left them\\) with \\d+ facts\\. What was known stays in ${file}\\.\\n`,
      ),
    );
    expect(run.stdout).toContain(`  Error: GET ${address}/api/`);
    expect(run.stdout).toContain(
      " got no connection 2 times (ECONNREFUSED). Check the address and your network or proxy.\n",
    );
    expect(candidatesNow().candidates).toEqual((JSON.parse(whole) as CandidatesFile).candidates);
  });
});

describe("records that are not what they should be", () => {
  const cases: readonly (readonly [keyof Upstreams, (records: readonly unknown[]) => unknown, readonly string[]])[] = [
    [
      "huggingface",
      (records) => records,
      [
        '  Error: lab-1/model-000001: "downloads" is text ("many"), not a whole number of at least 0.',
        '  Error: "id" is the number 7, not text.',
        "  Error: The record is null, not an object.",
      ],
    ],
    [
      "civitai",
      (records) => ({ items: records, metadata: {} }),
      [
        '  Error: 2: "stats.downloadCount" is text ("many"), not a whole number of at least 0 or null.',
        '  Error: "id" is text ("two"), not a whole number from 1 to 1000000000.',
        "  Error: The record is null, not an object.",
      ],
    ],
    [
      "openrouter",
      (records) => ({ data: records }),
      [
        '  Error: lab-1/model-000001: "context_length" is text ("long"), not a whole number of at least 0 or null.',
        '  Error: "id" is the number 7, not text.',
        "  Error: The record is null, not an object.",
      ],
    ],
  ];

  test.each(cases)("%s", async (name, wrap, messages) => {
    const service = SERVICES.find((one) => one.name === name) as Service;
    const place = await makePlace({ ...service, models: 20 });
    expect(await place.modeldex("ingest", name)).toMatchObject({ code: 0 });
    const file = `my/candidates/${name}.json`;
    const before = place.json(file) as unknown as CandidatesFile;
    const { hubModel, civitaiModel, openRouterModel } = await import("./upstream/services.js");
    const make = { huggingface: hubModel, civitai: civitaiModel, openrouter: openRouterModel }[name];
    const good = [...Array(10).keys()].filter((number) => number !== 1).map((number) => make(number));
    const bad = { ...make(1), id: name === "openrouter" ? "lab-1/model-000001" : make(1).id };
    const wrong = {
      huggingface: { ...bad, downloads: "many" },
      civitai: { ...bad, stats: { downloadCount: "many" } },
      openrouter: { ...bad, context_length: "long" },
    }[name];
    const records = [wrong, { ...make(2), id: name === "civitai" ? "two" : 7 }, null, ...good];
    place.upstreams[name].fault = (_, response) => {
      send(response, { body: wrap(records) });
      return true;
    };
    const run = await place.modeldex("ingest", name);
    expect(run.code).toBe(3);
    expect(run.stdout.split("\n").filter((line) => line.includes("Error"))).toEqual(messages);
    const after = place.json(file) as unknown as CandidatesFile;
    expect(after.candidates).toEqual(before.candidates);
    expect(after).toMatchObject({ outcome: "partial", counts: { faults: 3 } });
  });
});

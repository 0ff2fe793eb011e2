// A run that stops, however it stops, loses nothing and leaves nothing half-written, and the next one goes on where it was: killed at
// any moment, interrupted, on a full disk, and with a clock that jumps.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { Random, SEED } from "../robustness/random.js";
import { ROOT } from "../robustness/support.js";
import { makeWorkplace, QUICK, type Workplace } from "./upstream/workplace.js";

// Two pages of the Hub, and three of CivitAI.
const MODELS = 620;
/** Cursor of the second page. */
const SECOND = Buffer.from("500").toString("base64");
const FILES = ["my/candidates/huggingface.json", "my/candidates/civitai.json"];
const LEFT_OVER = /\.\d{4,}$/;
// Old files, new files, and what may lie about until the next run.
const preload = (name: string) => `--import=${pathToFileURL(join(ROOT, "codegen/test/ingest/preloads", name)).href}`;

// A third of the models have a config.json that is read, so that runs have requests of all kinds and yet are short.
async function makePlace(): Promise<Workplace> {
  return makeWorkplace({
    stock: { huggingface: { models: MODELS, open: 3 }, civitai: { models: 250 } },
  });
}

const INGEST = ["ingest", "huggingface", "civitai"];

async function ingestWhole(place: Workplace): Promise<readonly string[]> {
  expect(await place.modeldex(...INGEST)).toMatchObject({ code: 0, stderr: "" });
  return FILES.map((name) => place.read(name));
}

function sell(place: Workplace, more: number): void {
  place.stocks.huggingface = { models: MODELS, open: 3, more };
  place.stocks.civitai = { models: 250, more };
}

function namesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" });
}

describe(`killed at any moment, seed ${SEED}`, () => {
  test("files are old or new, and the next run makes them new", { timeout: 600_000 }, async () => {
    const place = await makePlace();
    const random = new Random(SEED);
    await ingestWhole(place);
    const started = performance.now();
    sell(place, 1);
    let current = await ingestWhole(place);
    const pace = performance.now() - started;
    let resumed = 0;
    let killed = 0;
    for (let round = 2; killed < 24; round++) {
      sell(place, round);
      const run = place.start(INGEST);
      await sleep(random.fraction() * pace);
      run.child.kill("SIGKILL");
      if ((await run.ended).signal !== "SIGKILL") {
        current = await ingestWhole(place);
        continue;
      }
      killed++;
      const found = FILES.map((name) => place.read(name));
      const next = await place.modeldex(...INGEST);
      expect(next).toMatchObject({ code: 0, stderr: "" });
      if (next.stdout.includes("went on with the unfinished run before")) resumed++;
      const whole = FILES.map((name) => place.read(name));
      for (const [index, text] of found.entries()) expect([current[index], whole[index]]).toContain(text);
      expect(whole[0]).toContain(`"downloads_30_days": ${2_000_000 + round},`);
      expect(namesBelow(place.directory).filter((name) => LEFT_OVER.test(name))).toEqual([]);
      expect(existsSync(join(place.directory, "my/.cache/runs/huggingface.jsonl"))).toBe(false);
      current = whole;
    }
    console.log(`${killed} runs killed, ${resumed} gone on with`);
    // Kills that all come before the first page or after the last would prove nothing.
    expect(resumed).toBeGreaterThanOrEqual(5);
  });

  test("a run that goes on gives the same bytes as one that was never stopped", async () => {
    const place = await makePlace();
    const whole = await ingestWhole(place);
    const again = await makePlace();
    const { huggingface } = again.upstreams;
    const run = again.start(INGEST);
    // As the second page is asked for, the first is in the journal.
    while (!huggingface.requests.some(({ url }) => url.searchParams.has("cursor"))) await sleep(5);
    run.child.kill("SIGKILL");
    expect((await run.ended).signal).toBe("SIGKILL");
    expect(FILES.map((name) => again.has(name))).toContain(false);
    huggingface.requests.length = 0;
    expect((await again.modeldex(...INGEST)).stdout).toContain("went on with the unfinished run before");
    const lists = huggingface.requests.filter(({ url }) => url.pathname === "/api/models");
    expect(lists.every(({ url }) => url.searchParams.has("cursor"))).toBe(true);
    expect(FILES.map((name) => again.read(name))).toEqual(whole);
  });
});

test.each(["SIGINT", "SIGTERM"] as const)("%s: exit code 130, and the next run goes on", async (signal) => {
  const place = await makePlace();
  const { huggingface } = place.upstreams;
  // The second page never comes.
  huggingface.fault = ({ url }) => url.searchParams.get("cursor") === SECOND;
  place.write("my/ingestion.json", {
    ...place.json("my/ingestion.json"),
    http: { ...QUICK, request_timeout_ms: 60_000 },
  });
  const run = place.start(["ingest", "huggingface"]);
  while (!huggingface.requests.some(({ url }) => url.searchParams.get("cursor") === SECOND)) await sleep(5);
  run.child.kill(signal);
  expect(await run.ended).toEqual({
    code: 130,
    signal: null,
    stdout: "",
    stderr: "modeldex: interrupted. What was read is kept; run the command again to go on.\n",
  });
  expect(place.has("my/candidates/huggingface.json")).toBe(false);
  huggingface.fault = undefined;
  huggingface.requests.length = 0;
  const next = await place.modeldex("ingest", "huggingface");
  expect(next).toMatchObject({ code: 0, stderr: "" });
  const lists = huggingface.requests.filter(({ url }) => url.pathname === "/api/models");
  expect(lists.map(({ url }) => url.searchParams.get("cursor"))).toEqual([SECOND]);
  expect(next.stdout).toContain(`${MODELS} records read, ${MODELS} candidates (${MODELS} new)`);
});

test("the time of the run is over: what was read is kept, and the next run goes on", async () => {
  const place = await makePlace();
  place.upstreams.huggingface.fault = ({ url }) => url.searchParams.get("cursor") === SECOND;
  const http = { ...QUICK, request_timeout_ms: 60_000, run_timeout_ms: 8_000 };
  place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http });
  const run = await place.modeldex("ingest", "huggingface");
  expect(run).toMatchObject({ code: 3, stderr: "" });
  expect(run.stdout).toContain("Hugging Face Hub: partial. 500 records read, 500 candidates (500 new)");
  expect(run.stdout).toContain(
    "&cursor=NTAw was not done when the 8 s of this run were over. Run it again; what was read so far is kept.\n",
  );
  place.upstreams.huggingface.fault = undefined;
  expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0, stderr: "" });
});

test("two runs at once: the second is told, and the first is not disturbed", async () => {
  const place = await makePlace();
  const first = place.start(["ingest", "huggingface"]);
  const lock = join(place.directory, "my/.cache/runs/huggingface.lock");
  while (!existsSync(lock)) await sleep(5);
  const second = await place.modeldex("ingest", "huggingface");
  expect(second).toEqual({
    code: 2,
    signal: null,
    stdout: "",
    stderr: `modeldex: Process ${first.child.pid} reads the same source into this registry. Wait for its end; if it is no run of modeldex, delete my/.cache/runs/huggingface.lock.\n`,
  });
  expect(await first.ended).toMatchObject({ code: 0, stderr: "" });
});

test("a journal that a person or a crash has spoilt is cut back to what is whole", async () => {
  const place = await makePlace();
  const journal = "my/.cache/runs/huggingface.jsonl";
  place.upstreams.huggingface.fault = ({ url }, response) => {
    if (url.searchParams.get("cursor") !== SECOND) return false;
    response.destroy();
    return true;
  };
  const http = { ...QUICK, retries: 0 };
  place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http });
  expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 3 });
  place.upstreams.huggingface.fault = undefined;
  const text = place.read(journal);
  const pages = text.split("\n").filter((line) => line.startsWith('{"page"'));
  expect(pages).toHaveLength(1);
  for (const spoilt of [text.slice(0, -10), `${text}{"key": "x"`, `${text}\u0000\u0000`, text.slice(0, 20), ""]) {
    place.write(journal, spoilt);
    expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0, stderr: "" });
    expect(place.json("my/candidates/huggingface.json")).toMatchObject({
      outcome: "ok",
      counts: { rows: MODELS, candidates: MODELS, duplicates: 0 },
    });
  }
});

test("a cursor that the service has forgotten: the run begins anew by itself", async () => {
  const place = await makePlace();
  const { huggingface } = place.upstreams;
  huggingface.fault = ({ url }, response) => {
    if (url.searchParams.get("cursor") !== SECOND) return false;
    response.writeHead(503).end();
    return true;
  };
  place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http: { ...QUICK, retries: 0 } });
  expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 3 });
  let isForgotten = true;
  huggingface.fault = ({ url }, response) => {
    if (!isForgotten || url.searchParams.get("cursor") !== SECOND) return false;
    isForgotten = false;
    response.writeHead(400, { "content-type": "application/json" }).end('{"error":"Invalid cursor"}');
    return true;
  };
  huggingface.requests.length = 0;
  expect(await place.modeldex("ingest", "huggingface")).toMatchObject({ code: 0, stderr: "" });
  const lists = huggingface.requests.filter(({ url }) => url.pathname === "/api/models");
  expect(lists.map(({ url }) => url.searchParams.get("cursor"))).toEqual([SECOND, null, SECOND]);
  expect(place.json("my/candidates/huggingface.json")).toMatchObject({ outcome: "ok", counts: { duplicates: 0 } });
});

test("a wall clock that jumps by days does not disturb a run", async () => {
  const place = await makePlace();
  const whole = await ingestWhole(place);
  rmSync(join(place.directory, "my/candidates"), { recursive: true });
  rmSync(join(place.directory, "my/.cache"), { recursive: true });
  place.write("my/ingestion.json", { ...place.json("my/ingestion.json"), http: { ...QUICK, interval_ms: 2 } });
  const { ended } = place.start(INGEST, { NODE_OPTIONS: preload("jumping-clock.mjs") });
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
  expect(FILES.map((name) => place.read(name))).toEqual(whole);
});

test("a disk that is full, at any byte: the files are old or new, and the next run makes them new", {
  timeout: 600_000,
}, async () => {
  const place = await makePlace();
  const random = new Random(SEED);
  let current = await ingestWhole(place);
  let met = 0;
  for (let round = 1; round <= 16; round++) {
    sell(place, round);
    // Journal, scratch and candidates of both sources take some five million bytes.
    const bytes = Math.floor(random.fraction() * 5_000_000);
    const { ended } = place.start(INGEST, { NODE_OPTIONS: preload("full-disk.mjs"), DISK_BYTES: String(bytes) });
    const run = await ended;
    if (run.code !== 0) {
      met++;
      expect(run).toEqual({
        code: 2,
        signal: null,
        // Of the other source, where there was room for it.
        stdout: expect.stringMatching(/^$|^(Hugging Face Hub|CivitAI): ok/),
        stderr: "modeldex: the disk is full (ENOSPC). Make room, and run the command again.\n",
      });
    }
    const found = FILES.map((name) => place.read(name));
    const whole = await ingestWhole(place);
    for (const [index, text] of found.entries()) expect([current[index], whole[index]]).toContain(text);
    expect(namesBelow(place.directory).filter((name) => LEFT_OVER.test(name))).toEqual([]);
    current = whole;
  }
  expect(met).toBeGreaterThanOrEqual(8);
});

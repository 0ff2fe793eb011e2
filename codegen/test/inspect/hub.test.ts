// modeldex inspect of a model that has to be asked for, against a server on loopback in the place of the Hub.
import { describe, expect, test } from "vitest";
import type { Upstream } from "../ingest/upstream/server.js";
import {
  COMMIT,
  HOUSE,
  HOUSE_TABLE,
  makePlace,
  NO_ENTRY,
  type Place,
  QUANTISED,
  type RawAnswer,
  startHub,
} from "./place.js";

const TOKEN = "hf_TopSecretTokenOfTheTests";
const CONFIG = "/org/name/resolve/main/config.json";
const AT_COMMIT = { "x-repo-commit": COMMIT };

/** A place with a registry whose settings are quick. */
function makeQuickPlace(): Place {
  const place = makePlace();
  place.write("my/models.json", { version: 1, sources: {}, models: [] });
  place.write("my/ingestion.json", {
    version: 1,
    http: { interval_ms: 0, backoff_ms: 5, retries: 2, request_timeout_ms: 500 },
  });
  return place;
}

function ask(place: Place, { address }: Upstream, ...flags: readonly string[]) {
  const env = { HF_ENDPOINT: address, HF_TOKEN: TOKEN };
  return place.modeldex(["inspect", "org/name", "--registry", "my", ...flags], env);
}

const pathsOf = ({ requests }: Upstream) => requests.map(({ url }) => url.pathname);

describe("a model", () => {
  test("is asked for by its config.json, and by what may be beside it at the same commit", async () => {
    const hub = await startHub({
      [CONFIG]: { status: 307, headers: { ...AT_COMMIT, location: "/store/config.json" } },
      "/store/config.json": { headers: AT_COMMIT, body: HOUSE },
    });
    expect(await ask(makeQuickPlace(), hub)).toMatchObject({
      code: 0,
      stdout: `org/name, from ${hub.address}${CONFIG}\n${HOUSE_TABLE}`,
      stderr: "",
    });
    expect(pathsOf(hub).sort()).toEqual([
      `/org/name/resolve/${COMMIT}/1_Pooling/config.json`,
      `/org/name/resolve/${COMMIT}/hf_quant_config.json`,
      CONFIG,
      "/store/config.json",
    ]);
    expect(new Set(hub.requests.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  test("that says how it is quantised is not asked for it again", async () => {
    const hub = await startHub({ [CONFIG]: { body: QUANTISED } });
    expect((await ask(makeQuickPlace(), hub)).stdout).toContain("Quantised bits     4\n");
    expect(pathsOf(hub)).toEqual([CONFIG, "/org/name/resolve/main/1_Pooling/config.json"]);
  });

  test("has what the files beside its config.json say", async () => {
    const hub = await startHub({
      [CONFIG]: { headers: AT_COMMIT, body: HOUSE },
      [`/org/name/resolve/${COMMIT}/hf_quant_config.json`]: { body: { quantization: { quant_algo: "FP8" } } },
      [`/org/name/resolve/${COMMIT}/1_Pooling/config.json`]: { body: { pooling_mode_mean_tokens: true } },
    });
    const { stdout } = await ask(makeQuickPlace(), hub, "--json");
    expect(JSON.parse(stdout)).toMatchObject({ layers: 6, quantizationMethod: "modelopt", pooling: "mean" });
  });

  test("is known without a network once it was asked for, by a registry with a store", async () => {
    const place = makeQuickPlace();
    const body = JSON.stringify(HOUSE).replace("{", '{"time_step_limit": [0.0, Infinity],');
    const hub = await startHub({ [CONFIG]: { headers: AT_COMMIT, body } });
    const online = await ask(place, hub, "--json");
    expect(online).toMatchObject({ code: 0, stderr: "" });
    await hub.close();
    expect(await ask(place, hub, "--json", "--offline")).toEqual(online);
  });

  test("needs no registry", async () => {
    const hub = await startHub({ [CONFIG]: { body: HOUSE } });
    const env = { HF_ENDPOINT: `${hub.address}/`, HF_TOKEN: "" };
    const run = await makePlace().modeldex(["inspect", "org/name"], env);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(hub.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("is waited for where the Hub asks to", async () => {
    const limited: RawAnswer = { status: 429, headers: { "retry-after": "1" }, body: "" };
    const hub = await startHub({ [CONFIG]: [limited, { body: HOUSE }] });
    expect(await ask(makeQuickPlace(), hub)).toMatchObject({ code: 0, stderr: "" });
    expect(pathsOf(hub).slice(0, 2)).toEqual([CONFIG, CONFIG]);
  });
});

describe("what goes wrong", () => {
  const GATE =
    "answered 401 (GatedRepo): the model is not open to everybody. Ask for access on HUB/org/name. HF_TOKEN may not read it.";
  const CASES: [string, RawAnswer, string, number][] = [
    ["gated", { status: 401, headers: { "x-error-code": "GatedRepo" }, body: "Restricted." }, GATE, 1],
    [
      "forbidden",
      { status: 403, body: "" },
      "answered 403: the model is not open to everybody. Ask for access on HUB/org/name. HF_TOKEN may not read it.",
      1,
    ],
    [
      "missing",
      { status: 401, body: "Invalid username or password." },
      "answered 401: the model does not exist, or is private. Check the id; for a private model put a token that may read it into HF_TOKEN.",
      1,
    ],
    [
      "without config.json",
      NO_ENTRY,
      "answered 404 (EntryNotFound): the model has no config.json. Only models in the layout of transformers have one.",
      1,
    ],
    [
      "HTML",
      { body: "<html></html>" },
      "answered with HTML instead of JSON 3 times. Try again later; what was read so far is kept.",
      3,
    ],
    [
      "broken JSON",
      { body: '{"model_type": ' },
      "answered with JSON that breaks off 3 times. Try again later; what was read so far is kept.",
      3,
    ],
    ["a list", { body: "[]" }, "answered with JSON that is no object. Check the file on the Hub.", 1],
    [
      "overloaded",
      { status: 503, body: "" },
      "answered 503 (Service Unavailable) 3 times. Try again later; what was read so far is kept.",
      3,
    ],
  ];
  test.each(CASES)("%s", async (_, answer, says, tries) => {
    const hub = await startHub({ [CONFIG]: answer });
    expect(await ask(makeQuickPlace(), hub)).toMatchObject({
      code: 3,
      stdout: "",
      stderr: `modeldex: GET ${hub.address}${CONFIG} ${says.replaceAll("HUB", hub.address)}\n`,
    });
    expect(pathsOf(hub)).toEqual(Array(tries).fill(CONFIG));
  });

  test("a Hub that does not answer, and one that is not there", async () => {
    const hub = await startHub({});
    hub.fault = () => true;
    const request = `modeldex: GET ${hub.address}${CONFIG}`;
    expect(await ask(makeQuickPlace(), hub)).toMatchObject({
      code: 3,
      stderr: `${request} did not answer within 0.5 s, 3 times. Try again later; what was read so far is kept.\n`,
    });
    await hub.close();
    expect(await ask(makeQuickPlace(), hub)).toMatchObject({
      code: 3,
      stderr: `${request} got no connection 3 times (ECONNREFUSED). Check the address and your network or proxy.\n`,
    });
  });

  test("a file beside config.json that cannot be read", async () => {
    const hub = await startHub({
      [CONFIG]: { body: HOUSE },
      "/org/name/resolve/main/hf_quant_config.json": { body: "[]" },
    });
    expect(await ask(makeQuickPlace(), hub)).toMatchObject({
      code: 3,
      stderr: `modeldex: GET ${hub.address}/org/name/resolve/main/hf_quant_config.json answered with JSON that is no object. Check the file on the Hub.\n`,
    });
  });

  test("an environment that names no Hub, and settings that are none", async () => {
    const place = makeQuickPlace();
    const wrong = await place.modeldex(["inspect", "org/name"], { HF_ENDPOINT: "huggingface.co" });
    expect(wrong).toMatchObject({
      code: 2,
      stderr: "modeldex: HF_ENDPOINT is not an address: huggingface.co. Write one such as https://huggingface.co.\n",
    });
    place.write("my/ingestion.json", "{");
    const settings = await place.modeldex(["inspect", "org/name", "--registry", "my"]);
    expect(settings).toMatchObject({ code: 2, stdout: "" });
    expect(settings.stderr).toMatch(
      /^modeldex: my\/ingestion\.json:1:\d+: The text ends inside an object\. Close it with }; the file may be cut off\.\n$/,
    );
  });
});

import { describe, expect, test } from "vitest";
import type { ModelKey } from "../../../src/candidate.js";
import type { RequestFault } from "../../../src/http/request-error.js";
import type { JsonClient } from "../../../src/http/types.js";
import { createHuggingFaceSource } from "../../../src/sources/huggingface/index.js";
import type { Visit } from "../../../src/sources/source.js";
import { type Canned, DAY, failure } from "../fake-client.js";
import { contextOf, hubClient } from "./support.js";

const hub = (value: string): ModelKey => ({ field: "huggingface_id", value });

async function visitAll(client: JsonClient, keys: readonly ModelKey[], token?: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  const source = createHuggingFaceSource(contextOf(client, { token }));
  for await (const visit of source.visit?.(keys) ?? []) visits.push(visit);
  return visits;
}

async function visitOne(reply: Canned, token?: string): Promise<Visit | undefined> {
  const client = hubClient({ "/api/models/acme/model": reply });
  const [visit] = await visitAll(client, [hub("acme/model")], token);
  return visit;
}

const key = hub("acme/model");
const withCode = (status: number, code: string) => ({
  status,
  headers: { "x-error-code": code },
  body: { error: "x" },
});

test("a model that is there comes with its record", async () => {
  const raw = { id: "acme/model", likes: 5 };
  await expect(visitOne({ body: raw })).resolves.toEqual({ key, state: "there", raw, date: DAY });
});

test("is asked for with all fields, as API, with the token", async () => {
  const client = hubClient({ "/api/models/acme/model": { body: { id: "acme/model" } } });
  await visitAll(client, [key], "hf_x");
  expect(client.requests).toMatchObject([{ token: "hf_x", bucket: "api", accept: [401, 403, 404] }]);
  expect(client.requests[0]?.url.searchParams.getAll("expand")).toHaveLength(18);
});

test("a record without id is there, and for the parser to judge", async () => {
  await expect(visitOne({ body: [] })).resolves.toEqual({ key, state: "there", raw: [], date: DAY });
});

test("a record with another id says where the model went", async () => {
  await expect(visitOne({ body: { id: "acme-labs/model" } })).resolves.toEqual({
    key,
    state: "moved",
    to: "acme-labs/model",
    date: DAY,
  });
});

test("a record with an id that is none says nothing", async () => {
  const visit = await visitOne({ body: { id: "../../etc/passwd" } });
  expect(visit).toMatchObject({
    state: "unknown",
    error: { fault: "shape", event: 'answered with the record of "../../etc/passwd"' },
  });
});

describe("a model is gone by", () => {
  test.each([
    [withCode(404, "RepoNotFound"), "404 RepoNotFound"],
    [{ status: 404, headers: {}, body: { error: "Repository not found" } }, "404"],
    [withCode(401, "RepoNotFound"), "401 RepoNotFound"],
    [withCode(403, "RepoNotFound"), "403 RepoNotFound"],
    [withCode(404, "\u001b[31mRed"), "404"],
    [withCode(404, "x".repeat(41)), "404"],
  ])("%j", async (reply, answer) => {
    await expect(visitOne(reply)).resolves.toEqual({ key, state: "gone", answer, date: DAY });
  });
});

describe("nobody can tell by", () => {
  test.each([
    [withCode(403, "GatedRepo"), 403, "answered 403 (GatedRepo)"],
    [withCode(401, "GatedRepo"), 401, "answered 401 (GatedRepo)"],
    [{ status: 401, headers: {} }, 401, "answered 401"],
    [{ status: 403, headers: {} }, 403, "answered 403"],
  ])("%j, which refuses", async (reply, status, event) => {
    const visit = await visitOne(reply);
    const help = "The model may not be seen by everybody: set HF_TOKEN to a token of somebody who may see it.";
    expect(visit).toMatchObject({ key, state: "unknown", error: { fault: "status", status, event, help } });
  });

  test.each([
    { status: 404, headers: {} },
    { status: 404, headers: {}, body: { message: "Not found" } },
    { status: 404, headers: {}, body: { error: { code: 404 } } },
    { status: 404, headers: { "x-error-code": "EntryNotFound" } },
  ])("%j, which any proxy may say", async (reply) => {
    await expect(visitOne(reply)).resolves.toMatchObject({
      state: "unknown",
      error: { fault: "shape", status: 404, event: "answered 404 (Not Found), but not in the words of the Hub" },
    });
  });

  test("a refusal, which names the request as the client does", async () => {
    const request = "GET https://hub.example/api/models/acme/model?expand=(18 values)";
    await expect(visitOne({ status: 403 })).resolves.toMatchObject({ error: { request } });
  });

  test("a refused token, which is what the help is about then", async () => {
    const help = "The token in HF_TOKEN is of no use for this model: use one of somebody who may see it.";
    await expect(visitOne({ status: 401 }, "hf_x")).resolves.toMatchObject({ error: { help } });
  });

  test.each([{ status: 500 }, failure("connection"), failure("not-json")])("a failed request (%#)", async (reply) => {
    const visit = await visitOne(reply);
    expect(visit).toMatchObject({ key, state: "unknown", error: { name: "RequestError" } });
  });
});

test.each<RequestFault>(["run-timeout", "interrupted", "wait-too-long"])(
  "%s ends the visits, after those before it",
  async (fault) => {
    const client = hubClient({
      "/api/models/a/a": { body: { id: "a/a" } },
      "/api/models/b/b": failure(fault),
      "/api/models/c/c": failure(fault),
    });
    const seen: string[] = [];
    const work = async () => {
      const source = createHuggingFaceSource(contextOf(client));
      for await (const visit of source.visit?.([hub("a/a"), hub("b/b"), hub("c/c")]) ?? []) seen.push(visit.state);
    };
    await expect(work()).rejects.toMatchObject({ fault });
    expect(seen).toEqual(["there"]);
  },
);

test("visits come in the order of the keys, a limited number at once", async () => {
  let inFlight = 0;
  let most = 0;
  const client: JsonClient = {
    counts: { sent: 0, stored: 0, waited: 0 },
    async getJson({ url }) {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, url.pathname.length % 3));
      inFlight--;
      const id = url.pathname.split("/").slice(3).join("/");
      return { status: 200, headers: {}, body: { id }, date: DAY, url };
    },
  };
  const keys = Array.from({ length: 100 }, (_, index) => hub(`acme/${"m".repeat(1 + (index % 5))}${index}`));
  const visits = await visitAll(client, keys);
  expect(visits.map((visit) => visit.key)).toEqual(keys);
  expect(most).toBe(32);
});

test("keys of other places and ids that are none are not asked for", async () => {
  const client = hubClient({});
  const keys: ModelKey[] = [{ field: "civitai_id", value: 5 }, hub("../x"), hub("gpt2")];
  await expect(visitAll(client, keys)).resolves.toEqual([]);
  expect(client.requests).toEqual([]);
});

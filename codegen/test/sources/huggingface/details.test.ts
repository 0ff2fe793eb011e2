import { describe, expect, test } from "vitest";
import type { RequestFault } from "../../../src/http/request-error.js";
import { createHuggingFaceSource } from "../../../src/sources/huggingface/index.js";
import type { HubContext } from "../../../src/sources/huggingface/request.js";
import { type Canned, failure } from "../fake-client.js";
import { contextOf, hubClient, listOf, parse, SHA } from "./support.js";

const CONFIG = `/acme/model/resolve/${SHA}/config.json`;

async function fetch(record: object, replies: Record<string, Canned> = {}, changes: Partial<HubContext> = {}) {
  const client = hubClient(replies);
  const source = createHuggingFaceSource(contextOf(client, changes));
  const detailed = await source.fetchDetails?.(parse(record));
  return { client, item: detailed?.item, failures: detailed?.failures };
}

describe("config.json", () => {
  test("is read at the commit of the answer, and never changes there", async () => {
    const { client, item, failures } = await fetch({ sha: SHA }, { [CONFIG]: { body: { hidden_size: 64 } } });
    expect(client.requests).toEqual([
      {
        url: new URL(`https://hub.example${CONFIG}`),
        token: undefined,
        bucket: "resolvers",
        immutable: true,
        accept: [401, 403, 404],
        mayKeep: expect.any(Function),
      },
    ]);
    const facts = [{ field: "specs.hidden_dim", key: "hidden_size", value: 64 }];
    expect(item?.config).toEqual({ state: "read", facts, revision: SHA });
    expect(failures).toEqual([]);
  });

  test("is read at main where no commit is known, and may change there", async () => {
    const { client, item } = await fetch({}, { "/acme/model/resolve/main/config.json": { body: {} } });
    expect(client.requests[0]).toMatchObject({ immutable: false });
    expect(item?.config).toEqual({ state: "read", facts: [] });
  });

  test.each([
    [{ status: 404, headers: { "x-error-code": "EntryNotFound" } }, "none"],
    [{ status: 404, headers: {} }, "hidden"],
    [{ status: 404, headers: { "x-error-code": "RevisionNotFound" } }, "hidden"],
    [{ status: 404, headers: { "x-error-code": "RepoNotFound" } }, "hidden"],
    [{ status: 401, headers: {} }, "hidden"],
    [{ status: 403, headers: { "x-error-code": "GatedRepo" } }, "hidden"],
  ])("is, by %j, %s, and that is no failure", async (reply, state) => {
    const { client, item, failures } = await fetch({ sha: SHA }, { [CONFIG]: reply });
    expect(item?.config).toEqual({ state });
    expect(failures).toEqual([]);
    // What the Hub did not say is asked again.
    expect(client.requests[0]?.mayKeep?.({ ...reply })).toBe(state === "none");
  });

  test("that cannot be fetched is hidden, and a failure", async () => {
    const { item, failures } = await fetch({ sha: SHA }, { [CONFIG]: { status: 500 } });
    expect(item?.config).toEqual({ state: "hidden" });
    expect(failures).toEqual([failure("status", 500)]);
  });

  test.each([["text"], [null], [[1]], [undefined]])("that is %j gives no facts", async (body) => {
    const { item, failures } = await fetch({ sha: SHA }, { [CONFIG]: { body } });
    expect(item?.config).toEqual({ state: "read", facts: [], revision: SHA });
    expect(failures).toEqual([]);
  });

  test.each(["auto", "manual", "by-letter"])("behind a gate (%s) is asked for with a token only", async (gated) => {
    const without = await fetch({ sha: SHA, gated });
    expect(without.client.requests).toEqual([]);
    expect(without.item?.config).toEqual({ state: "hidden" });
    const withToken = await fetch({ sha: SHA, gated }, { [CONFIG]: { body: {} } }, { token: "hf_x" });
    expect(withToken.client.requests).toMatchObject([{ token: "hf_x" }]);
    expect(withToken.item?.config?.state).toBe("read");
  });

  test("is not asked for where the settings say so", async () => {
    const settings = { lists: [listOf()], configs: false, visitKnown: true };
    const { client, item } = await fetch({ sha: SHA }, {}, { settings });
    expect(client.requests).toEqual([]);
    expect(item?.config).toBeUndefined();
  });

  test.each([{ private: true }, { disabled: true }, { id: "gpt2" }])("is not asked for of %j", async (record) => {
    const { client, failures } = await fetch(record);
    expect(client.requests).toEqual([]);
    expect(failures).toEqual([]);
  });
});

describe("what a list of the kind full does not say", () => {
  const settings = { lists: [listOf({ ask: "full" })], configs: true, visitKnown: true };
  const bare = { id: "acme/model", disabled: undefined, likes: 3, sha: SHA };
  const whole = { id: "acme/model", disabled: false, likes: 3, sha: SHA, cardData: { license: "mit" } };

  test("is asked for with the same fields, and then the config", async () => {
    const { client, item } = await fetch(bare, { "/api/models/acme/model": { body: whole } }, { settings });
    expect(client.paths).toEqual(["/api/models/acme/model", CONFIG]);
    expect(client.requests[0]).toMatchObject({ bucket: "api" });
    expect(client.requests[0]?.url.searchParams.getAll("expand")).toHaveLength(18);
    expect(item).toMatchObject({ isBare: false, card: { license: "mit" }, config: { state: "none" } });
  });

  test("is not asked for where the record has it", async () => {
    const { client } = await fetch(whole, {}, { settings });
    expect(client.paths).toEqual([CONFIG]);
  });

  test("is not asked for where no list is of that kind", async () => {
    const { client } = await fetch(bare);
    expect(client.paths).toEqual([CONFIG]);
  });

  test("leaves the record as it is where it cannot be had", async () => {
    const { item, failures } = await fetch(bare, { "/api/models/acme/model": { status: 502 } }, { settings });
    expect(item).toMatchObject({ isBare: true, likes: 3, config: { state: "none" } });
    expect(failures).toEqual([failure("status", 502)]);
  });

  test("may turn out to be private", async () => {
    const body = { ...whole, private: true };
    const { client, item } = await fetch(bare, { "/api/models/acme/model": { body } }, { settings });
    expect(client.paths).toEqual(["/api/models/acme/model"]);
    expect(item?.isPrivate).toBe(true);
  });

  test.each([
    [
      { ...whole, likes: "x" },
      'answered with a record that cannot be used: "likes" is text ("x"), not a whole number of at least 0',
    ],
    [{ ...whole, id: "other/model" }, "answered with the record of other/model"],
    [undefined, "answered with a record that cannot be used: The record is nothing, not an object"],
  ])("is not taken from another record", async (body, event) => {
    const { item, failures } = await fetch(bare, { "/api/models/acme/model": { body } }, { settings });
    expect(item?.isBare).toBe(true);
    expect(failures).toMatchObject([{ fault: "shape", event }]);
  });
});

test.each<RequestFault>(["run-timeout", "interrupted", "wait-too-long"])("%s ends the run", async (fault) => {
  await expect(fetch({ sha: SHA }, { [CONFIG]: failure(fault) })).rejects.toMatchObject({ fault });
});

test.each<RequestFault>(["connection", "timeout", "too-large", "redirect", "not-json", "offline"])(
  "%s is a failure of one request",
  async (fault) => {
    const { item, failures } = await fetch({ sha: SHA }, { [CONFIG]: failure(fault) });
    expect(item?.config).toEqual({ state: "hidden" });
    expect(failures).toMatchObject([{ fault }]);
  },
);

test("ids with names of prototypes are asked for as they are", async () => {
  const { client } = await fetch({ id: "__proto__/constructor" });
  expect(client.paths).toEqual(["/__proto__/constructor/resolve/main/config.json"]);
});

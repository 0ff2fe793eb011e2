// Looking for models of CivitAI by number: who is there, who is gone, and of whom nobody can tell.
import { describe, expect, test } from "vitest";
import type { ModelKey } from "../../../src/candidate.js";
import type { RequestFault } from "../../../src/http/request-error.js";
import type { Visit } from "../../../src/sources/source.js";
import { type Canned, DAY, FakeClient, failure } from "../fake-client.js";
import { modelRecord } from "./records.js";
import { civitai, ENDPOINT } from "./source.js";

const keyOf = (value: number): ModelKey => ({ field: "civitai_id", value });
const batchUrl = (...ids: number[]) => `${ENDPOINT}/api/v1/models?ids=${ids.join("%2C")}&limit=100&nsfw=true`;
const modelUrl = (id: number) => `${ENDPOINT}/api/v1/models/${id}`;

async function visit(keys: readonly ModelKey[], answers: Readonly<Record<string, Canned>>) {
  const client = new FakeClient(answers);
  const { visit: look } = civitai(client);
  const visits: Visit[] = [];
  if (look === undefined) throw new Error("CivitAI can be visited.");
  for await (const found of look(keys)) visits.push(found);
  return { visits, client };
}

test("asks for all at once, and one by one for those that do not show up; the order is that of the keys", async () => {
  const { visits, client } = await visit([1, 2, 3, 4].map(keyOf), {
    [batchUrl(1, 2, 3, 4)]: {
      body: { items: [modelRecord({ id: 4 }), modelRecord({ id: 2, mode: "TakenDown" }), "rubbish", { id: "1" }] },
    },
    [modelUrl(1)]: { status: 404, body: { error: "No model with id 1" } },
    [modelUrl(3)]: { body: modelRecord({ id: 3, mode: "Archived" }) },
  });
  expect(visits).toEqual([
    { key: keyOf(1), state: "gone", answer: "404", date: DAY },
    { key: keyOf(2), state: "gone", answer: "mode TakenDown", date: DAY },
    { key: keyOf(3), state: "there", raw: modelRecord({ id: 3, mode: "Archived" }), date: DAY },
    { key: keyOf(4), state: "there", raw: modelRecord({ id: 4 }), date: DAY },
  ]);
  expect(client.urls).toEqual([batchUrl(1, 2, 3, 4), modelUrl(1), modelUrl(3)]);
  expect(client.requests.map(({ token, accept }) => [token, accept])).toEqual([
    ["token-of-mine", undefined],
    ["token-of-mine", [404]],
    ["token-of-mine", [404]],
  ]);
});

test("asks for a hundred at a time, and for keys of CivitAI only", async () => {
  const ids = Array.from({ length: 150 }, (_, index) => index + 1);
  const items = (from: number, to: number) => ({ body: { items: ids.slice(from, to).map((id) => ({ id })) } });
  const { visits, client } = await visit([{ field: "huggingface_id", value: "BAAI/bge-m3" }, ...ids.map(keyOf)], {
    [batchUrl(...ids.slice(0, 100))]: items(0, 100),
    [batchUrl(...ids.slice(100))]: items(100, 150),
  });
  expect(visits.map(({ key }) => key.value)).toEqual(ids);
  expect(client.urls).toHaveLength(2);
});

test("asks nothing for no keys", async () => {
  expect((await visit([], {})).visits).toEqual([]);
});

test("a model that was taken down since is gone by its own answer, too", async () => {
  const { visits } = await visit([keyOf(5)], {
    [batchUrl(5)]: { body: { items: [] } },
    [modelUrl(5)]: { body: modelRecord({ id: 5, mode: "TakenDown" }) },
  });
  expect(visits).toEqual([{ key: keyOf(5), state: "gone", answer: "mode TakenDown", date: DAY }]);
});

describe("nobody can tell", () => {
  test("where the request for all failed", async () => {
    const error = failure("status");
    const { visits, client } = await visit([keyOf(1), keyOf(2)], { [batchUrl(1, 2)]: error });
    expect(visits).toEqual([
      { key: keyOf(1), state: "unknown", error },
      { key: keyOf(2), state: "unknown", error },
    ]);
    expect(client.urls).toHaveLength(1);
  });

  test("where the request for one failed; the next is looked for all the same", async () => {
    const error = failure("timeout");
    const { visits } = await visit([keyOf(1), keyOf(2)], {
      [batchUrl(1, 2)]: { body: { items: [] } },
      [modelUrl(1)]: error,
      [modelUrl(2)]: { status: 404, body: { error: "No model with id 2" } },
    });
    expect(visits.map(({ state }) => state)).toEqual(["unknown", "gone"]);
  });

  test.each<[Canned, string]>([
    [{ status: 404, body: undefined }, "answered 404 (Not Found), but not in the words of CivitAI"],
    [{ status: 404, body: "<html>" }, "answered 404 (Not Found), but not in the words of CivitAI"],
    [{ body: { error: "Try later" } }, 'answered with an error instead of model 1: "Try later"'],
    [{ body: modelRecord({ id: 2 }) }, "answered with model 2 instead of model 1"],
    [{ body: [] }, 'answered with a list without "modelVersions" instead of model 1'],
    [{ body: {} }, 'answered with an object without a list "modelVersions" instead of model 1'],
  ])("where the answer is another one", async (answer, event) => {
    const { visits } = await visit([keyOf(1)], { [batchUrl(1)]: { body: { items: [] } }, [modelUrl(1)]: answer });
    expect(visits).toMatchObject([{ key: keyOf(1), state: "unknown", error: { fault: "shape", event } }]);
  });

  test("where the list is none", async () => {
    const { visits } = await visit([keyOf(1)], { [batchUrl(1)]: { body: { error: "Overloaded" } } });
    const event = 'answered with an error instead of a list of models: "Overloaded"';
    expect(visits).toMatchObject([{ key: keyOf(1), state: "unknown", error: { fault: "shape", event } }]);
  });
});

test.each<RequestFault>(["run-timeout", "interrupted", "wait-too-long"])("%s ends all looking", async (fault) => {
  const error = failure(fault);
  await expect(visit([keyOf(1)], { [batchUrl(1)]: error })).rejects.toBe(error);
  await expect(visit([keyOf(1)], { [batchUrl(1)]: { body: { items: [] } }, [modelUrl(1)]: error })).rejects.toBe(error);
});

test("a fault of the program is no answer", async () => {
  await expect(visit([keyOf(1)], {})).rejects.toThrow("Nobody expected");
});

// The one list of OpenRouter: what is asked, and what every form of answer is read as.
import { expect, test } from "vitest";
import { RequestError } from "../../../src/http/request-error.js";
import { Malformed } from "../../../src/sources/source.js";
import { DAY, FakeClient } from "../fake-client.js";
import { architecture, ENDPOINT, modelRecord, openrouter } from "./records.js";

const FIRST = `${ENDPOINT}/api/v1/models`;
const LIST = { name: "models", limit: Number.MAX_SAFE_INTEGER, isFixed: true } as const;

const fetchFirst = (body: unknown) => openrouter(new FakeClient({ [FIRST]: { body } })).fetchPage(LIST, undefined, 500);

test("has one list without an end, which is one request without a token where there is none", async () => {
  const client = new FakeClient({ [FIRST]: { body: { data: [modelRecord()] } } });
  const source = openrouter(client);
  expect([source.name, source.title, source.lists]).toEqual(["openrouter", "OpenRouter", [LIST]]);
  expect(await source.fetchPage(LIST, undefined, 500)).toEqual({ items: [modelRecord()], next: undefined, date: DAY });
  expect(client.requests.map(({ url, token }) => [url.href, token])).toEqual([[FIRST, undefined]]);
});

test("goes on where the answer says that there is more, with its numbers and at its own address only", async () => {
  const next = "https://elsewhere.example/steal?offset=500&limit=500&token=mine";
  const second = `${FIRST}?offset=500&limit=500`;
  const client = new FakeClient({
    [FIRST]: { body: { data: [{ id: "a" }], links: { next }, totalCount: 501 } },
    [second]: { body: { data: [{ id: "b" }], links: { next: null } } },
  });
  const source = openrouter(client, "token-of-mine");
  const page = await source.fetchPage(LIST, undefined, 500);
  expect(page.next).toBe("offset=500&limit=500");
  expect(await source.fetchPage(LIST, page.next, 500)).toEqual({ items: [{ id: "b" }], next: undefined, date: DAY });
  expect(client.requests.map(({ url, token }) => [url.href, token])).toEqual([
    [FIRST, "token-of-mine"],
    [second, "token-of-mine"],
  ]);
});

test.each([
  ["?offset=500&limit=500", "offset=500&limit=500"],
  ["?offset=500", "offset=500"],
  ["/other?limit=5&offset=10#page", "offset=10&limit=5"],
])("reads the next page from %j", async (next, cursor) => {
  expect((await fetchFirst({ data: [], links: { next } })).next).toBe(cursor);
});

test.each<[unknown]>([[undefined], [null], [{}], [{ details: "/x" }], [{ next: null }]])(
  "ends with the links %j",
  async (links) => {
    expect((await fetchFirst({ data: [], ...(links === undefined ? {} : { links }) })).next).toBeUndefined();
  },
);

const NO_NUMBER = "says that there are more models, but not from which number on";

test.each<[unknown, string]>([
  [
    { error: { code: 502, message: "Upstream \u001b[1mfailed" } },
    'answered with an error instead of a list of models: "Upstream \\u{1b}[1mfailed"',
  ],
  [{ error: { code: 502 } }, 'answered with an object without a list "data" instead of a list of models'],
  [{ data: {} }, 'answered with an object without a list "data" instead of a list of models'],
  [[modelRecord()], 'answered with a list without "data" instead of a list of models'],
  [null, "answered with null instead of a list of models"],
  [{ data: [], links: { next: "?page=2" } }, NO_NUMBER],
  [{ data: [], links: { next: "?offset=-5" } }, NO_NUMBER],
  [{ data: [], links: { next: "?offset=1e9" } }, NO_NUMBER],
  [{ data: [], links: { next: "?offset=5&limit=all" } }, NO_NUMBER],
  [{ data: [], links: { next: "https://" } }, NO_NUMBER],
  [{ data: [], links: { next: 500 } }, NO_NUMBER],
])("refuses another answer", async (body, event) => {
  const error = await fetchFirst(body).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RequestError);
  expect(error).toMatchObject({ fault: "shape", status: 200, event, request: `GET ${FIRST}` });
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["as the list has it", modelRecord()],
  ["without an id on the Hub", modelRecord({ hugging_face_id: null })],
  ["with an empty one", modelRecord({ hugging_face_id: "" })],
  ["without facts", { id: "a/b", architecture: architecture([], []) }],
  ["with facts that are null", modelRecord({ context_length: null, knowledge_cutoff: null })],
])("reads a record %s", (_what, record) => {
  expect(openrouter().parse(record)).toBe(record);
});

test.each<[unknown, string, string | undefined]>([
  [null, "The record is null, not an object.", undefined],
  [{}, '"id" is missing.', undefined],
  [JSON.parse('{"__proto__": {"id": "a/b"}}'), '"id" is missing.', undefined],
  [modelRecord({ id: 7 }), '"id" is the number 7, not text.', undefined],
  [modelRecord({ architecture: undefined }), '"architecture" is missing.', "acme/crane-7b"],
  [
    modelRecord({ architecture: { modality: "text->text" } }),
    '"architecture.input_modalities" is missing.',
    "acme/crane-7b",
  ],
  [
    modelRecord({ architecture: architecture([["text"]]) }),
    '"architecture.input_modalities.0" is a list, not text.',
    "acme/crane-7b",
  ],
  [modelRecord({ hugging_face_id: false }), '"hugging_face_id" is false, not text or null.', "acme/crane-7b"],
  [
    modelRecord({ context_length: "131072" }),
    '"context_length" is text ("131072"), not a whole number of at least 0 or null.',
    "acme/crane-7b",
  ],
  [
    modelRecord({ id: "\u202ex", knowledge_cutoff: 2025 }),
    '"knowledge_cutoff" is the number 2025, not text or null.',
    "\\u{202e}x",
  ],
])("refuses a record that is not what was promised", (record, message, id) => {
  expect(openrouter().parse(record)).toEqual(new Malformed(message, id));
});

test("refuses an id without end", () => {
  const parsed = openrouter().parse(modelRecord({ id: "x".repeat(1_000_000) }));
  const shown = `${"x".repeat(200)}...`;
  const message = '"id" is text of 1000000 characters, not text of at most 200 characters.';
  expect(parsed).toEqual(new Malformed(message, shown));
});

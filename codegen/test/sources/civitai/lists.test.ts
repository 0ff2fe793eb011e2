// Pages of CivitAI's lists: what is asked, and what every form of answer is read as.
import { describe, expect, test } from "vitest";
import { RequestError } from "../../../src/http/request-error.js";
import type { CivitaiList } from "../../../src/ingestion-settings.js";
import { unexpected } from "../../../src/sources/records/unexpected.js";
import { DAY, FakeClient } from "../fake-client.js";
import { civitai, DEFAULT_LIST, ENDPOINT } from "./source.js";

const QUERY = "limit=100&period=AllTime&sort=Most+Downloaded&nsfw=true";
const FIRST = `${ENDPOINT}/api/v1/models?${QUERY}`;

async function fetchFirst(body: unknown, list: Partial<CivitaiList> = {}) {
  const source = civitai(new FakeClient({ [FIRST]: { body } }), list);
  return source.fetchPage({ name: "downloads", limit: 200 }, undefined, 200);
}

async function queryOf(list: Partial<CivitaiList>, cursor?: string, wanted = 200): Promise<string> {
  const urls: string[] = [];
  const source = civitai(
    {
      counts: { sent: 0, stored: 0, waited: 0 },
      async getJson({ url }) {
        urls.push(url.href);
        return { status: 200, headers: {}, body: { items: [] }, date: DAY, url };
      },
    },
    list,
  );
  await source.fetchPage({ name: list.name ?? "downloads", limit: 200 }, cursor, wanted);
  return urls.join().replace(`${ENDPOINT}/api/v1/models?`, "");
}

describe("the request", () => {
  test("for the list of the defaults asks for all types and base models of all time, most downloaded first", async () => {
    expect(DEFAULT_LIST).toEqual({
      name: "downloads",
      limit: 200,
      types: [],
      base_models: [],
      period: "AllTime",
      sort: "Most Downloaded",
      nsfw: true,
    });
    expect(await queryOf({})).toBe(QUERY);
  });

  test.each<[string, Partial<CivitaiList>, string]>([
    [
      "checkpoints",
      { types: ["Checkpoint"] },
      "limit=100&types=Checkpoint&period=AllTime&sort=Most+Downloaded&nsfw=true",
    ],
    ["loras", { types: ["LORA"] }, "limit=100&types=LORA&period=AllTime&sort=Most+Downloaded&nsfw=true"],
    [
      "sdxl",
      { base_models: ["SDXL 1.0"] },
      "limit=100&baseModels=SDXL+1.0&period=AllTime&sort=Most+Downloaded&nsfw=true",
    ],
    ["sd15", { base_models: ["SD 1.5"] }, "limit=100&baseModels=SD+1.5&period=AllTime&sort=Most+Downloaded&nsfw=true"],
    ["week", { period: "Week" }, "limit=100&period=Week&sort=Most+Downloaded&nsfw=true"],
    ["month", { period: "Month" }, "limit=100&period=Month&sort=Most+Downloaded&nsfw=true"],
    ["pg", { nsfw: "None" }, "limit=100&period=AllTime&sort=Most+Downloaded&nsfw=false"],
    ["pg13", { nsfw: "Soft" }, "limit=100&period=AllTime&sort=Most+Downloaded&nsfw=true"],
    ["r", { nsfw: "Mature" }, "limit=100&period=AllTime&sort=Most+Downloaded&nsfw=true"],
    ["x", { nsfw: "X" }, "limit=100&period=AllTime&sort=Most+Downloaded&nsfw=true"],
  ])("for the filter %s of the manifests is a list of the settings", async (_filter, list, query) => {
    expect(await queryOf(list)).toBe(query);
  });

  test("repeats types and base models, and encodes what they hold", async () => {
    const list = { types: ["LORA", "LoCon"], base_models: ["SDXL 1.0", "a&sort=Newest"], nsfw: false } as const;
    expect(await queryOf(list)).toBe(
      "limit=100&types=LORA&types=LoCon&baseModels=SDXL+1.0&baseModels=a%26sort%3DNewest" +
        "&period=AllTime&sort=Most+Downloaded&nsfw=false",
    );
  });

  test.each([false, "None", "Soft", "Mature"] as const)(
    "with nsfw %j is for a full page: of what comes, any number may be left out",
    async (nsfw) => {
      expect(await queryOf({ nsfw }, undefined, 7)).toContain("limit=100&");
    },
  );

  test("carries the cursor encoded, never a page number, and asks for no more than is wanted", async () => {
    const query = "limit=7&period=AllTime&sort=Most+Downloaded&nsfw=true&cursor=75363%7C932023%7C257749";
    expect(await queryOf({}, "75363|932023|257749", 7)).toBe(query);
  });

  test("carries the token, to the client and not in the address", async () => {
    const client = new FakeClient({ [FIRST]: { body: { items: [] } } });
    await civitai(client).fetchPage({ name: "downloads", limit: 200 }, undefined, 200);
    expect(client.requests.map(({ token, url }) => [token, url.href])).toEqual([["token-of-mine", FIRST]]);
  });
});

describe("the answer", () => {
  test.each<[string, unknown, string | undefined]>([
    ["text", { nextCursor: "75363|932023|257749" }, "75363|932023|257749"],
    ["a number", { nextCursor: 4711 }, "4711"],
    ["only in the address of the next page", { nextPage: "https://elsewhere.example/?page=2&cursor=1%7C2" }, "1|2"],
    ["in both", { nextCursor: "3|4", nextPage: "https://elsewhere.example/?cursor=1%7C2" }, "3|4"],
    ["nowhere, in an answer of 2023", { totalItems: 3, currentPage: 1, pageSize: 100, totalPages: 1 }, undefined],
    ["nowhere, with an address that is none", { nextPage: "page two" }, undefined],
    ["null", { nextCursor: null }, undefined],
    ["nowhere, without metadata", undefined, undefined],
  ])("has its next cursor: %s", async (_where, metadata, next) => {
    const body = { items: [{ id: 1 }], ...(metadata === undefined ? {} : { metadata }) };
    expect(await fetchFirst(body)).toEqual({ items: [{ id: 1 }], given: 1, next, date: DAY });
  });

  test("may be empty while more follow", async () => {
    const page = await fetchFirst({ items: [], metadata: { nextCursor: "5" } });
    expect(page).toEqual({ items: [], given: 0, next: "5", date: DAY });
  });

  test.each<[CivitaiList["nsfw"], number[]]>([
    [true, [1, 2, 3, 4, 5, 6]],
    ["X", [1, 2, 3, 4, 5, 6]],
    [false, [1, 3, 6]],
    ["None", [1, 3, 6]],
    ["Soft", [1, 2, 6]],
    ["Mature", [1, 2, 3, 6]],
  ])("leaves out what a list with nsfw %j does not want", async (nsfw, ids) => {
    const items = [
      { id: 1, nsfw: false, nsfwLevel: 31 },
      { id: 2, nsfw: true, nsfwLevel: 2 | 8 },
      { id: 3, nsfw: false, nsfwLevel: 4 },
      { id: 4, nsfw: true, nsfwLevel: 16 },
      { id: 5, nsfw: true },
      { id: 6 },
    ];
    const query = nsfw === false || nsfw === "None" ? QUERY.replace("nsfw=true", "nsfw=false") : QUERY;
    const client = new FakeClient({ [`${ENDPOINT}/api/v1/models?${query}`]: { body: { items } } });
    const page = await civitai(client, { nsfw }).fetchPage({ name: "downloads", limit: 200 }, undefined, 200);
    expect(page.items.map((item) => (item as { id: number }).id)).toEqual(ids);
    expect(page.given).toBe(6);
  });

  test.each<[unknown, string]>([
    [
      { error: "Cursor is of another sort" },
      'answered with an error instead of a list of models: "Cursor is of another sort"',
    ],
    [
      { error: { name: "ZodError", issues: [{ message: "Invalid option" }] } },
      'answered with an error instead of a list of models: "Invalid option"',
    ],
    [
      { message: "An unexpected error occurred" },
      'answered with an error instead of a list of models: "An unexpected error occurred"',
    ],
    [{ error: "\u001b[31m\u202ered" }, 'answered with an error instead of a list of models: "\\u{1b}[31m\\u{202e}red"'],
    [{ error: "x".repeat(1_000_000) }, `answered with an error instead of a list of models: "${"x".repeat(200)}..."`],
    [{ items: { 0: {} } }, 'answered with an object without a list "items" instead of a list of models'],
    [{ error: { code: 1 } }, 'answered with an object without a list "items" instead of a list of models'],
    [
      JSON.parse('{"__proto__": {"items": []}}'),
      'answered with an object without a list "items" instead of a list of models',
    ],
    [[], 'answered with a list without "items" instead of a list of models'],
    ["<html>", 'answered with text ("<html>") instead of a list of models'],
    [null, "answered with null instead of a list of models"],
    [17, "answered with the number 17 instead of a list of models"],
    [undefined, "answered with nothing instead of a list of models"],
    [
      { items: [], metadata: { nextCursor: { after: 3 } } },
      "answered with a cursor that is neither short text nor a whole number",
    ],
    [
      { items: [], metadata: { nextCursor: "9".repeat(1_000_000) } },
      "answered with a cursor that is neither short text nor a whole number",
    ],
    [
      { items: [], metadata: { nextCursor: 1.5 } },
      "answered with a cursor that is neither short text nor a whole number",
    ],
  ])("of another form is refused", async (body, event) => {
    const error = await fetchFirst(body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toMatchObject({
      fault: "shape",
      status: 200,
      event,
      message:
        `GET ${FIRST} ${event}. ` +
        "Try again later; if it stays so, check the address of the endpoint, or report that its API has changed.",
    });
  });

  test("is refused without the password that an endpoint may hold", () => {
    const error = unexpected(new URL("https://me:secret@civitai.example/api"), 200, "answered with null");
    expect(error.message).not.toContain("secret");
    expect(error.request).toBe("GET https://civitai.example/api");
  });

  test("to a list that the settings do not have is never asked for", async () => {
    await expect(civitai().fetchPage({ name: "__proto__", limit: 1 }, undefined, 1)).rejects.toThrow(
      'CivitAI has no list "__proto__".',
    );
  });
});

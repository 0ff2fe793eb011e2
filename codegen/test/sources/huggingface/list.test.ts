import { describe, expect, test } from "vitest";
import type { HuggingFaceList } from "../../../src/ingestion-settings.js";
import { createHuggingFaceSource } from "../../../src/sources/huggingface/index.js";
import { type Canned, DAY } from "../fake-client.js";
import { contextOf, hubClient, listOf } from "./support.js";

async function ask(list: HuggingFaceList, cursor?: string, wanted = 1000, reply: Canned = { body: [] }) {
  const client = hubClient({ "/api/models": reply });
  const page = await createHuggingFaceSource(contextOf(client)).fetchPage(list, cursor, wanted);
  return { page, request: client.requests[0], query: [...(client.requests[0]?.url.searchParams ?? [])] };
}

function pageWith(link: string): Promise<string | undefined> {
  return ask(listOf(), undefined, 10, { body: [{ id: "a/b" }], headers: { link } }).then(({ page }) => page.next);
}

const EXPANDED =
  `author cardData config createdAt disabled downloads downloadsAllTime gated gguf lastModified library_name likes
 pipeline_tag private safetensors sha tags trendingScore`.split(/\s+/);

describe("the query", () => {
  test("asks for the largest page with everything", async () => {
    const { query } = await ask(listOf());
    const expand = EXPANDED.map((field) => ["expand", field]);
    expect(query).toEqual([["limit", "500"], ["sort", "downloads"], ...expand]);
  });

  test.each([
    ["downloads", "downloads"],
    ["likes", "likes"],
    ["recent", "lastModified"],
  ] as const)("sorts by %s as %s", async (sort, expected) => {
    const { request } = await ask(listOf({ sort }));
    expect(request?.url.searchParams.get("sort")).toBe(expected);
  });

  test("has every filter, the author and the cursor", async () => {
    const list = listOf({ filter: ["gguf", "license:mit"], author: "acme & sons", ask: "full" });
    const { query } = await ask(list, "abc=", 7);
    expect(query).toEqual([
      ["limit", "7"],
      ["sort", "downloads"],
      ["filter", "gguf"],
      ["filter", "license:mit"],
      ["author", "acme & sons"],
      ["full", "true"],
      ["cursor", "abc="],
    ]);
  });

  test("goes to the endpoint with the token, and counts as API", async () => {
    const client = hubClient({ "/hf/api/models": { body: [] } });
    const endpoint = new URL("https://mirror.example/hf");
    await createHuggingFaceSource(contextOf(client, { endpoint, token: "hf_x" })).fetchPage(listOf(), undefined, 1);
    expect(client.requests[0]).toMatchObject({ token: "hf_x", bucket: "api" });
    expect(client.requests[0]?.url.origin).toBe("https://mirror.example");
  });
});

describe("the page", () => {
  test("has the records as they are, and the day of the answer", async () => {
    const { page } = await ask(listOf(), undefined, 10, { body: [{ id: "a/b" }, 5], date: DAY });
    expect(page).toEqual({ items: [{ id: "a/b" }, 5], next: undefined, date: DAY });
  });

  test("that is empty may have one after it", async () => {
    const headers = { link: '<https://hub.example/api/models?cursor=more>; rel="next"' };
    const { page } = await ask(listOf(), undefined, 10, { body: [], headers });
    expect(page).toEqual({ items: [], next: "more", date: DAY });
  });

  test.each([
    ['<https://hub.example/api/models?limit=2&cursor=eyJfaWQ%3D>; rel="next"', "eyJfaWQ="],
    ["<https://hub.example/x?cursor=1>; rel=prev, <https://hub.example/x?cursor=2>; rel=next", "2"],
    ['</api/models?cursor=relative>; rel="next"', "relative"],
    ['<https://evil.example/steal?cursor=c&token=please>; rel="next"', "c"],
    ['<https://hub.example/x?cursor=1>; rel="prev"', undefined],
    ["", undefined],
  ])("after which %s stands goes on at %j", async (link, expected) => {
    await expect(pageWith(link)).resolves.toBe(expected);
  });

  test("that another host names is asked for at the endpoint", async () => {
    const next = await pageWith('<https://evil.example/api/models?cursor=c%26token%3D1>; rel="next"');
    const { request } = await ask(listOf(), next);
    expect(request?.url.origin).toBe("https://hub.example");
    expect(request?.url.searchParams.get("cursor")).toBe("c&token=1");
    expect(request?.url.searchParams.has("token")).toBe(false);
  });

  const NO_CURSOR = "answered with a Link to the next page that has no cursor";
  test.each([
    ['<https://hub.example/api/models?page=2>; rel="next"', NO_CURSOR],
    ['<https://hub.example/api/models?cursor=>; rel="next"', NO_CURSOR],
    [`<https://hub.example/api/models?cursor=${"x".repeat(5000)}>; rel="next"`, NO_CURSOR],
    ["here is the next page", "answered with a Link header that cannot be read"],
    ['<https://[bad>; rel="next"', "answered with a Link header that cannot be read"],
  ])("is refused where the header is %.60s", async (link, event) => {
    await expect(pageWith(link)).rejects.toMatchObject({ name: "RequestError", fault: "shape", event });
  });
});

test.each([
  [{ error: "Invalid sort" }, 'an error instead of a list of models: "Invalid sort"'],
  [{ message: "Busy\u001b[31m" }, 'an error instead of a list of models: "Busy\\u{1b}[31m"'],
  [{ error: "x".repeat(300) }, `an error instead of a list of models: "${"x".repeat(200)}..."`],
  [{ error: { code: 5 } }, "an object instead of a list of models"],
  [null, "null instead of a list of models"],
  [undefined, "nothing instead of a list of models"],
  ["<html>", 'text ("<html>") instead of a list of models'],
])("a body that is %j is no page", async (body, what) => {
  const asked = ask(listOf(), undefined, 1, { body });
  await expect(asked).rejects.toMatchObject({
    fault: "shape",
    status: 200,
    request: "GET https://hub.example/api/models?limit=1&sort=downloads&expand=(18 values)",
    event: `answered with ${what}`,
    help: "Try again later; if it stays so, check the address of the endpoint, or report that its API has changed.",
  });
});

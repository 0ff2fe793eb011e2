// A page of a list of the Hub. The next page is asked for at our own endpoint: of the address in the Link header,
// which may lead anywhere, only the cursor is taken.
import LinkHeader from "http-link-header";
import type { JsonAnswer } from "../../http/types.js";
import type { HuggingFaceList } from "../../ingestion-settings.js";
import { apiUrl } from "../endpoint.js";
import { readModels, unexpected } from "../records/unexpected.js";
import type { ListPage } from "../source.js";
import { EXPAND, type HubContext, headerOf } from "./request.js";

// The Hub's own client asks for no more (listModels of @huggingface/hub).
const LARGEST_PAGE = 500;

const SORT = { downloads: "downloads", likes: "likes", recent: "lastModified" } as const;

/**
 * Fetches a page. `cursor` is what the page before gave as its next one; `wanted` is how many models are wanted at
 * most.
 *
 * @throws RequestError where there is no such page, or where the answer is none.
 */
export async function fetchPage(
  { client, endpoint, token }: HubContext,
  list: HuggingFaceList,
  cursor: string | undefined,
  wanted: number,
): Promise<ListPage> {
  const url = apiUrl(endpoint, ["api", "models"], listQuery(list, cursor, wanted));
  const answer = await client.getJson({ url, token, bucket: "api" });
  return { items: readModels(answer, url), next: readNext(url, answer), date: answer.date };
}

function listQuery(
  { sort, filter, author, ask }: HuggingFaceList,
  cursor: string | undefined,
  wanted: number,
): (readonly [string, string])[] {
  return [
    ["limit", String(Math.max(1, Math.min(LARGEST_PAGE, wanted)))],
    ["sort", SORT[sort]],
    ...filter.map((tag) => ["filter", tag] as const),
    ...(author === undefined ? [] : [["author", author] as const]),
    ...(ask === "full" ? [["full", "true"] as const] : EXPAND),
    ...(cursor === undefined ? [] : [["cursor", cursor] as const]),
  ];
}

function readNext(url: URL, answer: JsonAnswer): string | undefined {
  const header = headerOf(answer, "link");
  if (header === undefined || header.trim() === "") return undefined;
  const address = parseNext(header, answer.url);
  if (address === null) throw unexpected(url, answer.status, "answered with a Link header that cannot be read");
  if (address === undefined) return undefined;
  const cursor = address.searchParams.get("cursor");
  if (cursor === null || cursor === "" || cursor.length > LONGEST_CURSOR) {
    throw unexpected(url, answer.status, "answered with a Link to the next page that has no cursor");
  }
  return cursor;
}

// Those of the Hub have some 200 signs.
const LONGEST_CURSOR = 4096;

/** The address of the next page; undefined where the header names none, null where it cannot be read. */
function parseNext(header: string, base: URL): URL | undefined | null {
  try {
    const [next] = LinkHeader.parse(header).rel("next");
    return next === undefined ? undefined : new URL(next.uri, base);
  } catch {
    return null;
  }
}

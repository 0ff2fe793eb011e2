// Lists of CivitAI: what is asked for one page, and what its answer is read as.
import type { JsonAnswer } from "../../http/types.js";
import type { CivitaiList } from "../../ingestion-settings.js";
import { ownProperty } from "../records/own-property.js";
import { readModels, unexpected } from "../records/unexpected.js";
import { isFiltered, isWanted, nsfwParameter } from "./nsfw.js";

/** Models that CivitAI gives at once at most. */
export const PAGE_SIZE = 100;

// An opaque cursor is a few numbers today.
const CURSOR_LENGTH = 2000;

/**
 * The query of one page of a list. Where records are left out of what comes, nobody can tell how many to ask for, so it is for a
 * full page. There is no `page`: beyond 1,000 models only cursors lead on.
 */
export function listQuery(list: CivitaiList, cursor: string | undefined, wanted: number): [string, string][] {
  return [
    ["limit", String(isFiltered(list.nsfw) ? PAGE_SIZE : Math.max(1, Math.min(PAGE_SIZE, wanted)))],
    ...list.types.map((type): [string, string] => ["types", type]),
    ...list.base_models.map((model): [string, string] => ["baseModels", model]),
    ["period", list.period],
    ["sort", list.sort],
    ["nsfw", nsfwParameter(list.nsfw)],
    ...(cursor === undefined ? [] : [["cursor", cursor] satisfies [string, string]]),
  ];
}

/** The query for some models by id. */
export function idsQuery(ids: readonly number[]): [string, string][] {
  return [
    ["ids", ids.join(",")],
    ["limit", String(PAGE_SIZE)],
    ["nsfw", "true"],
  ];
}

/** The records of a page that the list wants. CivitAI filters after paging and by region, so a page may be empty. */
export function wantedItems(items: readonly unknown[], { nsfw }: CivitaiList): unknown[] {
  return items.filter((item) => isWanted(item, nsfw));
}

/** The records of an answer. @throws RequestError where it has none. */
export function readItems(answer: JsonAnswer, asked: URL): readonly unknown[] {
  return readModels(answer, asked, "items");
}

/** Where the next page begins; undefined at the end of the list. @throws RequestError where that cannot be read. */
export function readCursor({ body, status }: JsonAnswer, asked: URL): string | undefined {
  const metadata = ownProperty(body, "metadata");
  const cursor = ownProperty(metadata, "nextCursor");
  const text = Number.isSafeInteger(cursor) ? String(cursor) : (cursor ?? cursorOf(ownProperty(metadata, "nextPage")));
  if (text === undefined || (typeof text === "string" && text !== "" && text.length <= CURSOR_LENGTH)) return text;
  throw unexpected(asked, status, "answered with a cursor that is neither short text nor a whole number");
}

// Its address is not asked: it may lead elsewhere, and our token with it.
function cursorOf(nextPage: unknown): string | undefined {
  if (typeof nextPage !== "string" || !URL.canParse(nextPage)) return undefined;
  return new URL(nextPage).searchParams.get("cursor") ?? undefined;
}

// Which models a visitor asks for: ids and addresses as they are pasted, and the ids in the address of the page.
import { isModelId } from "modeldex/hub";

/** Models asked for at a time; a link by a stranger can ask for no more. */
export const MOST_IDS = 50;

/** What a text asks for. */
export interface AskedIds {
  /** Each once, in their order. */
  readonly ids: readonly string[];
  /** What is no id of a model, as it was written. */
  readonly invalid: readonly string[];
  /** Ids beyond `MOST_IDS`. */
  readonly beyond: readonly string[];
}

/** Reads ids and addresses on the Hub, which are parted by spaces, commas, semicolons or lines. `hub` may be a mirror. */
export function readIds(text: string, hub: string): AskedIds {
  return sort(
    text.split(/[\s,;]+/).filter((part) => part !== ""),
    hub,
  );
}

/** Reads the part of an address behind `?`: `id=BAAI/bge-m3&id=gpt2`. */
export function readSearch(search: string, hub: string): AskedIds {
  return sort(
    new URLSearchParams(search).getAll("id").filter((part) => part !== ""),
    hub,
  );
}

/** Writes the part of an address behind `?`, without it; empty for none. No sign of an id needs an escape. */
export function writeSearch(ids: readonly string[]): string {
  return ids.map((id) => `id=${id}`).join("&");
}

function sort(parts: readonly string[], hub: string): AskedIds {
  const read = parts.map((part) => ({ part, id: reduce(part, hub) }));
  const ids = [...new Set(read.map(({ id }) => id).filter(isModelId))];
  const invalid = new Set(read.filter(({ id }) => !isModelId(id)).map(({ part }) => part));
  return { ids: ids.slice(0, MOST_IDS), invalid: [...invalid], beyond: ids.slice(MOST_IDS) };
}

// Parts of an address behind the id of a model.
const VIEWS = new Set(["blob", "commit", "commits", "discussions", "raw", "resolve", "tree"]);

// Whatever else stands on the Hub beside models.
const NO_MODELS = new Set(["datasets", "spaces", "collections", "papers", "blog", "docs"]);

/** The id in an address on the Hub; any other text as it is. */
function reduce(text: string, hub: string): string {
  const path = pathOnHub(text, hub);
  if (path === undefined) return text;
  const segments = path.split("/").filter((segment) => segment !== "");
  const own = segments[0] === "api" ? segments.slice(1) : segments;
  const [first = "", second = ""] = own[0] === "models" ? own.slice(1) : own;
  if (first === "" || NO_MODELS.has(first)) return text;
  return second === "" || VIEWS.has(second) ? first : `${first}/${second}`;
}

function pathOnHub(text: string, hub: string): string | undefined {
  const own = new URL(hub);
  // Copied without the beginning, too.
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { host, pathname, protocol } = new URL(address);
  if (!/^https?:$/.test(protocol)) return undefined;
  if (host === own.host && pathname.startsWith(own.pathname)) return pathname.slice(own.pathname.length);
  return HUB_HOSTS.has(host) ? pathname : undefined;
}

const HUB_HOSTS = new Set(["huggingface.co", "www.huggingface.co", "hf.co"]);

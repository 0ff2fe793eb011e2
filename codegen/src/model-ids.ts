// Registry ids for new models: short, stable, made from the name at the source. An id never depends on which other models
// arrive first: where two would be the same, both carry their organization.
import { formatKey, type ModelKey } from "./candidate.js";

/** A new model that needs an id. */
export interface Nameless {
  readonly key: ModelKey;
  readonly name: string;
  readonly organization: string;
}

// Longer names are titles; an id is for typing.
const MAX_LENGTH = 60;

/** Kebab-case words of a name, with dots only between digits: `gte-Qwen2-7B-instruct` becomes `gte-qwen2-7b-instruct`. */
export function toModelId(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/(?<![0-9])\.+|\.+(?![0-9])|\.{2,}/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  return words.length <= MAX_LENGTH ? words : words.slice(0, MAX_LENGTH + 1).replace(/[-.][^-.]*$/, "");
}

// A shorter name, such as "v3", says nothing alone.
const MIN_LENGTH = 3;

/** Gives every new model an id that is not taken: its name, else organization and name, else with its number at the source. */
export function assignIds(models: readonly Nameless[], taken: ReadonlySet<string>): Map<string, string> {
  const ids = new Map<string, string>();
  const used = new Set(taken);
  let open = models;
  for (const propose of [proposeName, proposeWithOrganization, proposeWithNumber]) {
    const wanted = new Map<string, number>();
    for (const model of open) wanted.set(propose(model), (wanted.get(propose(model)) ?? 0) + 1);
    const clashing: Nameless[] = [];
    for (const model of open) {
      const id = propose(model);
      // An id that begins with a digit makes no constant name, and an empty one is none.
      if (!/^[a-z]/.test(id) || used.has(id) || wanted.get(id) !== 1) clashing.push(model);
      else ids.set(formatKey(model.key), id);
    }
    for (const id of wanted.keys()) used.add(id);
    open = clashing;
  }
  return ids;
}

function proposeName({ name }: Nameless): string {
  const id = toModelId(name);
  return id.length < MIN_LENGTH ? "" : id;
}

function proposeWithOrganization({ organization, name }: Nameless): string {
  return toModelId(`${organization}-${name}`);
}

function proposeWithNumber({ key, name }: Nameless): string {
  return toModelId(key.field === "civitai_id" ? `civitai-${key.value}` : `${key.value.replace("/", "-")}-${name}`);
}

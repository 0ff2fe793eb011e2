// Changes rejections.json for a person who decided on the command line: new entries at its end, withdrawn ones out of it. What
// people wrote there keeps its place and its form.
import { join } from "node:path";
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { formatKey } from "../candidate.js";
import { writeIfChanged } from "../files.js";
import { readSettings } from "../read-settings.js";
import { parseRejections, type Rejection } from "../rejections.js";
import { visibleJson } from "../report/escape.js";

/** What is to be changed. */
export interface RejectionChanges {
  readonly added: readonly Rejection[];
  /** Claims that are not rejected any more; reasons do not matter. */
  readonly removed: readonly Rejection[];
}

const EMPTY = '{\n  "version": 1,\n  "rejections": []\n}\n';

/** Writes the changes, in one step. The file was read without faults before. */
export async function changeRejections(registry: string, { added, removed }: RejectionChanges): Promise<void> {
  if (added.length === 0 && removed.length === 0) return;
  const { value = [], text } = await readSettings(registry, "rejections.json", parseRejections);
  const names = new Set(removed.map(nameOf));
  const known = new Set(value.map(nameOf));
  const fresh = [...new Map(added.map((entry) => [nameOf(entry), entry])).values()].filter(
    (entry) => !known.has(nameOf(entry)),
  );
  const kept = text === "" ? EMPTY : takeOut(text, (index) => names.has(nameOf(value[index] as Rejection)));
  const result = fresh.length === 0 ? kept : append(kept, fresh.map(formatRejection));
  if (result !== EMPTY || text !== "") await writeIfChanged(join(registry, "rejections.json"), result);
}

// In one pass: a list of thousands is not to be read anew for each of them.
function takeOut(text: string, isDoomed: (index: number) => boolean): string {
  const list = findList(text);
  const { children: entries = [] } = list;
  const kept = [...entries.keys()].filter((index) => !isDoomed(index));
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined || kept.length === entries.length) return text;
  if (kept.length === 0) return `${text.slice(0, list.offset)}[]${text.slice(list.offset + list.length)}`;
  // Each of those that stay, but for the last, brings what stands between it and its neighbour: a comma and a line break.
  const parts = kept.map((index, place) => {
    const { offset, length } = entries[index] as Node;
    const end = place === kept.length - 1 ? offset + length : (entries[index + 1] as Node).offset;
    return text.slice(offset, end);
  });
  return `${text.slice(0, first.offset)}${parts.join("")}${text.slice(last.offset + last.length)}`;
}

function findList(text: string): Node {
  const tree = parseTree(text);
  const list = tree === undefined ? undefined : findNodeAtLocation(tree, ["rejections"]);
  if (list === undefined) throw new Error("rejections.json has no list any more.");
  return list;
}

function nameOf({ key, claim }: Rejection): string {
  return JSON.stringify([formatKey(key), claim?.field, claim?.source, claim?.value]);
}

function append(text: string, entries: readonly string[]): string {
  const { offset, length } = findList(text);
  const end = offset + length - 1;
  const isEmpty = text.slice(0, end).trimEnd().endsWith("[");
  const before = text.slice(0, end).trimEnd();
  const added = `${isEmpty ? "" : ","}\n${entries.join(",\n")}\n  ]`;
  // As the rest of the file ends its lines.
  return `${before}${text.includes("\r\n") ? added.replaceAll("\n", "\r\n") : added}${text.slice(end + 1)}`;
}

function formatRejection({ key, claim, reason }: Rejection): string {
  const value = claim?.value;
  const shown = Array.isArray(value)
    ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]`
    : JSON.stringify(value);
  const lines = [
    `"${key.field}": ${JSON.stringify(key.value)}`,
    ...(claim === undefined
      ? []
      : [`"field": ${JSON.stringify(claim.field)}`, `"source": ${JSON.stringify(claim.source)}`, `"value": ${shown}`]),
    `"reason": ${JSON.stringify(reason)}`,
  ];
  return visibleJson(`    {\n      ${lines.join(",\n      ")}\n    }`);
}

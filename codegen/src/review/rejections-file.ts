// Changes rejections.json for a person who decided on the command line: new entries at its end, withdrawn ones out of it. What
// people wrote there keeps its place and its form.
import { join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
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
  const options = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };
  let result = text === "" ? EMPTY : text;
  const doomed = [...value.keys()].filter((index) => names.has(nameOf(value[index] as Rejection)));
  // From the end, so that the places before stay right.
  for (const index of doomed.reverse()) {
    result = applyEdits(result, modify(result, ["rejections", index], undefined, options));
  }
  const fresh = [...new Map(added.map((entry) => [nameOf(entry), entry])).values()].filter(
    (entry) => !known.has(nameOf(entry)),
  );
  if (fresh.length > 0) result = append(result, fresh.map(formatRejection));
  await writeIfChanged(join(registry, "rejections.json"), result);
}

function nameOf({ key, claim }: Rejection): string {
  return JSON.stringify([formatKey(key), claim?.field, claim?.source, claim?.value]);
}

// All at once: a list of thousands is not to be read anew for each of them.
function append(text: string, entries: readonly string[]): string {
  const end = text.lastIndexOf("]");
  const isEmpty = text.slice(0, end).trimEnd().endsWith("[");
  const before = text.slice(0, end).trimEnd();
  return `${before}${isEmpty ? "" : ","}\n${entries.join(",\n")}\n  ]${text.slice(end + 1)}`;
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

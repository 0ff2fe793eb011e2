// manifests/: the registry and its filters as static files. Each model stands once; filters list ids.
import { createHash } from "node:crypto";
import { latest, latestDayOf } from "../filters/data-date.js";
import { type FilterList, manifestStem, type RegistryFilters } from "../filters/read-filters.js";
import { flattenModel } from "../flatten.js";
import { compareText } from "../issue.js";
import type { ModelRecord, SourceRecord } from "../record.js";
import { visibleJson } from "../report/escape.js";
import type { GeneratedFile } from "./file.js";
import { HEADER } from "./header.js";
import type { ManifestNames } from "./manifest-names.js";

/** Folder of the manifests below the output directory. */
export const MANIFESTS_FOLDER = "manifests";

type Sources = Readonly<Record<string, SourceRecord>> | undefined;

/** Every manifest. `index.json` keeps its name, as readers begin there. */
export function emitManifests(
  { models, lists }: RegistryFilters,
  sources: Sources,
  names: ManifestNames,
): readonly GeneratedFile[] {
  const days = new Map(models.map((record) => [record, latestDayOf(record, sources)]));
  const stamp = (records: readonly ModelRecord[]) => toTimestamp(latest(records.map((record) => days.get(record))));
  const modelsFile = nameFile("models", modelsJson(models, stamp), names);
  const filterFiles = lists.map((list) => {
    const records = list.positions.map((position) => models[position] as ModelRecord);
    return { list, file: nameFile(manifestStem(list.filter.name), filterJson(list, records, stamp(records)), names) };
  });
  const index = toJson([
    ["$comment", HEADER],
    ...stamp(models),
    ["models", modelsFile.name],
    ["filters", filterFiles.map(({ list, file }) => describeFilter(list, file.name))],
  ]);
  return [{ name: "index.json", content: index }, modelsFile, ...filterFiles.map(({ file }) => file)].map(
    ({ name, content }) => ({ path: `${MANIFESTS_FOLDER}/${name}`, content }),
  );
}

type Entries = readonly (readonly [key: string, value: unknown])[];
type Stamp = (records: readonly ModelRecord[]) => Entries;

// A day has no hour; readers of timestamps want one.
function toTimestamp(day: string | undefined): Entries {
  return day === undefined ? [] : [["timestamp", `${day}T00:00:00.000Z`]];
}

function modelsJson(models: readonly ModelRecord[], stamp: Stamp): string {
  const bySource = groupBySource(models);
  const sources = [...bySource]
    .sort(([left], [right]) => compareText(left, right))
    .map(([source, records]) => {
      return [source, Object.fromEntries([["totalModels", records.length], ...stamp(records)])];
    });
  return toJson([
    ["$comment", HEADER],
    ["totalModels", models.length],
    ["sources", Object.fromEntries(sources)],
    ...stamp(models),
    ["models", new Map(models.map((record) => [record.id, manifestEntry(record)]))],
  ]);
}

function groupBySource(models: readonly ModelRecord[]): Map<string, ModelRecord[]> {
  const groups = new Map<string, ModelRecord[]>();
  for (const record of models) {
    const group = groups.get(record.source);
    if (group === undefined) groups.set(record.source, [record]);
    else group.push(record);
  }
  return groups;
}

// First what every reader of manifests knows, then the other facts of the constant. Ids of the registry have no slash, so they are
// slugs as they are.
function manifestEntry(record: ModelRecord): Readonly<Record<string, unknown>> {
  const { id, name, ...facts } = Object.fromEntries(flattenModel(record));
  return { id, slug: id, name, author: record.organization, ...facts };
}

function filterJson({ filter }: FilterList, records: readonly ModelRecord[], stamp: Entries): string {
  return toJson([["$comment", HEADER], ["filter", filter.name], ["modelIds", records.map(({ id }) => id)], ...stamp]);
}

function describeFilter({ filter: { name, label }, positions }: FilterList, file: string): object {
  return { filter: name, label, count: positions.length, file };
}

/** JSON with one line for each member, and for each item of a member that is a list or a map: small changes make small diffs. */
function toJson(entries: Entries): string {
  const members = entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${toBlock(value)}`);
  return visibleJson(`{\n${members.join(",\n")}\n}\n`);
}

function toBlock(value: unknown): string {
  if (Array.isArray(value))
    return block(
      "[",
      "]",
      value.map((item) => JSON.stringify(item)),
    );
  if (!(value instanceof Map)) return JSON.stringify(value);
  return block(
    "{",
    "}",
    [...value].map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`),
  );
}

function block(open: string, close: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n    ${lines.join(",\n    ")}\n  ${close}`;
}

function nameFile(
  stem: string,
  content: string,
  names: ManifestNames,
): { readonly name: string; readonly content: string } {
  if (names === "plain") return { name: `${stem}.json`, content };
  const hash = createHash("sha256").update(content).digest("hex").slice(0, HASH_LENGTH);
  return { name: `${stem}.${hash}.json`, content };
}

// 64 bits: two versions of a file are told apart, and nobody gains from making them alike.
const HASH_LENGTH = 16;

// The shapes of the files: everything that arrived is looked at before anything is given out. Own properties only.
import { isObject } from "../characteristics/config-block.js";
import { quoteText, showText } from "../show-text.js";
import type { ManifestError } from "./manifest-error.js";

/** A model as models.json has it; its other facts are beside these, flat and camelCase. */
export interface ManifestModel {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Where it comes from, such as `huggingface`. */
  readonly source: string;
  readonly author?: string;
  readonly description?: string;
  readonly downloads?: number;
  readonly likes?: number;
  readonly tags?: readonly string[];
  /** Date of its facts, in ISO 8601. */
  readonly timestamp?: string;
}

/** A filter that index.json names. */
export interface FilterInfo<Filter extends string = string> {
  readonly filter: Filter;
  /** For people. */
  readonly label: string;
  /** Number of its models. */
  readonly count: number;
}

/** What index.json says. */
export interface IndexContent {
  /** Name of the file of the models. */
  readonly models: string;
  readonly filters: readonly FilterInfo[];
  /** Names of the files of the filters, by filter. */
  readonly files: ReadonlyMap<string, string>;
}

/** What models.json says, frozen to the last list. */
export interface ModelsContent {
  readonly all: readonly ManifestModel[];
  readonly byId: ReadonlyMap<string, ManifestModel>;
}

type Fault = (wrong: string) => ManifestError;
type Fields = Readonly<Record<string, unknown>>;

/** A plain name: what an index says must not lead anywhere else. */
const FILE_NAME = /^[a-z0-9][a-z0-9.-]{0,200}\.json$/;

/** Reads index.json. */
export function readIndex(content: unknown, fault: Fault): IndexContent {
  const fields = readObject(content, "the file", fault);
  const models = readFileName(own(fields, "models"), "models", fault);
  readOptional(fields, "timestamp", "", TEXT, fault);
  const files = new Map<string, string>();
  const filters = readList(own(fields, "filters"), "filters", fault).map((entry, position): FilterInfo => {
    const place = `filters[${position}]`;
    const info = readObject(entry, place, fault);
    const filter = read(own(info, "filter"), `${place}.filter`, NAME, fault);
    const label = read(own(info, "label"), `${place}.label`, TEXT, fault);
    const count = read(own(info, "count"), `${place}.count`, COUNT, fault);
    const file = readFileName(own(info, "file"), `${place}.file`, fault);
    if (files.has(filter)) throw fault(`${place}.filter is ${showText(filter)} a second time`);
    files.set(filter, file);
    return Object.freeze({ filter, label, count });
  });
  return { models, filters: Object.freeze(filters), files };
}

/** Reads models.json. */
export function readModels(content: unknown, fault: Fault): ModelsContent {
  const fields = readObject(content, "the file", fault);
  readOptional(fields, "timestamp", "", TEXT, fault);
  const total = read(own(fields, "totalModels"), "totalModels", COUNT, fault);
  const entries = Object.entries(readObject(own(fields, "models"), "models", fault));
  if (entries.length !== total) throw fault(`totalModels is ${total}, and models has ${entries.length} entries`);
  const all = entries.map(([id, entry]) => readModel(id, entry, fault));
  freezeAll(all);
  return { all, byId: new Map(all.map((model) => [model.id, model])) };
}

function readModel(id: string, entry: unknown, fault: Fault): ManifestModel {
  const place = `models[${quoteText(id)}]`;
  const fields = readObject(entry, place, fault);
  const found = read(own(fields, "id"), `${place}.id`, TEXT, fault);
  if (found !== id) throw fault(`${place}.id is ${quoteText(found)} instead of its key`);
  for (const key of ["slug", "name", "source"]) read(own(fields, key), `${place}.${key}`, TEXT, fault);
  for (const key of ["author", "description", "timestamp"]) readOptional(fields, key, place, TEXT, fault);
  for (const key of ["downloads", "likes"]) readOptional(fields, key, place, COUNT, fault);
  if (Object.hasOwn(fields, "tags")) {
    readList(fields.tags, `${place}.tags`, fault).forEach((tag, position) => {
      read(tag, `${place}.tags[${position}]`, TEXT, fault);
    });
  }
  return fields as unknown as ManifestModel;
}

/** Reads the file of a filter: the ids of its models. */
export function readFilter(filter: string, content: unknown, fault: Fault): readonly string[] {
  const fields = readObject(content, "the file", fault);
  readOptional(fields, "timestamp", "", TEXT, fault);
  const found = read(own(fields, "filter"), "filter", TEXT, fault);
  if (found !== filter) throw fault(`filter is ${showText(found)} instead of ${showText(filter)}`);
  const seen = new Set<string>();
  for (const [position, entry] of readList(own(fields, "modelIds"), "modelIds", fault).entries()) {
    const id = read(entry, `modelIds[${position}]`, TEXT, fault);
    if (seen.has(id)) throw fault(`modelIds[${position}] is ${showText(id)} a second time`);
    seen.add(id);
  }
  return Object.freeze([...seen]);
}

interface Kind<Value> {
  readonly name: string;
  readonly is: (value: unknown) => value is Value;
}

const TEXT: Kind<string> = { name: "a text", is: (value) => typeof value === "string" };
const NAME: Kind<string> = {
  name: "a text that is not empty",
  is: (value): value is string => TEXT.is(value) && value !== "",
};
const COUNT: Kind<number> = {
  name: "a whole number from 0 on",
  is: (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
};

function read<Value>(value: unknown, place: string, kind: Kind<Value>, fault: Fault): Value {
  if (kind.is(value)) return value;
  throw fault(`${place} must be ${kind.name}, and is ${nameValue(value)}`);
}

function readOptional(fields: Fields, key: string, place: string, kind: Kind<unknown>, fault: Fault): void {
  if (Object.hasOwn(fields, key)) read(fields[key], place === "" ? key : `${place}.${key}`, kind, fault);
}

function readObject(value: unknown, place: string, fault: Fault): Fields {
  if (isObject(value)) return value;
  throw fault(`${place} must be an object, and is ${nameValue(value)}`);
}

function readList(value: unknown, place: string, fault: Fault): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw fault(`${place} must be a list, and is ${nameValue(value)}`);
}

function readFileName(value: unknown, place: string, fault: Fault): string {
  const name = read(value, place, TEXT, fault);
  if (FILE_NAME.test(name)) return name;
  throw fault(`${place} is ${quoteText(name)}, which is no plain name of a file`);
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function nameValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return quoteText(value);
  return typeof value === "object" ? "an object" : String(value);
}

// Records are shared by all callers. Without recursion: what a stranger nests deeply must not end the stack.
function freezeAll(root: object): void {
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    Object.freeze(next);
    for (const value of Object.values(next)) if (typeof value === "object" && value !== null) waiting.push(value);
  }
}

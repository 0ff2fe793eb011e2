// Kinds of edit that break one field of a record, whatever the field: the schema says what it allows.
import { isCovered, knownTypes, modelSchema, recordFields, requirementsOf } from "../../src/schema.js";
import { fieldKind, type Kind, recordKind } from "./kinds.js";
import type { Random } from "./random.js";
import { edit, MARK, type Place, RawJson, type RecordText, type RegistryText, valueAt } from "./registry-text.js";

/** Id that issues about a record name when one of its fields has a new value. */
function modelAfter({ path, record }: Place, value: unknown): string | null {
  if (path !== "id") return record.value.id;
  return typeof value === "string" ? value : null;
}

/** A new value at a field's place, and the codes one of which must be reported there. */
function replacing(
  name: string,
  codes: readonly string[],
  applies: (place: Place) => boolean,
  value: (place: Place, random: Random) => unknown,
): Kind {
  return fieldKind(
    name,
    (place, text) => applies(place) && isLoose(place, text),
    (place, random) => {
      const wrong = value(place, random);
      return edit(place.record).set(place.path, wrong).expect(codes, modelAfter(place, wrong));
    },
  );
}

/** Without an id, what refers to the record would be reported too. */
function isLoose({ path, record }: Place, text: RegistryText): boolean {
  return path !== "id" || !text.isReferenced(record);
}

const typeOf = ({ field, node }: Place) => field?.schema.type ?? node.type;
const isNumber = (place: Place) => ["integer", "number"].includes(String(typeOf(place)));
const isText = (place: Place) => typeOf(place) === "string";
const isList = (place: Place) => typeOf(place) === "array";
const isChoice = ({ field }: Place) => field?.schema.enum !== undefined;
const hasChoices = ({ field }: Place) => field?.schema.items?.enum !== undefined;
const hasPattern = ({ field }: Place) => field?.schema.pattern !== undefined;
const isFile = ({ path, field }: Place) => path.startsWith("files.") && field?.schema.type === "string";
const items = ({ value }: Place) => value as readonly unknown[];
const limit = ({ field }: Place, keyword: "maximum" | "maxLength") => Number(field?.schema[keyword]);

const OTHER_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  string: [7, true, ["text"], { text: "x" }],
  integer: ["768", "many", true, [768], {}],
  number: ["0.5", false, [0.5], {}],
  boolean: ["true", 1, 0, "yes", []],
  array: ["en", 7, true, { 0: "en" }],
  object: ["x", 7, true, [], [{}]],
};

function misspell(key: string, random: Random): string {
  const at = random.below(key.length);
  const letter = key[at] as string;
  const forms = [
    key.slice(0, at) + key.slice(at + 1),
    key.slice(0, at) + letter + key.slice(at),
    key.replaceAll("_", "-"),
    key.replace(/_(.)/g, (_, next: string) => next.toUpperCase()),
    key.toUpperCase(),
    `${key}s`,
    ` ${key}`,
    `${key}_`,
  ];
  return random.pick(forms.filter((form) => form !== "" && form !== key && !FIELD_NAMES.has(form)));
}

const FIELD_NAMES: ReadonlySet<string> = new Set(recordFields.flatMap(({ path }) => path.split(".")));
const lastStep = (path: string) => path.slice(path.lastIndexOf(".") + 1);
const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf(".")));

/** Fields that a record of this type and source must have, with the groups they are in. */
function isRequired({ path, record: { value } }: Place): boolean {
  const upstream = { huggingface: "huggingface_id", civitai: "civitai_id", openrouter: "openrouter_id", other: "" };
  return (
    modelSchema().required?.includes(path) === true ||
    requirementsOf(value.type).required.has(path) ||
    upstream[value.source] === path
  );
}

const removals: readonly Kind[] = [
  fieldKind(
    "required field missing",
    (place, text) => isRequired(place) && isLoose(place, text),
    ({ record, path }) =>
      edit(record)
        .remove(path)
        .expectAt(parentOf(path))
        .expect("missing-field", path === "id" ? null : record.value.id),
  ),
  fieldKind("field misspelt", isLoose, ({ record, path }, random) =>
    edit(record)
      .rename(path, misspell(lastStep(path), random))
      .expect("unknown-field", path === "id" ? null : record.value.id),
  ),
  fieldKind(
    "field in another group",
    ({ path, field }) => path.includes(".") && field !== undefined && !FIELD_PATHS.has(lastStep(path)),
    ({ record, path, value }) => edit(record).remove(path).set(lastStep(path), value).expect("unknown-field"),
  ),
  fieldKind(
    "duplicate key",
    () => true,
    ({ record, path, value }, random) => {
      const again = path === "id" ? value : random.pick([value, "another", 1, null]);
      const property = `,\n${MARK}${JSON.stringify(lastStep(path))}: ${JSON.stringify(again)}`;
      return edit(record).append(path, property).expect("duplicate-key");
    },
  ),
];

const FIELD_PATHS: ReadonlySet<string> = new Set(recordFields.map(({ path }) => path));

const values: readonly Kind[] = [
  replacing(
    "wrong type",
    ["wrong-type", "invalid-value"],
    () => true,
    (place, random) => random.pick(OTHER_TYPES[String(typeOf(place))] ?? []),
  ),
  replacing(
    "null",
    ["wrong-type", "invalid-value"],
    () => true,
    () => null,
  ),
  replacing("number with unit", ["wrong-type"], isNumber, (_, random) =>
    random.pick(["110M", "7B", "8k", "2 GB", "n/a"]),
  ),
  replacing("zero", ["out-of-range"], isNumber, () => 0),
  replacing("negative", ["out-of-range"], isNumber, (place, random) => -random.pick([1, Number(place.value), 1e9])),
  replacing("huge", ["out-of-range"], isNumber, (place, random) =>
    random.pick([limit(place, "maximum") + 1, limit(place, "maximum") * 10, new RawJson("1e300")]),
  ),
  replacing(
    "fraction for a count",
    ["wrong-type"],
    (place) => typeOf(place) === "integer",
    (place, random) => Number(place.value) + random.pick([0.5, 0.25]),
  ),
  replacing("empty text", ["out-of-range", "invalid-format", "invalid-value"], isText, () => ""),
  replacing(
    "text too long",
    ["out-of-range"],
    (place) => isText(place) && !isChoice(place),
    (place, random) => "a".repeat(limit(place, "maxLength") + random.pick([1, 50, 10_000])),
  ),
  replacing(
    "text out of form",
    ["invalid-format", "out-of-range"],
    (place) => isText(place) && hasPattern(place) && !isFile(place),
    (_, random) => random.pick([" ", "a b", "\u00e4", "--", "$", "?"]),
  ),
  replacing("path out of the repository", ["invalid-format"], isFile, (_, random) =>
    random.pick(["/etc/passwd", "../x.bin", "a/../../x", "a\\b.bin", "a\u0000.bin", "..", "a\n"]),
  ),
  replacing("unknown choice", ["invalid-value"], isChoice, (place, random) =>
    random.pick([
      "unknown",
      String(place.value).toUpperCase(),
      `${place.value} `,
      misspell(String(place.value), random),
    ]),
  ),
  replacing("unknown choice in a list", ["invalid-value"], hasChoices, (place, random) => [
    ...items(place),
    random.pick(["txt", "TEXT", "fp17", "smell"]),
  ]),
  replacing("list item twice", ["repeated-item"], isList, (place) => [...items(place), items(place)[0]]),
  replacing("empty list", ["out-of-range"], isList, () => []),
  replacing("wrong type in a list", ["wrong-type"], isList, (place, random) => [
    ...items(place),
    random.pick([null, [], true, typeof items(place)[0] === "number" ? "512" : 512]),
  ]),
  replacing(
    "empty group",
    ["out-of-range", "missing-field"],
    ({ node }) => node.type === "object",
    () => ({}),
  ),
  replacing(
    "more digits than can be kept",
    ["imprecise-number"],
    isNumber,
    (_, random) => new RawJson(random.pick(["109482240.00000000001", "1234567890123456789", "0.12345678901234567"])),
  ),
];

const misplaced: readonly Kind[] = [
  recordKind(
    "unknown field",
    () => true,
    (record, random) => {
      const groups = ["", "specs.", "capabilities."].filter((group) => hasGroup(record, group));
      const path = random.pick(groups) + random.pick(["dimension", "hf_id", "__proto__", "constructor", "x"]);
      return edit(record).set(path, 1).expect("unknown-field");
    },
  ),
  recordKind(
    "field of another type of model",
    ({ value }) => (knownTypes.get(value.type)?.forbidden.size ?? 0) > 0,
    (record, random) => {
      const { forbidden } = requirementsOf(record.value.type);
      const fields = recordFields.filter(
        ({ path }) => isCovered(path, forbidden) && valueAt(record, path) === undefined,
      );
      const { path, schema } = random.pick(fields);
      return edit(record).set(path, schema.examples?.[0]).expect("misplaced-field");
    },
  ),
  recordKind(
    "record that is no object",
    (record, text) => !text.isReferenced(record),
    (record, random) => ({
      changes: [
        {
          offset: record.node.offset,
          length: record.node.length,
          text: MARK + random.pick(["null", "7", "[]", '"bge-m3"', "true"]),
        },
      ],
      records: [record.index],
      codes: ["wrong-type"],
      model: undefined,
    }),
  ),
];

function hasGroup({ value }: RecordText, group: string): boolean {
  return group === "" || Object.hasOwn(value, group.slice(0, -1));
}

/** Every kind of this file. */
export const fieldEdits: readonly Kind[] = [...removals, ...values, ...misplaced];

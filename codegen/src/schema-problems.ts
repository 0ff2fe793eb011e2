// Runs the schema over a parsed file and says what it found in words for people, never the validator's own.
import { Ajv, type ErrorObject } from "ajv";
import { nearest } from "./nearest.js";
import type { Problem } from "./problem.js";
import { fieldByPath, type JsonSchema, modelSchema, recordFields, registrySchema, requirementsOf } from "./schema.js";

const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(["x-fact", "x-name", "x-internal"]);
const validateFile = ajv.compile(registrySchema);
// A validator that accepts anything would make every other check pass too; found out here, not in a release.
if (validateFile({}) || validateFile({ version: 1, models: [{}] }))
  throw new Error("The compiled schema rejects nothing.");

type SchemaError = ErrorObject<string, Record<string, unknown>, unknown>;

/** Problems of shape: unknown, missing, mistyped, out of range. */
export function checkSchema(value: unknown): Problem[] {
  if (validateFile(value)) return [];
  const errors = (validateFile.errors ?? []) as SchemaError[];
  return dropEchoes(errors).map((error) => describe(error, value));
}

// "if" only repeats what "then" said, and one wrong value can break several keywords of which the first says it all.
function dropEchoes(errors: readonly SchemaError[]): SchemaError[] {
  const seen = new Set<string>();
  const incomplete = new Set(
    errors.filter(({ keyword }) => keyword === "required").map(({ instancePath }) => instancePath),
  );
  return errors.filter((error) => {
    if (error.keyword === "if" || (error.keyword === "minProperties" && incomplete.has(error.instancePath)))
      return false;
    const detail = error.keyword === "required" || error.keyword === "additionalProperties" ? describedKey(error) : "";
    const mark = `${error.instancePath}\n${detail}`;
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}

function describedKey(error: SchemaError): string {
  return String(error.params.missingProperty ?? error.params.additionalProperty ?? error.params.propertyName ?? "");
}

interface Place {
  readonly at: (string | number)[];
  /** Path inside the record, or inside the file for what lies outside records. */
  readonly path: string;
  readonly model: string | undefined;
  readonly type: string | undefined;
  /** How a sentence begins: `Model colbert-v2`, `Model number 3`, `The registry`. */
  readonly who: string;
}

function describe(error: SchemaError, root: unknown): Problem {
  const place = placeOf(error.instancePath, root);
  const base = { at: place.at, ...(place.model === undefined ? {} : { model: place.model }) };
  switch (error.keyword) {
    case "required": {
      const key = String(error.params.missingProperty);
      return { ...base, at: [...place.at, key], ...missing(place, key) };
    }
    case "additionalProperties": {
      const key = String(error.params.additionalProperty);
      return {
        ...base,
        at: [...place.at, key],
        point: "key",
        ...unknownField(place, key, error.parentSchema as JsonSchema),
      };
    }
    case "propertyNames":
    case "false schema":
      return { ...base, point: "key", ...misplaced(error, place) };
    default:
      return error.propertyName === undefined
        ? { ...base, ...invalid(error, place) }
        : { ...base, at: [...place.at, error.propertyName], point: "key", ...badKey(place, error.propertyName) };
  }
}

type Words = Pick<Problem, "code" | "message" | "help">;

function missing(place: Place, key: string): Words {
  const path = join(place.path, key);
  const field = fieldByPath.get(path);
  const wants =
    place.type !== undefined && requirementsOf(place.type).required.has(path)
      ? `Models of type ${place.type}`
      : "All models";
  const example = field?.schema.examples?.[0];
  if (place.path === "" && place.model === undefined && place.who === "The registry") {
    return { code: "missing-field", message: `The registry has no "${key}".`, help: topLevelHelp(key) };
  }
  const shown = example === undefined ? "" : ` Add "${key}": ${JSON.stringify(example)} with the right value.`;
  return {
    code: "missing-field",
    message: `${place.who} has no ${path}.`,
    help: `${field === undefined && !isGroup(path) ? "It is required." : `${wants} need it.`}${shown}`,
  };
}

function topLevelHelp(key: string): string {
  return key === "version" ? 'Add "version": 1, the version of the registry format.' : `Add "${key}": [].`;
}

function unknownField(place: Place, key: string, parent: JsonSchema): Words {
  const owner = place.path === "" ? (place.who === "The registry" ? "the registry" : "a model") : place.path;
  const message = `${place.who}: "${join(place.path, key)}" is not a field of ${owner}.`;
  const moved = MOVED_FIELDS.get(join(place.path, key));
  if (moved !== undefined) return { code: "unknown-field", message, help: moved };
  const known = Object.keys(parent.properties ?? {});
  const near = nearest(key, known);
  if (near !== undefined) return { code: "unknown-field", message, help: `Did you mean "${near}"?` };
  const elsewhere = recordFields.find((field) => field.path.endsWith(`.${key}`));
  if (elsewhere !== undefined) return { code: "unknown-field", message, help: `It belongs at ${elsewhere.path}.` };
  return { code: "unknown-field", message, help: `Remove it, or use one of: ${known.join(", ")}.` };
}

// Names that other registries use for what has another home here.
const MOVED_FIELDS: ReadonlyMap<string, string> = new Map([
  ["capabilities.matryoshka", "It follows from architecture.matryoshka_dims. Remove it."],
  ["specs.matryoshka_dims", "It belongs at architecture.matryoshka_dims."],
  ["hf_id", 'The field is called "huggingface_id".'],
]);

function misplaced(error: SchemaError, place: Place): Words {
  if (error.keyword === "propertyNames") return badKey(place, String(error.params.propertyName));
  return {
    code: "misplaced-field",
    message: `${place.who}: ${place.path} is not a field of ${place.type} models.`,
    help: `Remove it, or correct the type.`,
  };
}

function badKey(place: Place, key: string): Words {
  return {
    code: "unknown-field",
    message: `${place.who}: "${key}" cannot be a name in ${place.path || "the registry"}.`,
    help:
      place.path === "provenance"
        ? "Use the path of a field, such as specs.parameters."
        : "Use kebab-case, such as mteb-results.",
  };
}

function invalid(error: SchemaError, place: Place): Words {
  const schema = error.parentSchema as JsonSchema;
  const message = `${place.who} has invalid ${label(place.path)}${error.keyword === "pattern" ? " format" : ""}: ${show(error.data)}`;
  switch (error.keyword) {
    case "type":
      return { code: "wrong-type", message, help: typeHelp(String(error.params.type), error.data, schema, place) };
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
      return { code: "out-of-range", message, help: rangeHelp(schema, error.data) };
    case "enum":
    case "const":
      return { code: "invalid-value", message, help: choiceHelp(schema, error.data, place) };
    case "pattern":
      return { code: "invalid-format", message, help: formatHelp(schema, place) };
    case "uniqueItems":
      return {
        code: "repeated-item",
        message: `${place.who}: ${place.path} holds the same value twice.`,
        help: "Remove one.",
      };
    case "minItems":
      return {
        code: "out-of-range",
        message: `${place.who}: ${place.path} has too few items.`,
        help: tooFewHelp(schema),
      };
    case "minProperties":
      return { code: "out-of-range", message: `${place.who}: ${place.path} is empty.`, help: EMPTY_HELP };
    case "minLength":
      return { code: "out-of-range", message: `${place.who}: ${place.path} is empty.`, help: EMPTY_HELP };
    case "maxLength":
      return {
        code: "out-of-range",
        message: `${place.who}: ${place.path} is ${String(error.data).length} characters long.`,
        help: `At most ${schema.maxLength} are allowed.`,
      };
    default:
      throw new Error(`The schema uses the keyword "${error.keyword}", for which there are no words.`);
  }
}

function isRequired({ path, type }: Place): boolean {
  return (
    modelSchema().required?.includes(path) === true || (type !== undefined && requirementsOf(type).required.has(path))
  );
}

const EMPTY_HELP = "Leave it out where the fact is unknown.";

function tooFewHelp(schema: JsonSchema): string {
  return schema.minItems === 1 ? EMPTY_HELP : `At least ${schema.minItems} are needed; leave the field out otherwise.`;
}

function typeHelp(type: string, found: unknown, schema: JsonSchema, place: Place): string {
  if (found === null && !isRequired(place)) return EMPTY_HELP;
  const example = schema.examples?.[0];
  const such = example === undefined ? "" : `, such as ${JSON.stringify(example)}`;
  const wanted = TYPE_WORDS[type] ?? type;
  if (typeof found === "string" && (type === "integer" || type === "number")) {
    const number = Number(found);
    if (found.trim() !== "" && Number.isFinite(number)) return `Write the number without quotes: ${number}.`;
    return `It must be ${wanted}${such}; units and shortened forms are made for display.`;
  }
  if (type === "array" && typeof found !== "object") return `It must be ${wanted}: [${JSON.stringify(found)}].`;
  return `It must be ${wanted}${such}.`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function rangeHelp(schema: JsonSchema, found: unknown): string {
  if (found === 0) return `It must be greater than 0. ${EMPTY_HELP}`;
  if (schema.exclusiveMinimum !== undefined) {
    const percent = typeof found === "number" && found > 1 && found <= 100;
    const hint = percent ? ` Percent? Write ${Number((found / 100).toPrecision(12))}.` : "";
    return `It must be a fraction above ${schema.exclusiveMinimum} and at most ${schema.maximum}.${hint}`;
  }
  return `It must be from ${schema.minimum} to ${schema.maximum}.`;
}

function choiceHelp(schema: JsonSchema, found: unknown, place: Place): string {
  if (schema.const !== undefined) {
    if (place.path === "version") return `This tool reads version ${schema.const} of the registry format.`;
    return `For ${place.type} models it is ${JSON.stringify(schema.const)}.`;
  }
  const choices = schema.enum ?? [];
  const near = typeof found === "string" ? nearest(found, choices) : undefined;
  return near === undefined ? `It must be one of: ${choices.join(", ")}.` : `Did you mean "${near}"?`;
}

function formatHelp(schema: JsonSchema, place: Place): string {
  const fixed = FORMAT_HELP[place.path.replace(/\.\d+$/, "")];
  if (fixed !== undefined) return fixed;
  const [example] = schema.examples ?? [];
  return example === undefined ? "See the description of the field." : `It must look like ${JSON.stringify(example)}.`;
}

const KEBAB = "Use lower-case words joined by -, with dots only between digits, such as bge-base-en-v1.5.";
const HUB = "Write organization/name as on the Hugging Face Hub, such as BAAI/bge-m3.";
const DATE = "Write YYYY, YYYY-MM or YYYY-MM-DD.";
const DAY = "Write YYYY-MM-DD.";
const FORMAT_HELP: Readonly<Record<string, string>> = {
  id: KEBAB,
  aliases: KEBAB,
  replaced_by: KEBAB,
  type: "Use one lower-case word, or words joined by -, such as vision-retriever.",
  huggingface_id: HUB,
  release_date: DATE,
  knowledge_cutoff: DATE,
  deprecated_on: DAY,
  retired_on: DAY,
  constant_name: "Use capitals, digits and _, beginning with a letter, such as BGE_M3.",
  revision: "Write the full commit: 40 hexadecimal digits.",
  "capabilities.languages": "Write BCP 47 tags, such as en or zh-Hant.",
};

/** A value as people see it in the file, cut where it is long. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** The last step where it can mean one field only, as S4's messages do; else the whole path. */
function label(path: string): string {
  const key = path.slice(path.lastIndexOf(".") + 1);
  const bearers = recordFields.filter((field) => field.path === key || field.path.endsWith(`.${key}`));
  return bearers.length === 1 ? key : path;
}

function isGroup(path: string): boolean {
  return recordFields.some((field) => field.path.startsWith(`${path}.`));
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function placeOf(pointer: string, root: unknown): Place {
  const at: (string | number)[] = [];
  let value = root;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    at.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  if (at[0] !== "models" || at.length < 2)
    return { at, path: at.join("."), model: undefined, type: undefined, who: "The registry" };
  const record = (root as { models: unknown[] }).models[at[1] as number];
  const text = (key: string) => {
    const found = typeof record === "object" && record !== null ? (record as Record<string, unknown>)[key] : undefined;
    return typeof found === "string" ? found : undefined;
  };
  const model = text("id");
  const who = model === undefined ? `Model number ${(at[1] as number) + 1}` : `Model ${model}`;
  return { at, path: at.slice(2).join("."), model, type: text("type"), who };
}

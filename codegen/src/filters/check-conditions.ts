// Whether conditions and orders speak of fields and values that there are. What is wrong is told with its place and its cure.
import { canonicalLanguage } from "../languages.js";
import type { JsonPath } from "../locate.js";
import { nearest } from "../nearest.js";
import { show } from "../report/wording.js";
import { isCalendarDate } from "../rules/dates.js";
import { type Field, fieldByPath } from "../schema.js";
import type { SettingsFault } from "../settings-file.js";
import { isSpdxId } from "../sources/licenses.js";
import { COMPUTED, earliestDay, latestDay, PERIODS, RATINGS, SIZE_CATEGORIES } from "./computed.js";
import type {
  Condition,
  Conditions,
  ConditionValue,
  FactCondition,
  FilterOrder,
  LicenseGroups,
} from "./filter-file.js";
import type { KnownValues } from "./known-values.js";

type Kind = "text" | "number" | "boolean" | "date" | "object";

/** Faults of conditions. Without known values, free words are not held against what models have. */
export function checkConditions(
  conditions: Conditions,
  at: JsonPath,
  groups: LicenseGroups,
  known: KnownValues | undefined,
): SettingsFault[] {
  return Object.entries(conditions).flatMap(([key, condition]) => {
    const place = [...at, key];
    if (COMPUTED.includes(key)) return checkWords(key, condition, place, wordsOf(key, groups));
    const field = fieldByPath.get(key);
    return field === undefined ? [unknownField(key, place)] : checkFact(field, condition, place, known);
  });
}

function unknownField(key: string, at: JsonPath): SettingsFault {
  const near = nearest(key, [...fieldByPath.keys(), ...COMPUTED]);
  const inGroup = [...fieldByPath.keys()].find((path) => path.endsWith(`.${key}`));
  const likely = inGroup ?? near;
  const computed = `a field path of models.schema.json, ${COMPUTED.slice(0, -1).join(", ")} or ${COMPUTED.at(-1)}`;
  const help = likely === undefined ? `Use ${computed}.` : `Did you mean "${likely}"?`;
  return { at, message: `There is no field ${show(key)} to filter by.`, help };
}

function wordsOf(key: string, groups: LicenseGroups): readonly string[] {
  if (key === "size_category") return SIZE_CATEGORIES;
  if (key === "license_group") return Object.keys(groups);
  return key === "max_rating" ? RATINGS : Object.keys(PERIODS);
}

// A limit is one; of groups and categories there may be several.
function checkWords(key: string, condition: Condition, at: JsonPath, words: readonly string[]): SettingsFault[] {
  const takesList = key === "size_category" || key === "license_group";
  if (Array.isArray(condition) && takesList) {
    return condition.flatMap((word, index) => checkWord(key, word, [...at, index], words));
  }
  if (typeof condition === "object") {
    const count = takesList ? "one word or a list of words" : "one word";
    const message = `${key} takes ${count}, no other conditions.`;
    return [{ at, message, help: words.length === 0 ? NO_GROUP : `Use ${words.join(", ")}.` }];
  }
  return checkWord(key, condition, at, words);
}

const NO_GROUP = 'Declare it in "license_groups".';

function checkWord(key: string, word: ConditionValue, at: JsonPath, words: readonly string[]): SettingsFault[] {
  if (words.includes(word as string)) return [];
  const near = nearest(String(word), words);
  const none = key === "license_group" ? NO_GROUP : `Use one of ${words.join(", ")}.`;
  const help = near === undefined ? none : `Did you mean "${near}"?`;
  return [{ at, message: `${key} has no ${show(word)}.`, help }];
}

function checkFact(field: Field, condition: Condition, at: JsonPath, known: KnownValues | undefined): SettingsFault[] {
  if (Array.isArray(condition)) {
    return condition.flatMap((value, index) => checkValue(field, value, [...at, index], known));
  }
  if (typeof condition !== "object") return checkValue(field, condition, at, known);
  const { min, max, known: isKnown, ...lists } = condition as FactCondition;
  const faults: SettingsFault[] = [];
  for (const [name, bound] of Object.entries({ min, max })) {
    if (bound !== undefined) faults.push(...checkBound(field, name, bound, [...at, name]));
  }
  if (min !== undefined && max !== undefined && faults.length === 0 && isAbove(min, max)) {
    faults.push({ at, message: `${field.path}: min is above max.`, help: "Exchange them." });
  }
  if (isKnown === false && Object.keys(condition).length > 1) {
    const message = `${field.path}: what is unknown meets no other condition.`;
    faults.push({ at, message, help: 'Keep "known": false alone.' });
  }
  for (const [name, values] of Object.entries(lists)) {
    for (const [index, value] of (values as readonly ConditionValue[]).entries()) {
      faults.push(...checkValue(field, value, [...at, name, index], known));
    }
  }
  return faults;
}

// From 2026-05-10 to 2026-05 are 22 days, as a month lasts to its end.
function isAbove(min: number | string, max: number | string): boolean {
  if (typeof min === "string" && typeof max === "string") return earliestDay(min) > latestDay(max);
  return min > max;
}

function kindOf({ schema }: Field): Kind {
  const type = schema.type === "array" ? schema.items?.type : schema.type;
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "boolean";
  if (schema.pattern?.startsWith("^[0-9]{4}") === true) return "date";
  return type === "string" ? "text" : "object";
}

function checkBound(field: Field, name: string, bound: number | string, at: JsonPath): SettingsFault[] {
  const kind = kindOf(field);
  const isList = field.schema.type === "array";
  if (isList || (kind !== "number" && kind !== "date")) {
    const help = 'Use a value, a list of values, "any_of", "all_of" or "none_of".';
    return [{ at, message: `${field.path} is neither number nor date, so it has no ${name}.`, help }];
  }
  return checkKind(field, kind, bound, at);
}

function checkKind({ path }: Field, kind: Kind, value: ConditionValue, at: JsonPath): SettingsFault[] {
  if (kind === "date") {
    const message = `${path} is a date, ${show(value)} is none.`;
    if (typeof value !== "string" || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) {
      return [{ at, message, help: "Write YYYY, YYYY-MM or YYYY-MM-DD." }];
    }
    if (isCalendarDate(value)) return [];
    return [{ at, message, help: "Use a date from 1990 to 2099 that exists." }];
  }
  const wanted = kind === "text" ? "string" : kind;
  if (typeof value === wanted) return [];
  const article = kind === "text" ? "text" : kind === "number" ? "a number" : "true or false";
  return [{ at, message: `${path} is ${article}, ${show(value)} is not.`, help: `Write ${article}.` }];
}

function checkValue(
  field: Field,
  value: ConditionValue,
  at: JsonPath,
  known: KnownValues | undefined,
): SettingsFault[] {
  const { path, schema } = field;
  const kind = kindOf(field);
  if (kind === "object") {
    return [{ at, message: `${path} has no single values.`, help: 'Use { "known": true }.' }];
  }
  const wrong = checkKind(field, kind, value, at);
  if (wrong.length > 0 || kind === "number" || kind === "boolean" || kind === "date") return wrong;
  const words = schema.enum ?? schema.items?.enum;
  if (words !== undefined) return words.includes(value as string) ? [] : [unknownValue(path, value, at, words)];
  if (path === "capabilities.languages") return checkLanguage(value as string, at);
  if (known === undefined) return [];
  const values = known.of(path);
  return values.has(value) ? [] : [unknownValue(path, value, at, [...values] as string[])];
}

function checkLanguage(tag: string, at: JsonPath): SettingsFault[] {
  const canonical = canonicalLanguage(tag);
  if (canonical === tag) return [];
  const help = canonical === undefined ? "Use a BCP 47 tag, such as de or zh-Hant." : `Write "${canonical}".`;
  return [{ at, message: `${show(tag)} is no language tag in canonical form.`, help }];
}

function unknownValue(path: string, value: ConditionValue, at: JsonPath, words: readonly string[]): SettingsFault {
  const near = nearest(String(value), words);
  const all = words.length <= 12 ? `Use one of ${words.join(", ")}.` : "Use a value that a model has.";
  return {
    at,
    message: `No model has ${path} ${show(value)}.`,
    help: near === undefined ? all : `Did you mean "${near}"?`,
  };
}

/** Faults of an order. */
export function checkOrder(order: FilterOrder | undefined, at: JsonPath): SettingsFault[] {
  if (order === undefined) return [];
  const place = [...at, "by"];
  const field = fieldByPath.get(order.by);
  if (field === undefined) return [unknownField(order.by, place)];
  if (field.schema.type !== "array" && ["number", "date", "text"].includes(kindOf(field))) return [];
  return [
    { at: place, message: `Models cannot be ordered by ${order.by}.`, help: "Use a field of numbers, dates or text." },
  ];
}

/** Faults of groups of licences. */
export function checkLicenseGroups(groups: LicenseGroups): SettingsFault[] {
  return Object.entries(groups).flatMap(([name, ids]) =>
    ids.flatMap((id, index) => {
      if (isSpdxId(id) || /^LicenseRef-[A-Za-z0-9.-]+$/.test(id)) return [];
      const help = "Use an id of spdx.org/licenses, with its capitals, or a LicenseRef-.";
      return [{ at: ["license_groups", name, index], message: `${show(id)} is no SPDX id.`, help }];
    }),
  );
}

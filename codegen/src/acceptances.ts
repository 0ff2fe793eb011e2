// The acceptances (registry/acceptances.json): what people accepted of sources on the network and models.json does not say yet.
// Text in, a checked collection or issues out; the collection as text again. One model and source a line.
import acceptancesSchema from "../../registry/acceptances.schema.json" with { type: "json" };
import {
  compareKeys,
  type FactValue,
  type FieldValues,
  formatKey,
  type KeyedEntry,
  keyOf,
  type ModelKey,
} from "./candidate.js";
import { isSame } from "./contest.js";
import { getFields } from "./field-path.js";
import { compareText } from "./issue.js";
import type { ModelRecord } from "./record.js";
import { visibleJson } from "./report/escape.js";
import { fieldByPath, isCovered, recordFields, requirementsOf } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";
import { fieldsDecidedWith, type Trust } from "./trust.js";

/** Name of the file in the directory of a registry. */
export const ACCEPTANCES_FILE = "acceptances.json";

/** What was accepted of one source about one model. */
export interface Acceptance {
  readonly key: ModelKey;
  readonly source: string;
  readonly facts: FieldValues;
  /** What the registry said in the place of these values when they were accepted. */
  readonly replaces: FieldValues;
}

interface Entry extends KeyedEntry {
  readonly source: string;
  readonly facts: FieldValues;
  readonly replaces?: FieldValues;
}

interface FileShape {
  readonly acceptances: readonly Entry[];
}

const validate = compileSettingsSchema<FileShape>(acceptancesSchema);

/** Checks the text of the file. */
export function parseAcceptances(text: string, file: string): ParsedSettings<readonly Acceptance[]> {
  const { value, issues } = parseSettings(text, file, {
    code: "acceptances",
    schemaPath: "registry/acceptances.schema.json",
    allDigits: true,
    validate,
    check,
  });
  return value === undefined ? { issues } : { value: value.acceptances.map(toAcceptance), issues };
}

function toAcceptance(entry: Entry): Acceptance {
  const { source, facts, replaces = {} } = entry;
  return { key: keyOf(entry), source, facts, replaces };
}

function check({ acceptances }: FileShape): SettingsFault[] {
  const seen = new Set<string>();
  return acceptances.flatMap((entry, index) => {
    const at = ["acceptances", index];
    const { huggingface_id: hub, civitai_id: civitai, source, facts, replaces = {} } = entry;
    if ((hub === undefined) === (civitai === undefined)) {
      const help = 'Give it either a "huggingface_id" or a "civitai_id".';
      return [{ at, message: "This acceptance does not name one model.", help }];
    }
    const faults = [...checkFields(facts, [...at, "facts"]), ...checkFields(replaces, [...at, "replaces"])];
    const name = nameOf(keyOf(entry), source);
    if (seen.has(name))
      faults.push({ at, message: "This model and source stand twice.", help: "Make one entry of them." });
    seen.add(name);
    return faults;
  });
}

function checkFields(fields: FieldValues, at: readonly (string | number)[]): SettingsFault[] {
  return Object.keys(fields).flatMap((field) => {
    if (fieldByPath.has(field)) return [];
    const help = "Use a field path of models.schema.json, such as specs.parameters.";
    return [{ at: [...at, field], message: `There is no field "${field}".`, help }];
  });
}

function nameOf(key: ModelKey, source: string): string {
  return JSON.stringify([formatKey(key), source]);
}

/** What a source says of fields that are decided together, beside what the registry has of them. */
export interface Statement {
  readonly fields: readonly string[];
  readonly values: FieldValues;
  readonly registry: FieldValues;
}

/** Fields that are not accepted of a source any more. */
export interface Withdrawal {
  readonly key: ModelKey;
  readonly source: string;
  readonly fields: readonly string[];
}

/** All that was accepted, for looking up. */
export class Acceptances {
  readonly #byName: ReadonlyMap<string, Acceptance>;
  readonly #keys: ReadonlyMap<string, ModelKey>;

  constructor(acceptances: Iterable<Acceptance> = []) {
    const all = [...acceptances];
    this.#byName = new Map(all.map((acceptance) => [nameOf(acceptance.key, acceptance.source), acceptance]));
    this.#keys = new Map(all.map(({ key }) => [formatKey(key), key]));
  }

  /** Whether anything was accepted about a model. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Models about which something was accepted. */
  get keys(): readonly ModelKey[] {
    return [...this.#keys.values()];
  }

  /**
   * Whether promoting takes what a source says: all of it was accepted and nothing beside it, and the registry says nothing that
   * it did not say then.
   */
  takes(key: ModelKey, source: string, { fields, values, registry }: Statement): boolean {
    const accepted = this.#byName.get(nameOf(key, source));
    if (accepted === undefined) return false;
    return fields.every((field) => {
      const isUntouched = isSame(registry[field], accepted.replaces[field]) || isSame(registry[field], values[field]);
      return isSame(accepted.facts[field], values[field]) && isUntouched;
    });
  }

  /** The same with some fields withdrawn, then with more; where a field was decided before, the newer decision stands. */
  with(more: readonly Acceptance[], withdrawn: readonly Withdrawal[] = []): Acceptances {
    const all = new Map(this.#byName);
    for (const { key, source, fields } of withdrawn) {
      const name = nameOf(key, source);
      const before = all.get(name);
      if (before !== undefined) all.set(name, without(before, fields));
    }
    for (const { key, source, facts, replaces } of more) {
      const name = nameOf(key, source);
      const before = all.get(name);
      const kept = Object.entries(before?.replaces ?? {}).filter(([field]) => !Object.hasOwn(facts, field));
      all.set(name, {
        key,
        source,
        facts: { ...before?.facts, ...facts },
        replaces: { ...Object.fromEntries(kept), ...replaces },
      });
    }
    return new Acceptances([...all.values()].filter(saysAnything));
  }

  /**
   * The same without what is settled: what the registry says by now, what it has no place for, and what was accepted in the place of
   * something else than it has now.
   */
  withoutSettled(recordOf: (key: ModelKey) => ModelRecord | undefined, trust: Trust): Acceptances {
    const open = [...this.#byName.values()].map((acceptance) => {
      const record = recordOf(acceptance.key);
      return record === undefined ? acceptance : withoutSettled(acceptance, record, trust);
    });
    return new Acceptances(open.filter(saysAnything));
  }

  /** The text of the file. Signs that could mislead a reader are escaped; the values are the same. */
  format(): string {
    const lines = [...this.#byName.values()]
      .sort((left, right) => compareKeys(left.key, right.key) || compareText(left.source, right.source))
      .map(formatAcceptance);
    const list = lines.length === 0 ? "[]" : `[\n${lines.map((line) => `    ${line}`).join(",\n")}\n  ]`;
    return visibleJson(`{\n  "version": 1,\n  "acceptances": ${list}\n}\n`);
  }
}

function withoutSettled(acceptance: Acceptance, record: ModelRecord, trust: Trust): Acceptance {
  const { facts, replaces } = acceptance;
  const { forbidden } = requirementsOf(record.type);
  const settled = Object.keys(facts).flatMap((field) => {
    const together = fieldsDecidedWith(field, trust);
    const registry = getFields(record, together);
    const isSaid = (one: string): boolean => isSame(registry[one], facts[one]);
    const isOther = (one: string): boolean => !isSaid(one) && !isSame(registry[one], replaces[one]);
    return isCovered(field, forbidden) || together.every(isSaid) || together.some(isOther) ? together : [];
  });
  return without(acceptance, settled);
}

function without(acceptance: Acceptance, fields: readonly string[]): Acceptance {
  const keep = (values: FieldValues): FieldValues =>
    Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)));
  return { ...acceptance, facts: keep(acceptance.facts), replaces: keep(acceptance.replaces) };
}

function saysAnything({ facts }: Acceptance): boolean {
  return Object.keys(facts).length > 0;
}

function formatAcceptance({ key, source, facts, replaces }: Acceptance): string {
  const parts = [
    `"${key.field}": ${JSON.stringify(key.value)}`,
    `"source": ${JSON.stringify(source)}`,
    `"facts": ${formatValues(facts)}`,
    ...(Object.keys(replaces).length === 0 ? [] : [`"replaces": ${formatValues(replaces)}`]),
  ];
  return `{ ${parts.join(", ")} }`;
}

const FIELD_ORDER = new Map(recordFields.map(({ path }, index) => [path, index]));

function formatValues(values: FieldValues): string {
  const entries = Object.entries(values)
    .sort(([left], [right]) => (FIELD_ORDER.get(left) ?? 0) - (FIELD_ORDER.get(right) ?? 0))
    .map(([field, value]) => `${JSON.stringify(field)}: ${formatValue(value)}`);
  return `{ ${entries.join(", ")} }`;
}

function formatValue(value: FactValue): string {
  return Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]` : JSON.stringify(value);
}

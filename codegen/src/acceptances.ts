// The acceptances (registry/acceptances.json): what people looked at and accepted of sources on the network. Text in, a checked
// collection or issues out; the collection as text again. One model and source a line.
import acceptancesSchema from "../../registry/acceptances.schema.json" with { type: "json" };
import { compareKeys, type FactValue, formatKey, type KeyedEntry, keyOf, type ModelKey } from "./candidate.js";
import { compareText } from "./issue.js";
import { visibleJson } from "./report/escape.js";
import { fieldByPath, recordFields } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** Name of the file in the directory of a registry. */
export const ACCEPTANCES_FILE = "acceptances.json";

/** Values by field path. */
export type FieldValues = Readonly<Record<string, FactValue>>;

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

/** All that was accepted, for looking up. */
export class Acceptances {
  readonly #byName: ReadonlyMap<string, Acceptance>;
  readonly #keys: ReadonlySet<string>;

  constructor(acceptances: readonly Acceptance[] = []) {
    this.#byName = new Map(acceptances.map((acceptance) => [nameOf(acceptance.key, acceptance.source), acceptance]));
    this.#keys = new Set(acceptances.map(({ key }) => formatKey(key)));
  }

  /** Whether anything was accepted of a source. */
  names(source: string): boolean {
    return [...this.#byName.values()].some((acceptance) => acceptance.source === source);
  }

  /** Whether anything was accepted about a model. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Models about which something was accepted. */
  get keys(): readonly ModelKey[] {
    const byText = new Map([...this.#byName.values()].map(({ key }) => [formatKey(key), key]));
    return [...byText.values()];
  }

  /** What was accepted of a source about a model. */
  of(key: ModelKey, source: string): Acceptance | undefined {
    return this.#byName.get(nameOf(key, source));
  }

  /** Whether a value was accepted. */
  accepts(key: ModelKey, source: string, field: string, value: FactValue): boolean {
    const accepted = this.of(key, source)?.facts;
    if (accepted === undefined || !Object.hasOwn(accepted, field)) return false;
    return JSON.stringify(accepted[field]) === JSON.stringify(value);
  }

  /** The same with more; where a field was decided before, the newer decision stands. */
  with(more: readonly Acceptance[]): Acceptances {
    const all = new Map(this.#byName);
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
    return new Acceptances([...all.values()]);
  }

  /** The same without some fields of a source about a model, or without anything about it. */
  without(key: ModelKey, source: string, fields: readonly string[]): Acceptances {
    const all = new Map(this.#byName);
    const name = nameOf(key, source);
    const before = all.get(name);
    if (before === undefined) return this;
    const keep = (values: FieldValues) => {
      return Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)));
    };
    const facts = keep(before.facts);
    if (Object.keys(facts).length === 0) all.delete(name);
    else all.set(name, { ...before, facts, replaces: keep(before.replaces) });
    return new Acceptances([...all.values()]);
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

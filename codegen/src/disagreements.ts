// The record of disagreements (registry/disagreements.json): what sources disagreed on when they were reconciled, and what
// settled it. One disagreement a line and no time of the run, so that a diff shows what changed and nothing else.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import disagreementsSchema from "../../registry/disagreements.schema.json" with { type: "json" };
import { compareKeys, formatKey, type KeyedEntry, keyOf, keysOf } from "./candidate.js";
import { displayPath, writeAtomically } from "./files.js";
import { compareText } from "./issue.js";
import type { JsonPath } from "./locate.js";
import type { Claim, Disagreement, Reconciliation } from "./reconcile.js";
import type { Registry } from "./record.js";
import { visibleJson } from "./report/escape.js";
import { fieldByPath } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** Name of the file in the directory of a registry. */
export const DISAGREEMENTS_FILE = "disagreements.json";

/** A disagreement and the model of the registry that it is about, where it is about one. */
export interface RecordedDisagreement extends Omit<Disagreement, "reason"> {
  readonly id?: string;
}

/** What is on record about the disagreements of all sources. */
export interface DisagreementsRecord {
  /** By field: why the rule that decides it is as it is. */
  readonly reasons: Readonly<Record<string, string>>;
  /** By field: for how many models it stays out because only a weak source states it. */
  readonly unconfirmed: Readonly<Record<string, number>>;
  /** Sorted by key and field. */
  readonly disagreements: readonly RecordedDisagreement[];
}

/** The file as read from disk. */
export interface DisagreementsText extends ParsedSettings<DisagreementsRecord> {
  /** Path for messages, relative to the working directory. */
  readonly file: string;
  readonly text: string;
}

interface Entry extends KeyedEntry {
  readonly id?: string;
  readonly field: string;
  readonly kind: Disagreement["kind"];
  readonly decided_by?: string;
  readonly claims: readonly Claim[];
}

interface FileShape extends Pick<DisagreementsRecord, "reasons" | "unconfirmed"> {
  readonly disagreements: readonly Entry[];
}

/** What is to be kept of a reconciliation, once its models are in the registry. */
export function recordDisagreements(
  { disagreements, unconfirmed }: Reconciliation,
  { models }: Registry,
): DisagreementsRecord {
  const ids = new Map(models.flatMap((record) => keysOf(record).map((key) => [formatKey(key), record.id] as const)));
  const fields = [...disagreements].sort((left, right) => compareText(left.field, right.field));
  return {
    reasons: Object.fromEntries(fields.map(({ field, reason }) => [field, reason])),
    unconfirmed,
    disagreements: disagreements
      .map(({ reason: _, ...disagreement }) => {
        const id = ids.get(formatKey(disagreement.key));
        return { ...disagreement, ...(id === undefined ? {} : { id }) };
      })
      .sort((left, right) => compareKeys(left.key, right.key) || compareText(left.field, right.field)),
  };
}

/**
 * Brings the file up to date, in one step. Nothing to record and no file are the same. Returns whether it differed.
 */
export async function updateDisagreements(
  registry: string,
  record: DisagreementsRecord,
  { dryRun }: { readonly dryRun: boolean },
): Promise<boolean> {
  const path = join(registry, DISAGREEMENTS_FILE);
  const text = formatDisagreements(record);
  const current = await readIfThere(path);
  if (text === (current ?? formatDisagreements(NOTHING))) return false;
  if (!dryRun) await writeAtomically(path, text);
  return true;
}

const NOTHING: DisagreementsRecord = { reasons: {}, unconfirmed: {}, disagreements: [] };

/** Reads and checks the file of a valid registry. Undefined where there is none. */
export async function readDisagreements(directory: string, registry: Registry): Promise<DisagreementsText | undefined> {
  const path = join(directory, DISAGREEMENTS_FILE);
  const file = displayPath(path);
  const text = await readIfThere(path);
  return text === undefined ? undefined : { file, text, ...parseDisagreements(text, file, registry) };
}

function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Checks the text of the file against its form and against the registry that it belongs to. */
export function parseDisagreements(
  text: string,
  file: string,
  registry: Registry,
): ParsedSettings<DisagreementsRecord> {
  // Most commands never see this file.
  validate ??= compileSettingsSchema<FileShape>(disagreementsSchema);
  const { value, issues } = parseSettings(text, file, {
    code: "disagreements",
    schemaPath: "registry/disagreements.schema.json",
    allDigits: true,
    validate,
    check: (shape) => checkEntries(shape, registry),
  });
  if (value === undefined) return { issues };
  const { reasons, unconfirmed } = value;
  return { value: { reasons, unconfirmed, disagreements: value.disagreements.map(toDisagreement) }, issues };
}

let validate: ValidateFunction<FileShape> | undefined;

const CURE = 'Run "modeldex promote"; it writes the file anew.';

function checkEntries({ reasons, unconfirmed, disagreements }: FileShape, { models }: Registry): SettingsFault[] {
  const byId = new Map(models.map((record) => [record.id, record]));
  return [
    ...Object.keys(reasons).flatMap((field) => checkField(field, ["reasons", field])),
    ...Object.keys(unconfirmed).flatMap((field) => checkField(field, ["unconfirmed", field])),
    ...disagreements.flatMap((entry, index) => {
      const at = ["disagreements", index];
      const { huggingface_id: hub, civitai_id: civitai, id, field, decided_by: source, claims } = entry;
      if ((hub === undefined) === (civitai === undefined)) {
        return [{ at, message: "This disagreement does not name one model.", help: CURE }];
      }
      const faults = checkField(field, [...at, "field"]);
      if (source !== undefined && !claims.some((claim) => claim.source === source)) {
        const message = `${JSON.stringify(source)} decides and claims nothing.`;
        faults.push({ at: [...at, "decided_by"], message, help: CURE });
      }
      const key = formatKey(keyOf(entry));
      const record = id === undefined ? undefined : byId.get(id);
      if (id !== undefined && !keysOf(record ?? {}).some((own) => formatKey(own) === key)) {
        const message = `The registry has no model ${JSON.stringify(id)} with ${key.replace(":", " ")}.`;
        faults.push({ at: [...at, "id"], message, help: CURE });
      }
      return faults;
    }),
  ];
}

function checkField(field: string, at: JsonPath): SettingsFault[] {
  return fieldByPath.has(field) ? [] : [{ at, message: `There is no field "${field}".`, help: CURE }];
}

function toDisagreement(entry: Entry): RecordedDisagreement {
  const { id, field, kind, decided_by: decidedBy, claims } = entry;
  return {
    key: keyOf(entry),
    ...(id === undefined ? {} : { id }),
    field,
    kind,
    ...(decidedBy === undefined ? {} : { decidedBy }),
    claims,
  };
}

/** The text of the file. Signs that could mislead a reader are escaped; the values are the same. */
export function formatDisagreements({ reasons, unconfirmed, disagreements }: DisagreementsRecord): string {
  const parts = [
    '"version": 1',
    `"reasons": ${block("{", "}", Object.entries(reasons).map(formatEntry))}`,
    `"unconfirmed": ${block("{", "}", Object.entries(unconfirmed).map(formatEntry))}`,
    `"disagreements": ${block("[", "]", disagreements.map(formatDisagreement))}`,
  ];
  return visibleJson(`{\n${parts.map((part) => `  ${part}`).join(",\n")}\n}\n`);
}

function block(open: string, close: string, lines: readonly string[]): string {
  return lines.length === 0
    ? `${open}${close}`
    : `${open}\n${lines.map((line) => `    ${line}`).join(",\n")}\n  ${close}`;
}

function formatDisagreement({ key, id, field, kind, decidedBy, claims }: RecordedDisagreement): string {
  return formatInline({ [key.field]: key.value, id, field, kind, decided_by: decidedBy, claims });
}

/** JSON in one line, with the space that a reader wants. */
function formatInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatInline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{ ${entries.map(formatEntry).join(", ")} }`;
}

function formatEntry([name, value]: readonly [string, unknown]): string {
  return `${JSON.stringify(name)}: ${formatInline(value)}`;
}

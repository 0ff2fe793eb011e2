// The rejections (registry/rejections.json): models and claims that people looked at and refused. Text in, a checked list or
// issues out; what matches an entry takes no part in promoting.
import rejectionsSchema from "../../registry/rejections.schema.json" with { type: "json" };
import {
  type Candidate,
  type Fact,
  type FactValue,
  formatKey,
  type KeyedEntry,
  keyOf,
  type ModelKey,
} from "./candidate.js";
import { fieldByPath } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** A claim that a source makes about one field. */
export interface RejectedClaim {
  readonly field: string;
  readonly source: string;
  readonly value: FactValue;
}

/** A model that must not enter, or one claim about it that does not count. */
export interface Rejection {
  readonly key: ModelKey;
  /** Absent where the whole model is refused. */
  readonly claim?: RejectedClaim;
  readonly reason: string;
}

interface Entry extends KeyedEntry, Partial<RejectedClaim> {
  readonly reason: string;
}

interface FileShape {
  readonly rejections: readonly Entry[];
}

const validate = compileSettingsSchema<FileShape>(rejectionsSchema);

/** Checks the text of the rejections file. */
export function parseRejections(text: string, file: string): ParsedSettings<readonly Rejection[]> {
  const schemaPath = "registry/rejections.schema.json";
  const { value, issues } = parseSettings(text, file, { code: "rejections", schemaPath, validate, check });
  return value === undefined ? { issues } : { value: value.rejections.map(toRejection), issues };
}

function check({ rejections }: FileShape): SettingsFault[] {
  const seen = new Set<string>();
  return rejections.flatMap((entry, index) => {
    const at = ["rejections", index];
    const { huggingface_id: hub, civitai_id: civitai, field } = entry;
    if ((hub === undefined) === (civitai === undefined)) {
      const help = 'Give it either a "huggingface_id" or a "civitai_id".';
      return [{ at, message: "This rejection does not name one model.", help }];
    }
    if (field !== undefined && !fieldByPath.has(field)) {
      const help = "Use a field path of models.schema.json, such as specs.parameters.";
      return [{ at: [...at, "field"], message: `There is no field "${field}".`, help }];
    }
    const text = textOf(toRejection(entry));
    if (seen.has(text)) return [{ at, message: "This rejection stands twice.", help: "Keep one of them." }];
    seen.add(text);
    return [];
  });
}

function toRejection(entry: Entry): Rejection {
  const { field, source, value, reason } = entry;
  const key = keyOf(entry);
  if (field === undefined || source === undefined || value === undefined) return { key, reason };
  return { key, claim: { field, source, value }, reason };
}

/** Whole models that are refused, with the reason, by the text of their keys. */
export function rejectedModels(rejections: readonly Rejection[]): Map<string, string> {
  return new Map(
    rejections.flatMap(({ key, claim, reason }) => (claim === undefined ? [[formatKey(key), reason] as const] : [])),
  );
}

/** Claims that are refused, for looking up. */
export class RejectedClaims {
  readonly #texts: ReadonlySet<string>;

  constructor(rejections: readonly Rejection[]) {
    this.#texts = new Set(rejections.filter(({ claim }) => claim !== undefined).map(textOf));
  }

  get size(): number {
    return this.#texts.size;
  }

  has(key: ModelKey, field: string, source: string, value: FactValue): boolean {
    return this.#texts.has(textOf({ key, claim: { field, source, value } }));
  }
}

/** Candidates without the claims that are refused, and those claims as candidates of their own. */
export function splitRejectedClaims(
  candidates: readonly Candidate[],
  rejections: readonly Rejection[],
): { readonly accepted: readonly Candidate[]; readonly rejected: readonly Candidate[] } {
  const refused = new RejectedClaims(rejections);
  if (refused.size === 0) return { accepted: candidates, rejected: [] };
  const about = new Set(rejections.map(({ key }) => formatKey(key)));
  const rejected: Candidate[] = [];
  const accepted = candidates.map((candidate) => {
    if (!about.has(formatKey(candidate.key))) return candidate;
    const { key } = candidate;
    const isRefused = ([field, { value, provenance }]: readonly [string, Fact]) =>
      refused.has(key, field, provenance.source, value);
    const facts = Object.entries(candidate.facts);
    const out = facts.filter(isRefused);
    if (out.length === 0) return candidate;
    rejected.push({ key, facts: Object.fromEntries(out) });
    return { key, facts: Object.fromEntries(facts.filter((fact) => !isRefused(fact))) };
  });
  return { accepted, rejected };
}

function textOf({ key, claim }: Pick<Rejection, "key" | "claim">): string {
  return JSON.stringify([formatKey(key), claim?.field, claim?.source, claim?.value]);
}

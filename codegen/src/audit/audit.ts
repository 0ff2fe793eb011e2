// What an audit is: one question about facts that may be wrong, with a code, a sentence about it, and a function that finds
// where a person should look. A rule refuses what must be wrong; an audit asks.
import type { Fact, ModelKey } from "../candidate.js";
import type { Problem } from "../problem.js";
import type { ModelRecord, SourceRecord } from "../record.js";
import type { Rejection } from "../rejections.js";
import type { StoredConfig } from "../stored-configs.js";
import type { Trust } from "../trust.js";

/** A model of the registry, and what sources say about it. */
export interface Audited {
  /** Place in the file. */
  readonly index: number;
  readonly record: ModelRecord;
  /** What candidates say about a field of it, by source; nothing where there are no candidates. */
  said(field: string): readonly Fact[];
}

/** What candidates say about a model that may or may not be in the registry. */
export interface Candidates {
  readonly key: ModelKey;
  said(field: string): readonly Fact[];
  /** Number of facts. */
  readonly facts: number;
}

/** What audits may look at. */
export interface AuditContext {
  readonly models: readonly Audited[];
  readonly sources: Readonly<Record<string, SourceRecord>>;
  readonly trust: Trust;
  /** Models and claims that people refused. */
  readonly rejections: readonly Rejection[];
  /** Every model that candidates speak of. */
  readonly candidates: readonly Candidates[];
  /** The model of the registry with this id, alias or Hub id. */
  find(reference: string): Audited | undefined;
  /** What candidates say about a Hub id. */
  findCandidates(huggingfaceId: string): Candidates | undefined;
  /** What the config.json of a Hub id says, where configs.json has it. */
  findConfig(huggingfaceId: string): StoredConfig | undefined;
  /** How old facts may be, where that was asked. */
  readonly age?: MaximumAge;
}

/** The oldest that a fact may be on a day. */
export interface MaximumAge {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly days: number;
}

/** One question about one field. Without a model it is about a source. */
export type Finding = Omit<Problem, "code" | "severity">;

/** One audit; `docs/issues.md` explains each code. */
export interface Audit {
  readonly code: string;
  /** What usually holds, in one sentence. */
  readonly description: string;
  /** What it cannot judge without, so that an exception from it is not called unneeded where that is not there. */
  readonly needs?: "candidates" | "configs" | "age";
  examine(context: AuditContext): Iterable<Finding>;
}

/** An audit that looks at one model at a time. */
export function modelAudit(
  { code, description, needs }: Omit<Audit, "examine">,
  examineModel: (model: Audited, context: AuditContext) => Iterable<Finding>,
): Audit {
  return {
    code,
    description,
    ...(needs === undefined ? {} : { needs }),
    *examine(context) {
      for (const model of context.models) yield* examineModel(model, context);
    },
  };
}

/** A question about a field of a model, or about one item of a list. */
export function question(
  { index, record }: Audited,
  field: string,
  message: string,
  help: string,
  item?: number,
): Finding {
  const at = ["models", index, ...field.split("."), ...(item === undefined ? [] : [item])];
  return { at, model: record.id, message: `Model ${record.id}: ${message}`, help };
}

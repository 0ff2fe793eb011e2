// The accepted cases (registry/audit-exceptions.json): findings that a person looked at, with the reason why the facts
// stand. An exception that explains nothing any more is a finding itself.
import exceptionsSchema from "../../registry/audit-exceptions.schema.json" with { type: "json" };
import { audits } from "./audit/index.js";
import { nearest } from "./nearest.js";
import type { Problem } from "./problem.js";
import { isCovered } from "./schema.js";
import {
  compileSettingsSchema,
  type ParsedSettings,
  parseSettings,
  type SettingsFault,
  type SettingsKind,
} from "./settings-file.js";

/** One accepted finding, or several of one audit about one model. */
export interface AuditException {
  /** Code of the audit. */
  readonly audit: string;
  readonly model: string;
  /** Field path, where the audit can find several in the model; groups cover what is in them. */
  readonly field?: string;
  /** Why the facts stand. */
  readonly reason: string;
}

interface ExceptionsFile {
  readonly exceptions: readonly AuditException[];
}

/** What exceptions leave over. */
export interface Explained {
  readonly open: readonly Problem[];
  /** Number of findings that an exception explains. */
  readonly accepted: number;
  /** Exceptions that explain nothing. */
  readonly faults: readonly (SettingsFault & { readonly code: string })[];
}

const KIND: SettingsKind<ExceptionsFile> = {
  code: "audit-exceptions",
  schemaPath: "registry/audit-exceptions.schema.json",
  validate: compileSettingsSchema<ExceptionsFile>(exceptionsSchema),
  check: () => [],
};

/** Checks the text of the exceptions file. */
export function parseExceptions(text: string, file: string): ParsedSettings<readonly AuditException[]> {
  const { value, issues } = parseSettings(text, file, KIND);
  return value === undefined ? { issues } : { value: value.exceptions, issues };
}

/** What is known of a run when its exceptions are judged. */
export interface Judgement {
  /** Ids of all models. */
  readonly ids: ReadonlySet<string>;
  /** Codes of the audits that saw all they need; exceptions from the others may be needed another time. */
  readonly judged: ReadonlySet<string>;
}

/** Takes out what exceptions explain, and names exceptions that explain nothing. */
export function applyExceptions(
  findings: readonly Problem[],
  exceptions: readonly AuditException[],
  judgement: Judgement,
): Explained {
  const byCase = new Map<string, { readonly exception: AuditException; readonly place: number }[]>();
  for (const [place, exception] of exceptions.entries()) {
    const key = caseKey(exception.audit, exception.model);
    byCase.set(key, [...(byCase.get(key) ?? []), { exception, place }]);
  }
  const used = new Set<number>();
  const open = findings.filter((finding) => {
    const match = byCase
      .get(caseKey(finding.code, finding.model ?? ""))
      ?.find(({ exception: { field } }) => field === undefined || isCovered(fieldOf(finding), new Set([field])));
    if (match !== undefined) used.add(match.place);
    return match === undefined;
  });
  const faults = exceptions.flatMap((exception, place) => {
    const fault = used.has(place) ? undefined : explain(exception, judgement);
    return fault === undefined ? [] : [{ at: ["exceptions", place, ...fault.at], ...fault.problem }];
  });
  return { open, accepted: findings.length - open.length, faults };
}

// Two findings of one audit about one model may be about two fields.
function caseKey(audit: string, model: string): string {
  return `${audit} ${model}`;
}

function fieldOf({ at }: Problem): string {
  return at.slice(2).join(".");
}

function explain({ audit, model }: AuditException, { ids, judged }: Judgement) {
  const say = (at: readonly string[], code: string, message: string, help: string) => {
    return { at, problem: { code, message, help } };
  };
  const codes = audits.map(({ code }) => code);
  if (!codes.includes(audit)) {
    const near = nearest(audit, codes);
    const help = near === undefined ? "Use a code that modeldex audit reports." : `Did you mean "${near}"?`;
    return say(["audit"], KIND.code, `There is no audit ${JSON.stringify(audit)}.`, help);
  }
  if (!ids.has(model)) {
    const near = nearest(model, [...ids]);
    const help = near === undefined ? "Remove the exception, or use the id of a model." : `Did you mean "${near}"?`;
    return say(["model"], KIND.code, `There is no model ${JSON.stringify(model)}.`, help);
  }
  if (!judged.has(audit)) return undefined;
  const message = `${audit} finds nothing about ${model} that this exception explains.`;
  return say(
    [],
    "unneeded-exception",
    message,
    "Remove it: the facts were corrected, or another exception covers them.",
  );
}

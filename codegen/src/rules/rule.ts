// What a rule is: one check between fields or records, with a code, a sentence about it, and a function that finds faults.
import type { Problem } from "../problem.js";
import type { ModelRecord, SourceRecord } from "../record.js";

/** A record and its place in the file. Fields and groups that break the schema have been taken out. */
export interface Entry {
  readonly index: number;
  readonly record: ModelRecord;
}

/** What rules may look at. */
export interface RuleContext {
  readonly entries: readonly Entry[];
  /** The registry's declared sources; undefined where it declares none. */
  readonly sources: Readonly<Record<string, SourceRecord>> | undefined;
  /** Ids of all records, also of those with faults. */
  readonly ids: ReadonlySet<string>;
  /** Line of a record in the file, for messages that name two. */
  lineOf(entry: Entry): number;
}

/** One check; `docs/issues.md` explains each code. */
export interface Rule {
  readonly code: string;
  /** What the rule demands, in one sentence. */
  readonly description: string;
  check(context: RuleContext): Iterable<Problem>;
}

/** A problem at a field of a record. */
export function problemAt(
  code: string,
  entry: Entry,
  path: readonly (string | number)[],
  message: string,
  help: string,
): Problem {
  return { code, at: ["models", entry.index, ...path], model: entry.record.id, message, help };
}

/** A rule that looks at one record at a time. */
export function recordRule(
  code: string,
  description: string,
  checkRecord: (entry: Entry, context: RuleContext) => Iterable<Problem>,
): Rule {
  return {
    code,
    description,
    *check(context) {
      for (const entry of context.entries) yield* checkRecord(entry, context);
    },
  };
}

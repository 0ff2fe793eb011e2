// What a run notes of each page beside its models, and the sum of it over all pages.
import type { RequestError } from "../http/request-error.js";
import type { Absence } from "../listing.js";
import type { UnknownWord } from "../sources/source.js";

/** A request that failed for good, as it is reported. Holds text of strangers: escape before printing. */
export interface FailedRequest {
  readonly request: string;
  readonly event: string;
  readonly help: string;
}

/** A record that is not what the source promises. */
export interface MalformedRecord {
  readonly id?: string;
  readonly message: string;
}

/** A model that people refused, and why. */
export interface SkippedModel {
  readonly key: string;
  readonly reason: string;
}

/** A model that was looked for by its id and is not there. */
export interface AbsentModel {
  readonly key: string;
  readonly absence: Absence;
}

/** What records of any number of pages came to, beside the models. */
export interface Findings {
  /** Records met. */
  readonly rows: number;
  readonly duplicates: number;
  /** By reason, how many records become no candidate. */
  readonly passedOver: Readonly<Record<string, number>>;
  readonly skipped: readonly SkippedModel[];
  /** The first of the malformed records; `malformedCount` counts all. */
  readonly malformed: readonly MalformedRecord[];
  readonly malformedCount: number;
  /** By field and word, how many records have it. */
  readonly unknownWords: readonly (UnknownWord & { readonly count: number })[];
  readonly failures: readonly FailedRequest[];
  /** Records whose details were not asked for, because too many requests for details had failed. */
  readonly undetailed: number;
  readonly absent: readonly AbsentModel[];
}

/** One page that is done. */
export interface PageRecord extends Findings {
  /** Name of the list; undefined for models that were looked for by id. */
  readonly list?: string;
  /** Where the list goes on; undefined at its end, or where as many were read as are wanted. */
  readonly next?: string;
  /** Records of the answer, those included that are not among the rows. */
  readonly given?: number;
  /** Whether the limit of the run left records of the answer unread. */
  readonly isCut?: true;
  /** Why the list ends here though the source says that more follow; then nothing can be gone on with. */
  readonly failure?: FailedRequest;
  /** Day of the answer, `YYYY-MM-DD`. */
  readonly date?: string;
  /** Keys that were looked for, and what became of them is known. */
  readonly visited?: readonly string[];
}

/** Nothing found. */
export const NO_FINDINGS: Findings = {
  rows: 0,
  duplicates: 0,
  passedOver: {},
  skipped: [],
  malformed: [],
  malformedCount: 0,
  unknownWords: [],
  failures: [],
  undetailed: 0,
  absent: [],
};

/** Bad records and unknown words of which a report gives examples: an upstream that went wrong has a hundred thousand. */
export const MOST_NOTED = 50;

/** The findings of all parts as one. */
export function sumFindings(parts: readonly Findings[]): Findings {
  const passedOver = new Map<string, number>();
  const words = new Map<string, UnknownWord & { readonly count: number }>();
  for (const part of parts) {
    for (const [reason, count] of Object.entries(part.passedOver)) {
      passedOver.set(reason, (passedOver.get(reason) ?? 0) + count);
    }
    for (const { field, word, count } of part.unknownWords) {
      const name = JSON.stringify([field, word]);
      words.set(name, { field, word, count: count + (words.get(name)?.count ?? 0) });
    }
  }
  return {
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    duplicates: parts.reduce((sum, { duplicates }) => sum + duplicates, 0),
    passedOver: Object.fromEntries(passedOver),
    skipped: parts.flatMap(({ skipped }) => skipped),
    malformed: parts.flatMap(({ malformed }) => malformed).slice(0, MOST_NOTED),
    malformedCount: parts.reduce((sum, { malformedCount }) => sum + malformedCount, 0),
    unknownWords: [...words.values()].slice(0, MOST_NOTED),
    failures: parts.flatMap(({ failures }) => failures),
    undetailed: parts.reduce((sum, { undetailed }) => sum + undetailed, 0),
    absent: parts.flatMap(({ absent }) => absent),
  };
}

/** A failed request as it is reported. */
export function describeFailure({ request, event, help }: RequestError): FailedRequest {
  return { request, event, help };
}

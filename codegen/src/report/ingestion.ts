// Takes what reading sources led to, gives the lines for people and the JSON for scripts. The command prints them.
import type { IngestSourcesResult } from "../ingest-sources.js";
import type { SourceReport } from "../ingestion/ingest-source.js";
import type { FailedRequest } from "../ingestion/page-record.js";
import { compareText } from "../issue.js";
import { visible } from "./escape.js";
import { issueAsJson, stringifyReport } from "./json.js";
import { count } from "./wording.js";

/** What is known of a run beside its sources. */
export interface RunView {
  /** Time that the run took. */
  readonly seconds: number;
  readonly dryRun: boolean;
}

/** Whether a source could not be read as it is. */
export function isTroubled({ failures, findings }: SourceReport): boolean {
  return failures.length + findings.failures.length + findings.malformedCount > 0;
}

/** Writes a paragraph for each source, then the sum. */
export function formatIngestion({ reports, http }: IngestSourcesResult, view: RunView): string {
  const parts = reports.map((report) => [headOf(report), ...detailsOf(report).map((line) => `  ${line}`)]);
  const lines = [...parts.flat(), ...sumOf(reports, http, view)];
  return lines.map((line) => `${visible(line)}\n`).join("");
}

/** The outcome and the figures of a source, in one line. */
export function headOf(report: SourceReport): string {
  const { title, outcome, isResumed, isCut, counts, file, issues } = report;
  if (issues.length > 0) {
    return `${title}: ${count(counts.rows, "record")} read. ${file} cannot be, so nothing was written; what was read is kept for the next run.`;
  }
  const how = [
    ...(isResumed ? ["went on with the unfinished run before"] : []),
    ...(isCut ? ["stopped at the limit"] : []),
  ];
  const kept = outcome === "failed" ? ` What was known stays in ${file}.` : "";
  const shown = how.length === 0 ? "" : ` (${how.join(", ")})`;
  return `${title}: ${outcome}${shown}. ${count(counts.rows, "record")} read, ${describeCandidates(report)}.${kept}`;
}

function describeCandidates({ counts, added, changed, dropped }: SourceReport): string {
  const changes = [
    [added, "new"],
    [changed, "changed"],
    [counts.kept, "as an earlier run left them"],
    [counts.unlisted, "not listed any more"],
    [counts.gone, "gone"],
    [dropped, "dropped after long absence"],
  ] as const;
  const named = changes.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  const details = named.length === 0 ? "" : ` (${named.join(", ")})`;
  return `${count(counts.candidates, "candidate")}${details} with ${count(counts.facts, "fact")}`;
}

/** What a reader should know of a source beside its figures, a line each. */
export function detailsOf(report: SourceReport): string[] {
  const { findings, failures, lists, isCut } = report;
  return [
    ...lists.map((list) => {
      const end = list.isFinished || isCut ? "" : ", not to its end";
      return `List ${list.name}: ${count(list.rows, "record")} on ${count(list.pages, "page")}${end}.`;
    }),
    ...countsOf(Object.entries(findings.passedOver)).map(([reason, number]) => `${number} passed over: ${reason}.`),
    ...someOf(findings.skipped, ({ key, reason }) => `Skipped ${key}: ${reason}`),
    ...countsOf(findings.unknownWords.map(({ field, word, count }) => [`${field} ${JSON.stringify(word)}`, count])).map(
      ([word, number]) => `Warning: ${number} x ${word} is not known; kept as it is.`,
    ),
    ...someOf(findings.malformed, ({ id, message }) => `Error: ${id === undefined ? "" : `${id}: `}${message}`),
    ...more(findings.malformedCount - Math.min(findings.malformed.length, MOST_SHOWN), "bad record"),
    ...someOf([...failures, ...findings.failures], (failure) => `Error: ${describeFailedRequest(failure)}`),
    ...more(failures.length + findings.failures.length - MOST_SHOWN, "failed request"),
    ...undetailed(findings),
  ];
}

/** A failed request in a sentence. */
export function describeFailedRequest({ request, event, help }: FailedRequest): string {
  return `${request} ${event}. ${help}`;
}

function undetailed({ undetailed: number }: SourceReport["findings"]): string[] {
  if (number === 0) return [];
  return [
    `Error: details of ${count(number, "model")} were not asked for, since none came any more. What was known stays.`,
  ];
}

const MOST_SHOWN = 10;

function someOf<Item>(items: readonly Item[], describe: (item: Item) => string): string[] {
  return items.slice(0, MOST_SHOWN).map(describe);
}

function more(number: number, what: string): string[] {
  return number > 0 ? [`And ${count(number, `more ${what}`)}.`] : [];
}

function countsOf(counts: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return [...counts].sort(([left, many], [right, few]) => few - many || compareText(left, right)).slice(0, MOST_SHOWN);
}

/** What all sources together came to, and what to do next. */
export function sumOf(
  reports: readonly SourceReport[],
  { sent, stored, waited }: IngestSourcesResult["http"],
  { seconds, dryRun }: RunView,
): string[] {
  const total = reports.reduce((sum, { counts }) => sum + counts.candidates, 0);
  const each = reports.map(({ source, counts }) => `${source} ${counts.candidates}`).join(", ");
  const wait = waited > 0 ? `, ${Math.round(waited / 1000)} s of waiting as asked` : "";
  const requests = `${count(sent, "request")}, ${count(stored, "answer")} from the store${wait}, ${seconds.toFixed(1)} s`;
  const isWritten = reports.some((report) => report.isWritten);
  const written = dryRun ? "Nothing was written." : isWritten ? "" : "Nothing changed.";
  const again = reports.some(({ failures, isUnfinished }) => failures.length > 0 && isUnfinished);
  return [
    `${count(total, "candidate")} in all (${each}). ${requests}.${written === "" ? "" : ` ${written}`}`,
    ...(again ? ["Run the command again to go on where it stopped."] : []),
    ...(isWritten && reports.some(isNews) ? ['Look at them with "modeldex review".'] : []),
  ];
}

function isNews({ added, changed, counts }: SourceReport): boolean {
  return added + changed + counts.gone + counts.unlisted > 0;
}

/** Writes everything about the sources, and what is wrong with files. */
export function formatIngestionJson(
  { reports, errors, issues, http }: IngestSourcesResult,
  { seconds }: RunView,
): string {
  return stringifyReport({
    version: 1,
    seconds,
    requests: { sent: http.sent, stored: http.stored, waited_ms: Math.round(http.waited) },
    sources: reports.map(reportAsJson),
    errors: errors.map(({ source, error }) => ({
      source,
      message: error instanceof Error ? error.message : String(error),
    })),
    issues: issues.map(issueAsJson),
  });
}

function reportAsJson({ findings, ...report }: SourceReport): object {
  const { source, title, outcome, file, counts, added, changed, dropped } = report;
  return {
    source,
    title,
    outcome,
    is_resumed: report.isResumed,
    is_cut: report.isCut,
    file,
    is_written: report.isWritten,
    counts,
    added,
    changed,
    dropped,
    lists: report.lists.map(({ name, pages, rows, isFinished }) => ({ name, pages, rows, is_finished: isFinished })),
    passed_over: findings.passedOver,
    skipped: findings.skipped,
    unknown_words: findings.unknownWords,
    malformed: findings.malformed,
    failures: [...report.failures, ...findings.failures],
    undetailed: findings.undetailed,
    absent: findings.absent,
    issues: report.issues.map(issueAsJson),
  };
}

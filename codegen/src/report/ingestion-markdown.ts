// Takes what reading sources led to, gives Markdown, such as the text of a pull request. Whatever strangers wrote is shown as it is.

import { emitTable } from "../emit/table.js";
import { emitMarkdown } from "../emit/text.js";
import type { IngestSourcesResult } from "../ingest-sources.js";
import type { SourceReport } from "../ingestion/ingest-source.js";
import { detailsOf, type RunView, sumOf } from "./ingestion.js";

/** Writes a section for each source, then the sum. */
export function formatIngestionMarkdown({ reports, http }: IngestSourcesResult, view: RunView): string {
  const sections = reports.flatMap((report) => [
    `## ${emitMarkdown(report.title)}: ${report.outcome}`,
    "",
    ...emitTable(["", "records"], figuresOf(report)),
    ...detailsOf(report).map((line) => `- ${emitMarkdown(line)}`),
    "",
  ]);
  return `${[...sections, ...sumOf(reports, http, view).map(emitMarkdown)].join("\n")}\n`;
}

function figuresOf({ counts, added, changed, dropped }: SourceReport): [string, number][] {
  const figures: [string, number][] = [
    ["read", counts.rows],
    ["candidates", counts.candidates],
    ["new candidates", added],
    ["changed candidates", changed],
    ["as an earlier run left them", counts.kept],
    ["not listed any more", counts.unlisted],
    ["gone", counts.gone],
    ["dropped after long absence", dropped],
    ["passed over", counts.passed_over],
    ["skipped", counts.skipped],
    ["met before", counts.duplicates],
    ["faults", counts.faults],
  ];
  return figures.filter(([, number]) => number > 0);
}

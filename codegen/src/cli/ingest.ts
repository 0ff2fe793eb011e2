// modeldex ingest
import { type Command, InvalidArgumentError, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { type Config, readConfig } from "../config.js";
import { RequestError } from "../http/request-error.js";
import type { IngestResult } from "../ingest.js";
import type { IngestSourcesResult } from "../ingest-sources.js";
import { nearest } from "../nearest.js";
import {
  count,
  formatIngestion,
  formatIngestionJson,
  formatIngestionMarkdown,
  isTroubled,
  visible,
} from "../report/index.js";
import { SOURCE_NAMES, type SourceName } from "../sources/source.js";
import { UsageError } from "../usage-error.js";
import { type CommonFlags, common, EXIT, formatOf, type Register, report } from "./command.js";
import { explain } from "./explain.js";

/** `modeldex ingest`: from sources to candidates. */
export const ingestCommand: Register = (program, finish) => {
  const ingest = program.command("ingest [source...]").enablePositionalOptions();
  common(ingest, { format: false })
    .description("Read what sources on the network say into candidates; by default all of them.")
    .addOption(new Option("--format <format>", "How to print the report.").choices(FORMATS).default("pretty"))
    .option("--json", "Short for --format json.")
    .option("--limit <n>", "Read n records of each source at most; what is known of others stays.", parseLimit)
    .option("--offline", "Ask nobody: read stored answers only.")
    .option("--fresh", "Begin anew, also where an earlier run stopped halfway.")
    .option("--dry-run", "Report what would be read; write no candidates.")
    .addHelpText("after", SOURCES_EXAMPLE)
    .action(async (sources: readonly string[], flags: SourcesFlags) => {
      finish(await ingestFromNetwork(sources.map(parseSource), flags));
    });
  addFileCommand(ingest, finish);
};

const FORMATS = ["pretty", "json", "markdown"] as const;

const SOURCES_EXAMPLE = `
Sources: ${SOURCE_NAMES.join(", ")}. ingestion.json, beside models.json, says what to ask them for.

Example:
  $ modeldex ingest huggingface --limit 500

Addresses come from HF_ENDPOINT, CIVITAI_ENDPOINT and OPENROUTER_ENDPOINT, tokens from HF_TOKEN, CIVITAI_TOKEN and
OPENROUTER_API_KEY. A source that cannot be read, wholly or in part, loses nothing: what was known stays, the command exits
with 3, and the next run goes on where this one stopped.`;

function addFileCommand(ingest: Command, finish: (code: number) => void): void {
  common(ingest.command("file <table>"))
    .description("Read a fact table (CSV, JSONL or JSON) into candidates, as a mapping says.")
    .requiredOption("--mapping <file>", "Which columns become which fields; its name becomes the candidates file's.")
    .option("--limit <n>", "Read the first n rows only; what is known of the others stays.", parseLimit)
    .option("--dry-run", "Report what would be read; write nothing.")
    .addHelpText("after", FILE_EXAMPLE)
    .action(async (table: string, flags: FileFlags) => {
      finish(await ingestTable(table, flags));
    });
}

const FILE_EXAMPLE = `
Example:
  $ modeldex ingest file sheet.csv --mapping mappings/sheet.json

The mapping is as registry/mappings/mappings.schema.json describes. Bad rows and cells are reported and left out; what
earlier runs knew of them stays, and the command exits with 3.`;

interface SourcesFlags extends Omit<CommonFlags, "format"> {
  readonly format: (typeof FORMATS)[number];
  readonly limit?: number;
  readonly offline?: boolean;
  readonly fresh?: boolean;
  readonly dryRun?: boolean;
}

function parseSource(name: string): SourceName {
  const source = SOURCE_NAMES.find((known) => known === name);
  if (source !== undefined) return source;
  const near = nearest(name, SOURCE_NAMES);
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new UsageError(`"${name}" is no source. Sources are ${SOURCE_NAMES.join(", ")}; a table needs "file".${hint}`);
}

async function ingestFromNetwork(sources: readonly SourceName[], flags: SourcesFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const started = performance.now();
  const result = await runInterruptibly(config, sources, flags);
  if (result === undefined) {
    process.stderr.write("modeldex: interrupted. What was read is kept; run the command again to go on.\n");
    return EXIT.interrupted;
  }
  const view = { seconds: (performance.now() - started) / 1000, dryRun: flags.dryRun === true };
  const format = flags.json === true ? "json" : flags.format;
  const issues = [...result.issues, ...result.reports.flatMap((source) => source.issues)];
  if (format === "json") process.stdout.write(formatIngestionJson(result, view));
  else {
    if (issues.length > 0) await report({ issues, sources: result.texts }, { ...flags, format: "pretty" }, "");
    if (result.reports.length > 0) {
      process.stdout.write(
        format === "markdown" ? formatIngestionMarkdown(result, view) : formatIngestion(result, view),
      );
    }
  }
  if (result.errors.length > 0) return explainEach(result);
  if (issues.length > 0) return EXIT.findings;
  return result.reports.some(isTroubled) ? EXIT.upstream : EXIT.fine;
}

// Several sources may well fail for one reason, which is said once.
function explainEach({ reports, errors }: IngestSourcesResult): number {
  const isLast = reports.length === 0 && errors.length === 1;
  const explanations = errors.map(({ error }) => explain(error, { isLast }));
  process.stderr.write([...new Set(explanations.map(({ text }) => text))].join(""));
  return Math.max(...explanations.map(({ code }) => code));
}

// Undefined where somebody stopped it: pages that are done are kept for the next run.
async function runInterruptibly(
  config: Config,
  sources: readonly SourceName[],
  { limit, offline = false, fresh = false, dryRun = false }: SourcesFlags,
): Promise<IngestSourcesResult | undefined> {
  const [{ ingestSources }, { showSourceProgress }] = await Promise.all([
    import("../ingest-sources.js"),
    import("../progress.js"),
  ]);
  const progress = showSourceProgress(process.stderr);
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await ingestSources(config, {
      ...(sources.length === 0 ? {} : { sources }),
      ...(limit === undefined ? {} : { limit }),
      offline,
      fresh,
      dryRun,
      environment: process.env,
      userAgent: `modeldex/${packageJson.version} (+${packageJson.homepage})`,
      signal: controller.signal,
      onProgress: progress.update,
      onWait: progress.wait,
    });
  } catch (error) {
    if (error instanceof RequestError && error.fault === "interrupted") return undefined;
    throw error;
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    progress.stop();
  }
}

interface FileFlags extends CommonFlags {
  readonly mapping: string;
  readonly limit?: number;
  readonly dryRun?: boolean;
}

async function ingestTable(table: string, flags: FileFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const { mapping, limit } = flags;
  const [{ ingestFile }, { showProgress }] = await Promise.all([import("../ingest.js"), import("../progress.js")]);
  const progress = showProgress("Reading", process.stderr);
  const dryRun = flags.dryRun === true;
  const given = { table, mapping, dryRun, onProgress: progress.update, ...(limit === undefined ? {} : { limit }) };
  const result = await ingestFile(config, given).finally(progress.stop);
  const { outcome } = result;
  const summary = describeIngestion(result, dryRun);
  const findings = await report(result, flags, summary);
  if (outcome === "unread") return findings;
  // Where there are issues they take the place of the summary; scripts that read them get it beside.
  const printed = result.issues.length === 0 && formatOf(flags) !== "json" && formatOf(flags) !== "sarif";
  if (!printed) (formatOf(flags) === "pretty" ? process.stdout : process.stderr).write(`${visible(summary)}\n`);
  return outcome === "ok" ? EXIT.fine : EXIT.upstream;
}

function describeIngestion({ outcome, counts, file, changed }: IngestResult, dryRun: boolean): string {
  const read = `${count(counts.rows, "row")}, ${counts.passed_over} passed over`;
  if (outcome === "failed") return `${read}; nothing could be used. ${file} stays as it was.`;
  const kept = counts.kept === 0 ? "" : ` (${counts.kept} kept from earlier runs)`;
  const held = `${count(counts.candidates, "candidate")}${kept}, ${count(counts.facts, "fact")}`;
  return `${read}, ${held}. ${dryRun ? "Nothing was written." : changed ? `Wrote ${file}.` : `${file} is up to date.`}`;
}

function parseLimit(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("Write a whole number above 0.");
  return Number(value);
}

// modeldex ingest
import { InvalidArgumentError } from "commander";
import { readConfig } from "../config.js";
import type { IngestResult } from "../ingest.js";
import { count, visible } from "../report/index.js";
import { type CommonFlags, common, EXIT, formatOf, type Register, report } from "./command.js";

/** `modeldex ingest`: from a source to candidates. */
export const ingestCommand: Register = (program, finish) => {
  const ingest = program.command("ingest").description("Read what a source says into registry/candidates.");
  common(ingest.command("file <table>"))
    .description("Read a fact table (CSV, JSONL or JSON) into candidates, as a mapping says.")
    .requiredOption("--mapping <file>", "Which columns become which fields; its name becomes the candidates file's.")
    .option("--limit <n>", "Read the first n rows only; what is known of the others stays.", parseLimit)
    .option("--dry-run", "Report what would be read; write nothing.")
    .addHelpText("after", EXAMPLE)
    .action(async (table: string, flags: IngestFlags) => {
      finish(await ingestTable(table, flags));
    });
};

const EXAMPLE = `
Example:
  $ modeldex ingest file sheet.csv --mapping mappings/sheet.json

The mapping is as registry/mappings/mappings.schema.json describes. Bad rows and cells are reported and left out; what
earlier runs knew of them stays, and the command exits with 3.`;

interface IngestFlags extends CommonFlags {
  readonly mapping: string;
  readonly limit?: number;
  readonly dryRun?: boolean;
}

async function ingestTable(table: string, flags: IngestFlags): Promise<number> {
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

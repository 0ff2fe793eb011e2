// modeldex trace
import { InvalidArgumentError } from "commander";
import { readConfig } from "../config.js";
import type { Sample } from "../trace/select.js";
import type { TableChoice } from "../trace/tables.js";
import { UsageError } from "../usage-error.js";
import { type CommonFlags, common, EXIT, type Register, report } from "./command.js";

/** `modeldex trace`: from facts of the registry back to the rows they came from. */
export const traceCommand: Register = (program, finish) => {
  common(program.command("trace [id] [field]"), { format: false })
    .description("Trace facts of the registry back to rows of their sources. Writes nothing.")
    .option("--table <mapping=path>", "A table and the mapping it was read with. Repeatable.", collectTable, [])
    .option("--sample <n>", "Draw so many facts at random instead of all.", parseSize)
    .option("--seed <text>", 'Seed of the draw; the same seed draws the same facts (default: "1").')
    .option("--json", "Print JSON and nothing else.")
    .addHelpText("after", EXAMPLE)
    .action(async (id: string | undefined, field: string | undefined, flags: TraceFlags) => {
      finish(await trace(id, field, flags));
    });
};

const EXAMPLE = `
Example:
  $ modeldex trace colbert-v2 specs.parameters --table mteb=mteb-models.json
  $ modeldex trace --sample 100 --seed 7 --table mteb=mteb-models.json --table sheets/our.json=our.csv

A mapping is the name of one in registry/mappings, or a path. Without id and sample, all facts are traced and those that are
equal are only counted. Exit code 1: a fact differs from its cell, or is not in the table of its source.`;

interface TraceFlags extends CommonFlags {
  readonly table: readonly TableChoice[];
  readonly sample?: number;
  readonly seed?: string;
}

async function trace(id: string | undefined, field: string | undefined, flags: TraceFlags): Promise<number> {
  const { table: tables } = flags;
  if (tables.length === 0) throw new UsageError("Name at least one table, such as --table mteb=mteb-models.json.");
  const sample = sampleOf(flags);
  const config = await readConfig(process.cwd(), flags);
  const [{ traceProject }, { formatTrace, formatTraceJson, isTraceSound }, { showProgress }] = await Promise.all([
    import("../trace/trace.js"),
    import("../report/trace.js"),
    import("../progress.js"),
  ]);
  const progress = showProgress("Reading", process.stderr);
  const asked = { tables, ...(id && { id }), ...(field && { field }), ...(sample && { sample }) };
  const result = await traceProject(config, { ...asked, onProgress: progress.update }).finally(progress.stop);
  const view = { sample, isTerse: id === undefined && sample === undefined };
  if (flags.json === true) process.stdout.write(formatTraceJson(result, view));
  else if (result.issues.length > 0) return report(result, flags, "");
  else process.stdout.write(formatTrace(result, view));
  return result.issues.length === 0 && isTraceSound(result) ? EXIT.fine : EXIT.findings;
}

function sampleOf({ sample: size, seed }: TraceFlags): Sample | undefined {
  if (size !== undefined) return { size, seed: seed ?? "1" };
  if (seed === undefined) return undefined;
  throw new UsageError("A seed draws a sample: say how many facts with --sample.");
}

function collectTable(value: string, previous: readonly TableChoice[]): TableChoice[] {
  const [, mapping, table] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (mapping === undefined || table === undefined) {
    throw new InvalidArgumentError('Write mapping=path, such as "mteb=mteb-models.json".');
  }
  return [...previous, { mapping, table }];
}

function parseSize(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("Write a whole number above 0.");
  return Number(value);
}

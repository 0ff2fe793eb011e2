// The command line: arguments, printing and exit codes. The only file that prints or exits.
import { appendFile } from "node:fs/promises";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import packageJson from "../package.json" with { type: "json" };
import { addModel, FactError, type FactOrigin, impliedFacts, missingFacts, parseFact } from "./add.js";
import { issueCodes } from "./codes.js";
import { type Config, ConfigError, type ConfigFlags, readConfig } from "./config.js";
import { displayPath } from "./files.js";
import type { IngestResult } from "./ingest.js";
import { initRegistry, RegistryExistsError } from "./init.js";
import { ForeignDirectoryError } from "./output.js";
import { checkProject, fixProject, generateProject, type ProjectResult } from "./project.js";
import { MissingRegistryError } from "./registry.js";
import {
  count,
  formatGithubSummary,
  formatIssues,
  formatPromotion,
  formatPromotionJson,
  REPORT_FORMATS,
  type ReportFormat,
  visible,
} from "./report/index.js";
import { UsageError } from "./usage-error.js";
import { watchRegistry } from "./watch.js";

/** Exit codes; they are promises to scripts. */
export const EXIT = { fine: 0, findings: 1, usage: 2, upstream: 3, interrupted: 130 } as const;

interface CommonFlags extends ConfigFlags {
  readonly format?: ReportFormat;
  readonly json?: boolean;
}

/** Runs one command and returns its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command("modeldex")
    .description("Validates a registry of AI models and generates typed TypeScript from it.")
    .version(packageJson.version, "--version", "Print the version.")
    .helpOption("-h, --help", "Print help.")
    .helpCommand("help [command]", "Print help for a command.")
    .showSuggestionAfterError()
    .addHelpText("after", EXIT_HELP)
    .exitOverride();
  let exitCode: number = EXIT.fine;
  const action =
    <Flags>(perform: (flags: Flags) => Promise<number>) =>
    async (flags: Flags) => {
      exitCode = await perform(flags);
    };

  common(program.command("check"), { format: true })
    .description("Check the registry, its layout, and that generated files match it. Writes nothing.")
    .addHelpText("after", "\nExample:\n  $ modeldex check --format github")
    .action(action(check));
  common(program.command("generate"), { format: true })
    .description("Write the generated files. An invalid registry changes nothing.")
    .option("--watch", "Generate again whenever the registry changes.")
    .addHelpText("after", "\nExample:\n  $ modeldex generate --registry my/ --out src/models/")
    .action(action(generate));
  common(program.command("fix"), { format: true })
    .description("Bring models.json into canonical layout. Changes no fact.")
    .addHelpText("after", "\nExample:\n  $ modeldex fix")
    .action(action(fix));
  common(program.command("add"), { format: true })
    .description("Add a model: from flags, and on a terminal by asking for what is missing.")
    .option("--id <id>", "Id, such as bge-base-en-v1.5.")
    .option("--type <type>", "Type, such as dense.")
    .option("--name <name>", "Display name.")
    .option("--huggingface-id <id>", "Repository on the Hugging Face Hub.")
    .option("--organization <name>", "Who publishes it; by default the first half of the Hub id.")
    .option(
      "--set <path=value>",
      "Any field, such as specs.embedding_dim=768. Lists take commas. Repeatable.",
      collect,
      [],
    )
    .option(
      "--fact-source <source>",
      "Where the facts come from: a key of the registry's sources, or an https address.",
    )
    .option("--fact-date <date>", "Day on which the address was read (YYYY-MM-DD); by default today.")
    .option("--dry-run", "Show the record; write nothing.")
    .addHelpText("after", ADD_EXAMPLE)
    .action(action(add));
  const ingest = program.command("ingest").description("Read what a source says into registry/candidates.");
  common(ingest.command("file <table>"), { format: true })
    .description("Read a fact table (CSV, JSONL or JSON) into candidates, as a mapping says.")
    .requiredOption("--mapping <file>", "Which columns become which fields; its name becomes the candidates file's.")
    .option("--limit <n>", "Read the first n rows only; what is known of the others stays.", parseLimit)
    .option("--dry-run", "Report what would be read; write nothing.")
    .addHelpText("after", INGEST_EXAMPLE)
    .action(async (table: string, flags: IngestFlags) => {
      exitCode = await ingestTable(table, flags);
    });
  common(program.command("promote"), { format: true })
    .description("Merge candidates into models.json. What people wrote stays; an invalid result changes nothing.")
    .option("--dry-run", "Show what would be merged; write nothing.")
    .addHelpText("after", PROMOTE_EXAMPLE)
    .action(action(promote));
  common(program.command("init"), { format: false })
    .description("Make a registry of your own in the --registry directory.")
    .addHelpText("after", "\nExample:\n  $ modeldex init --registry my/")
    .action(action(init));

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

const EXIT_HELP = `
Exit codes: 0 fine, 1 findings (invalid data, drift), 2 wrong use, 3 a source or the network failed, 130 interrupted.`;

const ADD_EXAMPLE = `
Example:
  $ modeldex add --id some-model --type dense --name "Some Model" --huggingface-id some-org/some-model \\
      --set specs.embedding_dim=1024 --set capabilities.modalities=text \\
      --fact-source https://huggingface.co/some-org/some-model/blob/main/config.json`;

const INGEST_EXAMPLE = `
Example:
  $ modeldex ingest file sheet.csv --mapping mappings/sheet.json

The mapping is as registry/mappings/mappings.schema.json describes. Bad rows and cells are reported and left out; what
earlier runs knew of them stays, and the command exits with 3.`;

const PROMOTE_EXAMPLE = `
Example:
  $ modeldex promote --dry-run

Reads candidates/*.json, and trust.json and admission.json where they are there: which source decides where several speak,
and what a new model needs.`;

function parseLimit(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("Write a whole number above 0.");
  return Number(value);
}

function common(command: Command, { format }: { format: boolean }): Command {
  command
    .option("--registry <dir>", 'Directory of models.json (default: package.json\'s "modeldex", else "registry").')
    .option("--out <dir>", 'Directory of generated files (default: package.json\'s "modeldex", else "generated").')
    .option("--runtime <specifier>", "Import the runtime from here instead of copying it into --out.");
  if (!format) return command;
  return command
    .addOption(new Option("--format <format>", "How to print findings.").choices(REPORT_FORMATS).default("pretty"))
    .option("--json", "Short for --format json.");
}

function collect(value: string, previous: readonly string[]): string[] {
  if (!/^[^=]+=/.test(value)) throw new InvalidArgumentError('Write path=value, such as "specs.embedding_dim=768".');
  return [...previous, value];
}

async function check(flags: CommonFlags): Promise<number> {
  const result = await checkProject(await readConfig(process.cwd(), flags));
  return report(result, flags, `${countModels(result)} valid, ${count(result.files, "generated file")} up to date.`);
}

async function generate(flags: CommonFlags & { readonly watch?: boolean }): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const once = async () => {
    const result = await generateProject(config);
    return report(result, flags, `${countModels(result)} valid, ${describeChange(result, config)}`);
  };
  if (flags.watch !== true) return once();
  await watchRegistry(config, once, (line) => process.stderr.write(`${line}\n`));
  return EXIT.interrupted;
}

async function fix(flags: CommonFlags): Promise<number> {
  const result = await fixProject(await readConfig(process.cwd(), flags));
  return report(result, flags, result.changed > 0 ? "Rewrote models.json in canonical layout." : "Nothing to fix.");
}

interface AddFlags extends CommonFlags {
  readonly id?: string;
  readonly type?: string;
  readonly name?: string;
  readonly huggingfaceId?: string;
  readonly organization?: string;
  readonly set: readonly string[];
  readonly factSource?: string;
  readonly factDate?: string;
  readonly dryRun?: boolean;
}

async function add(flags: AddFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  let given = impliedFacts(givenFacts(flags));
  if (missingFacts(given).length > 0) {
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      throw new UsageError(`Still missing: ${missingFacts(given).map(flagFor).join(" ")}`);
    }
    const { askForFacts } = await import("./questions.js");
    given = await askForFacts(given);
  }
  const result = await addModel(config, given, factOrigin(flags), { dryRun: flags.dryRun === true });
  if (flags.dryRun === true && result.issues.length === 0) {
    process.stdout.write(`${JSON.stringify(result.record, null, 2)}\n`);
    return EXIT.fine;
  }
  const summary = `Added ${visible(String(given.get("id")))}. Run "modeldex generate" to make its constant.`;
  return report({ ...result, registry: undefined, files: 0, changed: 0 }, flags, summary);
}

function givenFacts(flags: AddFlags): Map<string, unknown> {
  const named: [string, string | undefined][] = [
    ["id", flags.id],
    ["type", flags.type],
    ["name", flags.name],
    ["huggingface_id", flags.huggingfaceId],
    ["organization", flags.organization],
  ];
  const facts = new Map<string, unknown>(named.filter(([, value]) => value !== undefined));
  for (const assignment of flags.set) {
    const separator = assignment.indexOf("=");
    const path = assignment.slice(0, separator);
    facts.set(path, parseFact(path, assignment.slice(separator + 1)));
  }
  return facts;
}

function factOrigin({ factSource: source, factDate: date }: AddFlags): FactOrigin | undefined {
  if (source === undefined) return undefined;
  if (!source.startsWith("https://")) return { source };
  return { source, date: date ?? new Date().toISOString().slice(0, 10) };
}

const NAMED_FLAGS: ReadonlySet<string> = new Set(["id", "type", "name", "huggingface_id", "organization"]);

function flagFor(path: string): string {
  return NAMED_FLAGS.has(path) ? `--${path.replaceAll("_", "-")} <value>` : `--set ${path}=<value>`;
}

interface IngestFlags extends CommonFlags {
  readonly mapping: string;
  readonly limit?: number;
  readonly dryRun?: boolean;
}

async function ingestTable(table: string, flags: IngestFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const { mapping, limit } = flags;
  const [{ ingestFile }, { showProgress }] = await Promise.all([import("./ingest.js"), import("./progress.js")]);
  const progress = showProgress("Reading", process.stderr);
  const dryRun = flags.dryRun === true;
  const given = { table, mapping, dryRun, onProgress: progress.update, ...(limit === undefined ? {} : { limit }) };
  const result = await ingestFile(config, given).finally(progress.stop);
  const { outcome } = result;
  const summary = describeIngestion(result, dryRun);
  const findings = await report({ ...result, registry: undefined, files: 0, changed: 0 }, flags, summary);
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

async function promote(flags: CommonFlags & { readonly dryRun?: boolean }): Promise<number> {
  const dryRun = flags.dryRun === true;
  const { promoteProject } = await import("./promote-project.js");
  const result = await promoteProject(await readConfig(process.cwd(), flags), { dryRun });
  const refused = result.issues.some(({ severity }) => severity === "error");
  const format = formatOf(flags);
  if (format === "json") {
    process.stdout.write(formatPromotionJson(result));
    return refused ? EXIT.findings : EXIT.fine;
  }
  if (refused || result.issues.length > 0 || format === "sarif") {
    await report({ ...result, registry: undefined, files: 0, changed: 0 }, flags, "");
  }
  if (refused) {
    process.stderr.write("modeldex: nothing was written.\n");
    return EXIT.findings;
  }
  (format === "sarif" ? process.stderr : process.stdout).write(formatPromotion(result, { dryRun }));
  return EXIT.fine;
}

async function init(flags: CommonFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const written = await initRegistry(config.registry);
  process.stdout.write(`Wrote ${written.map(displayPath).join(" and ")}. Add models with "modeldex add".\n`);
  return EXIT.fine;
}

function formatOf(flags: CommonFlags): ReportFormat {
  return flags.json === true ? "json" : (flags.format ?? "pretty");
}

async function report(result: ProjectResult, flags: CommonFlags, summary: string): Promise<number> {
  const format = formatOf(flags);
  const color = format === "pretty" && pc.isColorSupported && process.stdout.isTTY === true;
  const fixable = result.issues.some((issue) => issue.code === "layout");
  const text = formatIssues(result.issues, {
    format,
    color,
    frames: format === "pretty" && process.stdout.isTTY === true,
    ...(process.stdout.columns === undefined ? {} : { width: process.stdout.columns }),
    sources: result.sources,
    version: packageJson.version,
    rules: issueCodes,
    summary,
    ...(fixable ? { fixCommand: "modeldex fix" } : {}),
  });
  process.stdout.write(text);
  const summaryFile = process.env.GITHUB_STEP_SUMMARY;
  if (format === "github" && summaryFile !== undefined && summaryFile !== "") {
    await appendFile(summaryFile, formatGithubSummary(result.issues));
  }
  return result.issues.some((issue) => issue.severity === "error") ? EXIT.findings : EXIT.fine;
}

function countModels({ registry }: ProjectResult): string {
  return count(registry?.models.length ?? 0, "model");
}

function describeChange({ files, changed }: ProjectResult, { out }: Config): string {
  if (changed === 0) return `${count(files, "file")} in ${displayPath(out)} up to date.`;
  return `${changed} of ${count(files, "file")} in ${displayPath(out)} changed.`;
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (isExpected(error)) {
    process.stderr.write(`modeldex: ${visible(error.message)}\n`);
    return error instanceof RegistryExistsError ? EXIT.findings : EXIT.usage;
  }
  if (error instanceof Error && error.name === "ExitPromptError") return EXIT.interrupted;
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) {
    process.stderr.write(
      `modeldex: ${visible(path)} cannot be read or written (${code}). Nothing after it was changed.\n`,
    );
    return EXIT.usage;
  }
  process.stderr.write(`modeldex: this is a bug in modeldex: ${visible(String(message ?? error))}\n`);
  process.stderr.write(`Please report it at ${packageJson.bugs}\n`);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  for (const line of stack.split("\n")) process.stderr.write(`${visible(line)}\n`);
  return EXIT.usage;
}

function isExpected(error: unknown): error is Error {
  return EXPECTED.some((kind) => error instanceof kind);
}

const EXPECTED = [UsageError, ConfigError, FactError, MissingRegistryError, ForeignDirectoryError, RegistryExistsError];

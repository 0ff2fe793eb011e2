// What every command shares: its options, its exit codes, and the one way to print findings.
import { appendFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import pc from "picocolors";
import packageJson from "../../package.json" with { type: "json" };
import { issueCodes } from "../codes.js";
import type { ConfigFlags } from "../config.js";
import { MANIFEST_NAMES } from "../emit/manifest-names.js";
import { isError } from "../issue.js";
import type { ProjectResult } from "../project.js";
import { count, formatGithubSummary, formatIssues, REPORT_FORMATS, type ReportFormat } from "../report/index.js";

/** Exit codes; they are promises to scripts. */
export const EXIT = { fine: 0, findings: 1, usage: 2, upstream: 3, interrupted: 130 } as const;

/** Flags of every command that knows a registry. */
export interface CommonFlags extends ConfigFlags {
  readonly format?: ReportFormat;
  readonly json?: boolean;
}

/** Adds a command to the program; what its action returns becomes the exit code. */
export type Register = (program: Command, finish: (code: number) => void) => void;

/** Issues and the text of the files they speak of. */
export type Findings = Pick<ProjectResult, "issues" | "sources">;

/** The options that say which registry is meant, and how to print findings. */
export function common(command: Command, { format = true }: { readonly format?: boolean } = {}): Command {
  command
    .option("--registry <dir>", 'Directory of models.json (default: package.json\'s "modeldex", else "registry").')
    .option("--out <dir>", 'Directory of generated files (default: package.json\'s "modeldex", else "generated").')
    .option("--runtime <specifier>", "Import the runtime from here instead of copying it into --out.")
    .addOption(
      new Option("--manifests <names>", "Name manifests for people, or with a hash of their content.").choices(
        MANIFEST_NAMES,
      ),
    );
  return format ? findingsFormat(command) : command;
}

/** The options that say how findings are printed. */
export function findingsFormat(command: Command): Command {
  return command
    .addOption(new Option("--format <format>", "How to print findings.").choices(REPORT_FORMATS).default("pretty"))
    .option("--json", "Short for --format json.");
}

/** The format that the flags ask for. */
export function formatOf(flags: CommonFlags): ReportFormat {
  return flags.json === true ? "json" : (flags.format ?? "pretty");
}

/** Prints findings on stdout in the wanted format, or a summary where there are none. Returns the exit code. */
export async function report(result: Findings, flags: CommonFlags, summary: string): Promise<number> {
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
  return result.issues.some(isError) ? EXIT.findings : EXIT.fine;
}

/** How many models a registry holds, in words. */
export function countModels({ registry }: ProjectResult): string {
  return count(registry?.models.length ?? 0, "model");
}

const NAMED_FLAGS: ReadonlySet<string> = new Set(["id", "type", "name", "huggingface_id", "organization"]);

/** The flag of `add` that gives a field. */
export function flagFor(path: string): string {
  return NAMED_FLAGS.has(path) ? `--${path.replaceAll("_", "-")} <value>` : `--set ${path}=<value>`;
}

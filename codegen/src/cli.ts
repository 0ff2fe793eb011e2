// The command line: which commands there are, and how errors end. Only this file and cli/ print or exit.
import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { FactError } from "./add.js";
import { addCommand } from "./cli/add.js";
import { auditCommand } from "./cli/audit.js";
import { checkCommand } from "./cli/check.js";
import { EXIT, type Register } from "./cli/command.js";
import { fixCommand } from "./cli/fix.js";
import { generateCommand } from "./cli/generate.js";
import { ingestCommand } from "./cli/ingest.js";
import { initCommand } from "./cli/init.js";
import { inspectCommand } from "./cli/inspect.js";
import { promoteCommand } from "./cli/promote.js";
import { reviewCommand } from "./cli/review.js";
import { traceCommand } from "./cli/trace.js";
import { ConfigError } from "./config.js";
import { RegistryExistsError } from "./init.js";
import { ForeignDirectoryError } from "./output.js";
import { MissingRegistryError } from "./registry.js";
import { visible } from "./report/index.js";
import { UsageError } from "./usage-error.js";

const COMMANDS: readonly Register[] = [
  checkCommand,
  auditCommand,
  generateCommand,
  fixCommand,
  addCommand,
  ingestCommand,
  reviewCommand,
  promoteCommand,
  traceCommand,
  inspectCommand,
  initCommand,
];

/** Runs one command and returns its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command("modeldex")
    .description("Validates a registry of AI models and generates typed TypeScript from it.")
    .version(packageJson.version, "--version", "Print the version.")
    .helpOption("-h, --help", "Print help.")
    .helpCommand("help [command]", "Print help for a command.")
    .showSuggestionAfterError()
    .addHelpText("after", EXIT_HELP)
    // What stands behind a command is that command's.
    .enablePositionalOptions()
    .exitOverride();
  let exitCode: number = EXIT.fine;
  const finish = (code: number) => {
    exitCode = code;
  };
  for (const register of COMMANDS) register(program, finish);

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

const EXIT_HELP = `
Exit codes: 0 fine, 1 findings (invalid data, drift, open questions), 2 wrong use, 3 a source or the network failed, 130 interrupted.`;

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (isExpected(error)) {
    process.stderr.write(`modeldex: ${visible(error.message)}\n`);
    return error instanceof RegistryExistsError ? EXIT.findings : EXIT.usage;
  }
  if (error instanceof Error && error.name === "ExitPromptError") return EXIT.interrupted;
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && FULL.has(code)) {
    process.stderr.write(`modeldex: the disk is full (${code}). Make room, and run the command again.\n`);
    return EXIT.usage;
  }
  if (code !== undefined && (path !== undefined || syscall !== undefined)) {
    // Errors of open files do not say which one it is.
    const what = path === undefined ? "a file" : visible(path);
    process.stderr.write(`modeldex: ${what} cannot be read or written (${code}). Nothing after it was changed.\n`);
    return EXIT.usage;
  }
  process.stderr.write(`modeldex: this is a bug in modeldex: ${visible(String(message ?? error))}\n`);
  process.stderr.write(`Please report it at ${packageJson.bugs}\n`);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  for (const line of stack.split("\n")) process.stderr.write(`${visible(line)}\n`);
  return EXIT.usage;
}

// No room, or none for this user.
const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

function isExpected(error: unknown): error is Error {
  return EXPECTED.some((kind) => error instanceof kind);
}

const EXPECTED = [UsageError, ConfigError, FactError, MissingRegistryError, ForeignDirectoryError, RegistryExistsError];

// The command line: which commands there are, and how errors end. Only this file and cli/ print or exit.
import { Command } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { addCommand } from "./cli/add.js";
import { auditCommand } from "./cli/audit.js";
import { checkCommand } from "./cli/check.js";
import { EXIT, type Register } from "./cli/command.js";
import { explain } from "./cli/explain.js";
import { filtersCommand } from "./cli/filters.js";
import { fixCommand } from "./cli/fix.js";
import { generateCommand } from "./cli/generate.js";
import { ingestCommand } from "./cli/ingest.js";
import { initCommand } from "./cli/init.js";
import { inspectCommand } from "./cli/inspect.js";
import { promoteCommand } from "./cli/promote.js";
import { reviewCommand } from "./cli/review.js";
import { siteCommand } from "./cli/site.js";
import { traceCommand } from "./cli/trace.js";

const COMMANDS: readonly Register[] = [
  checkCommand,
  auditCommand,
  generateCommand,
  filtersCommand,
  siteCommand,
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
    const { text, code } = explain(error);
    process.stderr.write(text);
    return code;
  }
}

const EXIT_HELP = `
Exit codes: 0 fine, 1 findings (invalid data, drift, open questions), 2 wrong use, 3 a source or the network failed, 130 interrupted.`;

// Takes an error that ended a command, or a part of one, gives what to print and the exit code.
import { CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { FactError } from "../add.js";
import { ConfigError } from "../config.js";
import { RegistryExistsError } from "../init.js";
import { ForeignDirectoryError } from "../output.js";
import { MissingRegistryError } from "../registry.js";
import { visible } from "../report/index.js";
import { SiteNotBuiltError } from "../site/renderer.js";
import { UsageError } from "../usage-error.js";
import { EXIT } from "./command.js";

/** What an error means to people and to scripts. */
export interface Explanation {
  /** For stderr; empty where everything was said already. */
  readonly text: string;
  readonly code: number;
}

/** Explains an error. `isLast` tells whether the command did nothing after it. */
export function explain(error: unknown, { isLast = true }: { readonly isLast?: boolean } = {}): Explanation {
  if (error instanceof CommanderError) return { text: "", code: error.exitCode === 0 ? EXIT.fine : EXIT.usage };
  if (isExpected(error)) {
    const code = error instanceof RegistryExistsError ? EXIT.findings : EXIT.usage;
    return { text: `modeldex: ${visible(error.message)}\n`, code };
  }
  if (error instanceof Error && error.name === "ExitPromptError") return { text: "", code: EXIT.interrupted };
  return { text: explainSystem(error as NodeJS.ErrnoException, isLast) ?? explainBug(error), code: EXIT.usage };
}

/** Undefined where it is no error of the system. */
function explainSystem({ code, path, syscall }: NodeJS.ErrnoException, isLast: boolean): string | undefined {
  if (code === undefined) return undefined;
  if (FULL.has(code)) return `modeldex: the disk is full (${code}). Make room, and run the command again.\n`;
  if (path === undefined && syscall === undefined) return undefined;
  // Errors of open files do not say which one it is.
  const what = path === undefined ? "a file" : visible(path);
  const rest = isLast ? "Nothing after it was changed." : "Correct that, and run the command again.";
  return `modeldex: ${what} cannot be read or written (${code}). ${rest}\n`;
}

// No room, or none for this user.
const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

function explainBug(error: unknown): string {
  const { message, stack = "" } = error instanceof Error ? error : { message: String(error) };
  const lines = [
    `modeldex: this is a bug in modeldex: ${visible(message)}`,
    `Please report it at ${packageJson.bugs}`,
    ...stack.split("\n").map(visible),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function isExpected(error: unknown): error is Error {
  return EXPECTED.some((kind) => error instanceof kind);
}

const EXPECTED = [
  UsageError,
  ConfigError,
  FactError,
  MissingRegistryError,
  ForeignDirectoryError,
  RegistryExistsError,
  SiteNotBuiltError,
];

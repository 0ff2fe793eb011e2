// Runs a command on a terminal of its own, which `script` of util-linux makes; a test without it fails.
import { spawn } from "node:child_process";
import { modeldexCall } from "../robustness/support.js";

/** What a terminal showed, and how the command ended. */
export interface TerminalRun {
  readonly code: number | null;
  /** Everything that was written to the terminal, with its control sequences. */
  readonly shown: string;
}

/** Options of a run on a terminal. */
export interface TerminalOptions {
  readonly cwd: string;
  /** Variables beside those of a bare shell. */
  readonly env?: Readonly<Record<string, string>>;
  /** Keys to press once the terminal shows a text. */
  readonly press?: { readonly keys: string; readonly when: string };
}

/** Runs a command of the built tool on a terminal. */
export function modeldexOnTerminal(
  args: readonly string[],
  { cwd, env = {}, press }: TerminalOptions,
): Promise<TerminalRun> {
  const words = [process.execPath, ...modeldexCall(args)].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const child = spawn("script", ["--quiet", "--return", "--command", `exec ${words.join(" ")}`, "/dev/null"], {
    cwd,
    env: { PATH: process.env.PATH ?? "", SHELL: "/bin/sh", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let shown = "";
    let isPressed = false;
    child.on("error", (cause) => reject(new Error("This test needs script of util-linux.", { cause })));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      if (press === undefined || isPressed || !shown.includes(press.when)) return;
      isPressed = true;
      child.stdin.write(press.keys);
    });
    child.on("close", (code) => resolve({ code, shown }));
  });
}

// Runs a program to its end and gives what it printed; a failure carries the whole output.
import { execFile } from "node:child_process";

export interface CommandOptions {
  readonly cwd: string;
  /** Exit codes that are no failure. */
  readonly accept?: readonly number[];
  /** Variables beside the inherited ones. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell. Rejects with its output where the exit code is not accepted. */
export function run(program: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { cwd, accept = [0], env } = options;
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, env: { ...plainEnvironment(), ...env }, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode === "number" && accept.includes(exitCode)) return resolve({ exitCode, stdout, stderr });
        reject(new Error(`${[program, ...args].join(" ")} in ${cwd} failed (${exitCode}):\n${stdout}\n${stderr}`));
      },
    );
  });
}

/** Runs npm with the Node that runs the tests. */
export function runNpm(args: readonly string[], cwd: string): Promise<CommandResult> {
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier"];
  // On Windows npm is a script, which only a shell can start.
  return process.platform === "win32"
    ? run("cmd.exe", ["/d", "/s", "/c", "npm", ...args, ...quiet], { cwd })
    : run("npm", [...args, ...quiet], { cwd });
}

/** Starts a program of node_modules with the Node that runs the tests. */
export function runNode(script: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return run(process.execPath, [script, ...args], options);
}

/** The environment without what npm and vitest tell their own children, which would change how npm and Node behave. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST|INIT_CWD)/.test(name));
  return { ...Object.fromEntries(inherited), NO_COLOR: "1" };
}

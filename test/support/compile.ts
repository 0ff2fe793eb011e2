// A consumer's project: sources beside the installed tarball, compiled by a real compiler, with what it said.
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runNode } from "./command.js";
import { COMPILERS } from "./toolchain.js";

export type Compiler = keyof typeof COMPILERS;

export interface ConsumerProject {
  /** `type` of its package.json: how its .ts files become modules. */
  readonly type: "module" | "commonjs";
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  /** Text by file name. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  /** `TS2345` */
  readonly code: string;
  /** All lines of the message. */
  readonly text: string;
}

/** Everything that makes the compiler look closely, at the package's declarations, too. */
export const STRICT_OPTIONS = {
  target: "ES2022",
  lib: ["ES2023"],
  types: [],
  noEmit: true,
  declaration: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  isolatedModules: true,
  skipLibCheck: false,
  forceConsistentCasingInFileNames: true,
  noErrorTruncation: true,
} as const;

/** Writes a project into the stranger's folder. */
export async function writeProject(stranger: string, project: ConsumerProject): Promise<string> {
  const projects = join(stranger, "projects");
  await mkdir(projects, { recursive: true });
  const directory = await mkdtemp(join(projects, "project-"));
  const files: Record<string, string> = {
    ...project.sources,
    "package.json": JSON.stringify({ private: true, type: project.type }),
    "tsconfig.json": JSON.stringify({
      compilerOptions: { ...STRICT_OPTIONS, ...project.compilerOptions },
      files: Object.keys(project.sources),
    }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  return directory;
}

/** Compiles a project from scratch. */
export async function compile(compiler: Compiler, directory: string): Promise<readonly Diagnostic[]> {
  const { stdout } = await runNode(join(COMPILERS[compiler], "bin/tsc"), ["-p", directory, "--pretty", "false"], {
    cwd: directory,
    accept: [0, 1, 2],
  });
  return readDiagnostics(stdout);
}

function readDiagnostics(output: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const line of output.split(/\r?\n/)) {
    const start = /^(?:(?<file>.+)\((?<line>\d+),\d+\): )?error (?<code>TS\d+): (?<text>.*)$/.exec(line)?.groups;
    const last = diagnostics.at(-1);
    if (start !== undefined) {
      const { file = "", line: position = "0", code = "", text = "" } = start;
      diagnostics.push({ file, line: Number(position), code, text });
    } else if (last !== undefined && line.startsWith(" ")) {
      diagnostics[diagnostics.length - 1] = { ...last, text: `${last.text}\n${line}` };
    } else if (line !== "") {
      throw new Error(`The compiler said something else than errors:\n${output}`);
    }
  }
  return diagnostics;
}

// What the robustness tests share: the real command line, directories of their own, and the registry of this repository.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import type { ModelRecord, Registry } from "../../src/record.js";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BIN = join(ROOT, "codegen/bin/modeldex.js");
const BUILT = join(ROOT, "codegen/dist/cli.js");

/** How a command ended. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and under which environment a command runs. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a command of the built tool, as a user's shell does, with nothing of this process's terminal settings. */
export function startModeldex(args: readonly string[], options: RunOptions) {
  return start(modeldexCall(args), options);
}

/** Arguments with which Node runs a command of the built tool. */
export function modeldexCall(args: readonly string[]): string[] {
  requireBuilt();
  return [BIN, ...args];
}

/** Runs a command of the built tool to its end. */
export function modeldex(args: readonly string[], options: RunOptions): Promise<Run> {
  return startModeldex(args, options).ended;
}

/** Starts Node with these arguments; `ended` never rejects. */
export function start(args: readonly string[], { cwd, env = {} }: RunOptions) {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Run>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

/** Tests of yesterday's build would pass or fail for reasons that nobody sees. */
function requireBuilt(): void {
  if (isBuilt) return;
  const built = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ["codegen/src", "src", "registry/models.schema.json"].flatMap((path) => listFiles(join(ROOT, path)));
  const newer = sources.find((path) => statSync(path).mtimeMs > built);
  if (newer !== undefined)
    throw new Error(`codegen/dist is older than ${newer}: run "npm run build -w codegen" first.`);
  isBuilt = true;
}

let isBuilt = false;

function listFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
}

/** A directory of this test file's own, removed when its tests are done. */
export function temporaryDirectory(): string {
  // Issues name files relative to the working directory, which the system reports without links.
  const path = realpathSync(mkdtempSync(join(tmpdir(), "modeldex-robustness-")));
  temporary.push(path);
  return path;
}

const temporary: string[] = [];
// Tests ask for directories while they run, when it is too late for a hook of their own.
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
});

/** Writes a file and the directories above it; returns its path. */
export function write(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Every file below a directory, by path, with its text. */
export function readTree(directory: string): Map<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(directory, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(directory, name), "latin1")]));
}

/** One hash over the paths and bytes of every file below a directory. */
export function hashTree(directory: string): string {
  return createHash("sha256")
    .update(JSON.stringify([...readTree(directory)]))
    .digest("hex");
}

/** When each file below a directory was last written. */
export function writeTimes(directory: string): Map<string, number> {
  return new Map([...readTree(directory).keys()].map((name) => [name, statSync(join(directory, name)).mtimeMs]));
}

/** The text of this repository's registry. */
export function realRegistryText(): string {
  return readFileSync(join(ROOT, "registry/models.json"), "utf8");
}

/** This repository's registry with the first few models of each type: as varied, and quicker to generate from. */
export function smallRealRegistry(modelsPerType: number): Registry {
  const counts = new Map<string, number>();
  return subsetOf(JSON.parse(realRegistryText()) as Registry, ({ type }) => {
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return count <= modelsPerType;
  });
}

/** Some models of a registry, without what refers to the others. */
export function subsetOf(registry: Registry, isWanted: (record: ModelRecord, index: number) => boolean): Registry {
  const wanted = registry.models.filter(isWanted);
  const ids = new Set(wanted.map(({ id }) => id));
  return { ...registry, models: wanted.map((record) => withoutDanglingReferences(record, ids)) };
}

function withoutDanglingReferences(record: ModelRecord, ids: ReadonlySet<string>): ModelRecord {
  const { dependencies: _, provenance = {}, ...alone } = record;
  const kept = Object.entries(provenance).filter(([path]) => !path.startsWith("dependencies"));
  if (alone.replaced_by !== undefined && !ids.has(alone.replaced_by)) {
    for (const key of ["status", "deprecated_on", "retired_on", "replaced_by", "reason"] as const) delete alone[key];
  }
  return { ...alone, provenance: Object.fromEntries(kept) };
}
